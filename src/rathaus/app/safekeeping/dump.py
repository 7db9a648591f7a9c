"""Logical dumps of PostgreSQL, and the row counts that prove them."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
from psycopg import conninfo, sql

from rathaus.app.database.programs import in_wheel
from rathaus.app.errors import DatabaseError

_VARIABLES = {
    "host": "PGHOST",
    "port": "PGPORT",
    "user": "PGUSER",
    "password": "PGPASSWORD",
    "dbname": "PGDATABASE",
    "sslmode": "PGSSLMODE",
    "sslrootcert": "PGSSLROOTCERT",
}


def save(url: str, target: Path) -> dict[str, int]:
    """Dump a database into a file, as it is at one moment, while others go on writing.

    Returns:
        The rows of each table at that moment.
    """
    with _snapshot(url) as (connection, snapshot):
        rows = count_rows(connection)
        _run(url, "pg_dump", f"--snapshot={snapshot}", "-Fc", "-O", "-x", "-f", str(target))
    return rows


def load(url: str, source: Path) -> dict[str, int]:
    """Load a dump into an empty database, whole or not at all.

    Returns:
        The rows of each table afterwards.

    Raises:
        DatabaseError: the database is not empty, or the dump does not fit.
    """
    with psycopg.connect(url) as connection:
        if count_rows(connection):
            raise DatabaseError(
                "The database named in DATABASE_URL is not empty. Create an empty one, name it in"
                " DATABASE_URL, and restore into that; the old one stays as it is."
            )
    _run(url, "pg_restore", "-O", "-x", "-1", "-e", "-d", "", str(source))
    with psycopg.connect(url) as connection:
        connection.execute("ANALYZE")
        return count_rows(connection)


def count_rows(connection: psycopg.Connection[Any]) -> dict[str, int]:
    """Return the number of rows of each table, by name."""
    names = connection.execute(
        "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename"
    ).fetchall()
    counts = {}
    for (name,) in names:
        statement = sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier("public", name))
        row = connection.execute(statement).fetchone()
        counts[str(name)] = int(row[0]) if row else 0
    return counts


@contextmanager
def _snapshot(url: str) -> Iterator[tuple[psycopg.Connection[Any], str]]:
    with psycopg.connect(url) as connection:
        connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        connection.read_only = True
        row = connection.execute("SELECT pg_export_snapshot()").fetchone()
        assert row is not None
        yield connection, str(row[0])


def _run(url: str, name: str, *arguments: str) -> None:
    """Run a program of PostgreSQL; the password goes through the environment, not the list."""
    known = conninfo.conninfo_to_dict(url)
    variables = {_VARIABLES[key]: str(value) for key, value in known.items() if key in _VARIABLES}
    database = str(known.get("dbname", ""))
    command = [in_wheel().path(name), *(a or database for a in arguments)]
    done = subprocess.run(
        command,
        env={"LC_ALL": "C", "PATH": os.defpath, **variables},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        if "No space left on device" in done.stderr:
            raise OSError(28, "No space left on device")
        raise DatabaseError(f"{name} failed:\n{done.stderr.strip()}")
