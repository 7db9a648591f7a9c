"""Backup, restore and upgrade of a whole installation, and what happens when they fail."""

import json
import os
import signal
import subprocess
from pathlib import Path

import psycopg
import pytest

from rathaus.app.database.session import answering
from rathaus.app.home import open_home
from rathaus.app.safekeeping import dump
from tests.integration.app.harness import Starter, clean_environment

pytestmark = pytest.mark.slow


def content(home: Path) -> tuple[dict[str, int], list[object]]:
    """Return the row counts, and all rows of two telling tables."""
    saved = os.environ.pop("DATABASE_URL", None)
    try:
        with answering(open_home(home)) as url, psycopg.connect(url) as connection:
            rows: list[object] = []
            for table in ("django_migrations", "app_cityload"):
                rows += connection.execute(f"SELECT * FROM {table} ORDER BY id").fetchall()
            counts = dump.count_rows(connection)
            # The worker goes on noting jobs between the backup and the stop.
            return {k: v for k, v in counts.items() if not k.startswith("procrastinate")}, rows
    finally:
        if saved:
            os.environ["DATABASE_URL"] = saved


def test_a_backup_of_a_running_system_restores_to_the_same(start: Starter) -> None:
    running = start(demo=True)
    (running.home / "files" / "letter.pdf").write_bytes(b"%PDF")
    file = start.folder / "backup.tar"
    assert start.run("backup", str(file), home=running.home).returncode == 0
    assert running.get("/gesund/") == 200
    running.stop()
    before = content(running.home)

    new = start.folder / "new"
    told = start.run("restore", str(file), home=new)
    assert told.returncode == 0, told.stderr
    assert content(new) == before
    key = Path("secrets/secret-key")
    assert (new / key).read_text() == (running.home / key).read_text()
    assert (new / "files" / "letter.pdf").read_bytes() == b"%PDF"
    assert json.loads((new / "home.json").read_text())["demo"] is True
    assert start(new, demo=True).get("/gesund/") == 200


def test_the_old_home_is_kept_and_still_starts(start: Starter) -> None:
    running = start()
    running.stop()
    file = start.folder / "backup.tar"
    start.run("backup", str(file))
    (running.home / "files" / "later").touch()
    assert start.run("restore", str(file)).returncode == 0
    (old,) = start.folder.glob("home.before-restore-*")
    assert (old / "files" / "later").exists()
    assert not (running.home / "files" / "later").exists()
    assert start(old).get("/gesund/") == 200


def test_a_damaged_archive_changes_nothing(start: Starter) -> None:
    running = start()
    running.stop()
    file = start.folder / "backup.tar"
    start.run("backup", str(file))
    damaged = bytearray(file.read_bytes())
    damaged[len(damaged) // 2] ^= 1
    file.write_bytes(damaged)
    before = content(running.home)
    told = start.run("restore", str(file))
    assert told.returncode == 1
    assert "Nothing was restored" in told.stderr
    assert content(running.home) == before
    assert sorted(p.name for p in start.folder.iterdir()) == ["backup.tar", "home"]


def test_a_running_home_is_not_replaced(start: Starter) -> None:
    running = start()
    file = start.folder / "backup.tar"
    start.run("backup", str(file), home=running.home)
    for command in (["restore", str(file)], ["upgrade"]):
        told = start.run(*command, home=running.home)
        assert told.returncode == 1
        assert "Stop it first" in told.stderr
    assert running.get("/gesund/") == 200


def test_an_upgrade_keeps_the_old_home(start: Starter) -> None:
    running = start()
    running.stop()
    before = content(running.home)
    told = start.run("upgrade")
    assert told.returncode == 0, told.stderr
    (old,) = start.folder.glob("home.before-upgrade-*")
    assert list((old / "backups").glob("*.tar"))
    assert content(running.home) == before
    assert start(running.home).get("/gesund/") == 200


def test_an_upgrade_that_does_not_answer_changes_nothing(start: Starter) -> None:
    running = start()
    running.stop()
    before = content(running.home)
    # A setting that no process can start with: the database of the copy is never migrated.
    environment = {**clean_environment(), "RATHAUS_TRUSTED_PROXIES": "many"}
    told = subprocess.run(
        start.command("upgrade", home=running.home),
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        cwd="/",
    )
    assert told.returncode == 1
    assert content(running.home) == before
    assert [p.name for p in start.folder.iterdir()] == ["home"]


def test_an_interrupted_restore_is_cleaned_up_by_the_next(start: Starter) -> None:
    running = start()
    running.stop()
    file = start.folder / "backup.tar"
    start.run("backup", str(file))
    process = subprocess.Popen(
        start.command("restore", str(file), home=running.home),
        env=clean_environment(),
        stderr=subprocess.PIPE,
        text=True,
        cwd="/",
    )
    assert process.stderr
    while "Trying" not in process.stderr.readline():
        assert process.poll() is None
    process.send_signal(signal.SIGKILL)
    process.wait()
    process.stderr.close()
    assert start.run("restore", str(file)).returncode == 0
    names = sorted(p.name for p in start.folder.iterdir())
    assert len(names) == 3
    assert names[:2] == ["backup.tar", "home"]
    assert start(running.home).get("/gesund/") == 200
