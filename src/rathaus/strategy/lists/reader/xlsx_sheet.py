"""One sheet of an XLSX file, cell by cell."""

import re
from datetime import date, datetime

from rathaus.strategy.lists.errors import UnreadableFileError
from rathaus.strategy.lists.reader.grid import (
    BareFormula,
    Grid,
    Merge,
    Value,
    clean,
    column_letter,
    column_number,
)
from rathaus.strategy.lists.reader.limits import Budget
from rathaus.strategy.lists.reader.packages import DAMAGED, XmlHandler
from rathaus.strategy.lists.reader.xlsx_styles import Styles, serial_date

_ADDRESS = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d{1,7})")


class SheetReader(XmlHandler):
    """Collects the rows of one sheet; formulas give the value that was saved with them."""

    def __init__(
        self,
        grid: Grid,
        texts: list[str | None],
        styles: Styles,
        budget: Budget,
        *,
        from_1904: bool = False,
    ) -> None:
        self._grid = grid
        self._texts = texts
        self._dates = styles.dates()
        self._padded = styles.padded()
        self._budget = budget
        self._from_1904 = from_1904
        self._row = 0
        self._column = 0
        self._cells: list[Value] = []
        self._kind = "n"
        self._style = ""
        self._pieces: list[str] = []
        self._collect = False
        self._formula = False
        self._has_value = False
        self._formula_pieces: list[str] = []
        self._in_formula = False
        self._phonetic = False
        self._bare_formulas: list[str] = []
        self._columns: dict[str, int] = {}

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """A row, a cell or a part of a cell begins."""
        if name == "c":
            self._start_cell(attributes)
        elif name == "v" or (name == "t" and not self._phonetic):
            self._collect = True
            self._has_value = True
        elif name == "row":
            number = attributes.get("r", "")
            self._row = int(number) if number.isascii() and number.isdigit() else self._row + 1
            self._cells = []
            self._column = 0
        elif name == "f":
            self._formula = self._in_formula = True
        elif name == "rPh":
            self._phonetic = True
        elif name == "mergeCell":
            self._merge(attributes.get("ref", ""))

    def end(self, name: str) -> None:
        """A row, a cell or a part of a cell ends."""
        if name in {"v", "t"}:
            self._collect = False
        elif name == "f":
            self._in_formula = False
        elif name == "c":
            self._end_cell()
        elif name == "row":
            self._grid.add(self._row, self._cells, self._budget)
            self._cells = []
        elif name == "rPh":
            self._phonetic = False

    def text(self, data: str) -> None:
        """Text inside a value."""
        if self._collect:
            self._pieces.append(data)
        elif self._in_formula:
            self._formula_pieces.append(data)

    def finish(self) -> None:
        """Note formulas that were saved without their value: they cannot be imported."""
        if self._bare_formulas:
            shown = ", ".join(self._bare_formulas[:5])
            more = len(self._bare_formulas) - 5
            self._grid.notes.append(
                f"Blatt „{self._grid.name}“: Formeln ohne gespeicherten Wert sind nicht lesbar: "
                f"{shown}{f' und {more} weitere' if more > 0 else ''}. Öffnen und speichern Sie "
                "die Datei in Ihrer Tabellenkalkulation, damit die Werte darin stehen."
            )
        if any(
            later.number <= earlier.number
            for earlier, later in zip(self._grid.rows, self._grid.rows[1:], strict=False)
        ):
            self._grid.rows.sort(key=lambda row: row.number)

    def _start_cell(self, attributes: dict[str, str]) -> None:
        reference = attributes.get("r")
        if reference:
            letters = reference.rstrip("0123456789")
            column = self._columns.get(letters)
            if column is None:
                if not _ADDRESS.fullmatch(reference):
                    raise UnreadableFileError(DAMAGED)
                column = self._columns[letters] = column_number(letters)
            self._column = column
        else:
            self._column += 1
        self._kind = attributes.get("t", "n")
        self._style = attributes.get("s", "")
        self._pieces = []
        self._formula_pieces = []
        self._formula = self._in_formula = self._has_value = False

    def _end_cell(self) -> None:
        value = self._value()
        if value is None and self._is_bare():
            value = BareFormula(clean(f"={''.join(self._formula_pieces)}") or "=")
            self._bare_formulas.append(f"{column_letter(self._column)}{self._row}")
        if value is None:
            return
        self._budget.check_column(self._column, self._grid.name, self._row)
        cells = self._cells
        if len(cells) < self._column:
            cells.extend([None] * (self._column - len(cells)))
        cells[self._column - 1] = value

    def _is_bare(self) -> bool:
        """Tell a formula without value from one whose saved value is the empty text."""
        return self._formula and not (self._has_value and self._kind == "str") and not self._pieces

    def _value(self) -> Value:
        if not self._pieces:
            return None
        text = self._pieces[0] if len(self._pieces) == 1 else "".join(self._pieces)
        kind = self._kind
        if kind == "s":
            index = int(text) if text.strip().isascii() and text.strip().isdigit() else -1
            if not 0 <= index < len(self._texts):
                raise UnreadableFileError(DAMAGED)
            return self._texts[index]
        if kind == "n":
            return self._number(text)
        if kind == "b":
            return text.strip() in {"1", "true"}
        if kind == "d":
            return _iso_date(text.strip())
        return clean(text)

    def _number(self, text: str) -> Value:
        try:
            number = float(text)
        except ValueError:
            return clean(text)
        if self._style in self._dates:
            return serial_date(number, from_1904=self._from_1904)
        if number == number // 1 and abs(number) < 1e15:
            whole = int(number)
            width = self._padded.get(self._style)
            return str(whole).zfill(width) if width else whole
        return number

    def _merge(self, reference: str) -> None:
        first, _, last = reference.partition(":")
        start, end = _ADDRESS.fullmatch(first), _ADDRESS.fullmatch(last or first)
        if start is None or end is None or len(self._grid.merges) > 100_000:
            return
        self._grid.merges.append(
            Merge(int(start[2]), column_number(start[1]), int(end[2]), column_number(end[1]))
        )


def _iso_date(text: str) -> Value:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return clean(text)
    if (moment.hour, moment.minute, moment.second) == (0, 0, 0):
        return date(moment.year, moment.month, moment.day)
    return moment.replace(tzinfo=None)
