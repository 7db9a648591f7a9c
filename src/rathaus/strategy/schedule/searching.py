"""Runs a search in a process of its own and hands its progress on."""

import json
import queue
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import IO, Any

from rathaus.strategy.schedule.models import PlanRun
from rathaus.strategy.schedule.store.codec import unpack_task_json

WORKERS = 2
BEAT_SECONDS = 1.0
LEAST_SECONDS = 5.0
"""Given to a search that is taken over when its time is nearly spent."""

Line = dict[str, Any]


class Interrupted(Exception):
    """The process was ended from outside, as when the server stops."""


def search(run: PlanRun, on_line: Callable[[Line | None], bool]) -> Line:
    """Search until the time is over or ``on_line`` says stop; return the last line.

    Args:
        run: the claimed run; the search begins with its best plan.
        on_line: is given every line, or None about once a second when there was none; returns
            whether to stop.

    Raises:
        Interrupted: if the process was ended by a signal or without a last line.
    """
    process = subprocess.Popen(
        [sys.executable, "-m", "rathaus.strategy.schedule.child"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        process.stdin.write(json.dumps(_asked(run)) + "\n")
        process.stdin.flush()
        return _follow(process.stdin, _lines(process.stdout), on_line)
    except BrokenPipeError as error:
        raise Interrupted from error
    finally:
        process.kill()
        process.wait()
        with suppress(BrokenPipeError):
            process.stdin.close()
        process.stdout.close()


def _asked(run: PlanRun) -> Line:
    left = max(LEAST_SECONDS, run.budget - run.seconds)
    return {
        "task": unpack_task_json(run.task),
        "hint": run.starts or {},
        "seconds": left,
        "workers": WORKERS,
    }


def _follow(
    commands: IO[str], lines: Iterator[Line | None], on_line: Callable[[Line | None], bool]
) -> Line:
    told = False
    for line in lines:
        if line is not None and "end" in line:
            return line
        if on_line(line) and not told:
            told = True
            commands.write("stop\n")
            commands.flush()
    raise Interrupted


def _lines(stream: IO[str]) -> Iterator[Line | None]:
    """Yield lines as they come, and None whenever a second passes without one."""
    waiting: queue.Queue[str | None] = queue.Queue()

    def read() -> None:
        with suppress(ValueError):  # the stream was closed under us
            for line in stream:
                waiting.put(line)
        waiting.put(None)

    threading.Thread(target=read, daemon=True).start()
    while True:
        try:
            line = waiting.get(timeout=BEAT_SECONDS)
        except queue.Empty:
            yield None
            continue
        if line is None:
            return
        yield json.loads(line)
