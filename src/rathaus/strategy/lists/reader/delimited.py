"""CSV and its relatives as a stream of records."""

import codecs
import csv
import io
from collections.abc import Iterator

from rathaus.strategy.lists.errors import MappingError, UnreadableFileError
from rathaus.strategy.lists.reader.delimiters import Dialect, detect_dialect, single, with_single
from rathaus.strategy.lists.reader.encoding import FALLBACK, detect_encoding
from rathaus.strategy.lists.reader.grid import Grid, Workbook, clean
from rathaus.strategy.lists.reader.limits import (
    MAX_CELL_CHARACTERS,
    Budget,
    german,
)
from rathaus.strategy.lists.reader.quoting import Records

_HEAD_CHARACTERS = 400_000
# The limit of the csv module is one for the whole process; its default would refuse long cells.
csv.field_size_limit(64 * 1024 * 1024)


def read_delimited(data: bytes, *, encoding: str = "", delimiter: str = "") -> Workbook:
    """Read a text table; what is not given is found from the content.

    Args:
        data: the whole file.
        encoding: Python name of the code page, or empty.
        delimiter: one to three characters, or empty.

    Returns:
        One sheet. A row's number counts records from 1, as a spreadsheet would show them.

    Raises:
        MappingError: when the code page is unknown.
        UnreadableFileError: when the quotation marks make no sense at all.
        FileTooLargeError: when limits are passed.
    """
    skip = 0
    if encoding:
        encoding = _known(encoding)
        found, mark = detect_encoding(data[:4])
        skip = mark if mark and found.startswith(encoding[:5]) else 0
    else:
        encoding, skip = detect_encoding(data)
    head = _text(data, encoding, skip).read(_HEAD_CHARACTERS)
    dialect = Dialect(delimiter) if delimiter else detect_dialect(head)
    grid = Grid("")
    workbook = Workbook("csv", [grid], encoding, dialect.delimiter)
    budget = Budget()
    for number, record in enumerate(_records(data, encoding, skip, dialect, grid.notes), start=1):
        if number == 1 and dialect.declared:
            continue
        grid.add(number, [_cell(cell, number) for cell in record], budget)
    if not encoding.startswith(("utf-16", "utf-32")) and 0 in data:
        _note_zeros(data, grid)
    if not grid.rows:
        raise UnreadableFileError("Die Datei enthält keine Zeile mit Inhalt.")
    return workbook


def _note_zeros(data: bytes, grid: Grid) -> None:
    """Say where zero bytes were left out; in a text they mean nothing."""
    place = data.index(0)
    line = data.count(b"\n", 0, place) + 1
    grid.notes.append(
        f"Die Datei enthält Nullbytes ({german(data.count(0))}), das erste in Textzeile {line} "
        f"(Byte {german(place + 1)}); sie wurden ausgelassen."
    )


def _known(encoding: str) -> str:
    try:
        return codecs.lookup(encoding).name
    except LookupError as error:
        raise MappingError(
            f"Die Zeichenkodierung „{encoding}“ ist unbekannt. Üblich sind utf-8, utf-16, "
            "cp1252, iso-8859-15, mac-roman und cp850.",
            field="encoding",
        ) from error


def _text(data: bytes, encoding: str, skip: int) -> io.TextIOWrapper:
    stream = io.BytesIO(data)
    stream.seek(skip)
    return io.TextIOWrapper(stream, encoding=encoding, errors=FALLBACK, newline="")


def _cell(text: str, row: int) -> str | None:
    if len(text) > MAX_CELL_CHARACTERS:
        raise UnreadableFileError(
            f"In Zeile {row} hat eine Zelle mehr als {german(MAX_CELL_CHARACTERS)} Zeichen. "
            "Wahrscheinlich fehlt dort ein schließendes Anführungszeichen."
        )
    return clean(text)


def _records(
    data: bytes, encoding: str, skip: int, dialect: Dialect, notes: list[str]
) -> Iterator[list[str]]:
    lines = iter(_text(data, encoding, skip))
    if dialect.wrapped:
        outer = csv.reader(lines, delimiter="\x1f")
        lines = (f"{row[0] if row else ''}\n" for row in outer)
    mark = single(dialect.delimiter)
    if mark == dialect.delimiter:
        return iter(Records(lines, mark, notes))
    marked = (with_single(line, dialect.delimiter) for line in lines)
    records = Records(marked, mark, notes)
    return ([cell.replace(mark, dialect.delimiter) for cell in record] for record in records)
