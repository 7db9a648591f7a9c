"""A small HTTP load: a number of users, each asking for the next page as soon as one has come."""

import asyncio
import random
import time
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Figures:
    """What a load showed; times in milliseconds."""

    requests: int
    failures: int
    seconds: float
    p50: float
    p95: float
    p99: float

    @property
    def rate(self) -> float:
        """Answers per second."""
        return self.requests / self.seconds


def load(port: int, paths: Sequence[str], *, users: int, seconds: float, seed: int = 1) -> Figures:
    """Ask a server on this machine for random pages of a list for some seconds.

    Args:
        port: on 127.0.0.1.
        paths: addresses to choose from, each as likely as the others.
        users: connections that each wait for their answer before they ask again.
        seconds: how long.
        seed: of the choice.
    """
    return asyncio.run(_load(port, paths, users, seconds, seed))


async def _load(port: int, paths: Sequence[str], users: int, seconds: float, seed: int) -> Figures:
    end = time.perf_counter() + seconds
    started = time.perf_counter()
    times: list[float] = []
    failures = [0]
    await asyncio.gather(
        *(
            _user(port, paths, end, random.Random(f"{seed}-{i}"), times, failures)
            for i in range(users)
        )
    )
    times.sort()

    def share(part: float) -> float:
        return round(times[min(int(len(times) * part), len(times) - 1)] * 1000, 1)

    elapsed = time.perf_counter() - started
    return Figures(len(times), failures[0], elapsed, share(0.5), share(0.95), share(0.99))


async def _user(
    port: int,
    paths: Sequence[str],
    end: float,
    chance: random.Random,
    times: list[float],
    failures: list[int],
) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        while time.perf_counter() < end:
            begun = time.perf_counter()
            status = await _ask(reader, writer, port, chance.choice(paths))
            times.append(time.perf_counter() - begun)
            failures[0] += status != 200
    finally:
        writer.close()


async def _ask(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter, port: int, path: str
) -> int:
    writer.write(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n".encode())
    head = await reader.readuntil(b"\r\n\r\n")
    lines = head.split(b"\r\n")
    length = next(
        (int(line[15:]) for line in lines if line.lower().startswith(b"content-length:")), None
    )
    if length is not None:
        await reader.readexactly(length)
    else:
        await _chunks(reader)
    return int(lines[0].split()[1])


async def _chunks(reader: asyncio.StreamReader) -> None:
    while True:
        size = int((await reader.readline()).split(b";")[0], 16)
        await reader.readexactly(size + 2)
        if size == 0:
            return
