"""Fixtures for tests that start a whole Rathaus."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from rathaus.app.database import place
from rathaus.app.home import Home
from tests.integration.app.harness import Starter


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Starter]:
    """Start systems below a folder that the database account can walk through."""
    starter = Starter(tmp_path)
    yield starter
    for running in starter.started:
        if running.process.poll() is None:
            running.stop()
        if running.process.stdout:
            running.process.stdout.close()
    for record in tmp_path.glob("*/home.json"):
        place.remove(Home(record.parent))


@pytest.fixture
def wait_for() -> Callable[[Callable[[], bool]], bool]:
    """Wait for something to become true."""

    def wait(condition: Callable[[], bool], seconds: float = 20.0) -> bool:
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            if condition():
                return True
            time.sleep(0.05)
        return condition()

    return wait
