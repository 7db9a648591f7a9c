"""``./rathaus city check``, ``./rathaus city format`` and ``./rathaus strategy export``."""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from rathaus.strategy.city.check import check_city
from rathaus.strategy.city.finding import Finding
from rathaus.strategy.city.read import city_folders, read_files
from rathaus.strategy.city.write import TargetOccupiedError, canonical, write_city
from rathaus.ui.review import review_city


def add_city_command(subparsers: Any) -> None:
    """Add ``city`` with its actions to the command line."""
    city = subparsers.add_parser("city", help="check or format the files of a city")
    actions = city.add_subparsers(title="commands", metavar="COMMAND", required=True)
    text = "name every mistake in city folders; exit code 1 if there is one"
    check = actions.add_parser("check", help=text, description=text)
    check.add_argument("folders", nargs="*", type=Path, metavar="DIR", help="default: cities/*")
    check.add_argument("--language", choices=("de", "en"), default="de")
    check.add_argument("--json", action="store_true", help="print one JSON object")
    check.set_defaults(handler=check_folders, needs_database=False)
    text = "bring the strategy files of a city into their canonical form"
    form = actions.add_parser("format", help=text, description=text)
    form.add_argument("folder", type=Path, metavar="DIR")
    form.set_defaults(handler=format_folder, needs_database=False)


def add_commands(subparsers: Any) -> None:
    """Add ``export`` to the strategy's commands."""
    text = "write the present strategy as a city folder"
    export = subparsers.add_parser("export", help=text, description=text)
    export.add_argument("folder", type=Path, metavar="DIR")
    export.set_defaults(handler=export_folder, needs_database=True)


def check_folders(args: argparse.Namespace) -> int:
    """Print the findings of every folder; exit code 1 if there are any."""
    folders = args.folders or sorted(path.parent for path in Path("cities").glob("*/city.toml"))
    findings = [finding for folder in folders for finding in check_city(folder)]
    remarks = [remark for folder in folders for remark in review_city(folder)]
    mistakes = len(findings) + sum(remark.mistake for remark in remarks)
    if args.json:
        print(json.dumps([_plain(finding) for finding in findings], ensure_ascii=False))
    else:
        for finding in findings:
            print(finding.in_language(args.language))
        for remark in remarks:
            print(remark.in_language(args.language))
        names = ", ".join(folder.name for folder in folders)
        outcome = "in Ordnung" if not mistakes else f"{mistakes} Fehler"
        if args.language == "en":
            outcome = "in order" if not mistakes else f"{mistakes} mistakes"
        print(f"{names}: {outcome}")
    return 1 if mistakes else 0


def _plain(finding: Finding) -> dict[str, object]:
    return {
        "file": finding.file,
        "line": finding.line,
        "column": finding.column,
        "path": finding.path,
        "problem": {"de": finding.problem.de, "en": finding.problem.en},
        "mend": {"de": finding.mend.de, "en": finding.mend.en},
    }


def format_folder(args: argparse.Namespace) -> int:
    """Rewrite every strategy file of a city; one with mistakes or comments is left alone."""
    code = 0
    for folder in city_folders(args.folder, demo=True):
        for path in sorted(folder.glob("*.yaml")):
            content = path.read_bytes()
            reading = read_files([(str(path), content)])
            own = [each for each in reading.findings if each.line]
            commented = any(line.lstrip().startswith(b"#") for line in content.splitlines())
            if own or commented:
                code = 1
                why = str(own[0]) if own else f"{path}: Kommentare gingen verloren."
                print(f"{why} Die Datei bleibt, wie sie ist.", file=sys.stderr)
                continue
            written = canonical(reading.parts).encode()
            if written != content:
                path.write_bytes(written)
                print(f"{path} neu geschrieben")
    return code


def export_folder(args: argparse.Namespace) -> int:
    """Write the strategy of the database; exit code 1 when the folder holds other files."""
    from rathaus.strategy.api import strategy  # noqa: PLC0415 (needs Django set up)

    try:
        paths = write_city(strategy(), args.folder)
    except TargetOccupiedError as error:
        print(error.message, file=sys.stderr)
        return 1
    for path in paths:
        print(path)
    return 0
