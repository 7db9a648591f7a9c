"""The old binary XLS, read by calamine in a process of its own."""

import json
import subprocess
import sys
from datetime import date, datetime
from pathlib import Path
from typing import Any

from rathaus.strategy.lists.errors import FileTooLargeError, UnreadableFileError
from rathaus.strategy.lists.reader.grid import Grid, Merge, Value, Workbook, clean
from rathaus.strategy.lists.reader.limits import Budget
from rathaus.strategy.lists.reader.packages import DAMAGED, ENCRYPTED

_CHILD = Path(__file__).with_name("xls_child.py")
_PATIENCE = 180


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
        # The command is this interpreter with a file of this package; only the input is foreign.
        done = subprocess.run(  # noqa: S603
            [sys.executable, "-I", str(_CHILD)],
            input=data,
            capture_output=True,
            timeout=_PATIENCE,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise FileTooLargeError(
            "Das Lesen der Datei dauert zu lange. Speichern Sie die Liste als XLSX."
        ) from error
    if done.returncode:
        locked = b"password" in done.stderr.lower() or b"encrypt" in done.stderr.lower()
        raise UnreadableFileError(ENCRYPTED if locked else DAMAGED)
    return _workbook(done.stdout)


def _workbook(lines: bytes) -> Workbook:
    workbook, budget = Workbook("xls", []), Budget()
    for line in lines.splitlines():
        entry = json.loads(line)
        if isinstance(entry, list):
            number, cells = entry
            workbook.grids[-1].add(number, [_value(cell) for cell in cells], budget)
        elif "merge" in entry:
            workbook.grids[-1].merges.append(Merge(*entry["merge"]))
        else:
            workbook.grids.append(Grid(entry["name"], hidden=entry["hidden"]))
    return workbook


def _value(cell: Any) -> Value:
    if isinstance(cell, str):
        return clean(cell)
    if isinstance(cell, float):
        return int(cell) if cell.is_integer() and abs(cell) < 1e15 else cell
    if isinstance(cell, dict):
        if "day" in cell:
            return date.fromisoformat(cell["day"])
        moment = datetime.fromisoformat(cell["moment"]).replace(tzinfo=None)
        plain = (moment.hour, moment.minute, moment.second) == (0, 0, 0)
        return moment.date() if plain else moment
    result: Value = cell
    return result
