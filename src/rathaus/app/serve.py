"""`up` and `demo`: everything that runs, from the first process to the ready line."""

import errno
import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from rathaus.app import processes
from rathaus.app.city import find_city
from rathaus.app.database import cluster as clusters
from rathaus.app.database.cluster import Cluster, open_cluster
from rathaus.app.database.session import start
from rathaus.app.errors import AppError, PortError
from rathaus.app.home import Home, hold, open_home
from rathaus.app.progress import say
from rathaus.app.supervisor import (
    Child,
    StopRequested,
    Supervisor,
    keep_small,
    python_child,
    stop_signals,
)

ADDRESS = "127.0.0.1"
HEALTH = "/gesund/"
OK = 200
PATIENCE_WITH_SILENCE = 120.0
PATIENCE_WITH_ERRORS = 15.0
"""Seconds; a server that answers with errors has loaded, and will not get better by waiting."""
KEEP_CITY = "RATHAUS_KEEP_CITY"
"""Tells `prepare` to leave the city alone: a restored system shows what its backup holds."""
WORKERS = 2
THREADS = 3
"""Threads per web worker; more only wait for Python's lock and cost memory."""


@dataclass(frozen=True)
class Options:
    """What the person at the terminal chose."""

    home: Path
    port: int
    demo: bool
    city: str | None = None


def serve(options: Options) -> int:
    """Run the platform until somebody stops it.

    Returns:
        0 after an orderly stop.

    Raises:
        AppError: something is missing; the message says what to do.
    """
    home = open_home(options.home)
    with hold(home, "server", patience=60.0):
        _end_leftovers(home)
        city = find_city(options.city, home)
        home.remember(city=str(city), demo=options.demo)
        home.secret("secret-key")
        port = check_port(options.port)
        supervisor = Supervisor()
        with stop_signals():
            try:
                _run(supervisor, home, environment(home, city, demo=options.demo), port)
            except StopRequested:
                say("Stopping ...")
            finally:
                supervisor.stop()
    say("Stopped.")
    return 0


def environment(home: Home, city: Path, *, demo: bool) -> dict[str, str]:
    """Return the environment of the processes of this home, without the database."""
    return {
        **os.environ,
        "PYTHONUNBUFFERED": "1",
        "MALLOC_ARENA_MAX": "2",  # a heap for each thread would cost more than it gives
        "DJANGO_SETTINGS_MODULE": "rathaus.app.settings",
        "RATHAUS_HOME": str(home.path),
        "RATHAUS_CITY": str(city),
        "RATHAUS_DEMO": "1" if demo else "",
    }


def check_port(port: int) -> int:
    """Return the port when it is free, or any free one for 0.

    Raises:
        PortError: it is taken, or not allowed for this account.
    """
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((ADDRESS, port))
            probe.listen()
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                raise PortError(
                    f"Port {port} is taken by another program. Choose another one, for instance"
                    f" --port {port + 1}."
                ) from error
            if error.errno == errno.EACCES:
                raise PortError(
                    f"Port {port} is reserved for the administrator of this machine. Choose one"
                    " above 1023 with --port."
                ) from error
            raise
        return int(probe.getsockname()[1])


def _end_leftovers(home: Home) -> None:
    ended = processes.end(
        lambda pid: processes.has_mark(pid, home.path), first=signal.SIGTERM, patience=10.0
    )
    if ended:
        say(f"Ended {len(ended)} processes that an interrupted Rathaus had left behind.")


def _run(supervisor: Supervisor, home: Home, variables: dict[str, str], port: int) -> None:
    if "DATABASE_URL" not in os.environ:
        say("Starting the database ...")
        cluster = open_cluster(home)
        keep_small(cluster.log)
        child = supervisor.add(_database(cluster))
        cluster.wait_ready(child)
        cluster.ensure_database()
        variables["DATABASE_URL"] = cluster.url()
    prepare(variables)
    say("Starting the web server and the worker ...")
    supervisor.add(python_child("web", web(port), home=home.path, environment=variables))
    worker = [sys.executable, "-m", "rathaus.app.worker"]
    supervisor.add(python_child("worker", worker, home=home.path, environment=variables))
    wait_healthy(supervisor, home, port)
    print(f"Rathaus is ready: http://{ADDRESS}:{port}/", flush=True)
    supervisor.watch_until(lambda: False)


def wait_healthy(supervisor: Supervisor, home: Home, port: int) -> None:
    """Wait until the web server answers that all is well.

    Raises:
        AppError: it does not within two minutes, answers with errors for long, or ends again and
            again.
    """
    begin = time.monotonic()
    status = 0

    def decided() -> bool:
        nonlocal status
        status = health(port)
        patience = PATIENCE_WITH_ERRORS if status else PATIENCE_WITH_SILENCE
        return status == OK or time.monotonic() - begin > patience

    supervisor.watch_until(decided, failures=4)
    if status != OK:
        log = home.path / "log" / "web.log"
        what = f"answers with status {status}" if status else "does not answer"
        last = log.read_text("utf-8", "replace").splitlines()[-3:] if log.exists() else []
        raise AppError("\n".join([f"The web server {what}. The end of {log}:", *last]))


def _database(cluster: Cluster) -> Child:
    def stop(process: subprocess.Popen[bytes]) -> None:
        clusters.stop(process)
        cluster.end_leftovers()

    return Child("database", lambda: start(cluster), stop)


def web(port: int) -> list[str]:
    """Return the command line of the web server."""
    options = {
        "interface": "wsgi",
        "host": ADDRESS,
        "port": port,
        "workers": WORKERS,
        "blocking-threads": THREADS,
        "backlog": 1024,
        "log-level": "warning",
        "workers-kill-timeout": 10,
    }
    command = [sys.executable, "-m", "granian"]
    for key, value in options.items():
        command += [f"--{key}", str(value)]
    return [*command, "--respawn-failed-workers", "--no-ws", "rathaus.app.wsgi:application"]


def prepare(variables: dict[str, str]) -> None:
    """Bring the database to the state the code wants, in a process of its own.

    Raises:
        AppError: it failed; the process has said why.
    """
    child = subprocess.Popen(
        [sys.executable, "-m", "rathaus.app.prepare"],
        env={**variables, processes.MARK: variables["RATHAUS_HOME"]},
        stdin=subprocess.DEVNULL,
        stdout=sys.stderr,
        start_new_session=True,
    )
    try:
        code = child.wait()
    except BaseException:
        child.terminate()
        child.wait()
        raise
    if code:
        raise AppError("The database could not be prepared; the reason stands above.")


def health(port: int) -> int:
    """Return the status of the health page, 200 when all is well; 0 when nothing answers."""
    connection = http.client.HTTPConnection(ADDRESS, port, timeout=5.0)
    try:
        connection.request("GET", HEALTH)
        return connection.getresponse().status
    except (OSError, http.client.HTTPException):
        return 0
    finally:
        connection.close()
