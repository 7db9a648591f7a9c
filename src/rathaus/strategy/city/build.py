"""From a tree of text to frozen records, led by their type hints, naming every mistake."""

import re
from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from functools import cache
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from rathaus.kernel.text import Localized
from rathaus.kernel.time import Quarter
from rathaus.strategy.city.finding import Finding, Path, Place, did_you_mean
from rathaus.strategy.city.nodes import Node

WRONG = object()
"""Stands for a value that could not be read; its finding has been noted."""

QUOTE = Localized(
    "Setzen Sie einen Text mit Komma in Anführungszeichen.",
    "Put a text with a comma into quotation marks.",
)

_DECIMAL = re.compile(r"-?[0-9]+(\.[0-9]+)?")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_INTEGER = re.compile(r"-?[0-9]+")


class Builder:
    """Builds records from nodes and collects findings and the place of every field."""

    def __init__(self) -> None:
        self.findings: list[Finding] = []
        self.places: dict[Path, Place] = {}

    def build(self, node: Node, hint: Any, path: Path) -> Any:
        """Return the value of a node as the hinted type, or ``WRONG`` after noting why not."""
        self.places.setdefault(path, node.place)
        if get_origin(hint) is Annotated:
            hint = get_args(hint)[0]
        if get_origin(hint) in (Union, UnionType):
            hint = next(arm for arm in get_args(hint) if arm is not type(None))
            return None if node.is_empty else self.build(node, hint, path)
        if get_origin(hint) is tuple:
            return self._list(node, get_args(hint)[0], path)
        if get_origin(hint) is dict:
            key_hint, value_hint = get_args(hint)
            return self._mapping(node, key_hint, value_hint, path)
        if hint is Localized and node.text is not None:
            return Localized(self._text(node, path))
        if isinstance(hint, type) and is_dataclass(hint) and hint is not Quarter:
            return self._record(node, hint, path)
        return self._scalar(node, hint, path)

    def note(self, place: Place, path: Path, problem: Localized, mend: Localized) -> object:
        """Keep a finding and return ``WRONG``."""
        self.findings.append(Finding(place, show(path), problem, mend))
        return WRONG

    def _list(self, node: Node, hint: Any, path: Path) -> Any:
        if node.is_empty:
            return ()
        if node.items is None:
            return self.note(
                node.place,
                path,
                Localized("Hier muss eine Liste stehen.", "A list is needed here."),
                Localized(
                    "Beginnen Sie jeden Eintrag mit „- “ oder schreiben Sie [a, b].",
                    "Begin each entry with “- ” or write [a, b].",
                ),
            )
        built = [self.build(item, hint, (*path, n)) for n, item in enumerate(node.items)]
        return WRONG if WRONG in built else tuple(built)

    def _mapping(self, node: Node, key_hint: Any, hint: Any, path: Path) -> Any:
        if node.is_empty:
            return {}
        if node.entries is None:
            return self._needs_entries(node, path)
        result: dict[Any, Any] = {}
        for key, value in node.entries.items():
            if key_hint is str:
                name: Any = key
            else:
                name = self._scalar(Node(node.keys[key], text=key), key_hint, (*path, key))
            result[name] = self.build(value, hint, (*path, key))
        return WRONG if WRONG in result or WRONG in result.values() else result

    def _needs_entries(self, node: Node, path: Path) -> object:
        return self.note(
            node.place,
            path,
            Localized("Hier müssen Felder stehen.", "Fields are needed here."),
            Localized("Schreiben Sie „name: Wert“, eingerückt.", "Write “name: value”, indented."),
        )

    def _record(self, node: Node, kind: type, path: Path) -> Any:
        if node.entries is None:
            return self._needs_entries(node, path)
        hints = hints_of(kind)
        values: dict[str, Any] = {}
        for key, value in node.entries.items():
            if key not in hints:
                self.note(
                    node.keys[key],
                    (*path, key),
                    Localized(f"Das Feld „{key}“ gibt es hier nicht.", f"No field “{key}” here."),
                    QUOTE if " " in key and value.is_empty else did_you_mean(key, hints),
                )
                continue
            at = node.keys[key]
            self.places[(*path, key)] = value.place if value.place.line == at.line else at
            if not (value.is_empty and key in optional_of(kind)):
                values[key] = self.build(value, hints[key], (*path, key))
        missing = [name for name in hints if name not in values and name not in optional_of(kind)]
        for name in missing:
            self._note_missing(node, (*path, name), name)
        if missing or WRONG in values.values():
            return WRONG
        return kind(**values)

    def _note_missing(self, node: Node, path: Path, name: str) -> None:
        at = node.entries[name].place if node.entries and name in node.entries else node.place
        self.note(
            at,
            path,
            Localized(f"Das Feld „{name}“ fehlt.", f"The field “{name}” is missing."),
            Localized(f"Ergänzen Sie „{name}: …“.", f"Add “{name}: …”."),
        )

    def _text(self, node: Node, path: Path) -> str:
        return node.text or ""

    def _scalar(self, node: Node, hint: type, path: Path) -> Any:
        if node.text is None:
            return self.note(
                node.place,
                path,
                Localized("Hier muss ein einzelner Wert stehen.", "A single value is needed here."),
                Localized(f"Erwartet wird {_form(hint).de}.", f"Expected: {_form(hint).en}."),
            )
        if issubclass(hint, StrEnum):
            return self._choice(node, hint, path)
        try:
            return _READERS[hint](node.text)
        except (ValueError, InvalidOperation, OverflowError):
            return self.note(
                node.place,
                path,
                Localized(f"„{node.text}“ passt hier nicht.", f"“{node.text}” does not fit here."),
                Localized(f"Erwartet wird {_form(hint).de}.", f"Expected: {_form(hint).en}."),
            )

    def _choice(self, node: Node, hint: type[StrEnum], path: Path) -> Any:
        text = node.text or ""
        try:
            return hint(text)
        except ValueError:
            return self.note(
                node.place,
                path,
                Localized(f"Den Wert „{text}“ gibt es hier nicht.", f"No value “{text}” here."),
                did_you_mean(text, list(hint)),
            )


