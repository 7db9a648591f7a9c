"""Values from outside and back: Python's own, and JSON.

Source: DMN 1.5, 10.3.2.11 (mapping between FEEL and other domains), for Python instead of Java.
"""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any, Final

from rathaus.rules.errors import InputError
from rathaus.rules.limits import DEFAULT_LIMITS, Limits
from rathaus.rules.messages import message
from rathaus.rules.values.characters import has_halves
from rathaus.rules.values.durations import DaysDuration, MonthsDuration
from rathaus.rules.values.functions import FunctionValue
from rathaus.rules.values.jsonform import to_json
from rathaus.rules.values.lattice import (
    BOOLEAN,
    DATE,
    DATE_TIME,
    DAYS_DURATION,
    MONTHS_DURATION,
    NUMBER,
    STRING,
    TIME,
    ContextType,
    FeelType,
    ListType,
    bare,
)
from rathaus.rules.values.numbers import number_of
from rathaus.rules.values.pythontimes import TEMPORAL
from rathaus.rules.values.ranges import Range
from rathaus.rules.values.temporal import (
    Date,
    DateTime,
    Time,
    parse_date,
    parse_date_time,
    parse_duration,
    parse_time,
)


def _days(text: str) -> DaysDuration | None:
    duration = parse_duration(text)
    return duration if isinstance(duration, DaysDuration) else None


def _months(text: str) -> MonthsDuration | None:
    duration = parse_duration(text)
    return duration if isinstance(duration, MonthsDuration) else None


_PARSERS: Mapping[FeelType, Callable[[str], object]] = {
    DATE: parse_date,
    TIME: parse_time,
    DATE_TIME: parse_date_time,
    DAYS_DURATION: _days,
    MONTHS_DURATION: _months,
}

_CLASSES: Mapping[FeelType, type | tuple[type, ...]] = {
    NUMBER: Decimal,
    STRING: str,
    BOOLEAN: bool,
    DATE: Date,
    TIME: Time,
    DATE_TIME: (DateTime, Date),
    DAYS_DURATION: DaysDuration,
    MONTHS_DURATION: MonthsDuration,
}

__all__ = ["from_json", "from_python", "to_json"]

_OWN: Final = frozenset({bool, Date, Time, DateTime, DaysDuration, MonthsDuration, Range})
_SMALL: Final = 10**34


def from_python(value: object, limits: Limits = DEFAULT_LIMITS, path: str = "") -> object:
    """Turn a Python value into one of FEEL.

    Args:
        value: None, bool, int, float, Decimal, str, the classes of `datetime`, mappings with
            texts as keys, sequences, or values of FEEL; nested.
        limits: bounds of depth, of lists and of texts.
        path: what to call the value in an error.

    Raises:
        InputError: something in it has no FEEL counterpart; names the path to it.
    """
    kind = value.__class__
    if value is None or kind in _OWN:
        return value
    if kind is int and -_SMALL < value < _SMALL:  # type: ignore[operator]  # the class is known
        return Decimal(value)  # type: ignore[arg-type]
    if kind is str and len(value) <= limits.text_length and value.isascii():  # type: ignore[arg-type, attr-defined]
        return value
    return _Reader(limits, path).read(value, path, 0)


def from_json(
    value: object, of: FeelType, limits: Limits = DEFAULT_LIMITS, path: str = ""
) -> object:
    """Turn parsed JSON into a value of a type: texts become dates where the type says so.

    Entries the type does not name are kept, missing ones stay missing. Where the type is open
    (`Any`) JSON stays what it is.

    Raises:
        InputError: a value does not fit its type; names the path to it.
    """
    return _Reader(limits, path).read_as(value, of, path, 0)


