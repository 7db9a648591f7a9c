"""The worker process: runs jobs from the database until it is told to stop."""

import asyncio
import logging

import django


def main() -> None:
    """Run procrastinate's worker with the connection of Django's settings."""
    django.setup()
    from procrastinate.contrib.django import app  # noqa: PLC0415 - needs Django set up

    logging.getLogger("procrastinate").setLevel(logging.WARNING)

    async def run() -> None:
        worker_app = app.with_connector(app.connector.get_worker_connector())  # type: ignore[attr-defined]
        async with worker_app.open_async():
            await worker_app.run_worker_async(
                concurrency=1, install_signal_handlers=True, delete_jobs="successful"
            )

    asyncio.run(run())


if __name__ == "__main__":
    main()
