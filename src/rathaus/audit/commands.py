"""`./rathaus audit verify` and `./rathaus audit export`."""

import argparse
import json
import sys
from contextlib import ExitStack
from pathlib import Path
from typing import Any


def add_commands(subparsers: Any) -> None:
    """Add the commands of the trail to the command line."""
    audit = subparsers.add_parser("audit", help="prove or export the trail of changes")
    actions = audit.add_subparsers(dest="audit_action", required=True)

    verify = actions.add_parser("verify", help="check every link; exit code 1 if one is broken")
    verify.add_argument("--anchor", help="COUNT:HASH noted from an earlier run, kept elsewhere")
    verify.add_argument("--json", action="store_true", help="print one JSON object")
    verify.set_defaults(handler=verify_trail, needs_database=True)

    export = actions.add_parser("export", help="write the trail as JSON lines")
    export.add_argument("--file", type=Path, help="target file; standard output without it")
    export.add_argument("--from", dest="first", type=int, default=1, metavar="NUMBER")
    export.set_defaults(handler=export_trail, needs_database=True)


def verify_trail(args: argparse.Namespace) -> int:
    """Say whether the trail is whole; exit code 0 whole, 1 broken, 2 unusable anchor."""
    from rathaus.audit.api import Anchor, verify  # noqa: PLC0415 (needs Django set up)

    try:
        expected = Anchor.parse(args.anchor) if args.anchor else None
    except ValueError:
        print("Der Anker ist nicht lesbar. Erwartet wird ANZAHL:PRÜFSUMME.", file=sys.stderr)
        return 2
    result = verify(expected)
    if args.json:
        broken = result.broken
        print(
            json.dumps(
                {
                    "whole": result.whole,
                    "checked": result.checked,
                    "anchor": str(result.anchor),
                    "broken": broken and {"seq": broken.seq, "fault": str(broken.fault)},
                }
            )
        )
    elif result.broken:
        print(f"Die Kette ist gebrochen. {result.broken.sentence}", file=sys.stderr)
        print(f"Bis dahin sind {result.checked} Einträge unversehrt.", file=sys.stderr)
    else:
        print(f"Die Kette ist ganz: {result.checked} Einträge. Anker: {result.anchor}")
    return 0 if result.whole else 1


def export_trail(args: argparse.Namespace) -> int:
    """Write one canonical JSON object per line, in the form that the hashes cover."""
    from rathaus.audit.canonical import canonical  # noqa: PLC0415 (needs Django set up)
    from rathaus.audit.chain import content_of  # noqa: PLC0415
    from rathaus.audit.models import AuditEntry  # noqa: PLC0415

    rows = AuditEntry.objects.filter(seq__gte=args.first).order_by("seq")
    with ExitStack() as stack:
        target = stack.enter_context(args.file.open("wb")) if args.file else sys.stdout.buffer
        for row in rows.iterator(chunk_size=1000):
            target.write(canonical({**content_of(row), "hash": row.hash}) + b"\n")
    return 0
