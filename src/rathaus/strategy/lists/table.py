"""A list laid out: named columns and records, with addresses back into the file."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from rathaus.strategy.lists.reader.grid import Value, column_letter


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the list; ``number`` is its place in the file, starting at 1.

    In a transposed list the place is a row of the file. ``heading`` is unique in the table.
    """

    number: int
    heading: str


@dataclass(frozen=True, slots=True)
class Record:
    """One entry of the list: a row of the file, or a column of it in a transposed list.

    ``cells`` go with the columns of the table by position. ``carried`` tells for cells that are
    merged with one above which record their value is from. ``banner`` marks a line that spans
    the table without being an entry, ``group`` is the text of the last banner above.
    """

    sheet: str
    number: int
    cells: tuple[Value, ...]
    carried: dict[int, int] = field(default_factory=dict)
    banner: bool = False
    group: str = ""


@dataclass(slots=True)
class Table:
    """What the layout of a file came to.

    ``beyond`` names the columns that lie further out than the last heading.
    """

    columns: list[Column]
    records: list[Record]
    transposed: bool = False
    sheets: list[str] = field(default_factory=list)
    heading_rows: list[int] = field(default_factory=list)
    above: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    beyond: set[str] = field(default_factory=set)

    def address(self, record: Record, column: Column) -> str:
        """Return the address of a cell as a spreadsheet shows it, e.g. ``D7``."""
        if self.transposed:
            place = f"{column_letter(record.number)}{column.number}"
        else:
            place = f"{column_letter(column.number)}{record.number}"
        return f"{record.sheet}!{place}" if len(self.sheets) > 1 else place

    def place(self, record: Record) -> str:
        """Name a record for a sentence: ``Zeile 7``, or ``Spalte D`` in a transposed list."""
        if self.transposed:
            return f"Spalte {column_letter(record.number)}"
        sheet = f"Blatt „{record.sheet}“, " if len(self.sheets) > 1 else ""
        return f"{sheet}Zeile {record.number}"

    def values(self, position: int) -> Iterator[Value]:
        """Give the cells of one column, by its position in ``columns``."""
        for record in self.records:
            yield record.cells[position] if position < len(record.cells) else None
