"""The quick way in for the usual values of Python; the thorough one is `convert.from_python`."""

from decimal import Decimal
from typing import Any, Final

from rathaus.rules.limits import DEFAULT_LIMITS, Limits
from rathaus.rules.values.characters import has_halves
from rathaus.rules.values.convert import from_python
from rathaus.rules.values.numbers import CONTEXT
from rathaus.rules.values.temporal import Date

_AS_THEY_ARE: Final = frozenset({bool, type(None), Date})
_WHOLE: Final = 10**34
_LEVELS: Final = 8
_ITEMS: Final = 1000
_CHARACTERS: Final = 10_000


class _Unusual(Exception):
    """The thorough way has to look at it."""


def taken_in(value: Any, limits: Limits = DEFAULT_LIMITS, path: str = "") -> object:
    """Turn a Python value into one of FEEL, as `from_python` does, usual ones quickly.

    Raises:
        InputError: something in it has no FEEL counterpart; names the path to it.
    """
    try:
        return _quick(value, 0)
    except (_Unusual, ArithmeticError):
        return from_python(value, limits, path)


def _quick(value: Any, level: int) -> object:
    kind = value.__class__
    if kind is str and len(value) <= _CHARACTERS and (value.isascii() or not has_halves(value)):
        return value
    if kind is int and -_WHOLE < value < _WHOLE:
        return Decimal(value)
    if kind in _AS_THEY_ARE:
        return value
    if kind is Decimal and value.is_finite():
        return CONTEXT.plus(value)
    if level < _LEVELS:
        if kind is list and len(value) <= _ITEMS:
            return [_quick(item, level + 1) for item in value]
        if kind is dict and len(value) <= _ITEMS:
            return _entries(value, level + 1)
    raise _Unusual


def _entries(value: dict[Any, object], level: int) -> dict[str, object]:
    made: dict[str, object] = {}
    for key, item in value.items():
        if key.__class__ is not str or has_halves(key):
            raise _Unusual
        made[key] = _quick(item, level)
    return made
