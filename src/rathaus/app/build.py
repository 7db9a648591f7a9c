"""Files made from sources of the checkout: compiled translations and collected static files."""

import os
from pathlib import Path

import polib

PACKAGES = Path(__file__).parents[1]


def compile_translations() -> list[Path]:
    """Compile every translation that is newer than its compiled form.

    Returns:
        The files written.
    """
    written = []
    own, rooms = ("*/locale/*/LC_MESSAGES/*.po", "*/*/locale/*/LC_MESSAGES/*.po")
    for source in sorted((*PACKAGES.glob(own), *PACKAGES.glob(rooms))):
        target = source.with_suffix(".mo")
        if not target.exists() or target.stat().st_mtime < source.stat().st_mtime:
            polib.pofile(str(source)).save_as_mofile(str(target))
            written.append(target)
    return written


def collect_static_files() -> None:
    """Copy static files of all packages to one folder, named by content and compressed."""
    import django  # noqa: PLC0415 - after the translations, which it reads
    from django.core.management import call_command  # noqa: PLC0415

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rathaus.app.settings")
    django.setup()
    call_command("collectstatic", interactive=False, verbosity=0)


if __name__ == "__main__":
    compile_translations()
    collect_static_files()