class _Reader:
    """Reads one value from outside, counting its items."""

    __slots__ = ("_field", "_left", "_limits")

    def __init__(self, limits: Limits, path: str) -> None:
        self._limits = limits
        self._field = path
        self._left = limits.steps

    def read(  # noqa: PLR0911, PLR0912  # one for each kind of value
        self, value: object, path: str, depth: int
    ) -> object:
        kind = value.__class__
        if value is None or kind in _OWN:
            return value
        if kind is int and -_SMALL < value < _SMALL:  # type: ignore[operator]
            return Decimal(value)  # type: ignore[arg-type]
        if kind is dict:
            return self._mapping(value, path, depth)  # type: ignore[arg-type]
        if isinstance(value, str):
            if len(value) > self._limits.text_length:
                raise self._error("input-text", path, limit=self._limits.text_length)
            if has_halves(value):
                raise self._error("input-half-character", path)
            return str.__str__(value)  # the text itself, also of an enumeration's member
        if isinstance(value, int | float | Decimal):
            number = number_of(value)
            if number is None:
                raise self._error("input-number", path)
            return number
        temporal = TEMPORAL.get(value.__class__)
        if temporal is not None:
            return self._known(temporal(value), path)
        if isinstance(value, Mapping):
            return self._mapping(value, path, depth)
        if isinstance(value, Sequence) and not isinstance(value, bytes | bytearray | memoryview):
            self._enter(value, path, depth)
            return [
                self.read(item, f"{path}[{index}]", depth + 1)
                for index, item in enumerate(value, 1)
            ]
        if isinstance(value, FunctionValue):
            return value
        for python, convert in TEMPORAL.items():
            if isinstance(value, python):
                return self._known(convert(value), path)
        raise self._error("input-kind", path, kind=type(value).__name__)

    def _mapping(self, value: Mapping[Any, Any], path: str, depth: int) -> dict[str, object]:
        self._enter(value, path, depth)
        return {
            self._key(key, path): self.read(item, _entry(path, key), depth + 1)
            for key, item in value.items()
        }

    def read_as(self, value: object, of: FeelType, path: str, depth: int) -> object:
        target = bare(of)
        if value is None:
            return None
        if isinstance(target, ListType):
            items = value if isinstance(value, list | tuple) else [value]
            self._enter(items, path, depth)
            return [
                self.read_as(item, target.of, f"{path}[{index}]", depth + 1)
                for index, item in enumerate(items, 1)
            ]
        if isinstance(value, list) and len(value) == 1 and target in _PARSERS:
            self._enter(value, path, depth)
            return self.read_as(value[0], of, path, depth + 1)
        if isinstance(target, ContextType) and target.fields:
            return self._context_as(value, target, of, path, depth)
        read = self.read(value, path, depth)
        parser = _PARSERS.get(target)
        if parser is not None and isinstance(read, str):
            parsed = parser(read)
            if parsed is None:
                raise self._error("input-text-form", path, text=read[:80], type=target.text)
            return parsed
        expected = _CLASSES.get(target)
        if expected is not None and not isinstance(read, expected):
            raise self._error("input-type", path, type=of.text)
        return read

    def _context_as(
        self, value: object, target: ContextType, of: FeelType, path: str, depth: int
    ) -> object:
        if not isinstance(value, Mapping):
            raise self._error("input-type", path, type=of.text)
        self._enter(value, path, depth)
        types = dict(target.fields)
        return {
            self._key(key, path): (
                self.read_as(item, types[key], _entry(path, key), depth + 1)
                if key in types
                else self.read(item, _entry(path, key), depth + 1)
            )
            for key, item in value.items()
        }

    def _enter(self, value: Mapping[Any, Any] | Sequence[Any], path: str, depth: int) -> None:
        if depth >= self._limits.nesting:
            raise self._error("input-depth", path[:80], limit=self._limits.nesting)
        self._left -= len(value)
        if len(value) > self._limits.list_size or self._left < 0:
            raise self._error("input-size", path, limit=self._limits.list_size)

    def _key(self, key: object, path: str) -> str:
        if not isinstance(key, str):
            raise self._error("input-key", path, kind=type(key).__name__)
        if has_halves(key):
            raise self._error("input-half-character", path)
        return str.__str__(key)

    def _known(self, value: object, path: str) -> object:
        return value if value is not None else self._raise("input-time", path)

    def _raise(self, code: str, path: str) -> object:
        raise self._error(code, path)

    def _error(self, code: str, path: str, **values: object) -> InputError:
        return InputError(message(code, path=path, **values), self._field)


def _entry(path: str, key: object) -> str:
    return f"{path}.{key}" if path else str(key)
