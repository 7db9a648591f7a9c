"""As root, as an ordinary account, below closed directories, on a full disk."""

import os
import pwd
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.integration.app.harness import Running, Starter, outside_of

pytestmark = pytest.mark.slow
as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root can become another account")


def modes(folder: Path) -> dict[Path, tuple[int, int]]:
    """Return owner and permissions of a folder and of all above it."""
    found = (folder, *folder.parents)
    return {p: (p.stat().st_uid, p.stat().st_mode) for p in found}


@as_root
def test_root_below_a_closed_directory(empty: Starter) -> None:
    closed = empty.folder / "closed"
    closed.mkdir(mode=0o700)
    before = modes(closed)
    running = empty(closed / "home")
    assert running.get("/gesund/") == 200
    data = outside_of(running.home)
    assert running.home not in data.parents
    assert data.stat().st_mode & 0o777 == 0o700
    postgres = running.pid_of("bin/postgres")
    assert Path(f"/proc/{postgres}").stat().st_uid not in (0, None)
    assert running.stop() == 0
    assert modes(closed) == before
    told = empty.run("backup", str(empty.folder / "b.tar"), home=running.home)
    assert told.returncode == 0, told.stderr
    told = empty.run("restore", str(empty.folder / "b.tar"), home=running.home)
    assert told.returncode == 0, told.stderr
    assert modes(closed) == before
    again = empty(running.home)
    assert again.get("/gesund/") == 200
    again.stop()
    for home in closed.iterdir():
        empty.forget(home)


@as_root
def test_a_copied_home_cannot_share_its_data(empty: Starter) -> None:
    closed = empty.folder / "closed"
    closed.mkdir(mode=0o700)
    running = empty(closed / "home")
    running.stop()
    subprocess.run(["cp", "-a", running.home, closed / "copy"], check=True)
    told = empty.run("up", "--port", "0", home=closed / "copy")
    assert told.returncode == 1
    assert "belongs to the home" in told.stderr
    empty.forget(running.home)


@as_root
def test_root_runs_the_database_as_another_account(start: Starter) -> None:
    running = start()
    assert (running.home / "postgres").stat().st_uid != 0
    assert Path(f"/proc/{running.pid_of('bin/postgres')}").stat().st_uid != 0


@as_root
def test_an_ordinary_account_below_its_closed_directory(empty: Starter) -> None:
    nobody = pwd.getpwnam("nobody")
    closed = empty.folder / "closed"
    closed.mkdir(mode=0o700)
    os.chown(closed, nobody.pw_uid, nobody.pw_gid)
    empty.user = nobody.pw_uid
    if not empty.user_can_run_us():
        pytest.skip("the checkout lies below a directory that only its owner may enter")
    before = modes(closed)
    running = empty(closed / "home")
    owners = {Path(f"/proc/{pid}").stat().st_uid for pid in running.processes()}
    assert owners == {nobody.pw_uid}
    assert running.home.stat().st_mode & 0o777 == 0o700
    assert running.get("/gesund/") == 200
    assert running.stop() == 0
    assert running.processes() == {}
    assert modes(closed) == before


@as_root
def test_the_home_of_another_account_is_named(start: Starter) -> None:
    start.user = pwd.getpwnam("nobody").pw_uid
    if not start.user_can_run_us():
        pytest.skip("the checkout lies below a directory that only its owner may enter")
    told = start.run("up", "--port", "0")
    assert told.returncode == 1
    assert "Traceback" not in told.stderr
    assert "account" in told.stderr


@pytest.fixture
def small_disk(empty: Starter) -> Iterator[Path]:
    """Mount a disk of 30 MB."""
    folder = empty.folder / "disk"
    folder.mkdir()
    options = ["-t", "tmpfs", "-o", "size=30m,mode=711", "tmpfs", folder]
    done = subprocess.run(["mount", *options], check=False, capture_output=True)
    if done.returncode:
        pytest.skip("this account may not mount a disk")
    yield folder
    empty.clean()
    subprocess.run(["umount", folder], check=True)


def test_a_full_disk_gets_a_sentence(empty: Starter, small_disk: Path) -> None:
    told = empty.run("up", "--port", "0", "--city", "musterstadt", home=small_disk / "home")
    assert told.returncode == 1
    assert "The disk is full" in told.stderr
    assert "Traceback" not in told.stderr
    subprocess.run(["mount", "-o", "remount,size=400m", small_disk], check=True)
    running: Running = empty(small_disk / "home")
    assert running.get("/gesund/") == 200
    running.stop()
