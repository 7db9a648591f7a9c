"""Start, second start, stop, and what the person at the terminal reads when it cannot start."""

import json
import signal
import socket
from pathlib import Path

import pytest

from tests.integration.app.harness import Starter

pytestmark = pytest.mark.slow

PREPARING = "Preparing the database"


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_stopping_ends_every_process(start: Starter, number: signal.Signals) -> None:
    running = start()
    assert running.get("/gesund/") == 200
    names = " ".join(running.processes().values())
    assert all(word in names for word in ("postgres", "granian", "rathaus.app.worker"))
    assert running.stop(number) == 0
    assert running.processes() == {}


def test_the_second_start_prepares_nothing_anew_and_keeps_the_data(
    empty: Starter, capfd: pytest.CaptureFixture[str]
) -> None:
    first = empty()
    first.stop()
    assert PREPARING in capfd.readouterr().err
    identity = json.loads((first.home / "home.json").read_text())
    empty()
    assert PREPARING not in capfd.readouterr().err
    assert json.loads((first.home / "home.json").read_text()) == identity


def test_a_demo_shows_the_city(empty: Starter, capfd: pytest.CaptureFixture[str]) -> None:
    empty.city_is_loaded = True
    running = empty(demo=True)
    assert running.get("/strategie/") == 200
    assert running.get("/api/strategy/goals") == 200
    running.stop()
    assert PREPARING in capfd.readouterr().err
    again = empty(demo=True)
    assert PREPARING not in capfd.readouterr().err
    assert again.get("/strategie/") == 200


def test_a_second_server_on_the_same_home_is_refused_kindly(start: Starter) -> None:
    running = start()
    again = start.run("up", "--port", "0", home=running.home)
    assert again.returncode == 1
    assert "is already running" in again.stderr
    assert "Traceback" not in again.stderr
    assert running.get("/gesund/") == 200


def test_two_homes_run_side_by_side(start: Starter) -> None:
    one, other = start(), start(start.folder / "other")
    one.stop()
    assert other.get("/gesund/") == 200


def test_a_taken_port_is_named(start: Starter) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        told = start.run("up", "--port", str(port))
    assert told.returncode == 1
    assert f"Port {port} is taken" in told.stderr
    assert "--port" in told.stderr
    assert told.stdout == ""


def test_a_command_uses_the_running_database(start: Starter) -> None:
    running = start()
    told = start.run("audit", "verify", home=running.home)
    assert told.returncode == 0, told.stderr
    assert running.get("/gesund/") == 200


def test_a_command_starts_the_database_for_itself(start: Starter) -> None:
    running = start()
    running.stop()
    told = start.run("audit", "verify", home=running.home)
    assert told.returncode == 0, told.stderr
    assert running.processes() == {}


def test_every_answer_carries_the_security_headers(start: Starter) -> None:
    import urllib.request

    running = start()
    with urllib.request.urlopen(running.address + "/gesund/") as answer:
        headers = answer.headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert "Strict-Transport-Security" not in headers


def test_secrets_are_for_the_owner_only(start: Starter) -> None:
    running = start()
    for file in (running.home / "secrets").iterdir():
        assert file.stat().st_mode & 0o077 == 0
    for pid in running.processes():
        line = Path(f"/proc/{pid}/cmdline").read_bytes().decode()
        assert (running.home / "secrets" / "database-password").read_text() not in line


@pytest.mark.parametrize("name", ["mein Haus, äöü", "x" * 120])
def test_any_path_will_do(start: Starter, name: str) -> None:
    home = start.folder / name
    (start.folder / "home").rename(home)
    running = start(home)
    assert running.get("/gesund/") == 200
    told = start.run("backup", str(start.folder / "sicher, ja.tar"), home=home)
    assert told.returncode == 0, told.stderr
