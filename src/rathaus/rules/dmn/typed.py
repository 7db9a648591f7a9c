"""The quick way in for values of structured types: taken in and checked in one walk.

What it takes comes out as `taken_in` and `coerce` would give it; everything else it leaves to them.
"""

import datetime
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from rathaus.rules.state import State
from rathaus.rules.values.characters import has_halves
from rathaus.rules.values.numbers import CONTEXT
from rathaus.rules.values.temporal import Date
from rathaus.rules.values.types import (
    BOOLEAN,
    DATE,
    NUMBER,
    STRING,
    Constrained,
    ContextType,
    FeelType,
    ListType,
)

Read = Callable[[State, Any], object]

_WHOLE = 10**34
_ITEMS = 1000
_CHARACTERS = 10_000
_LEVELS = 8


class Unusual(Exception):
    """The thorough way has to look at it."""


def reader_of(of: FeelType, level: int = 0) -> Read | None:
    """Return what takes in values of a structured type; None when there is no quick way.

    The function raises `Unusual`, or an ArithmeticError, for what it does not take.
    """
    simple = _SIMPLE.get(of.text) if of.__class__ is FeelType else None
    if simple is not None:
        return simple
    if level > _LEVELS:
        return None
    if isinstance(of, Constrained):
        return _constrained(of, level)
    if isinstance(of, ListType):
        return _list(of, level)
    if isinstance(of, ContextType) and of.fields:
        return _context(of, level)
    return None


def _constrained(of: Constrained, level: int) -> Read | None:
    read, allows = reader_of(of.base, level + 1), of.allows
    if read is None:
        return None

    def take(state: State, value: Any) -> object:
        made = read(state, value)
        if made is None or allows(state, made) is True:
            return made
        raise Unusual

    return take


def _list(of: ListType, level: int) -> Read | None:
    read = reader_of(of.of, level + 1)
    if read is None:
        return None

    def take(state: State, value: Any) -> object:
        if value.__class__ is list and len(value) <= _ITEMS:
            return [read(state, item) for item in value]
        if value is None:
            return None
        raise Unusual

    return take


def _context(of: ContextType, level: int) -> Read | None:
    readers = {name: reader_of(inner, level + 1) for name, inner in of.fields}
    if None in readers.values():
        return None

    def take(state: State, value: Any) -> object:
        if value.__class__ is not dict or len(value) != len(readers):
            if value is None:
                return None
            raise Unusual
        try:
            return {name: readers[name](state, item) for name, item in value.items()}  # type: ignore[misc]
        except KeyError as error:
            raise Unusual from error

    return take


def _number(state: State, value: Any) -> object:
    kind = value.__class__
    if kind is Decimal and value.is_finite():
        return CONTEXT.plus(value)
    if kind is int and -_WHOLE < value < _WHOLE:
        return Decimal(value)
    if value is None:
        return None
    raise Unusual


def _text(state: State, value: Any) -> object:
    if value is None:
        return None
    if (
        value.__class__ is str
        and len(value) <= _CHARACTERS
        and (value.isascii() or not has_halves(value))
    ):
        return value
    raise Unusual


def _truth(state: State, value: Any) -> object:
    if value is None or value.__class__ is bool:
        return value
    raise Unusual


def _date(state: State, value: Any) -> object:
    if value is None or value.__class__ is Date:
        return value
    if value.__class__ is datetime.date:
        return Date(value.year, value.month, value.day)
    raise Unusual


_SIMPLE: dict[str, Read] = {
    NUMBER.text: _number,
    STRING.text: _text,
    BOOLEAN.text: _truth,
    DATE.text: _date,
}
