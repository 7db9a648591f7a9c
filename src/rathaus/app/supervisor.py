"""One parent that starts, watches, restarts and stops its children.

It is a small process of its own: it imports neither Django nor the application.
"""

import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

from rathaus.app import processes
from rathaus.app.children import become_child
from rathaus.app.errors import AppError
from rathaus.app.progress import say

LONGEST_PAUSE = 30.0
STEADY_AFTER = 60.0
LOG_LIMIT = 5_000_000


class StopRequested(BaseException):
    """Somebody wants the server to stop (Ctrl-C, SIGTERM, a closed terminal)."""


@dataclass
class Child:
    """A program that shall run, and how it is started and stopped."""

    name: str
    spawn: Callable[[], subprocess.Popen[bytes]]
    stop: Callable[[subprocess.Popen[bytes]], None]
    process: subprocess.Popen[bytes] | None = None
    started: float = 0.0
    failures: int = 0
    not_before: float = 0.0

    def start(self) -> subprocess.Popen[bytes]:
        """Start the program now."""
        self.process = self.spawn()
        self.started = time.monotonic()
        return self.process

    def pause(self) -> float:
        """Seconds to wait after the last failure: half a second, doubled each time."""
        return float(min(LONGEST_PAUSE, 0.5 * 2 ** min(self.failures, 10)))


@dataclass
class Supervisor:
    """Keeps children running, in the order in which they were added."""

    children: list[Child] = field(default_factory=list)

    def add(self, child: Child) -> subprocess.Popen[bytes]:
        """Start a child and watch it from now on."""
        self.children.append(child)
        return child.start()

    def watch_until(self, done: Callable[[], bool], *, failures: int | None = None) -> None:
        """Restart children that end, until `done` says so or a stop is requested.

        Args:
            done: asked about four times a second.
            failures: give up when one child failed this often; None means never.

        Raises:
            AppError: a child failed too often.
        """
        while not done():
            for child in self.children:
                self._look_after(child)
                if failures is not None and child.failures >= failures:
                    raise AppError(f"The {child.name} process does not start. See the log files.")
            time.sleep(0.25)

    def _look_after(self, child: Child) -> None:
        now = time.monotonic()
        if child.process is not None and child.process.poll() is not None:
            if now - child.started > STEADY_AFTER:
                child.failures = 0
            child.not_before = now + child.pause()
            child.failures += 1
            say(
                f"The {child.name} process ended ({_ending(child.process.returncode)});"
                f" starting it again in {child.pause() / 2:.1f} s."
            )
            child.stop(child.process)
            child.process = None
        if child.process is None and now >= child.not_before:
            child.start()

    def stop(self) -> None:
        """Stop all children, the last started first; further requests to stop change nothing."""
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, signal.SIG_IGN)
        for child in reversed(self.children):
            if child.process is not None:
                child.stop(child.process)


def _ending(code: int) -> str:
    return f"signal {signal.Signals(-code).name}" if code < 0 else f"exit status {code}"


@contextmanager
def stop_signals() -> Iterator[None]:
    """Turn requests to stop into `StopRequested` in the main thread."""

    def request(number: int, _frame: FrameType | None) -> None:
        raise StopRequested

    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, request)
    yield


def python_child(
    name: str, command: list[str], *, home: Path, environment: dict[str, str]
) -> Child:
    """Describe a child that runs a Python program of ours, its output in `log/<name>.log`.

    Args:
        name: for messages and the log file.
        command: the command line.
        home: the home; it marks the processes, so that they are found after a crash.
        environment: the whole environment, without the mark.
    """
    log = home / "log" / f"{name}.log"
    marked = {**environment, processes.MARK: str(home)}

    def spawn() -> subprocess.Popen[bytes]:
        keep_small(log)
        with log.open("ab") as stream:
            return subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=stream,
                stderr=stream,
                env=marked,
                start_new_session=True,
                preexec_fn=become_child(signal.SIGTERM),  # noqa: PLW1509 - no threads here
            )

    def stop(process: subprocess.Popen[bytes]) -> None:
        if process.poll() is None:
            process.terminate()
        if not _ended_within(process, 1.5):
            # A process that was still starting may have missed it; it is asked with all it started.
            os.killpg(process.pid, signal.SIGTERM)
            if not _ended_within(process, 18.0):
                process.kill()
                process.wait()
        processes.end(
            lambda pid: processes.has_mark(pid, home) and _session(pid) == process.pid,
            first=signal.SIGTERM,
            patience=2.0,
        )

    return Child(name, spawn, stop)


def _ended_within(process: subprocess.Popen[bytes], seconds: float) -> bool:
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        return False
    return True


def _session(pid: int) -> int:
    try:
        return os.getsid(pid)
    except OSError:
        return 0


def keep_small(log: Path) -> None:
    """Set a long log file aside; one older file is kept."""
    if log.exists() and log.stat().st_size > LOG_LIMIT:
        log.replace(log.with_suffix(".log.1"))
