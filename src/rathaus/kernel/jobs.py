"""Jobs: work that happens after the answer, enqueued in the transaction that asked for it.

A thin face over procrastinate: a job enqueued in a transaction that rolls back never runs, and a
job whose worker dies is run again, so every job must bear being run twice.
"""

from collections.abc import Callable
from typing import Any

from django.db import transaction
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app as _app
from procrastinate.exceptions import AlreadyEnqueued

JobFunction = Callable[..., None]


LONG = "long"
"""Queue of jobs that take minutes; the worker runs them beside the others, one at a time."""


def job(name: str, *, attempts: int = 8, queue: str = "default") -> Callable[[JobFunction], "Job"]:
    """Register a function as a job under a stable name.

    Args:
        name: ``package.verb_object``; kept in the queue, so never rename lightly.
        attempts: how often it is tried, with growing pauses, before it counts as failed.
        queue: `LONG` for a job of minutes, so that mails and readings need not wait for it.
    """

    def register(function: JobFunction) -> Job:
        task = _app.task(
            name=name,
            queue=queue,
            retry=RetryStrategy(max_attempts=attempts, exponential_wait=2),
        )(function)
        return Job(task)

    return register


def periodic(cron: str, name: str) -> Callable[[Callable[[], None]], "Job"]:
    """Register a job that also runs by the clock (cron expression, UTC)."""

    def register(function: Callable[[], None]) -> Job:
        def run(timestamp: int = 0) -> None:
            function()

        task = _app.task(name=name, queueing_lock=name)(run)
        _app.periodic(cron=cron)(task)
        return Job(task)

    return register


class Job:
    """A registered job; call ``enqueue`` with JSON values."""

    def __init__(self, task: Any) -> None:
        self._task = task

    def enqueue(self, **arguments: Any) -> None:
        """Enqueue a run in the current transaction."""
        self._task.defer(**arguments)

    def enqueue_once(self, **arguments: Any) -> None:
        """Enqueue a run in the current transaction, unless one is waiting already.

        A run that has begun does not count as waiting. Whoever relies on "the waiting run will
        see my change" must hold a lock that the job takes too before it looks.
        """
        try:
            with transaction.atomic():
                self._task.configure(queueing_lock=self._task.name).defer(**arguments)
        except AlreadyEnqueued:
            return

    def run_now(self, **arguments: Any) -> None:
        """Run it in this process, for tests and commands."""
        self._task(**arguments)
