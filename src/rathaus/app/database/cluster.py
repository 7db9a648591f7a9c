"""One embedded PostgreSQL: made, started, stopped, and found again after a crash.

It listens on a socket in a folder only its account may enter, never on the network, and asks
for a password (SCRAM) all the same.
"""

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

from rathaus.app import processes
from rathaus.app.children import become_child
from rathaus.app.database.place import Place, find_place
from rathaus.app.database.programs import MAJOR, Programs, for_account
from rathaus.app.errors import DatabaseError
from rathaus.app.home import Home

NAME = "rathaus"
SUPERUSER = "postgres"
PORT = "5432"
"""Only part of the socket's file name."""

SMALL_SERVER = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "shared_buffers": "64MB",
    "work_mem": "8MB",
    "max_connections": "60",
    "max_worker_processes": "4",
    "max_parallel_workers_per_gather": "0",
    "autovacuum_max_workers": "2",
    "wal_level": "minimal",  # no replica reads the log; bulk loads write half as much
    "max_wal_senders": "0",
    "max_logical_replication_workers": "0",
    "max_wal_size": "512MB",
    "io_method": "sync",  # three helper processes less
    "jit": "off",
    "synchronous_commit": "on",
    "log_min_messages": "warning",
    "log_line_prefix": "%m ",
    "log_parameter_max_length_on_error": "0",  # values may be personal
}


