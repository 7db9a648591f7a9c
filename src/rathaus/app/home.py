"""The home: one directory with all state of one installation.

`secrets/` (owner only), `run/` (locks and what is running), `log/`, `mail/` (letters a demo does
not send), `files/`, and `postgres/` or, where the database account cannot reach the home,
`postgres.location` naming the place of the data.
"""

import fcntl
import json
import os
import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rathaus.app.errors import HomeBusyError, HomeError
from rathaus.app.progress import say

FOLDERS = ("secrets", "run", "log", "mail", "files")


@dataclass(frozen=True)
class Home:
    """A home that exists and belongs to the caller."""

    path: Path

    @property
    def record(self) -> dict[str, Any]:
        """What the home knows about itself: `id`, and once started `city` and `demo`."""
        content: dict[str, Any] = json.loads((self.path / "home.json").read_text("utf-8"))
        return content

    def remember(self, **facts: object) -> None:
        """Add facts to the record of the home."""
        write_private(self.path / "home.json", json.dumps({**self.record, **facts}, indent=1))

    def secret(self, name: str) -> str:
        """Return the secret of this name, made at random at the first call."""
        file = self.path / "secrets" / name
        if not file.exists():
            write_private(file, secrets.token_urlsafe(48))
        return file.read_text("utf-8").strip()


def write_private(file: Path, text: str) -> None:
    """Write a file that only its owner may read, whole or not at all."""
    draft = file.with_name(f".{file.name}.{os.getpid()}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as stream:
        stream.write(text)
        stream.flush()
        os.fsync(stream.fileno())
    draft.replace(file)


def open_home(path: Path) -> Home:
    """Open a home, and make it when it is not there yet.

    Args:
        path: the directory; its parents are made when missing, existing ones are left alone.

    Raises:
        HomeError: the directory belongs to another account or to something else.
    """
    path = path.expanduser().absolute()
    if path.exists() and not path.is_dir():
        raise HomeError(f"{path} is not a directory. Choose another home with --home DIR.")
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        # As root the database account has to walk through the home to its data; it cannot list it.
        path.mkdir(mode=0o711 if os.geteuid() == 0 else 0o700)
    if path.stat().st_uid != os.geteuid():
        raise HomeError(
            f"The home {path} belongs to another account. Start Rathaus with that account, or"
            " choose another home with --home DIR."
        )
    path = path.resolve()
    known = (path / "home.json").exists()
    names = {entry.name for entry in path.iterdir() if not entry.name.startswith(".")}
    if not known and names and not names & set(FOLDERS):
        raise HomeError(
            f"{path} holds other files. Choose an empty or new directory with --home DIR."
        )
    for name in FOLDERS:
        (path / name).mkdir(mode=0o700, exist_ok=True)
    if not known:
        write_private(path / "home.json", json.dumps({"id": secrets.token_hex(8), "format": 1}))
    return Home(path)


def holder(home: Home) -> str:
    """Say what holds the home now: `server`, `command` or nothing (empty text)."""
    with (home.path / "run" / "lock").open("a+") as stream:
        try:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            stream.seek(0)
            return stream.read().partition(" ")[0] or "command"
    return ""


@contextmanager
def hold(home: Home, kind: str, *, patience: float) -> Iterator[None]:
    """Hold the home alone; the operating system lets go when the process ends, however it ends.

    Args:
        home: the home to hold.
        kind: `server` or `command`, for others to read.
        patience: seconds to wait while a command holds it; a server is never waited for.

    Raises:
        HomeBusyError: somebody else holds the home.
    """
    deadline = time.monotonic() + patience
    told = False
    with (home.path / "run" / "lock").open("a+") as stream:
        while True:
            try:
                fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                stream.seek(0)
                other, _, pid = stream.read().strip().partition(" ")
                if other == "server" or time.monotonic() > deadline:
                    raise HomeBusyError(_busy(home, other, pid)) from None
                if not told:
                    say(f"Waiting for another command on {home.path} ...")
                    told = True
                time.sleep(0.2)
        stream.truncate(0)
        stream.write(f"{kind} {os.getpid()}\n")
        stream.flush()
        yield


def _busy(home: Home, other: str, pid: str) -> str:
    what = "is already running" if other == "server" else "is busy with a command"
    return (
        f"Rathaus {what} on {home.path} (process {pid or 'unknown'}). Use it as it is, stop it with"
        " Ctrl-C in its terminal, or start a second one with --home DIR and --port N."
    )


def existing_home(path: Path) -> Home:
    """Open a home that must be there already.

    Raises:
        HomeError: there is none.
    """
    if not (path.expanduser() / "home.json").exists():
        raise HomeError(
            f"There is no Rathaus in {path}. Name its home with --home DIR, or start one with"
            " './rathaus up --home DIR'."
        )
    return open_home(path)
