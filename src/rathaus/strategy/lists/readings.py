"""Cells of one field to values of the project: one function for each kind of field."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from rathaus.kernel.time import Quarter
from rathaus.strategy.document import Effort, Evidence, Mandate, QuarterEffort, Risk
from rathaus.strategy.lists.columns.fields import FIELDS, FieldKind
from rathaus.strategy.lists.mapping import ColumnUse, Mapping
from rathaus.strategy.lists.reader.grid import Value
from rathaus.strategy.lists.values import (
    Parsed,
    as_text,
    fold,
    parse_date,
    parse_money,
    parse_number,
    parse_size,
    parse_status,
    parse_text,
    parse_yes_no,
    says_absent,
    split_list,
)
from rathaus.strategy.lists.vocabulary import Vocabulary

_ATTRIBUTES = {"cost": "cost_cents", "spent": "spent_cents"}
_NEEDS_POOL = (
    "Zu diesem Aufwand ist kein Ressourcenpool bekannt. Nennen Sie ihn in der Zuordnung (pool)."
)


@dataclass(frozen=True, slots=True)
class Cell:
    """A filled cell with its use; ``mark`` is the decimal mark of its column, if known."""

    use: ColumnUse
    value: Value
    mark: str
    position: int


@dataclass(slots=True)
class Reading:
    """Values by attribute; cells that say they have none; problems; words nobody knows."""

    values: dict[str, Any] = field(default_factory=dict)
    absent: list[tuple[int, str]] = field(default_factory=list)
    problems: list[tuple[int, str]] = field(default_factory=list)
    unknown: list[tuple[int, str, str]] = field(default_factory=list)
    depends_on: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Context:
    name: str
    mapping: Mapping
    vocabulary: Vocabulary
    words: dict[str, str]

    def replaced(self, value: Value) -> Value:
        """Apply the value map of the mapping."""
        return self.words.get(fold(as_text(value)), value) if self.words else value


def attribute(name: str) -> str:
    """Return the attribute of `Project` that a field of the mapping fills."""
    return _ATTRIBUTES.get(name, name)


def read_field(
    name: str,
    cells: Sequence[Cell],
    mapping: Mapping,
    vocabulary: Vocabulary,
    words: dict[str, str],
) -> Reading:
    """Read the cells of one field.

    Args:
        name: the field of the mapping.
        cells: its filled cells, in the order of the mapping.
        mapping: for the reading of dates and money.
        vocabulary: the words that references are looked up in.
        words: folded words of the list with the values that replace them.
    """
    reading = Reading()
    _READERS[FIELDS[name].kind](reading, cells, _Context(name, mapping, vocabulary, words))
    return reading


def _first(
    reading: Reading, cells: Sequence[Cell], parse: Callable[[Cell], Parsed[Any]]
) -> tuple[Cell, Any] | None:
    """Take the first cell with a value; absences and problems count only when there is none."""
    absent: list[tuple[int, str]] = []
    problems: list[tuple[int, str]] = []
    for cell in cells:
        parsed = parse(cell)
        if parsed.value is not None:
            return cell, parsed.value
        if parsed.problem:
            problems.append((cell.position, parsed.problem.de))
        elif parsed.note:
            absent.append((cell.position, as_text(cell.value)))
    reading.absent.extend(absent)
    reading.problems.extend(problems)
    return None


def _text(reading: Reading, cells: Sequence[Cell], context: _Context) -> None:
    name = context.name
    if name == "title":
        return
    if FIELDS[name].several != "join":
        found = _first(reading, cells, lambda cell: parse_text(context.replaced(cell.value)))
        if found and name == "currency":
            _currency(reading, found[0], found[1])
        elif found:
            reading.values[name] = found[1]
        return
    texts: list[str] = []
    for cell in cells:
        parsed = parse_text(context.replaced(cell.value))
        if parsed.value is not None:
            several = len(context.mapping.fields.get(name, ())) > 1 and cell.use.heading
            text = f"{cell.use.heading.strip()}: {parsed.value}" if several else parsed.value
            texts.append(text)
        elif parsed.note and name != "remarks":
            reading.absent.append((cell.position, as_text(cell.value)))
    if texts and name == "risks":
        pieces = [piece for text in texts for piece in re.split(r"\n\s*(?:[•\-–*]\s*)?|;\s", text)]
        reading.values[name] = tuple(
            Risk(piece.strip(" •-–*")) for piece in pieces if piece.strip()
        )
    elif texts:
        reading.values[name] = "\n\n".join(texts)


def _currency(reading: Reading, cell: Cell, text: str) -> None:
    code = {"€": "EUR", "£": "GBP", "EURO": "EUR"}.get(text.upper(), text.upper())
    if len(code) == 3 and code.isascii() and code.isalpha():
        reading.values["currency"] = code
    else:
        reading.problems.append((cell.position, f"„{text}“ ist kein Währungskürzel wie EUR."))


def _date(reading: Reading, cells: Sequence[Cell], context: _Context) -> None:
    found = _first(
        reading,
        cells,
        lambda cell: parse_date(
            context.replaced(cell.value),
            end=context.name == "end",
            month_first=context.mapping.month_first,
            budget_month=context.mapping.budget_month,
        ),
    )
    if found:
        reading.values[context.name] = found[1]


def _money(reading: Reading, cells: Sequence[Cell], context: _Context) -> None:
    found = _first(
        reading,
        cells,
        lambda cell: parse_money(
            context.replaced(cell.value),
            scale=cell.use.scale,
            decimal_mark=cell.mark,
            plain_dollar=context.mapping.dollar,
        ),
    )
    if found:
        reading.values[attribute(context.name)] = found[1].cents
        currency = found[1].currency or context.mapping.currency
        if currency:
            reading.values["currency"] = currency


def _number(reading: Reading, cells: Sequence[Cell], context: _Context) -> None:
    found = _first(
        reading,
        cells,
        lambda cell: parse_number(context.replaced(cell.value), decimal_mark=cell.mark),
    )
    if found and found[1] < 0:
        reading.problems.append((found[0].position, "Der Aufwand kann nicht negativ sein."))
    elif found:
        reading.values[context.name] = found[1]


def _status(reading: Reading, cells: Sequence[Cell], context: _Context) -> None:
    found = _first(reading, cells, lambda cell: parse_status(context.replaced(cell.value)))
    if found:
        reading.values[context.name] = found[1]


def _yes_no(reading: Reading, cells: Sequence[Cell], context: _Context) -> None:
    found = _first(reading, cells, lambda cell: parse_yes_no(context.replaced(cell.value)))
    if found:
        reading.values[context.name] = found[1]


def _reference(reading: Reading, cells: Sequence[Cell], context: _Context) -> None:
    for cell in cells:
        text = as_text(context.replaced(cell.value))
        if key := context.vocabulary.find(context.name, text):
            reading.values[context.name] = key
            return
        if text and not says_absent(text):
            reading.unknown.append((cell.position, context.name, text))


def _list(reading: Reading, cells: Sequence[Cell], context: _Context) -> None:
    if context.name == "mandates":
        _mandates(reading, cells, context)
        return
    entries: list[str] = []
    for cell in cells:
        whole = context.replaced(cell.value)
        if context.name in {"dimensions", "goals"}:
            entries += _known_entries(reading, cell, whole, context)
        else:
            entries += [as_text(context.replaced(entry)) for entry in split_list(whole)]
    unique = tuple(dict.fromkeys(entries))
    if context.name == "depends_on":
        reading.depends_on = unique
    elif unique:
        reading.values[context.name] = unique


def _known_entries(reading: Reading, cell: Cell, whole: Value, context: _Context) -> list[str]:
    key = context.vocabulary.find(context.name, as_text(whole))
    if key:
        return [key]
    found = []
    for entry in split_list(whole):
        replaced = as_text(context.replaced(entry))
        if key := context.vocabulary.find(context.name, replaced):
            found.append(key)
        else:
            reading.unknown.append((cell.position, context.name, replaced))
    return found


def _mandates(reading: Reading, cells: Sequence[Cell], context: _Context) -> None:
    found: list[Evidence] = []
    for cell in cells:
        value = context.replaced(cell.value)
        text = as_text(value)
        answer = parse_yes_no(value).value
        if answer is False or says_absent(text):
            continue
        kind = Mandate(cell.use.mandate or Mandate.RESOLUTION)
        reference = f"laut Liste: {cell.use.heading}" if answer else text
        found.append(Evidence(kind, reference, parse_date(value).value if not answer else None))
    if found:
        reading.values[context.name] = tuple(found)


def _effort(reading: Reading, cells: Sequence[Cell], context: _Context) -> None:
    by_pool: dict[str, Effort] = {}
    for cell in cells:
        pool = context.vocabulary.find("efforts", cell.use.pool) if cell.use.pool else ""
        value = context.replaced(cell.value)
        size = parse_size(value)
        months = parse_number(value, decimal_mark=cell.mark) if size is None else None
        if months and months.problem:
            reading.problems.append((cell.position, months.problem.de))
        elif months and months.value is not None and months.value < 0:
            reading.problems.append((cell.position, "Der Aufwand kann nicht negativ sein."))
        elif not pool and (size or (months and months.value is not None)):
            reading.problems.append((cell.position, _NEEDS_POOL))
        elif size:
            by_pool[pool] = Effort(pool, size=size)
        elif months and months.value is not None:
            by_pool[pool] = _with_months(by_pool.get(pool), pool, cell.use.quarter, months.value)
    if by_pool:
        reading.values[context.name] = tuple(by_pool.values())


def _with_months(effort: Effort | None, pool: str, quarter: str, months: Decimal) -> Effort:
    if not quarter:
        return Effort(pool, total=months)
    quarters = effort.quarters if effort else ()
    return Effort(pool, quarters=(*quarters, QuarterEffort(Quarter.parse(quarter), months)))


_READERS: dict[FieldKind, Callable[[Reading, Sequence[Cell], _Context], None]] = {
    FieldKind.TEXT: _text,
    FieldKind.DATE: _date,
    FieldKind.MONEY: _money,
    FieldKind.NUMBER: _number,
    FieldKind.STATUS: _status,
    FieldKind.YES_NO: _yes_no,
    FieldKind.REFERENCE: _reference,
    FieldKind.LIST: _list,
    FieldKind.EFFORT: _effort,
}
