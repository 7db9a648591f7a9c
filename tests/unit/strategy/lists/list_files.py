"""Makes files for the tests of lists: XLSX and ODS of any shape, and plans from bytes."""

import io
import zipfile
from collections.abc import Iterable, Sequence
from typing import Any
from xml.sax.saxutils import escape

from openpyxl import Workbook as Book

from rathaus.strategy.document import Project
from rathaus.strategy.lists.loading import LoadedList, load_list, plan_loaded
from rathaus.strategy.lists.mapping import Mapping
from rathaus.strategy.lists.plan import ImportPlan
from rathaus.strategy.lists.vocabulary import Vocabulary

PORTFOLIO = [
    ["Projekt-ID", "Projekttitel", "Amt", "Beginn", "Gesamtkosten", "Bemerkung"],
    ["P-1", "Digitale Akte", "Amt 10", "01.02.2024", "1.234,56 €", "für Bürger"],
    ["P-2", "Glasfaser für Schulen", "Amt 40", "01.03.2024", "2.000 €", "größer"],
    ["P-3", "Terminbuchung", "Amt 33", "15.04.2024", "300,50 €", "„eilig“"],
]


def xlsx(
    *sheets: tuple[str, Sequence[Sequence[Any]]],
    merged: Iterable[str] = (),
    hidden: Iterable[str] = (),
) -> bytes:
    """Make an XLSX file; ``merged`` are areas of the first sheet."""
    book = Book()
    book.remove(book.active)
    for name, rows in sheets:
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
        if name in hidden:
            sheet.sheet_state = "hidden"
    for area in merged:
        book.worksheets[0].merge_cells(area)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def raw_xlsx(sheet_xml: str, *, shared: str = "", extra: dict[str, bytes] | None = None) -> bytes:
    """Make an XLSX file around the XML of one sheet, however strange it is."""
    main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    parts: dict[str, bytes] = {
        "_rels/.rels": (
            f'<Relationships xmlns="{package}"><Relationship Id="r1" '
            f'Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
        ).encode(),
        "xl/workbook.xml": (
            f'<workbook {main} xmlns:r="{office}"><sheets>'
            '<sheet name="Tabelle1" sheetId="1" r:id="r1"/></sheets></workbook>'
        ).encode(),
        "xl/_rels/workbook.xml.rels": (
            f'<Relationships xmlns="{package}">'
            f'<Relationship Id="r1" Type="{office}/worksheet" Target="worksheets/sheet1.xml"/>'
            f'<Relationship Id="r2" Type="{office}/sharedStrings" Target="sharedStrings.xml"/>'
            "</Relationships>"
        ).encode(),
        "xl/worksheets/sheet1.xml": f"<worksheet {main}>{sheet_xml}</worksheet>".encode(),
        "xl/sharedStrings.xml": f"<sst {main}>{shared}</sst>".encode(),
        **(extra or {}),
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package_file:
        for name, content in parts.items():
            package_file.writestr(name, content)
    return stream.getvalue()


def inline_row(number: int, *texts: str) -> str:
    """Write a row of inline texts for `raw_xlsx`."""
    cells = "".join(f'<c t="inlineStr"><is><t>{escape(text)}</t></is></c>' for text in texts)
    return f'<row r="{number}">{cells}</row>'


def ods(*tables: str) -> bytes:
    """Make an ODS file around the XML of its tables."""
    space = "urn:oasis:names:tc:opendocument:xmlns"
    content = (
        f'<office:document-content xmlns:office="{space}:office:1.0" '
        f'xmlns:table="{space}:table:1.0" xmlns:text="{space}:text:1.0">'
        f"<office:body><office:spreadsheet>{''.join(tables)}</office:spreadsheet>"
        "</office:body></office:document-content>"
    )
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("content.xml", content)
    return stream.getvalue()


def ods_row(*texts: str, repeat: int = 1) -> str:
    """Write a row of texts for `ods`."""
    cells = "".join(
        f'<table:table-cell office:value-type="string"><text:p>{escape(text)}</text:p>'
        "</table:table-cell>"
        for text in texts
    )
    return f'<table:table-row table:number-rows-repeated="{repeat}">{cells}</table:table-row>'


def csv_text(rows: Sequence[Sequence[str]], delimiter: str = ";", end: str = "\r\n") -> str:
    """Write rows as delimited text, quoting what needs it."""
    lines = []
    for row in rows:
        cells = [
            '"' + cell.replace('"', '""') + '"'
            if any(mark in cell for mark in (delimiter, '"', "\n", "\r"))
            else cell
            for cell in row
        ]
        lines.append(delimiter.join(cells))
    return end.join(lines) + end


def load(data: bytes, name: str = "projekte.csv", mapping: Mapping | None = None) -> LoadedList:
    """Read a file with an empty vocabulary."""
    return load_list(data, name, Vocabulary(), mapping=mapping)


def plan(
    data: bytes,
    name: str = "projekte.csv",
    existing: Iterable[Project] = (),
    mapping: Mapping | None = None,
    vocabulary: Vocabulary | None = None,
) -> ImportPlan:
    """Plan the import of a file, and check that its numbers add up."""
    words = vocabulary or Vocabulary()
    known = list(existing)
    loaded = load_list(data, name, words, mapping=mapping)
    made = plan_loaded(loaded, words, known, {project.id for project in known})
    plain = made.to_plain(dry_run=True)
    counted = plain["created"] + plain["updated"] + plain["unchanged"] + len(plain["rejected"])
    assert plain["rows"] == counted == len(loaded.table.records)
    ids = [row.project.id for row in made.rows if row.project]
    assert len(ids) == len(set(ids))
    return made


def projects(made: ImportPlan) -> list[Project]:
    """Return the projects of a plan, changed or not."""
    return [row.project for row in made.rows if row.project]