@dataclass(frozen=True)
class Cluster:
    """The database cluster of one home."""

    home: Home
    place: Place
    programs: Programs
    fast_and_loose: bool = False
    """Without waiting for the disk: only for tests, whose data nobody keeps."""

    @property
    def log(self) -> Path:
        """The file the server writes its messages to."""
        return self.home.path / "log" / "postgres.log"

    def url(self) -> str:
        """Return the address of the database, with password, in libpq's form."""
        password = quote(self.home.secret("database-password"))
        where = urlencode({"host": str(self.place.sockets), "port": PORT})
        return f"postgresql://{NAME}:{password}@/{NAME}?{where}"

    def command(self) -> list[str]:
        """Return the command line of the server."""
        command = [self.programs.path("postgres"), "-D", str(self.place.data)]
        options = {**SMALL_SERVER, "unix_socket_directories": f'"{self.place.sockets}"'}
        if self.fast_and_loose:
            options |= {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
        for key, value in options.items():
            command += ["-c", f"{key}={value}"]
        return command

    def spawn(self) -> subprocess.Popen[bytes]:
        """Start the server process; `wait_ready` tells when it answers."""
        with self.log.open("ab") as log:
            return subprocess.Popen(
                self.command(),
                cwd="/",
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                env=_plain_environment(),
                start_new_session=True,
                preexec_fn=become_child(signal.SIGINT),  # noqa: PLW1509 - no threads here
                **self.place.account.options(),
            )

    def ready(self) -> bool:
        """Tell whether the server says that it takes connections."""
        try:
            lines = (self.place.data / "postmaster.pid").read_text("utf-8").splitlines()
        except OSError:
            return False
        return len(lines) > 7 and lines[7].strip() == "ready" and self.running()

    def running(self) -> bool:
        """Tell whether any process of this cluster is alive."""
        return bool(processes.find(self._is_mine))

    def _is_mine(self, pid: int) -> bool:
        return processes.works_in(pid, self.place.data.resolve())

    def wait_ready(self, child: subprocess.Popen[bytes], *, patience: float = 120.0) -> None:
        """Wait until the server takes connections.

        Raises:
            DatabaseError: it ended, or was not ready after `patience` seconds.
        """
        deadline = time.monotonic() + patience
        while not self.ready():
            if child.poll() is not None or time.monotonic() > deadline:
                raise DatabaseError(self._why_not())
            time.sleep(0.03)

    def _why_not(self) -> str:
        try:
            last = self.log.read_text("utf-8", "replace").splitlines()[-5:]
        except OSError:
            last = []
        if any("No space left on device" in line for line in last):
            raise OSError(28, "No space left on device", str(self.place.data))
        return "\n".join(["PostgreSQL did not start. Its last messages:", *last])

    def end_leftovers(self) -> list[int]:
        """End processes of this cluster that a killed supervisor left behind.

        Returns:
            Their process numbers.
        """
        ended = processes.end(self._is_mine, first=signal.SIGINT, patience=20.0)
        if not self.running():
            # PostgreSQL asks only whether the number in these files is in use, by whomever.
            for file in (
                self.place.data / "postmaster.pid",
                *self.place.sockets.glob(".s.PGSQL.*"),
            ):
                file.unlink(missing_ok=True)
        return ended

    def initialise(self) -> None:
        """Make the cluster when it is not there; a half-made one is made again.

        Raises:
            DatabaseError: the data is of another PostgreSQL version, or `initdb` failed.
        """
        version = self.place.data / "PG_VERSION"
        if version.exists():
            if version.read_text("ascii").strip() != str(MAJOR):
                raise DatabaseError(
                    f"The data in {self.place.data} was written by PostgreSQL"
                    f" {version.read_text('ascii').strip()}; this Rathaus brings {MAJOR}. Make a"
                    " backup with the Rathaus that wrote it, and restore it with this one."
                )
            return
        draft = self.place.data.with_name("data.new")
        shutil.rmtree(draft, ignore_errors=True)
        self._initdb(draft)
        draft.rename(self.place.data)

    def _initdb(self, folder: Path) -> None:
        reading, writing = os.pipe()
        os.fchown(reading, self.place.account.uid, self.place.account.gid)
        os.write(writing, self.home.secret("database-superuser-password").encode() + b"\n")
        os.close(writing)
        command = [self.programs.path("initdb"), "-D", str(folder), "-U", SUPERUSER]
        command += ["--auth=scram-sha-256", f"--pwfile=/dev/fd/{reading}", "--encoding=UTF8"]
        command += ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"]
        if self.fast_and_loose:
            command.append("--no-sync")
        try:
            self._run(command, pass_fds=(reading,), env=_plain_environment(), as_account=True)
        finally:
            os.close(reading)

    def ensure_database(self) -> None:
        """Make role and database of the application when they are not there."""
        found = self._sql(f"SELECT 1 FROM pg_database WHERE datname = '{NAME}'")  # noqa: S608 - constant
        if found.strip():
            return
        password = self.home.secret("database-password")
        role = f"ROLE {NAME} LOGIN CREATEDB PASSWORD '{password}'"
        known = self._sql(f"SELECT 1 FROM pg_roles WHERE rolname = '{NAME}'").strip()  # noqa: S608
        self._sql(f"{'ALTER' if known else 'CREATE'} {role}")
        self._sql(f"CREATE DATABASE {NAME} OWNER {NAME}")

    def _sql(self, statement: str) -> str:
        environment = {
            **_plain_environment(),
            "PGPASSWORD": self.home.secret("database-superuser-password"),
            "PGHOST": str(self.place.sockets),
            "PGPORT": PORT,
            "PGUSER": SUPERUSER,
            "PGDATABASE": "postgres",
        }
        command = [self.programs.path("psql"), "-X", "-A", "-t", "-q", "-v", "ON_ERROR_STOP=1"]
        return self._run(command, env=environment, input=statement)

    def _run(self, command: Sequence[str], *, as_account: bool = False, **options: Any) -> str:
        if as_account:
            options |= self.place.account.options()
        done = subprocess.run(
            command,
            cwd="/",
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
            **options,
        )
        if done.returncode:
            if "No space left on device" in done.stdout:
                raise OSError(28, "No space left on device", str(self.place.data))
            name = Path(command[0]).name
            raise DatabaseError(f"{name} failed:\n{done.stdout.strip()}")
        return str(done.stdout)


def _plain_environment() -> dict[str, str]:
    """Return the environment for PostgreSQL's programs: no settings or secrets of ours."""
    kept = ("PATH", "TZ", "TMPDIR")
    return {"LC_ALL": "C"} | {key: os.environ[key] for key in kept if key in os.environ}


def stop(child: subprocess.Popen[bytes], *, patience: float = 30.0) -> None:
    """Stop the server: fast shutdown, then immediate, which recovers from its log next time."""
    for number in (signal.SIGINT, signal.SIGQUIT, signal.SIGKILL):
        if child.poll() is not None:
            return
        child.send_signal(number)
        try:
            child.wait(patience)
        except subprocess.TimeoutExpired:
            continue


def open_cluster(home: Home, *, fast_and_loose: bool = False) -> Cluster:
    """Return the cluster of a home, not yet initialised or started."""
    place = find_place(home)
    return Cluster(home, place, for_account(place.account), fast_and_loose)
