"""Processes are found by what they are; strangers are never touched."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from rathaus.app import processes

SLEEP = [sys.executable, "-c", "print('on', flush=True); import time; time.sleep(60)"]
STUBBORN = [
    sys.executable,
    "-c",
    "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN);"
    "print('on', flush=True); time.sleep(60)",
]


@pytest.fixture
def started() -> Iterator[list[subprocess.Popen[bytes]]]:
    children: list[subprocess.Popen[bytes]] = []
    yield children
    for child in children:
        child.kill()
        child.wait()


def start(command: list[str], mark: str | None) -> subprocess.Popen[bytes]:
    environment = {**os.environ, **({processes.MARK: mark} if mark else {})}
    child = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE)
    assert child.stdout and child.stdout.readline() == b"on\n"
    return child


def test_only_processes_of_this_home_end(
    tmp_path: Path, started: list[subprocess.Popen[bytes]]
) -> None:
    mine = start(SLEEP, str(tmp_path))
    other_home = start(SLEEP, f"{tmp_path}-other")
    stranger = start(SLEEP, None)
    started += [mine, other_home, stranger]
    ended = processes.end(
        lambda pid: processes.has_mark(pid, tmp_path), first=signal.SIGTERM, patience=5
    )
    assert ended == [mine.pid]
    assert mine.wait(5) == -signal.SIGTERM
    assert other_home.poll() is None
    assert stranger.poll() is None


def test_a_stubborn_process_is_killed(
    tmp_path: Path, started: list[subprocess.Popen[bytes]]
) -> None:
    mine = start(STUBBORN, str(tmp_path))
    started.append(mine)
    processes.end(lambda pid: processes.has_mark(pid, tmp_path), first=signal.SIGTERM, patience=0.3)
    assert mine.wait(5) == -signal.SIGKILL


def test_a_program_of_another_name_is_no_postgres() -> None:
    assert not processes.works_in(os.getpid(), Path.cwd())


def test_a_process_that_ended_belongs_to_nobody(tmp_path: Path) -> None:
    child = subprocess.Popen([sys.executable, "-c", ""], env={processes.MARK: str(tmp_path)})
    child.wait()
    assert not processes.has_mark(child.pid, tmp_path)
