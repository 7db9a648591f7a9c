"""Jobs whose worker died without a word: put back, so that another worker runs them."""

from asgiref.sync import async_to_sync
from django.db import transaction
from procrastinate.contrib.django import app as _app
from procrastinate.exceptions import ConnectorException
from procrastinate.jobs import Job, Status

from rathaus.kernel.jobs import periodic
from rathaus.kernel.time import now

MOST_ATTEMPTS = 8
"""A job that takes its worker down each time is given up after as many."""


@periodic("* * * * *", "kernel.revive_jobs")
def revive_jobs() -> None:
    """Put back every job whose worker has not been heard of for half a minute; every minute."""
    jobs = _app.job_manager
    for job in async_to_sync(jobs.get_stalled_jobs)():
        if job.attempts + 1 >= MOST_ATTEMPTS or not _put_back(job):
            async_to_sync(jobs.finish_job)(job, status=Status.FAILED, delete_job=False)


def _put_back(job: Job) -> bool:
    """Let a job wait again; False when another run of it waits already."""
    try:
        with transaction.atomic():
            async_to_sync(_app.job_manager.retry_job)(job, retry_at=now())
    except ConnectorException:
        return False
    return True
