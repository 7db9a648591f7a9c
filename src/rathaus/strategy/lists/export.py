"""Projects as a list that spreadsheets open safely and that can be imported again."""

import csv
import io
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from openpyxl import Workbook as Book

from rathaus.strategy.document import Effort, Evidence, Mandate, Project, Risk
from rathaus.strategy.lists.columns.fields import FIELDS
from rathaus.strategy.lists.guard import protect
from rathaus.strategy.lists.readings import attribute

_MANDATES = {
    Mandate.RESOLUTION: "Ratsbeschluss",
    Mandate.MAYOR: "Auftrag der Stadtspitze",
    Mandate.LEGAL: "Gesetzliche Pflicht",
    Mandate.TECHNICAL: "Technische Notwendigkeit",
}
_PLAIN = [name for name in FIELDS if name not in {"id", "efforts", "mandates"}]


def project_table(projects: Sequence[Project]) -> tuple[list[str], list[list[str]]]:
    """Write projects as headings and rows of texts, in the words that the import understands.

    Efforts get a column for each pool and quarter, evidence one for each ground.
    """
    efforts = sorted(
        {
            (effort.pool, str(part.quarter) if part else "")
            for project in projects
            for effort in project.efforts
            for part in (effort.quarters or (None,))
        }
    )
    headings = [FIELDS["id"].label.de, *(FIELDS[name].label.de for name in _PLAIN)]
    headings += list(_MANDATES.values())
    headings += [f"Aufwand {pool} {quarter}".strip() + " (PM)" for pool, quarter in efforts]
    rows = []
    for project in projects:
        row = [project.id, *(_text(getattr(project, attribute(name)), name) for name in _PLAIN)]
        row += [_evidence(project.mandates, ground) for ground in _MANDATES]
        row += [_effort(project.efforts, pool, quarter) for pool, quarter in efforts]
        rows.append(row)
    return headings, rows


def write_csv(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Write a list as CSV for German spreadsheets: UTF-8 with mark, semicolons, CRLF."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=";")
    writer.writerow([protect(heading) for heading in headings])
    writer.writerows([protect(cell) for cell in row] for row in rows)
    return stream.getvalue().encode("utf-8-sig")


def write_xlsx(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Write a list as XLSX; every cell is text, none is a formula."""
    book = Book(write_only=True)
    sheet = book.create_sheet("Projekte")
    sheet.append([protect(heading) for heading in headings])
    for row in rows:
        sheet.append([protect(cell) for cell in row])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _text(value: Any, name: str) -> str:
    if value is None or value == ():
        return ""
    if name in {"cost", "spent"}:
        return f"{Decimal(value) / 100:.2f}".replace(".", ",")
    if isinstance(value, bool):
        return "ja" if value else "nein"
    if isinstance(value, tuple):
        return "\n".join(item.text if isinstance(item, Risk) else str(item) for item in value)
    if isinstance(value, Decimal):
        return str(value).replace(".", ",")
    return str(value)


def _evidence(mandates: Iterable[Evidence], ground: Mandate) -> str:
    return "; ".join(item.reference for item in mandates if item.mandate is ground)


def _effort(efforts: Iterable[Effort], pool: str, quarter: str) -> str:
    for effort in efforts:
        if effort.pool != pool:
            continue
        for part in effort.quarters:
            if str(part.quarter) == quarter:
                return str(part.person_months).replace(".", ",")
        if not quarter:
            if effort.size:
                return effort.size.value
            return "" if effort.total is None else str(effort.total).replace(".", ",")
    return ""
