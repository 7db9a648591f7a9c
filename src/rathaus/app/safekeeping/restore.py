"""`restore FILE`: a new home is built beside the old one, proved, and only then takes its place."""

import os
import shutil
import tempfile
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import rathaus
from rathaus.app import serve
from rathaus.app.city import find_city
from rathaus.app.database import place
from rathaus.app.database.cluster import open_cluster
from rathaus.app.database.session import running
from rathaus.app.errors import AppError, ArchiveError, HomeBusyError, HomeError
from rathaus.app.exchange import exchange
from rathaus.app.home import Home, hold, holder, open_home
from rathaus.app.progress import say
from rathaus.app.safekeeping import archive, dump
from rathaus.app.supervisor import Supervisor, python_child


def restore(source: Path, target: Path, *, reason: str = "restore") -> Path | None:
    """Restore a backup into a home.

    Args:
        source: the archive.
        target: the home; one that exists is kept as `<home>.before-<reason>-<time>`.
        reason: word for the name of the old home.

    Returns:
        The old home's new place, or None when there was none.

    Raises:
        ArchiveError: the archive is damaged; nothing was changed.
        AppError: the restored system does not answer; nothing was changed.
    """
    _check_version(source)
    given = os.environ.get("DATABASE_URL")
    target = _canonical(target)
    if target.is_dir() and any(target.iterdir()) and not (target / "home.json").exists():
        raise HomeError(f"{target} holds other files. Choose a new directory with --home DIR.")
    if (target / "home.json").exists() and holder(Home(target)):
        raise HomeBusyError(
            f"Rathaus runs on {target}. Stop it first, with Ctrl-C in its terminal."
        )
    draft = target.with_name(f"{target.name}.{reason}-in-progress")
    discard(draft)
    try:
        home = open_home(draft)
        with hold(home, "command", patience=0.0):
            _fill(home, source, given)
        return _swap(home, target, reason)
    finally:
        discard(draft)


def _check_version(source: Path) -> None:
    version = archive.read_manifest(source).version
    if _numbers(version) > _numbers(rathaus.__version__):
        raise ArchiveError(
            f"{source} was written by Rathaus {version}; this is {rathaus.__version__}. Update"
            " Rathaus first."
        )


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split(".") if part.isdigit())


def _canonical(target: Path) -> Path:
    target = target.expanduser().absolute()
    target.parent.mkdir(parents=True, exist_ok=True)
    return target.resolve()


def _fill(home: Home, source: Path, given: str | None) -> None:
    with tempfile.TemporaryDirectory(prefix=".unpacked-", dir=home.path) as name:
        say("Checking the archive ...")
        manifest = archive.unpack(source, Path(name))
        _place_files(Path(name) / "home", home)
        city = _city(manifest, home)
        home.remember(city=str(city), demo=manifest.demo)
        variables = serve.environment(home, city, demo=manifest.demo)
        if given:
            _load(given, Path(name), manifest)
            _prove(home, {**variables, "DATABASE_URL": given})
            return
        cluster = open_cluster(home)
        with running(cluster):
            _load(cluster.url(), Path(name), manifest)
            _prove(home, {**variables, "DATABASE_URL": cluster.url()})


def _place_files(unpacked: Path, home: Home) -> None:
    for file in sorted(p for p in unpacked.rglob("*") if p.is_file()):
        goal = home.path / file.relative_to(unpacked)
        goal.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        file.replace(goal)


def _city(manifest: archive.Manifest, home: Home) -> Path:
    """Return the city's folder here: where it was, or of the same name in this checkout."""
    for wish in (manifest.city, Path(manifest.city).name):
        with suppress(AppError):
            return find_city(wish or None, home)
    return find_city(None, home)


def _load(url: str, unpacked: Path, manifest: archive.Manifest) -> None:
    say("Loading the database ...")
    rows = dump.load(url, unpacked / archive.DUMP)
    if rows != manifest.rows:
        wrong = sorted(
            name
            for name in rows.keys() | manifest.rows.keys()
            if rows.get(name) != manifest.rows.get(name)
        )
        raise ArchiveError(
            f"After loading, some tables lack rows that the backup names: {', '.join(wrong)}."
        )


def _prove(home: Home, variables: dict[str, str]) -> None:
    """Start the restored system on a free port and see that it answers."""
    say("Trying the new system ...")
    serve.prepare({**variables, serve.KEEP_CITY: "1"})
    port = serve.check_port(0)
    supervisor = Supervisor()
    try:
        supervisor.add(python_child("web", serve.web(port), home=home.path, environment=variables))
        serve.wait_healthy(supervisor, home, port)
    finally:
        for child in supervisor.children:
            if child.process is not None:
                child.stop(child.process)


def _swap(home: Home, target: Path, reason: str) -> Path | None:
    """Put the new home in its place at once; the old one is set aside."""
    if not target.exists() or not any(target.iterdir()):
        with suppress(FileNotFoundError):
            target.rmdir()
        home.path.rename(target)
        place.follow(Home(target))
        return None
    moment = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
    old = target.with_name(f"{target.name}.before-{reason}-{moment}")
    exchange(home.path, target)
    home.path.rename(old)
    place.follow(Home(old))
    place.follow(Home(target))
    return old


def discard(draft: Path) -> None:
    """Delete a half-made home of an interrupted restore."""
    if (draft / "home.json").exists():
        cluster_of = Home(draft)
        with hold(cluster_of, "command", patience=5.0):
            if (draft / "postgres").exists() or (draft / "postgres.location").exists():
                with suppress(AppError):
                    open_cluster(cluster_of).end_leftovers()
            place.remove(cluster_of)
    shutil.rmtree(draft, ignore_errors=True)