def show(path: Path) -> str:
    """Write a path for people: ``("goals", 3, "target")`` becomes ``goals[3].target``."""
    text = ""
    for step in path:
        text += f"[{step}]" if isinstance(step, int) else f".{step}" if text else step
    return text


@cache
def hints_of(kind: type) -> dict[str, Any]:
    """Return the type of every field of a record."""
    return get_type_hints(kind, include_extras=True)


@cache
def optional_of(kind: type) -> frozenset[str]:
    """Return the fields of a record that have a default."""
    return frozenset(
        each.name
        for each in fields(kind)
        if each.default is not MISSING or each.default_factory is not MISSING
    )


def _decimal(text: str) -> Decimal:
    if not _DECIMAL.fullmatch(text):
        raise ValueError(text)
    return Decimal(text)


def _integer(text: str) -> int:
    if not _INTEGER.fullmatch(text):
        raise ValueError(text)
    return int(text)


def _boolean(text: str) -> bool:
    return {"true": True, "false": False}[text] if text in ("true", "false") else _fail(text)


def _fail(text: str) -> bool:
    raise ValueError(text)


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError(text)
    return moment


def _day(text: str) -> date:
    if not _DAY.fullmatch(text):
        raise ValueError(text)
    return date.fromisoformat(text)


_READERS: dict[type, Callable[[str], Any]] = {
    str: str,
    int: _integer,
    Decimal: _decimal,
    bool: _boolean,
    date: _day,
    datetime: _moment,
    Quarter: Quarter.parse,
}

_FORMS: dict[type, Localized] = {
    str: Localized("ein Text", "a text"),
    int: Localized("eine ganze Zahl wie 15", "a whole number such as 15"),
    Decimal: Localized("eine Zahl mit Punkt wie 46.8", "a number such as 46.8"),
    bool: Localized("true oder false", "true or false"),
    date: Localized("ein Datum wie 2027-06-30", "a date such as 2027-06-30"),
    datetime: Localized(
        "ein Zeitpunkt mit Zone wie 2027-06-30T10:00:00+02:00",
        "a moment with zone such as 2027-06-30T10:00:00+02:00",
    ),
    Quarter: Localized("ein Quartal wie 2027-Q2", "a quarter such as 2027-Q2"),
}


def _form(hint: type) -> Localized:
    if issubclass(hint, StrEnum):
        words = ", ".join(hint)
        return Localized(f"eines von: {words}", f"one of: {words}")
    return _FORMS[hint]
