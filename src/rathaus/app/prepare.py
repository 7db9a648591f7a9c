"""Bring the database to the state the code and the city folder want.

A process of its own, so that the supervisor stays small. Everything here may run again at every
start: what is already done is skipped.
"""

import hashlib
import os
import sys
from pathlib import Path

import django
from django.conf import settings

from rathaus.app.errors import sentence_for
from rathaus.app.progress import say
from rathaus.app.serve import KEEP_CITY
from rathaus.kernel.errors import RathausError


def main() -> int:
    """Migrate, and load the city when its files changed.

    Returns:
        0, or 1 after a sentence on standard error.
    """
    try:
        django.setup()
        migrate()
        if not os.environ.get(KEEP_CITY):
            load_city()
    except RathausError as error:
        say(error.message)
        return 1
    except OSError as error:
        sentence = sentence_for(error)
        if sentence is None:
            raise
        say(sentence)
        return 1
    return 0


def migrate() -> None:
    """Apply the migrations that are missing."""
    from django.core.management import call_command  # noqa: PLC0415 - after setup
    from django.db import connection  # noqa: PLC0415
    from django.db.migrations.executor import MigrationExecutor  # noqa: PLC0415

    executor = MigrationExecutor(connection)
    missing = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if missing:
        say(f"Preparing the database ({len(missing)} steps) ...")
        call_command("migrate", interactive=False, verbosity=0)


def load_city() -> None:
    """Load the city folder when it changed since it was loaded last."""
    from rathaus.app import demo  # noqa: PLC0415 - after setup
    from rathaus.app.models import CityLoad  # noqa: PLC0415

    wanted = fingerprint(Path(settings.CITY), demo=settings.DEMO)
    if CityLoad.objects.filter(fingerprint=wanted).order_by("-loaded_at").exists():
        return
    say(f"Loading the city {Path(settings.CITY).name} ...")
    demo.load(Path(settings.CITY), demo=settings.DEMO)
    CityLoad.objects.all().delete()
    CityLoad.objects.create(fingerprint=wanted)


def fingerprint(folder: Path, *, demo: bool) -> str:
    """Return a digest of all files of a city folder, and of whether sample data is wanted."""
    digest = hashlib.sha256(b"demo" if demo else b"")
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        digest.update(os.fsencode(path.relative_to(folder)) + b"\0")
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


if __name__ == "__main__":
    sys.exit(main())
