"""`upgrade`: the new version works on a copy first, and the copy takes over when it answers."""

import os
from datetime import UTC, datetime
from pathlib import Path

from rathaus.app.errors import AppError, HomeBusyError
from rathaus.app.home import Home, holder
from rathaus.app.progress import say
from rathaus.app.safekeeping.backup import backup
from rathaus.app.safekeeping.restore import restore


def upgrade(home: Home) -> tuple[Path, Path | None]:
    """Bring a home to the version of this checkout.

    A backup is taken and restored into a new home, which is migrated and has to answer; then the
    two change places. When anything fails, the old home has never been touched.

    Returns:
        The backup, and the place of the old home.

    Raises:
        AppError: the database is not ours to copy.
        HomeBusyError: Rathaus runs on the home.
    """
    if "DATABASE_URL" in os.environ:
        raise AppError(
            "The database of DATABASE_URL is looked after by its own server. Back it up with"
            " './rathaus backup FILE', then start './rathaus up', which migrates it; to go back,"
            " restore the backup into an empty database."
        )
    if holder(home) == "server":
        raise HomeBusyError(
            f"Rathaus runs on {home.path}. Stop it first, with Ctrl-C in its terminal."
        )
    folder = home.path / "backups"
    folder.mkdir(mode=0o700, exist_ok=True)
    moment = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
    file = folder / f"before-upgrade-{moment}.tar"
    backup(home, file)
    say("Building the upgraded system beside the old one ...")
    old = restore(file, home.path, reason="upgrade")
    return (old / "backups" / file.name if old else file), old
