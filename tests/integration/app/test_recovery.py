"""After `kill -9` of anything, the system or its next start recovers, and nothing saved is lost."""

import os
import signal
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest

from rathaus.app.database.cluster import open_cluster
from rathaus.app.home import open_home
from tests.integration.app.harness import Running, Starter

pytestmark = pytest.mark.slow
Wait = Callable[..., bool]


def write_something(running: Running) -> str:
    url = open_cluster(open_home(running.home)).url()
    with psycopg.connect(url) as connection:
        connection.execute("CREATE TABLE IF NOT EXISTS kept (word text)")
        connection.execute("INSERT INTO kept VALUES ('accepted')")
    return url


def rows(running: Running) -> int:
    with psycopg.connect(open_cluster(open_home(running.home)).url()) as connection:
        row = connection.execute("SELECT count(*) FROM kept").fetchone()
        return row[0] if row else 0


@pytest.mark.parametrize("words", ["bin/postgres", "-m granian", "rathaus.app.worker"])
def test_a_killed_child_is_replaced(start: Starter, wait_for: Wait, words: str) -> None:
    running = start()
    write_something(running)
    killed = running.pid_of(words)
    os.kill(killed, signal.SIGKILL)

    def replaced() -> bool:
        pids = [pid for pid, line in running.processes().items() if words in line]
        return bool(pids) and min(pids) != killed

    assert wait_for(replaced)
    assert running.healthy_within(30)
    assert rows(running) == 1
    assert running.stop() == 0
    assert running.processes() == {}


def test_a_killed_web_worker_is_replaced(start: Starter, wait_for: Wait) -> None:
    running = start()
    master = running.pid_of("-m granian")
    workers = children_of(master)
    os.kill(workers[-1], signal.SIGKILL)
    assert wait_for(lambda: len(set(children_of(master)) - {workers[-1]}) >= len(workers))
    assert running.healthy_within(30)


def test_a_killed_supervisor_leaves_nothing_and_the_next_start_works(
    start: Starter, wait_for: Wait
) -> None:
    running = start()
    write_something(running)
    running.process.kill()
    running.process.wait()
    assert wait_for(lambda: running.processes() == {}, 60.0)
    again = start(running.home)
    assert rows(again) == 1


def test_everything_killed_at_once(start: Starter, wait_for: Wait) -> None:
    running = start()
    write_something(running)
    pids = [running.process.pid, *running.processes()]
    for pid in pids:
        try:
            os.kill(pid, signal.SIGKILL)
        except ProcessLookupError:
            continue
    running.process.wait()
    again = start(running.home)
    assert rows(again) == 1


def test_orphans_are_ended_by_the_next_start(start: Starter) -> None:
    running = start()
    write_something(running)
    everything = set(running.processes())
    # Stopped processes cannot react to the death of their parent: they stay as orphans.
    for pid in everything - {running.process.pid}:
        os.kill(pid, signal.SIGSTOP)
    running.process.kill()
    running.process.wait()
    again = start(running.home)
    assert rows(again) == 1
    assert not everything & set(again.processes())


def test_a_stale_pid_file_of_a_stranger_is_no_obstacle(start: Starter) -> None:
    running = start()
    running.stop()
    cluster = open_cluster(open_home(running.home))
    stale = cluster.place.data / "postmaster.pid"
    lock = cluster.place.sockets / ".s.PGSQL.5432.lock"
    for file in (stale, lock):
        file.write_text(f"{os.getppid()}\n{cluster.place.data}\n1\n5432\n\n\n\nready\n")
        os.chown(file, cluster.place.account.uid, cluster.place.account.gid)
    again = start(running.home)
    assert again.get("/gesund/") == 200


def test_an_interrupted_first_start_is_finished_by_the_next(empty: Starter) -> None:
    home = open_home(empty.folder / "home")
    cluster = open_cluster(home)
    draft = cluster.place.data.with_name("data.new")
    draft.mkdir()
    (draft / "PG_VERSION").write_text("18\n")
    assert empty(home.path).get("/gesund/") == 200


def children_of(parent: int) -> list[int]:
    with Path(f"/proc/{parent}/task/{parent}/children").open() as stream:
        return [int(word) for word in stream.read().split()]
