"""Finding and ending processes for certain.

A number alone does not name a process: numbers are used again. A process is named here by what it
is (its environment or its working directory, read from /proc), and it is signalled through a
handle (pidfd) taken before that check, so that a signal never reaches a stranger.
"""

import os
import select
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

MARK = "RATHAUS_SUPERVISED"
PROC = Path("/proc")


def _numbers() -> Iterator[int]:
    for entry in os.scandir(PROC):
        if entry.name.isdigit():
            yield int(entry.name)


def has_mark(pid: int, home: Path) -> bool:
    """Tell whether a process was started by a supervisor of this home."""
    try:
        environment = (PROC / str(pid) / "environ").read_bytes()
    except OSError:
        return False
    return f"{MARK}={home}".encode() in environment.split(b"\0")


def works_in(pid: int, directory: Path) -> bool:
    """Tell whether a process is a PostgreSQL whose working directory is `directory`."""
    folder = PROC / str(pid)
    try:
        name = (folder / "comm").read_text().strip()
        return name.startswith("postgres") and (folder / "cwd").readlink() == directory
    except OSError:
        return False


def find(belongs: Callable[[int], bool]) -> list[int]:
    """List the numbers of all processes that `belongs` accepts, except the caller's own."""
    own = os.getpid()
    return [pid for pid in _numbers() if pid != own and belongs(pid)]


def _handle(pid: int, belongs: Callable[[int], bool]) -> int | None:
    try:
        handle = os.pidfd_open(pid)
    except OSError:
        return None
    if belongs(pid):
        return handle
    os.close(handle)
    return None


def _signal(handles: dict[int, int], number: signal.Signals) -> None:
    for handle in handles.values():
        try:
            signal.pidfd_send_signal(handle, number)
        except ProcessLookupError:
            continue


def _wait(handles: dict[int, int], seconds: float) -> None:
    """Wait until the processes ended, and forget those that did."""
    step = 0.1
    while handles and seconds > 0:
        ended, _, _ = select.select(list(handles.values()), [], [], step)
        for pid in [pid for pid, handle in handles.items() if handle in ended]:
            os.close(handles.pop(pid))
        seconds -= step


def end(belongs: Callable[[int], bool], *, first: signal.Signals, patience: float) -> list[int]:
    """End all processes that `belongs` accepts: first kindly, then for certain.

    Args:
        belongs: says whether a process number is one of those meant.
        first: the kind signal.
        patience: seconds to wait before the processes are killed.

    Returns:
        The numbers of the processes that were ended.
    """
    handles = {pid: h for pid in find(belongs) if (h := _handle(pid, belongs)) is not None}
    numbers = list(handles)
    _signal(handles, first)
    _signal(handles, signal.SIGCONT)  # a halted process could not hear the first
    _wait(handles, patience)
    _signal(handles, signal.SIGKILL)
    _wait(handles, 5.0)
    for handle in handles.values():
        os.close(handle)
    return numbers
