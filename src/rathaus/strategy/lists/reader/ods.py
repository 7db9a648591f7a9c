"""ODS as a stream: repeated empty rows and columns cost nothing."""

from datetime import date, datetime
from decimal import Decimal, InvalidOperation

from rathaus.strategy.lists.errors import UnreadableFileError
from rathaus.strategy.lists.reader.grid import BareFormula, Grid, Merge, Value, Workbook, clean
from rathaus.strategy.lists.reader.limits import MAX_COLUMNS, Budget
from rathaus.strategy.lists.reader.packages import (
    DAMAGED,
    ENCRYPTED,
    Package,
    XmlHandler,
    local,
    parse_xml,
)


class OdsReader(XmlHandler):
    """Collects the sheets of ``content.xml``."""

    def __init__(self) -> None:
        self.grids: list[Grid] = []
        self._budget = Budget()
        self._hidden_styles: set[str] = set()
        self._style = ""
        self._row = 0
        self._row_repeat = 1
        self._cells: list[Value] = []
        self._column = 0
        self._attributes: dict[str, str] | None = None
        self._paragraphs: list[str] = []
        self._depth_ignored = 0
        self._in_paragraph = 0
        self._table_depth = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """A sheet, row, cell or piece of text begins."""
        if self._depth_ignored or name in {"annotation", "shapes", "tracked-changes"}:
            self._depth_ignored += 1
            return
        if name in {"table-cell", "covered-table-cell"}:
            self._attributes = local(attributes)
            self._paragraphs = []
        elif name == "p" and self._attributes is not None:
            self._paragraphs.append("")
            self._in_paragraph += 1
        elif name in {"s", "tab", "line-break"} and self._in_paragraph:
            spaces = _count(local(attributes).get("c"))
            self._paragraphs[-1] += {"s": " " * min(spaces, 1000), "tab": "\t"}.get(name, "\n")
        elif name == "table-row":
            self._row_repeat = _count(local(attributes).get("number-rows-repeated"))
            self._cells, self._column = [], 0
        elif name == "table":
            self._start_table(local(attributes))
        elif name == "style":
            self._style = local(attributes).get("name", "")
        elif name == "table-properties" and local(attributes).get("display") == "false":
            self._hidden_styles.add(self._style)

    def end(self, name: str) -> None:
        """A sheet, row, cell or paragraph ends."""
        if self._depth_ignored:
            self._depth_ignored -= 1
        elif name in {"table-cell", "covered-table-cell"}:
            self._end_cell(covered=name == "covered-table-cell")
        elif name == "p" and self._in_paragraph:
            self._in_paragraph -= 1
        elif name == "table-row":
            self._end_row()
        elif name == "table":
            self._table_depth -= 1

    def text(self, data: str) -> None:
        """Text inside a paragraph of a cell."""
        if self._in_paragraph and not self._depth_ignored and self._paragraphs:
            self._paragraphs[-1] += data

    def _start_table(self, attributes: dict[str, str]) -> None:
        self._table_depth += 1
        hidden = attributes.get("style-name", "") in self._hidden_styles
        self.grids.append(Grid(attributes.get("name", "?"), hidden=hidden))
        self._row = 0

    def _end_cell(self, *, covered: bool) -> None:
        attributes, self._attributes = self._attributes or {}, None
        repeat = _count(attributes.get("number-columns-repeated"))
        value = None if covered else _value(attributes, self._paragraphs)
        if not self.grids:
            raise UnreadableFileError(DAMAGED)
        grid, row = self.grids[-1], self._row + 1
        if value is not None:
            self._budget.check_column(self._column + repeat, grid.name, row)
            self._cells.extend([None] * (self._column - len(self._cells)))
            self._cells.extend([value] * repeat)
        across = _count(attributes.get("number-columns-spanned"))
        down = _count(attributes.get("number-rows-spanned"))
        if (across > 1 or down > 1) and self._column < MAX_COLUMNS:
            left = self._column + 1
            grid.merges.append(Merge(row, left, row + down - 1, left + across - 1))
        self._column += repeat

    def _end_row(self) -> None:
        if self.grids and self._cells:
            for offset in range(self._row_repeat):
                self.grids[-1].add(self._row + 1 + offset, self._cells, self._budget)
        self._row += self._row_repeat
        self._cells = []


def _count(text: str | None) -> int:
    if text and text.isascii() and text.isdigit() and len(text) < 10:
        return max(1, int(text))
    return 1


def _value(attributes: dict[str, str], paragraphs: list[str]) -> Value:
    value = _saved_value(attributes, paragraphs)
    if value is None and "formula" in attributes and attributes.get("value-type") != "string":
        return BareFormula(f"={attributes['formula'].partition('=')[2]}")
    return value


def _saved_value(attributes: dict[str, str], paragraphs: list[str]) -> Value:
    shown = clean("\n".join(paragraphs))
    kind = attributes.get("value-type", "")
    try:
        if kind in {"float", "currency", "percentage"}:
            return _number(attributes["value"], shown)
        if kind == "date":
            moment = datetime.fromisoformat(attributes["date-value"])
            if (moment.hour, moment.minute, moment.second) == (0, 0, 0):
                return date(moment.year, moment.month, moment.day)
            return moment.replace(tzinfo=None)
        if kind == "boolean":
            return attributes["boolean-value"] == "true"
    except (KeyError, ValueError, InvalidOperation):
        return shown
    return shown if shown is not None else clean(attributes.get("string-value", ""))


def _number(text: str, shown: str | None) -> Value:
    if shown and shown.isdigit() and shown.startswith("0") and len(shown) > 1:
        return shown  # a format with leading zeros: an identifier, not an amount
    number = Decimal(text)
    if not number.is_finite():
        return shown
    return int(number) if number == number.to_integral_value() else float(number)


def read_ods(package: Package) -> Workbook:
    """Read every sheet of an ODS package, hidden ones marked.

    Raises:
        UnreadableFileError: when the file is damaged or encrypted.
        FileTooLargeError: when limits are passed.
    """
    manifest = "META-INF/manifest.xml"
    if manifest in package.names and b"encryption-data" in package.read(manifest):
        raise UnreadableFileError(ENCRYPTED)
    reader = OdsReader()
    parse_xml(package.chunks("content.xml"), reader)
    return _workbook("ods", reader)


def read_flat_ods(data: bytes) -> Workbook:
    """Read ODS that was saved as one XML file; errors as for `read_ods`."""
    reader = OdsReader()
    parse_xml(iter((data,)), reader)
    return _workbook("fods", reader)


def _workbook(kind: str, reader: OdsReader) -> Workbook:
    if not reader.grids:
        raise UnreadableFileError(DAMAGED)
    return Workbook(kind, reader.grids)
