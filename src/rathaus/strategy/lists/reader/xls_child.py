"""Reads an XLS file from standard input in a process of its own; see ``xls``.

The library that understands XLS ends the whole process when a damaged file makes it ask for
too much memory, so it runs here, under limits, and never in the server. This file imports
nothing of Rathaus: it is run as a script.
"""

import io
import json
import resource
import sys
from datetime import date, datetime
from typing import Any

from python_calamine import CalamineWorkbook, SheetVisibleEnum

MEMORY = 2 * 1024 * 1024 * 1024
SECONDS = 120


def main() -> None:
    """Write the sheets as JSON to standard output; any failure is told by the exit status."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    book = CalamineWorkbook.from_filelike(io.BytesIO(sys.stdin.buffer.read()))
    for index, sheet in enumerate(book.sheets_metadata):
        content = book.get_sheet_by_index(index)
        hidden = sheet.visible != SheetVisibleEnum.Visible
        _write({"name": sheet.name, "hidden": hidden})
        for number, row in enumerate(content.to_python(skip_empty_area=False), start=1):
            cells = [_plain(cell) for cell in row]
            if any(cell not in (None, "") for cell in cells):
                _write([number, cells])
        for (top, left), (bottom, right) in content.merged_cell_ranges or []:
            _write({"merge": [top + 1, left + 1, bottom + 1, right + 1]})


def _write(value: Any) -> None:
    sys.stdout.write(json.dumps(value) + "\n")


def _plain(cell: Any) -> Any:
    if isinstance(cell, datetime):
        return {"moment": cell.isoformat()}
    if isinstance(cell, date):
        return {"day": cell.isoformat()}
    if cell is None or isinstance(cell, str | bool | int | float):
        return cell
    return str(cell)


if __name__ == "__main__":
    main()
