"""The worker process: runs jobs from the database until it is told to stop.

Two workers share it: one for short jobs, and one for those of minutes, which would otherwise keep
mails and readings waiting. Each runs one job at a time.
"""

import asyncio
import logging
import signal

import django

CONNECTIONS = 3
"""At most; one waits for new jobs, the others are opened when there are some."""


async def _until_stopped(*workers: asyncio.Task[None]) -> None:
    """Wait for the workers; on a signal, or when one ends, let all finish what they are at.

    A worker that is cancelled once ends its job first; cancelled twice, it would drop it.
    """
    asked = False

    def stop() -> None:
        nonlocal asked
        if not asked:
            asked = True
            for worker in workers:
                worker.cancel()

    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stop)
    await asyncio.wait(workers, return_when=asyncio.FIRST_COMPLETED)
    stop()
    for ended in await asyncio.gather(*workers, return_exceptions=True):
        if isinstance(ended, Exception):
            raise ended


def main() -> None:
    """Run procrastinate's worker with the database of Django's settings."""
    django.setup()
    from procrastinate import PsycopgConnector  # noqa: PLC0415 - needs Django set up
    from procrastinate.contrib.django import app, utils  # noqa: PLC0415

    from rathaus.kernel.jobs import LONG  # noqa: PLC0415

    logging.getLogger("procrastinate").setLevel(logging.ERROR)

    async def run() -> None:
        # Procrastinate's own choice keeps four connections open, at 20 MB each in PostgreSQL.
        connector = PsycopgConnector(
            kwargs=utils.connector_params("default"), min_size=1, max_size=CONNECTIONS
        )
        worker_app = app.with_connector(connector)
        async with worker_app.open_async():
            short = worker_app.run_worker_async(
                name="short",
                queues=["default"],
                concurrency=1,
                install_signal_handlers=False,
                delete_jobs="successful",
            )
            # It asks every other second instead of keeping a connection for notices.
            long = worker_app.run_worker_async(
                name="long",
                queues=[LONG],
                concurrency=1,
                install_signal_handlers=False,
                listen_notify=False,
                fetch_job_polling_interval=2.0,
                delete_jobs="successful",
            )
            await _until_stopped(asyncio.create_task(short), asyncio.create_task(long))

    asyncio.run(run())


if __name__ == "__main__":
    main()
