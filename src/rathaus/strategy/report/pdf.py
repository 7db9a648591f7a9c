"""The report as PDF."""

from dataclasses import asdict
from datetime import datetime
from pathlib import Path

from rathaus.documents.api import render_pdf
from rathaus.strategy.report.content import Report

TEMPLATE = Path(__file__).parent / "report.typ"


def to_pdf(report: Report, *, at: datetime | None = None) -> bytes:
    """Print a report as PDF/UA-1 and PDF/A-2a.

    Args:
        report: its content in one language.
        at: aware moment stamped on the file; now when left out.
    """
    return render_pdf(
        TEMPLATE,
        asdict(report),
        title=f"{report.title}, {report.city}, {report.on}",
        language=report.language,
        author=report.city,
        at=at,
    )
