"""The old binary XLS, read by calamine."""

import io
from datetime import date, datetime, time, timedelta
from typing import Any

from python_calamine import CalamineWorkbook, SheetVisibleEnum

from rathaus.strategy.lists.errors import UnreadableFileError
from rathaus.strategy.lists.reader.grid import Grid, Merge, Value, Workbook, clean
from rathaus.strategy.lists.reader.limits import Budget
from rathaus.strategy.lists.reader.packages import DAMAGED, ENCRYPTED


def read_ole(data: bytes) -> Workbook:
    """Read an XLS file; the same container also holds encrypted XLSX files and Word documents.

    Raises:
        UnreadableFileError: when the container is encrypted, damaged or holds no table.
        FileTooLargeError: when limits are passed.
    """
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise UnreadableFileError(ENCRYPTED)
    if "WordDocument".encode("utf-16-le") in data and "Workbook".encode("utf-16-le") not in data:
        raise UnreadableFileError(
            "Die Datei ist ein Word-Dokument. Übertragen Sie die Tabelle in eine XLSX-Datei."
        )
    try:
        return _read(data)
    except (UnreadableFileError, MemoryError):
        raise
    except Exception as error:
        text = str(error).lower()
        hint = ENCRYPTED if "password" in text or "encrypt" in text else DAMAGED
        raise UnreadableFileError(hint) from error
    except BaseException as error:
        # A panic of the reading library derives from BaseException so that nobody hides it;
        # here it only means that the file is damaged. Ctrl-C and exit go on.
        if type(error).__name__ != "PanicException":
            raise
        raise UnreadableFileError(DAMAGED) from error


def _read(data: bytes) -> Workbook:
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    workbook, budget = Workbook("xls", []), Budget()
    for index, sheet in enumerate(book.sheets_metadata):
        content = book.get_sheet_by_index(index)
        grid = Grid(sheet.name, hidden=sheet.visible != SheetVisibleEnum.Visible)
        for number, row in enumerate(content.to_python(skip_empty_area=False), start=1):
            grid.add(number, [_value(cell) for cell in row], budget)
        for (top, left), (bottom, right) in content.merged_cell_ranges or []:
            grid.merges.append(Merge(top + 1, left + 1, bottom + 1, right + 1))
        workbook.grids.append(grid)
    return workbook


def _value(cell: Any) -> Value:
    if isinstance(cell, str):
        return clean(cell)
    if isinstance(cell, float):
        return int(cell) if cell.is_integer() and abs(cell) < 1e15 else cell
    if isinstance(cell, datetime):
        plain = (cell.hour, cell.minute, cell.second) == (0, 0, 0)
        return cell.date() if plain else cell.replace(tzinfo=None)
    if isinstance(cell, time | timedelta):
        return str(cell)
    if cell is None or isinstance(cell, bool | int | date):
        return cell
    return clean(str(cell))
