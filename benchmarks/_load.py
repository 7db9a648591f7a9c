"""A small HTTP load: a number of users, each asking for the next page as soon as one has come."""

import asyncio
import random
import time
from collections.abc import Iterator, Sequence
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


def at_random(paths: Sequence[str], seed: int = 1) -> Iterator[str]:
    """Yield addresses for ever, each as likely as the others."""
    chance = random.Random(seed)
    while True:
        yield chance.choice(paths)


def load(port: int, paths: Iterator[str], *, users: int, seconds: float) -> Figures:
    """Ask a server on this machine for pages, until the addresses or the seconds run out.

    Args:
        port: on 127.0.0.1.
        paths: addresses, which the users share.
        users: connections that each wait for their answer before they ask again.
        seconds: how long at most.
    """
    return asyncio.run(_load(port, paths, users, seconds))


async def _load(port: int, paths: Iterator[str], users: int, seconds: float) -> Figures:
    started = time.perf_counter()
    times: list[float] = []
    failures = [0]
    end = started + seconds
    await asyncio.gather(*(_user(port, paths, end, times, failures) for _ in range(users)))
    elapsed = time.perf_counter() - started
    times.sort()

    def share(part: float) -> float:
        return round(times[min(int(len(times) * part), len(times) - 1)] * 1000, 1)

    return Figures(len(times), failures[0], elapsed, share(0.5), share(0.95), share(0.99))


async def _user(
    port: int, paths: Iterator[str], end: float, times: list[float], failures: list[int]
) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        for path in paths:
            begun = time.perf_counter()
            if begun > end:
                return
            status = await _ask(reader, writer, port, path)
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
