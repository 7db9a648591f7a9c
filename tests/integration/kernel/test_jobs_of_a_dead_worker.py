"""A worker that dies in the middle of a job takes nothing with it."""

import pytest
from django.db import connection

from rathaus.kernel.jobs import job
from rathaus.kernel.revival import MOST_ATTEMPTS, revive_jobs

pytestmark = [pytest.mark.database, pytest.mark.django_db]


@job("test.left_behind")
def left_behind(number: int) -> None:
    """Stands for any job."""


def _set(status: str, *, worker: str = "NULL", attempts: int = 0) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE procrastinate_jobs SET status = %s, worker_id = {worker}, attempts = %s"
            " WHERE task_name = 'test.left_behind'",
            [status, attempts],
        )


def _states() -> list[tuple[str, int]]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT status::text, attempts FROM procrastinate_jobs"
            " WHERE task_name = 'test.left_behind' ORDER BY id"
        )
        return list(cursor.fetchall())


def _worker(heard: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_workers (last_heartbeat)"
            " VALUES (now() - %s::interval) RETURNING id",
            [heard],
        )
        return str(cursor.fetchone()[0])


def test_a_job_whose_worker_is_gone_waits_again() -> None:
    left_behind.enqueue(number=1)
    _set("doing")
    revive_jobs.run_now()
    assert _states() == [("todo", 1)]


def test_a_job_whose_worker_is_silent_waits_again() -> None:
    left_behind.enqueue(number=1)
    _set("doing", worker=_worker("5 minutes"))
    revive_jobs.run_now()
    assert _states() == [("todo", 1)]


def test_a_job_that_somebody_works_at_is_left_alone() -> None:
    left_behind.enqueue(number=1)
    _set("doing", worker=_worker("2 seconds"))
    revive_jobs.run_now()
    assert _states() == [("doing", 0)]


def test_a_job_that_takes_its_worker_down_each_time_is_given_up() -> None:
    left_behind.enqueue(number=1)
    _set("doing", attempts=MOST_ATTEMPTS - 1)
    revive_jobs.run_now()
    assert [status for status, _ in _states()] == ["failed"]


def test_a_run_that_waits_already_is_enough() -> None:
    left_behind.enqueue_once(number=1)
    _set("doing")
    left_behind.enqueue_once(number=1)
    revive_jobs.run_now()
    assert [status for status, _ in _states()] == ["failed", "todo"]
