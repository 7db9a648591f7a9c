"""The worker process: runs jobs from the database until it is told to stop."""

import asyncio
import logging

import django

CONNECTIONS = 3
"""At most; one waits for new jobs, the others are opened when there are some."""


def main() -> None:
    """Run procrastinate's worker with the database of Django's settings."""
    django.setup()
    from procrastinate import PsycopgConnector  # noqa: PLC0415 - needs Django set up
    from procrastinate.contrib.django import app, utils  # noqa: PLC0415

    logging.getLogger("procrastinate").setLevel(logging.ERROR)

    async def run() -> None:
        # Procrastinate's own choice keeps four connections open, at 20 MB each in PostgreSQL.
        connector = PsycopgConnector(
            kwargs=utils.connector_params("default"), min_size=1, max_size=CONNECTIONS
        )
        worker_app = app.with_connector(connector)
        async with worker_app.open_async():
            await worker_app.run_worker_async(
                concurrency=1, install_signal_handlers=True, delete_jobs="successful"
            )

    asyncio.run(run())


if __name__ == "__main__":
    main()
