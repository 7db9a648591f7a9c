"""The inputs of a model as fields of a form, and what people enter as values.

Source: DMN 1.5, 7.3.2 and 7.3.3: types of inputs come from item definitions.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from rathaus.rules.dmn.model import Definitions, ItemDefinition
from rathaus.rules.errors import FeelSyntaxError, RulesError
from rathaus.rules.expression import compile_expression
from rathaus.rules.messages import Message, message
from rathaus.rules.values.temporal import parse_date_time, parse_duration, parse_time
from rathaus.rules.values.text import literal_of

MOST_ROWS = 50
"""Rows of one collection that a form may send."""

_NESTING = 8
_NUMBER = re.compile(r"[-+]?[0-9]{1,34}(\.[0-9]{1,34})?")


class FieldKind(StrEnum):
    """What a field takes."""

    TEXT = "text"
    NUMBER = "number"
    BOOLEAN = "boolean"
    DATE = "date"
    TIME = "time"
    DATE_TIME = "date-time"
    DURATION = "duration"
    CHOICE = "choice"
    GROUP = "group"
    LIST = "list"
    EXPRESSION = "expression"
    """Anything, written in FEEL."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A value that may be chosen: its FEEL text, which forms send, and what people read."""

    literal: str
    label: str
    value: object


@dataclass(frozen=True, slots=True)
class Field:
    """An input, or a part of one.

    Args:
        name: its name in the model; "" for the item of a collection.
        kind: what it takes.
        description: of the input or component.
        choices: of CHOICE.
        allowed: what its values must fulfil, as written, when that is no list of choices.
        parts: of GROUP: its components; of LIST: its item, alone.
    """

    name: str
    kind: FieldKind
    description: str = ""
    choices: tuple[Choice, ...] = ()
    allowed: str = ""
    parts: tuple["Field", ...] = ()


_KINDS: Mapping[str, FieldKind] = {
    "string": FieldKind.TEXT,
    "number": FieldKind.NUMBER,
    "boolean": FieldKind.BOOLEAN,
    "date": FieldKind.DATE,
    "time": FieldKind.TIME,
    "dateTime": FieldKind.DATE_TIME,
    "date and time": FieldKind.DATE_TIME,
    "dayTimeDuration": FieldKind.DURATION,
    "days and time duration": FieldKind.DURATION,
    "yearMonthDuration": FieldKind.DURATION,
    "years and months duration": FieldKind.DURATION,
}


def input_fields(definitions: Definitions) -> tuple[Field, ...]:
    """Return a field for every input of a model, in the order of the file."""
    items = {item.name: item for item in definitions.items}
    return tuple(
        _field(each.variable or each.name, each.type_ref, items, each.description, _NESTING)
        for each in definitions.inputs
    )


def _field(
    name: str, type_ref: str, items: Mapping[str, ItemDefinition], about: str, nesting: int
) -> Field:
    item = items.get(type_ref)
    if item is not None:
        return _item_field(name, item, items, about, nesting)
    kind = _KINDS.get(type_ref.removeprefix("feel:"), FieldKind.EXPRESSION)
    return Field(name, kind, about)


def _item_field(
    name: str, item: ItemDefinition, items: Mapping[str, ItemDefinition], about: str, nesting: int
) -> Field:
    about = about or item.description
    if nesting <= 0 or item.function is not None:
        return Field(name, FieldKind.EXPRESSION, about)
    inner = "" if item.collection else name
    told = "" if item.collection else about
    if item.components:
        parts = tuple(
            _item_field(each.name, each, items, each.description, nesting - 1)
            for each in item.components
        )
        found = Field(inner, FieldKind.GROUP, told, parts=parts)
    else:
        found = _field(inner, item.type_ref, items, told, nesting - 1)
        constraint = item.allowed or item.type_constraint
        if constraint is not None and found.kind not in (FieldKind.GROUP, FieldKind.LIST):
            found = _limited(found, constraint.text)
    return Field(name, FieldKind.LIST, about, parts=(found,)) if item.collection else found


def _limited(found: Field, constraint: str) -> Field:
    """Offer choices where the constraint is a list of values."""
    text = " ".join(constraint.split())
    try:
        values = compile_expression(f"[{text}]").evaluate({}).value
    except RulesError:
        values = None
    plain = (str, Decimal, bool)
    if isinstance(values, list) and values and all(isinstance(each, plain) for each in values):
        choices = tuple(Choice(literal_of(each), _label(each), each) for each in values)
        return Field(found.name, FieldKind.CHOICE, found.description, choices)
    return Field(found.name, found.kind, found.description, found.choices, text, found.parts)


def _label(value: object) -> str:
    return value if isinstance(value, str) else literal_of(value)


# From a form


@dataclass(slots=True)
class Entered:
    """What somebody entered: values by input, and what cannot be read, by path of the field."""

    values: dict[str, object]
    problems: dict[str, Message]


