"""What a row changes on a project that is there, field by field."""

from dataclasses import dataclass, fields, replace
from datetime import date
from decimal import Decimal
from typing import Any

from rathaus.strategy.document import ListSource, Project
from rathaus.strategy.lists.columns.fields import FIELDS, FieldKind
from rathaus.strategy.lists.facts import FactReader, Facts
from rathaus.strategy.lists.readings import attribute
from rathaus.strategy.lists.values import as_text, shorten

_DEFAULTS: dict[str, Any] = {
    item.name: item.default for item in fields(Project) if item.name not in {"id", "title"}
}
_CELLS = "Zellen der Liste"


@dataclass(frozen=True, slots=True)
class Change:
    """A field that gets another value; both as text, shortened for reading."""

    field: str
    before: str
    after: str


def update(
    old: Project, facts: Facts, reader: FactReader, source: ListSource
) -> tuple[Project, tuple[Change, ...]]:
    """Apply a row to a project that an earlier import made.

    A value stays as it is when neither its cells nor the mapping have changed, so that what
    people corrected in Rathaus is not undone. A cell that became empty takes back only the value
    that it gave. Columns that this list does not have change nothing.

    Returns:
        The project as it shall be, and the changes; no changes when there is nothing to write.
    """
    values: dict[str, Any] = {}
    changes: list[Change] = []
    previous: Facts | None = None
    before = old.list_source or ListSource("", 0, "")
    same_mapping = before.mapping == source.mapping
    same_cells = before.cells == source.cells
    for name, field in FIELDS.items():
        attr = attribute(name)
        if name == "id" or (same_cells and same_mapping):
            continue
        if same_mapping and _same(name, before, source, reader):
            continue
        current = getattr(old, attr)
        if attr in facts.values:
            wanted = facts.values[attr]
        elif any(position in facts.bare for position, _ in reader.uses.get(name, ())):
            continue  # a formula without its value says nothing, so the value stays
        elif name in reader.uses and _had(name, before, reader):
            previous = previous or reader.read_again(before.cells)
            wanted = _DEFAULTS.get(attr) if previous.values.get(attr) == current else current
        else:
            continue
        if wanted != current:
            values[attr] = wanted
            money = field.kind is FieldKind.MONEY
            changes.append(Change(field.label.de, show(current, money), show(wanted, money)))
    if not same_cells:
        changes.extend(_cell_changes(before, source, changes))
    if before.key != source.key and before.key:
        changes.append(Change(FIELDS["id"].label.de, before.key, source.key))
    if not changes:
        return old, ()
    return replace(old, **values, list_source=source), tuple(changes)


def _headings(name: str, reader: FactReader) -> list[str]:
    if name == "remarks":  # what could not be read elsewhere is kept there
        return [column.heading for column in reader.table.columns]
    return [reader.table.columns[position].heading for position, _ in reader.uses.get(name, ())]


def _same(name: str, before: ListSource, after: ListSource, reader: FactReader) -> bool:
    return all(
        before.cells.get(heading) == after.cells.get(heading) for heading in _headings(name, reader)
    )


def _had(name: str, before: ListSource, reader: FactReader) -> bool:
    return any(before.cells.get(heading) for heading in _headings(name, reader))


def _cell_changes(before: ListSource, after: ListSource, known: list[Change]) -> list[Change]:
    """Name the cells that changed when no field of the project shows it."""
    if known:
        return []
    names = [
        heading
        for heading in dict.fromkeys((*before.cells, *after.cells))
        if before.cells.get(heading) != after.cells.get(heading)
    ]
    first = names[0]
    detail = (show(before.cells.get(first, "")), show(after.cells.get(first, "")))
    if len(names) == 1:
        return [Change(f"{_CELLS}: {first}", *detail)]
    return [Change(_CELLS, "", shorten(", ".join(names), 120))]


def show(value: Any, money: bool = False) -> str:
    """Write a value of a project for a table of changes, as Germans write it.

    >>> show(123450, money=True), show(date(2025, 12, 31)), show(None)
    ('1.234,50', '31.12.2025', 'leer')
    """
    if value is None or value in ("", ()):
        return "leer"
    if money:
        return f"{Decimal(value) / 100:,.2f}".translate(str.maketrans(",.", ".,"))
    if isinstance(value, date):
        return f"{value:%d.%m.%Y}"
    if isinstance(value, tuple):
        return shorten("; ".join(show(item) for item in value), 120)
    if isinstance(value, str | bool | int | float):
        return shorten(as_text(value), 120)
    text = getattr(value, "text", None) or getattr(value, "reference", None)
    return shorten(str(text) if text else str(value), 120)
