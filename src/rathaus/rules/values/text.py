"""Values as text: what `string()` gives, and FEEL text that evaluates to a value.

Source: DMN 1.5, 10.3.4.1 (string), 10.3.1.2 (literals).
"""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, Final

from rathaus.rules.errors import LimitExceeded
from rathaus.rules.limits import DEFAULT_LIMITS, Limits
from rathaus.rules.messages import message
from rathaus.rules.values.durations import SECOND, DaysDuration, MonthsDuration
from rathaus.rules.values.functions import FunctionValue
from rathaus.rules.values.numbers import plain
from rathaus.rules.values.quoting import is_plain_key, quoted
from rathaus.rules.values.ranges import Range
from rathaus.rules.values.temporal import Date, DateTime, Time

LEVELS_OF_NESTING: Final = 2
"""How many times `limits.nesting` a value may be nested that is written as text or JSON."""


def text_of(value: object, limits: Limits = DEFAULT_LIMITS) -> str:
    """Return what `string()` makes of the value; "null" for null, inside others as well.

    Raises:
        LimitExceeded: the text would be too long, or the value is nested too deeply.
    """
    if isinstance(value, str):
        return value
    scalar = _PLAIN.get(value.__class__)
    if scalar is not None:
        text = scalar(value)
        if len(text) < limits.text_length:
            return text
    return _Writer(limits, literal=False).write(value)


def literal_of(value: object, limits: Limits = DEFAULT_LIMITS) -> str:
    """Return FEEL text that evaluates to the value; for a function only its head.

    Raises:
        LimitExceeded: the text would be too long, or the value is nested too deeply.
    """
    return _Writer(limits, literal=True).write(value)


def moment_text(moment: DateTime) -> str:
    """Return the moment as people read it; as FEEL where that would not tell which it is."""
    text = str(moment)
    literal = literal_of(moment)
    return text if literal == f'@"{text}"' else literal


def _at(value: object) -> str:
    return f'@"{value}"'


def _time(value: Time) -> str:
    zone = value.zone
    if zone is not None and value.offset != Time(*value.clock, 0, None, zone).offset:
        value = Time(*value.clock, value.nanosecond, value.offset_seconds)
    return _at(value)


def _moment(value: DateTime) -> str:
    """Write a moment; no literal alone tells the second of the hours that a zone repeats."""
    time = value.time
    if time.zone is None or time.offset_seconds is None:
        return _at(value)
    first = DateTime(value.date, Time(*time.clock, time.nanosecond, None, time.zone))
    later = DaysDuration((value.seconds - first.seconds) * SECOND)
    return f"{_at(first)} + {_at(later)}" if later.nanoseconds else _at(first)


_PLAIN: Mapping[type, Callable[[Any], str]] = {
    type(None): lambda value: "null",
    bool: lambda value: "true" if value else "false",
    Decimal: plain,
    str: quoted,
    Date: str,
    Time: str,
    DateTime: str,
    DaysDuration: str,
    MonthsDuration: str,
}

_LITERAL: Mapping[type, Callable[[Any], str]] = {
    **_PLAIN,
    **dict.fromkeys((Date, DaysDuration, MonthsDuration), _at),
    Time: _time,
    DateTime: _moment,
}


class _Writer:
    """Writes one value, counting its characters: shared parts may make a small value long."""

    __slots__ = ("_left", "_limits", "_literal")

    def __init__(self, limits: Limits, *, literal: bool) -> None:
        self._limits = limits
        self._literal = literal
        self._left = limits.text_length

    def write(self, value: object, depth: int = 0) -> str:
        scalar = (_LITERAL if self._literal else _PLAIN).get(value.__class__)
        if scalar is not None:
            return self._counted(scalar(value))
        if depth >= self._limits.nesting * LEVELS_OF_NESTING:
            limit = self._limits.nesting * LEVELS_OF_NESTING
            raise LimitExceeded(message("limit-depth", limit=limit))
        # Loops, not comprehensions: those would take a second frame for each level.
        parts = []
        if isinstance(value, list):
            for item in value:
                parts.append(self.write(item, depth + 1))
            return self._counted(f"[{', '.join(parts)}]", 2)
        if isinstance(value, dict):
            for key, item in value.items():
                parts.append(f"{self._key(key)}: {self.write(item, depth + 1)}")
            return self._counted(f"{{{', '.join(parts)}}}", 2)
        if isinstance(value, Range):
            return self._range(value, depth)
        if isinstance(value, FunctionValue):
            names = ", ".join(parameter.name for parameter in value.parameters)
            return self._counted(f"function({names})")
        return self._counted(str(value))

    def _counted(self, text: str, characters: int = -1) -> str:
        self._left -= 2 + (len(text) if characters < 0 else characters)
        if self._left < 0:
            raise LimitExceeded(message("limit-text", limit=self._limits.text_length))
        return text

    def _key(self, key: str) -> str:
        return self._counted(key if is_plain_key(key) else quoted(key))

    def _range(self, value: Range, depth: int) -> str:
        operator = value.operator or _open_operator(value)
        if operator:
            end = value.start if value.end is None else value.end
            return f"({operator} {self._end(end, depth)})"
        opening = "[" if value.start_included else "("
        closing = "]" if value.end_included else ")"
        ends = f"{self._end(value.start, depth)}..{self._end(value.end, depth)}"
        return f"{opening}{ends}{closing}"

    def _end(self, end: object, depth: int) -> str:
        """Write an end as a literal even in `string()`, so that `range()` can read it back."""
        literal = _LITERAL.get(end.__class__)
        if not self._literal and end.__class__ is DateTime:
            literal = _at  # `range()` reads no sums
        return self.write(end, depth + 1) if literal is None else self._counted(literal(end))


def _open_operator(value: Range) -> str:
    """Return the comparison that a range with one open side means, "" for any other."""
    if value.start is None and value.end is not None:
        return "<=" if value.end_included else "<"
    if value.end is None and value.start is not None:
        return ">=" if value.start_included else ">"
    return ""
