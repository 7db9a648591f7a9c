"""Where the data of the embedded PostgreSQL lies.

Inside the home, unless PostgreSQL runs as another account that cannot walk to the home (root,
with a home below a directory of mode 0700). Then the data lies in a folder of its own below
`/var/lib/rathaus`, and `postgres.location` in the home names it. No existing directory changes
its permissions.
"""

import hashlib
import os
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from rathaus.app.database.account import Account, for_database, owner_of
from rathaus.app.database.programs import shared_folder
from rathaus.app.errors import DatabaseError
from rathaus.app.home import Home, write_private

SOCKET_PATH_LIMIT = 90
"""Bytes a socket's folder may have; the system allows 107 with the name of the socket."""


@dataclass(frozen=True)
class Place:
    """Folders of one database cluster and the account that owns them."""

    data: Path
    sockets: Path
    account: Account


def find_place(home: Home) -> Place:
    """Return the place of this home's data, decided once and kept.

    Raises:
        DatabaseError: the place named by the home belongs to another home.
    """
    pointer = home.path / "postgres.location"
    inside = home.path / "postgres"
    if pointer.exists():
        base = Path(pointer.read_text("utf-8").strip())
        _check_owner(base, home)
    elif inside.exists():
        base = inside
    else:
        account = for_database()
        base = inside if account.can_enter(home.path) else _outside(home, pointer)
        base.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.chown(base, account.uid, account.gid)
    account = owner_of(base)
    return Place(base / "data", _sockets(home, base, account), account)


def _outside(home: Home, pointer: Path) -> Path:
    folder = shared_folder() / str(home.record["id"])
    shared_folder().mkdir(mode=0o755, parents=True, exist_ok=True)
    folder.mkdir(mode=0o711, exist_ok=True)
    write_private(folder / "home", str(home.path))
    write_private(pointer, str(folder / "postgres"))
    return folder / "postgres"


def _check_owner(base: Path, home: Home) -> None:
    """Refuse a copied home: two homes on one set of data would destroy it."""
    note = base.parent / "home"
    if not base.exists() or not note.exists():
        raise DatabaseError(
            f"The data of this home should lie in {base}, which is gone. Restore a backup with"
            " './rathaus restore FILE --home DIR'."
        )
    known = Path(note.read_text("utf-8").strip())
    if known != home.path and known.exists():
        raise DatabaseError(
            f"The data in {base} belongs to the home {known}. A copy of a home cannot be started;"
            " make a backup there and restore it here."
        )
    if known != home.path:
        write_private(note, str(home.path))


def _sockets(home: Home, base: Path, account: Account) -> Path:
    folder = base / "sockets"
    # libpq reads a comma as the end of a host's name.
    if len(os.fsencode(folder)) > SOCKET_PATH_LIMIT or "," in str(folder):
        folder = _short_folder(home)
    try:
        folder.mkdir(mode=0o700)
        os.chown(folder, account.uid, account.gid)
    except FileExistsError:
        if folder.is_symlink() or folder.stat().st_uid != account.uid:
            raise DatabaseError(
                f"{folder} belongs to somebody else. Remove it, or choose a home with a shorter"
                " path."
            ) from None
    return folder


def _short_folder(home: Home) -> Path:
    """Return a folder with a short name; by path, since the copy of a home has the same id."""
    digest = hashlib.sha256(os.fsencode(home.path)).hexdigest()
    return Path(tempfile.gettempdir()) / f"rathaus-{digest[:16]}"


def follow(home: Home) -> None:
    """Note that a home was moved, where its data lies outside it."""
    pointer = home.path / "postgres.location"
    if pointer.exists():
        base = Path(pointer.read_text("utf-8").strip())
        write_private(base.parent / "home", str(home.path))


def remove(home: Home) -> None:
    """Delete the data that lies outside the home, for homes that are thrown away."""
    pointer = home.path / "postgres.location"
    if pointer.exists():
        base = Path(pointer.read_text("utf-8").strip())
        note = base.parent / "home"
        if note.exists() and note.read_text("utf-8").strip() == str(home.path):
            shutil.rmtree(base.parent)
    short = _short_folder(home)
    if short.is_dir() and not short.is_symlink():
        shutil.rmtree(short)
