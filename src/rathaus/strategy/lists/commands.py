"""``./rathaus strategy import FILE``."""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from rathaus.strategy.lists.errors import ListError, UnreadableFileError
from rathaus.strategy.lists.mapping import Mapping
from rathaus.strategy.lists.reader.limits import refuse_large_file


def add_commands(subparsers: Any) -> None:
    """Add ``strategy import``."""
    parser = subparsers.add_parser(
        "import",
        help="import a list of projects (XLSX, ODS, XLS, CSV)",
        description="Import a list of projects. Columns are proposed from their names; a mapping "
        "file fixes them. Nothing is deleted. Exit status 0: imported or, with --dry-run, shown; "
        "1: the file or the mapping is wrong and nothing was changed.",
    )
    parser.add_argument("file", metavar="FILE", type=Path, help="the list")
    parser.add_argument("--mapping", metavar="FILE", type=Path, help="mapping file (YAML or JSON)")
    parser.add_argument("--source", metavar="NAME", default="", help="family of lists")
    parser.add_argument("--dry-run", action="store_true", help="show, write nothing")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument(
        "--print-mapping", action="store_true", help="print the mapping that is used, and stop"
    )
    parser.set_defaults(handler=run_import, needs_database=True)


def run_import(arguments: argparse.Namespace) -> int:
    """Import a list or show what would change.

    Returns:
        0 when the list was read, 1 when the file or the mapping is wrong.
    """
    try:
        return _import(arguments)
    except ListError as error:
        if arguments.json:
            nothing = {"rows": 0, "created": 0, "updated": 0, "unchanged": 0, "rejected": []}
            print(json.dumps({**nothing, "error": error.message}, ensure_ascii=False))
        print(error.message, file=sys.stderr)
        return 1


def _import(arguments: argparse.Namespace) -> int:
    # Imported late: the models need Django, which is set up only now.
    from django.conf import settings  # noqa: PLC0415

    from rathaus.audit.api import Actor  # noqa: PLC0415
    from rathaus.strategy.api import load_city  # noqa: PLC0415
    from rathaus.strategy.lists.mapping_file import write_mapping  # noqa: PLC0415
    from rathaus.strategy.lists.service import import_list, preview  # noqa: PLC0415

    data = _read(arguments.file)
    mapping = _mapping(arguments.mapping) if arguments.mapping else None
    name, source = arguments.file.name, arguments.source
    if arguments.dry_run or arguments.print_mapping:
        outcome = preview(data, name, mapping=mapping, source=source)
    else:
        load_city(settings.CITY)
        actor = Actor.system("import")
        outcome = import_list(data, name, actor=actor, mapping=mapping, source=source)
    plain = outcome.plan.to_plain(dry_run=not outcome.written)
    if arguments.print_mapping:
        sys.stdout.write(write_mapping(outcome.loaded.mapping))
    elif arguments.json:
        print(json.dumps(plain, ensure_ascii=False))
    else:
        _print_summary(plain, outcome.loaded.guesses if mapping is None else ())
    return 0


def _read(path: Path) -> bytes:
    try:
        refuse_large_file(path.stat().st_size)
        return path.read_bytes()
    except OSError as error:
        raise UnreadableFileError(f"{path} ist nicht lesbar: {error.strerror}.") from error


def _mapping(path: Path) -> Mapping:
    from rathaus.strategy.lists.mapping_file import read_mapping  # noqa: PLC0415

    try:
        return read_mapping(path.read_text("utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableFileError(f"Die Zuordnung {path} ist nicht lesbar.") from error


def _print_summary(plain: dict[str, Any], guesses: Any) -> None:
    for guess in guesses:
        if guess.field:
            print(f"  {guess.column.heading!r} → {guess.field}: {guess.reason.de}")
    verb = "würden" if plain["dry_run"] else "wurden"
    print(
        f"{plain['rows']} Zeilen: {plain['created']} {verb} angelegt, {plain['updated']} "
        f"geändert, {plain['unchanged']} sind unverändert, {len(plain['rejected'])} abgelehnt."
    )
    for entry in plain["rejected"]:
        print(f"  {entry['place']}, Spalte „{entry['column']}“: {entry['reason']}")
    for entry in plain["warnings"][:50]:
        print(f"  Hinweis {entry['cell'] or entry['row']} ({entry['column']}): {entry['reason']}")
    more = len(plain["warnings"]) - 50
    if more > 0:
        print(f"  … und {more} weitere Hinweise (--json zeigt alle).")
    for note in plain["notes"]:
        print(f"  {note}")
    if plain["missing"]:
        print(
            f"  {len(plain['missing'])} Projekte früherer Importe fehlen in dieser Liste; sie "
            "bleiben unberührt."
        )