def read_fields(fields: Iterable[Field], texts: Mapping[str, str]) -> Entered:
    """Read the texts of a form.

    Args:
        fields: of the model.
        texts: by path: names joined by "/", rows of a collection numbered from 0, for example
            ``Projekt/Gründe/0/Art``. What is missing or empty is null; a row without any entry
            is left out.
    """
    problems: dict[str, Message] = {}
    given = {path: text.strip() for path, text in texts.items()}
    values = {each.name: _read(each, each.name, given, problems) for each in fields}
    return Entered(values, problems)


def _read(each: Field, path: str, texts: Mapping[str, str], problems: dict[str, Message]) -> object:
    if each.kind is FieldKind.GROUP:
        return {
            part.name: _read(part, f"{path}/{part.name}", texts, problems) for part in each.parts
        }
    if each.kind is FieldKind.LIST:
        rows = (f"{path}/{number}" for number in range(rows_of(path, texts)))
        return [_read(each.parts[0], row, texts, problems) for row in rows if _entered(row, texts)]
    text = texts.get(path, "")
    if not text:
        return None
    try:
        return _value(each, text)
    except _NotReadable as wrong:
        problems[path] = wrong.said
        return None


def rows_of(path: str, texts: Mapping[str, str]) -> int:
    """Return how many rows of a collection a form has sent."""
    numbers = (
        rest.split("/", maxsplit=1)[0]
        for rest in (key.removeprefix(f"{path}/") for key in texts if key.startswith(f"{path}/"))
    )
    known = [int(n) for n in numbers if n.isascii() and n.isdecimal() and len(n) < 4]
    return min(max(known, default=-1) + 1, MOST_ROWS)


def _entered(row: str, texts: Mapping[str, str]) -> bool:
    return any(text for key, text in texts.items() if key == row or key.startswith(f"{row}/"))


class _NotReadable(Exception):
    def __init__(self, said: Message) -> None:
        self.said = said


def _value(each: Field, text: str) -> object:
    if each.kind is FieldKind.TEXT:
        return text
    if each.kind is FieldKind.CHOICE:
        known = {
            key: choice.value for choice in each.choices for key in (choice.label, choice.literal)
        }
        if text not in known:
            raise _NotReadable(message("field-choice", text=text))
        return known[text]
    if each.kind is FieldKind.EXPRESSION:
        return _expression(text)
    value = _READERS[each.kind](text)
    if value is None:
        raise _NotReadable(message(f"field-{each.kind.value}", text=text))
    return value


def _expression(text: str) -> object:
    try:
        return compile_expression(text).evaluate({}).value
    except FeelSyntaxError as error:
        raise _NotReadable(error.message) from error
    except RulesError as error:
        raise _NotReadable(error.message) from error


def _number(text: str) -> Decimal | None:
    plain = text.replace(" ", "").replace("\u00a0", "").replace("−", "-")
    if "," in plain:
        plain = plain.replace(".", "").replace(",", ".")
    return Decimal(plain) if _NUMBER.fullmatch(plain) else None


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        found = re.fullmatch(r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})", text)
    try:
        return date(int(found[3]), int(found[2]), int(found[1])) if found else None
    except ValueError:
        return None


_READERS: Mapping[FieldKind, Any] = {
    FieldKind.NUMBER: _number,
    FieldKind.BOOLEAN: {"true": True, "false": False}.get,
    FieldKind.DATE: _day,
    FieldKind.TIME: parse_time,
    FieldKind.DATE_TIME: parse_date_time,
    FieldKind.DURATION: parse_duration,
}


# Into a form


def write_fields(
    fields: Iterable[Field], values: Mapping[str, object], decimal_mark: str = "."
) -> dict[str, str]:
    """Return the texts of a form that shows values: the other way round of `read_fields`."""
    texts: dict[str, str] = {}
    for each in fields:
        _write(each, each.name, values.get(each.name), texts, decimal_mark)
    return texts


def _write(each: Field, path: str, value: object, texts: dict[str, str], mark: str) -> None:
    if value is None:
        return
    if each.kind is FieldKind.GROUP and isinstance(value, Mapping):
        for part in each.parts:
            _write(part, f"{path}/{part.name}", value.get(part.name), texts, mark)
    elif each.kind is FieldKind.LIST and isinstance(value, list | tuple):
        for number, item in enumerate(value[:MOST_ROWS]):
            _write(each.parts[0], f"{path}/{number}", item, texts, mark)
    elif isinstance(value, bool):
        texts[path] = "true" if value else "false"
    elif each.kind is FieldKind.NUMBER and isinstance(value, Decimal | int):
        texts[path] = format(Decimal(value), "f").replace(".", mark)
    elif isinstance(value, str) and each.kind is not FieldKind.EXPRESSION:
        texts[path] = value
    elif isinstance(value, date):
        texts[path] = value.isoformat()
    else:
        texts[path] = literal_of(value)
