"""Cells with addresses, whatever file they came from."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from rathaus.strategy.lists.guard import unprotect
from rathaus.strategy.lists.reader.limits import Budget


class BareFormula(str):
    """A formula that was saved without its value: a cell that says something nobody can read."""

    __slots__ = ()


Value = str | int | float | bool | date | datetime | None

_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")
_BLANK = re.compile(r"[\s\u200b\ufeff]*")


@dataclass(frozen=True, slots=True)
class Merge:
    """Cells joined to one; its value stands in the top left cell. Numbers start at 1."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Row:
    """A row with content: its number as the user sees it, and its cells from column A on."""

    number: int
    cells: tuple[Value, ...]


@dataclass(slots=True)
class Grid:
    """One sheet. Rows without content are left out, trailing blank cells are cut."""

    name: str
    rows: list[Row] = field(default_factory=list)
    merges: list[Merge] = field(default_factory=list)
    hidden: bool = False
    notes: list[str] = field(default_factory=list)

    def add(self, number: int, cells: Sequence[Value], budget: Budget) -> None:
        """Keep a row when it has content.

        Raises:
            FileTooLargeError: when the limits are passed.
        """
        width = len(cells)
        while width and cells[width - 1] is None:
            width -= 1
        if not width:
            return
        budget.check_column(width, self.name, number)
        budget.take_row(width, self.name, number)
        self.rows.append(Row(number, tuple(cells[:width])))


@dataclass(slots=True)
class Workbook:
    """A file that was read: its real kind, how its text was read, its sheets."""

    kind: str
    grids: list[Grid]
    encoding: str = ""
    delimiter: str = ""
    notes: list[str] = field(default_factory=list)


def clean(text: str) -> str | None:
    """Drop control characters that no list means, unify line ends; None when nothing is left.

    The apostrophe that an export puts before what looks like a formula is taken away.

    >>> clean("Quantum\\x9d prison\\r\\nsystem")
    'Quantum prison\\nsystem'
    >>> clean(" \\t ") is None
    True
    """
    if not text:
        return None
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.isprintable():
        text = _CONTROLS.sub("", text)
    if _BLANK.fullmatch(text):
        return None
    return unprotect(text) if text[0] == "'" else text


def column_letter(column: int) -> str:
    """Return the letter of a column whose number starts at 1.

    >>> column_letter(1), column_letter(28), column_letter(16384)
    ('A', 'AB', 'XFD')
    """
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def column_number(letters: str) -> int:
    """Return the number of a column from its letter, starting at 1.

    >>> column_number("A"), column_number("AB"), column_number("XFD")
    (1, 28, 16384)
    """
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number
