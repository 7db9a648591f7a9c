"""Children that end are started again, with growing pauses, and all are stopped in order."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from rathaus.app.errors import AppError
from rathaus.app.supervisor import LONGEST_PAUSE, Child, Supervisor, keep_small, python_child


def child_of(tmp_path: Path, code: str, name: str = "web") -> Child:
    (tmp_path / "log").mkdir(exist_ok=True)
    command = [sys.executable, "-c", code]
    return python_child(name, command, home=tmp_path, environment=dict(os.environ))


def stop_all(supervisor: Supervisor) -> None:
    for child in supervisor.children:
        if child.process:
            child.stop(child.process)


def test_a_killed_child_comes_back(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    supervisor = Supervisor()
    first = supervisor.add(child_of(tmp_path, "import time; time.sleep(60)"))
    first.kill()
    deadline = time.monotonic() + 10
    child = supervisor.children[0]
    try:
        supervisor.watch_until(
            lambda: (
                (child.process is not None and child.process.pid != first.pid)
                or time.monotonic() > deadline
            )
        )
        assert child.process is not None
        assert child.process.pid != first.pid
        assert "SIGKILL" in capsys.readouterr().err
    finally:
        stop_all(supervisor)


def test_a_child_that_never_starts_is_given_up(tmp_path: Path) -> None:
    supervisor = Supervisor()
    supervisor.add(child_of(tmp_path, "raise SystemExit(3)"))
    with pytest.raises(AppError, match="web process does not start"):
        supervisor.watch_until(lambda: False, failures=2)


def test_pauses_double_up_to_a_limit(tmp_path: Path) -> None:
    child = child_of(tmp_path, "")
    pauses = []
    for child.failures in range(12):
        pauses.append(child.pause())
    assert pauses[:4] == [0.5, 1.0, 2.0, 4.0]
    assert max(pauses) == LONGEST_PAUSE


def test_stopping_a_child_ends_what_it_started(tmp_path: Path) -> None:
    code = (
        "import subprocess, sys, time;"
        "p = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)']);"
        "print(p.pid, flush=True); time.sleep(60)"
    )
    child = child_of(tmp_path, code)
    process = child.start()
    log = tmp_path / "log" / "web.log"
    while not (text := log.read_text().strip()):
        time.sleep(0.02)
    process.kill()  # leaves its own child behind
    process.wait()
    child.stop(process)
    assert not _alive(int(text))


def _alive(pid: int) -> bool:
    try:
        return "State:\tZ" not in Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return False


def test_children_end_when_their_parent_is_killed(tmp_path: Path) -> None:
    code = f"""
import os, pathlib, sys, time
from rathaus.app.supervisor import python_child
child = python_child("web", [sys.executable, "-c", "import time; time.sleep(60)"],
                     home=pathlib.Path({str(tmp_path)!r}), environment=dict(os.environ))
print(child.start().pid, flush=True)
time.sleep(60)
"""
    (tmp_path / "log").mkdir()
    parent = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
    assert parent.stdout
    pid = int(parent.stdout.readline())
    parent.kill()
    parent.wait()
    deadline = time.monotonic() + 5
    while _alive(pid) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert not _alive(pid)


def test_a_long_log_is_set_aside(tmp_path: Path) -> None:
    log = tmp_path / "web.log"
    log.write_bytes(b"x" * 6_000_000)
    keep_small(log)
    assert not log.exists()
    assert (tmp_path / "web.log.1").exists()
