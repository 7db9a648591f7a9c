"""`backup FILE`: the whole installation in one file, taken while it runs."""

import tempfile
from datetime import UTC, datetime
from pathlib import Path

import rathaus
from rathaus.app.database.session import answering
from rathaus.app.errors import ArchiveError
from rathaus.app.home import Home
from rathaus.app.progress import say
from rathaus.app.safekeeping import archive, dump

KEPT = ("secrets/secret-key", "files", "mail")
"""What of a home belongs in a backup; database passwords are made anew at a restore."""


def backup(home: Home, target: Path) -> archive.Manifest:
    """Write a backup of a home and prove that it can be read.

    Args:
        home: the home, running or not.
        target: the archive; an older one of that name is replaced once the new one is whole.

    Raises:
        ArchiveError: the folder of `target` does not exist.
    """
    target = target.expanduser().absolute()
    if not target.parent.is_dir():
        raise ArchiveError(f"The folder {target.parent} does not exist; make it first.")
    home.secret("secret-key")
    with (
        answering(home) as url,
        # Beside the target: there must be room for it, and the home's disk may be full.
        tempfile.TemporaryDirectory(prefix=".rathaus-backup-", dir=target.parent) as name,
    ):
        say("Dumping the database ...")
        file = Path(name) / archive.DUMP
        rows = dump.save(url, file)
        parts = {archive.DUMP: file, **_files(home)}
        manifest = archive.Manifest(
            version=rathaus.__version__,
            created=datetime.now(UTC).isoformat(timespec="seconds"),
            city=str(home.record.get("city", "")),
            demo=bool(home.record.get("demo")),
            rows=rows,
            parts={key: archive.describe(path) for key, path in parts.items()},
        )
        say("Writing the archive ...")
        archive.write(target, manifest, parts)
        say("Checking the archive ...")
        archive.unpack(target, _made(Path(name) / "check"))
    return manifest


def _made(folder: Path) -> Path:
    folder.mkdir(mode=0o700)
    return folder


def _files(home: Home) -> dict[str, Path]:
    found = {}
    for kept in KEPT:
        path = home.path / kept
        files = [path] if path.is_file() else sorted(p for p in path.rglob("*") if p.is_file())
        for file in files:
            found[f"{archive.HOME_PREFIX}{file.relative_to(home.path)}"] = file
    return found
