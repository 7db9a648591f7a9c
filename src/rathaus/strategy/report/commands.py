"""``./rathaus strategy report``: the report of an audience as PDF."""

import argparse
from pathlib import Path
from typing import Any


def add_commands(actions: Any) -> None:
    """Add the command of the report."""
    report = actions.add_parser("report", help="write a report as accessible PDF")
    report.add_argument("file", metavar="FILE", type=Path, help="where to write it")
    report.add_argument("--language", choices=["de", "en"], default="de")
    report.add_argument(
        "--audience",
        choices=["council", "departments", "public"],
        default="council",
        help="whom it is written for",
    )
    report.add_argument("--version", default="jetzt", help="report on a frozen version")
    report.add_argument("--since", default="", help="compare with this version, not the last one")
    report.set_defaults(handler=_report, needs_database=True)


def _report(args: argparse.Namespace) -> int:
    from rathaus.strategy.report.audience import Audience  # noqa: PLC0415
    from rathaus.strategy.report.make import make  # noqa: PLC0415 - needs Django set up
    from rathaus.strategy.report.pdf import to_pdf  # noqa: PLC0415

    audience = Audience(args.audience)
    made = make(args.language, version=args.version, since=args.since, audience=audience)
    pdf = to_pdf(made)
    args.file.write_bytes(pdf)
    print(f"{args.file}: {len(pdf)} Bytes, PDF/UA-1 und PDF/A-2a")
    return 0
