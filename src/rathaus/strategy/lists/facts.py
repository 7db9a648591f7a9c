"""One record of a list, read through a mapping."""

from collections import Counter
from collections.abc import Mapping as MappingType
from dataclasses import dataclass, field
from typing import Any

from rathaus.strategy.lists.columns.fields import FIELDS, FieldKind
from rathaus.strategy.lists.errors import MappingError
from rathaus.strategy.lists.mapping import ColumnUse, Mapping
from rathaus.strategy.lists.reader.grid import BareFormula, Value
from rathaus.strategy.lists.readings import Cell, Reading, read_field
from rathaus.strategy.lists.table import Record, Table
from rathaus.strategy.lists.values import as_text, fold, infer_decimal_mark, shorten
from rathaus.strategy.lists.vocabulary import Vocabulary

_KEPT_NOTE = 12
TITLE_LIMIT, NUMBER_LIMIT, LEAD_LIMIT = 500, 40, 200


@dataclass(frozen=True, slots=True)
class Warning:
    """Something about a cell that a person should look at; the row is imported all the same."""

    row: int
    column: str
    cell: str
    reason: str


@dataclass(slots=True)
class Facts:
    """What a record says: values by the name of the project's attribute, and every cell."""

    title: str
    identifier: str
    department: str
    values: dict[str, Any]
    cells: dict[str, str]
    depends_on: tuple[str, ...] = ()
    warnings: list[Warning] = field(default_factory=list)
    bare: dict[int, Warning] = field(default_factory=dict)


