"""The account PostgreSQL runs as: it refuses to run as root."""

import os
import pwd
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rathaus.app.errors import DatabaseError

OWN_NAME = "rathaus-db"
KNOWN_NAMES = (OWN_NAME, "postgres", "nobody")


@dataclass(frozen=True)
class Account:
    """A system account, by number."""

    uid: int
    gid: int

    def options(self) -> dict[str, Any]:
        """Arguments of `subprocess` that make a child run as this account."""
        if self.uid == os.geteuid():
            return {}
        return {"user": self.uid, "group": self.gid, "extra_groups": []}

    def succeeds(self, command: Sequence[str | Path]) -> bool:
        """Tell whether a command runs well as this account."""
        try:
            done = subprocess.run(
                command, cwd="/", capture_output=True, check=False, **self.options()
            )
        except OSError:
            return False
        return done.returncode == 0

    def can_enter(self, directory: Path) -> bool:
        """Tell whether this account may walk into an existing directory."""
        return self.succeeds(["/bin/sh", "-c", 'cd "$1"', "sh", directory])


def own() -> Account:
    """Return the account this process runs as."""
    return Account(os.geteuid(), os.getegid())


def owner_of(directory: Path) -> Account:
    """Return the account that owns a directory."""
    status = directory.stat()
    return Account(status.st_uid, status.st_gid)


def for_database() -> Account:
    """Return the account for PostgreSQL: our own, or as root an unprivileged one.

    As root, the system account `rathaus-db` is made when the system lets us; otherwise an
    unprivileged account that every Linux has is used.

    Raises:
        DatabaseError: the system knows no account that could be used.
    """
    if os.geteuid() != 0:
        return own()
    if not _known(OWN_NAME):
        _create()
    for name in KNOWN_NAMES:
        if account := _known(name):
            return account
    raise DatabaseError(
        "PostgreSQL does not run as root, and this system has no account for it. Add one with"
        f" 'useradd --system {OWN_NAME}', or start Rathaus with an ordinary account."
    )


def _known(name: str) -> Account | None:
    try:
        entry = pwd.getpwnam(name)
    except KeyError:
        return None
    return Account(entry.pw_uid, entry.pw_gid) if entry.pw_uid else None


def _create() -> None:
    no_shell = "/usr/sbin/nologin"
    ways = (
        f"useradd --system --user-group --no-create-home --home-dir /nonexistent"
        f" --shell {no_shell} {OWN_NAME}",
        f"adduser -S -D -H -s {no_shell} {OWN_NAME}",
    )
    for command in (way.split() for way in ways):
        if shutil.which(command[0]):
            subprocess.run(command, capture_output=True, check=False)
        if _known(OWN_NAME):
            return
