"""Fixtures for tests that start a whole Rathaus."""

import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.integration.app.harness import Starter


@contextmanager
def walkable_folder() -> Iterator[Path]:
    """Make a folder that other accounts may walk through, as a home below `/srv` would be."""
    with tempfile.TemporaryDirectory(prefix="rathaus-test-") as name:
        folder = Path(name)
        folder.chmod(0o711)
        yield folder


@pytest.fixture(scope="session")
def prepared_home() -> Iterator[Path]:
    """Make one home with a migrated database; tests start from copies of it."""
    with walkable_folder() as folder:
        starter = Starter(folder)
        starter(folder / "home").stop()
        starter.clean()
        yield folder / "home"


@pytest.fixture
def empty() -> Iterator[Starter]:
    """Start systems from nothing."""
    with walkable_folder() as folder:
        starter = Starter(folder)
        yield starter
        starter.clean()


@pytest.fixture
def start(empty: Starter, prepared_home: Path) -> Starter:
    """Start systems whose database is already prepared."""
    copy_home(prepared_home, empty.folder / "home")
    return empty


def copy_home(source: Path, target: Path) -> None:
    """Copy a stopped home with the owners of its files."""
    subprocess.run(["cp", "-a", source, target], check=True)


@pytest.fixture
def wait_for() -> Callable[..., bool]:
    """Wait for something to become true."""

    def wait(condition: Callable[[], bool], seconds: float = 20.0) -> bool:
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            if condition():
                return True
            time.sleep(0.05)
        return condition()

    return wait