class FactReader:
    """Reads records of one table; built once, since it looks at whole columns first."""

    def __init__(self, table: Table, mapping: Mapping, vocabulary: Vocabulary) -> None:
        self.table = table
        self.mapping = mapping
        self.vocabulary = vocabulary
        self.unknown: Counter[tuple[str, str, str]] = Counter()
        self.first_unknown: dict[tuple[str, str, str], tuple[int, str]] = {}
        self.absences: Counter[str] = Counter()
        self.notes: list[str] = []
        self._has_formulas = any(
            isinstance(cell, BareFormula) for record in table.records for cell in record.cells
        )
        self._beyond = [
            i for i, column in enumerate(table.columns) if column.heading in table.beyond
        ]
        self.uses = self._resolve()
        if "title" not in self.uses:
            raise MappingError(
                "In der Liste wurde keine Spalte mit dem Titel der Projekte erkannt. Nennen Sie "
                "sie in der Zuordnung; vorhanden: "
                f"{', '.join(shorten(c.heading) for c in table.columns[:20])}.",
                field="title",
            )
        self._marks = self._decimal_marks()
        self._words = {
            name: {fold(word): value for word, value in words.items()}
            for name, words in mapping.values.items()
        }

    def _resolve(self) -> dict[str, list[tuple[int, ColumnUse]]]:
        """Find the columns of the mapping in the table, by heading or by its letters alone."""
        exact = {column.heading: i for i, column in enumerate(self.table.columns)}
        folded = {fold(column.heading): i for i, column in enumerate(self.table.columns)}
        uses: dict[str, list[tuple[int, ColumnUse]]] = {}
        for name, wanted in self.mapping.fields.items():
            for use in wanted:
                position = exact.get(use.heading, folded.get(fold(use.heading)))
                if position is None:
                    self.notes.append(
                        f"Die Spalte „{use.heading}“ der Zuordnung fehlt in dieser Liste "
                        f"({FIELDS[name].label.de})."
                    )
                else:
                    uses.setdefault(name, []).append((position, use))
        return uses

    def _decimal_marks(self) -> dict[int, str]:
        marks: dict[int, str] = {}
        for name, uses in self.uses.items():
            if FIELDS[name].kind in {FieldKind.MONEY, FieldKind.NUMBER, FieldKind.EFFORT}:
                for position, _ in uses:
                    texts = (v for v in self.table.values(position) if isinstance(v, str))
                    marks[position] = self.mapping.decimal_mark or infer_decimal_mark(texts)
        return marks

    def cells(self, record: Record) -> dict[str, str]:
        """Return the filled cells of a record as text, by heading."""
        cells = {
            column.heading: as_text(value)
            for column, value in zip(self.table.columns, record.cells, strict=False)
            if value is not None
        }
        if record.group:
            cells.setdefault("Zwischenüberschrift", record.group)
        return cells

    def read(self, record: Record) -> Facts:
        """Read all fields of a record; what cannot be read becomes a warning."""
        if not self._has_formulas:
            facts = self._read(record, record.cells, quiet=False)
            self._warn_of_cells_beyond(record, facts)
            return facts
        cells = tuple(None if isinstance(cell, BareFormula) else cell for cell in record.cells)
        facts = self._read(record, cells, quiet=False)
        facts.bare = self._bare_formulas(record)
        facts.warnings.extend(facts.bare.values())
        self._warn_of_cells_beyond(record, facts)
        return facts

    def _warn_of_cells_beyond(self, record: Record, facts: Facts) -> None:
        """Name filled cells that stand further out than the last heading."""
        found = [i for i in self._beyond if i < len(record.cells) and record.cells[i] is not None]
        if found:
            named = ", ".join(
                f"{self._address(record, i)} „{shorten(self._text(record, i), 40)}“"
                for i in found[:10]
            )
            more = f" und {len(found) - 10} weitere" if len(found) > 10 else ""
            reason = (
                f"Mehr Zellen als Überschriften: {named}{more}. Sie bleiben beim Projekt erhalten; "
                "prüfen Sie, ob ein Trennzeichen mitten in einem Text steht."
            )
            facts.warnings.append(
                Warning(
                    record.number,
                    self._heading(found[0]),
                    self._address(record, found[0]),
                    reason,
                )
            )

    def _bare_formulas(self, record: Record) -> dict[int, Warning]:
        """Name the formulas of a record that came without value, by position of their column."""
        return {
            i: Warning(
                record.number,
                self._heading(i),
                self._address(record, i),
                f"Formel ohne gespeicherten Wert: „{shorten(cell, 60)}“. Öffnen und speichern Sie "
                "die Datei einmal in Ihrer Tabellenkalkulation; ihr Wert fehlt bis dahin.",
            )
            for i, cell in enumerate(record.cells)
            if isinstance(cell, BareFormula)
        }

    def read_again(self, cells: MappingType[str, str]) -> Facts:
        """Read cells that were kept from an earlier import, under the present mapping."""
        values: tuple[Value, ...] = tuple(cells.get(c.heading) for c in self.table.columns)
        return self._read(Record("", 0, values), values, quiet=True)

    def _read(self, record: Record, cells: tuple[Value, ...], *, quiet: bool) -> Facts:
        facts = Facts(
            self._plain("title", cells), self._plain("id", cells), self._plain("department", cells),
            {}, {} if quiet else self.cells(record),
        )  # fmt: skip
        remarks: list[str] = []
        for name in FIELDS:
            if name == "id":
                continue
            found = [
                Cell(use, cells[i], self._marks.get(i, ""), i)
                for i, use in self.uses.get(name, ())
                if i < len(cells) and cells[i] is not None
            ]
            constant = self.mapping.constants.get(name)
            if not found and constant is not None:
                found = [Cell(ColumnUse(""), constant, "", -1)]
            if found:
                reading = read_field(
                    name, found, self.mapping, self.vocabulary, self._words.get(name, {})
                )
                self._take(facts, reading, found, record, remarks, quiet=quiet)
        self._finish(facts, remarks)
        return facts

    def _plain(self, name: str, cells: tuple[Value, ...]) -> str:
        for position, _ in self.uses.get(name, ()):
            if position < len(cells) and (text := as_text(cells[position])):
                return " ".join(text.split()) if name != "title" else text
        return self.mapping.constants.get(name, "")

    def _take(
        self,
        facts: Facts,
        reading: Reading,
        cells: list[Cell],
        record: Record,
        remarks: list[str],
        *,
        quiet: bool,
    ) -> None:
        currency = facts.values.get("currency", reading.values.get("currency"))
        if reading.values.get("currency", currency) != currency:
            other = reading.values["currency"]
            reason = f"Die Währungen der Zeile widersprechen sich: {currency} und {other}."
            reading.problems.append((cells[0].position, reason))
            reading.values = {}
        facts.values.update(reading.values)
        facts.depends_on = reading.depends_on or facts.depends_on
        for position, text in reading.absent:
            heading = self._heading(position)
            self.absences[heading] += not quiet
            if len(text) > _KEPT_NOTE:
                remarks.append(f"{heading}: {text}")
        for position, reason in reading.problems:
            heading, text = self._heading(position), self._text(record, position)
            if text:
                remarks.append(f"Nicht übernommen – {heading}: {text}")
            if not quiet:
                address = self._address(record, position)
                facts.warnings.append(Warning(record.number, heading, address, reason))
        for position, kind, word in reading.unknown if not quiet else ():
            key = (self._heading(position), kind, word)
            self.unknown[key] += 1
            self.first_unknown.setdefault(key, (record.number, self._address(record, position)))

    def _finish(self, facts: Facts, remarks: list[str]) -> None:
        """Keep texts within what the tables hold; nothing is cut without being kept elsewhere."""
        values = facts.values
        title = " ".join(facts.title.split())
        if len(title) > TITLE_LIMIT:
            values["description"] = f"{title}\n\n{values.get('description', '')}".strip()
            title = shorten(title, TITLE_LIMIT)
        values["title"] = title
        for name, limit in (("number", NUMBER_LIMIT), ("lead", LEAD_LIMIT)):
            text = " ".join(str(values.get(name, "")).split())
            if len(text) > limit:
                remarks.append(f"{FIELDS[name].label.de}: {text}")
                text = shorten(text, limit)
            if text:
                values[name] = text
        if remarks:
            values["remarks"] = "\n".join((*filter(None, [values.get("remarks", "")]), *remarks))

    def _heading(self, position: int) -> str:
        return self.table.columns[position].heading if position >= 0 else "constants"

    def _text(self, record: Record, position: int) -> str:
        return as_text(record.cells[position]) if 0 <= position < len(record.cells) else ""

    def _address(self, record: Record, position: int) -> str:
        return self.table.address(record, self.table.columns[position]) if position >= 0 else ""
