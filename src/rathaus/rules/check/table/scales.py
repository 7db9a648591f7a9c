"""Kinds of values that can be ordered, each on a scale of numbers."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal, localcontext
from enum import StrEnum
from fractions import Fraction
from typing import Any, Protocol

from rathaus.rules.values.durations import DaysDuration, MonthsDuration
from rathaus.rules.values.temporal import Date, DateTime, Time


class Kind(StrEnum):
    """Kinds of values a column can be about."""

    NUMBER = "number"
    TEXT = "string"
    BOOLEAN = "boolean"
    DATE = "date"
    TIME = "time"
    DATE_TIME = "date and time"
    DAYS = "days and time duration"
    MONTHS = "years and months duration"


Key = Any
"""A position on a scale: a fraction, and of texts the text itself."""

_SECOND = 1_000_000_000
_DAY = 86_400


def kind_of(value: object) -> Kind | None:
    """Tell the kind of a value; None for null, lists, contexts, ranges and functions."""
    return _KINDS.get(value.__class__)


_KINDS: dict[type, Kind] = {
    Decimal: Kind.NUMBER,
    str: Kind.TEXT,
    bool: Kind.BOOLEAN,
    Date: Kind.DATE,
    Time: Kind.TIME,
    DateTime: Kind.DATE_TIME,
    DaysDuration: Kind.DAYS,
    MonthsDuration: Kind.MONTHS,
}


class Scale(Protocol):
    """How the values of a kind lie on a line."""

    @property
    def key(self) -> Callable[[object], Key | None]:
        """Position of a value; None when it cannot be placed (a time with a zone)."""

    @property
    def value(self) -> Callable[[Key], object]:
        """The value at a position."""

    def between(self, low: Key | None, high: Key | None) -> Key | None:
        """Find a position strictly between two; None when there is none."""


@dataclass(frozen=True, slots=True)
class Measure:
    """A scale of numbers.

    Args:
        key: position of a value; None when it cannot be placed (a time with a zone).
        value: the value at a position.
        units: steps of round values, largest first.
        step: distance of neighbours; None where there is always one between two.
        low: least position there is, None when unbounded.
        high: greatest position there is, None when unbounded.
        origin: where to look first when nothing is known.
    """

    key: Callable[[object], Key | None]
    value: Callable[[Key], object]
    units: tuple[int, ...]
    step: int | None
    low: Key | None = None
    high: Key | None = None
    origin: Key = Fraction(0)

    def between(self, low: Key | None, high: Key | None) -> Key | None:
        """Find a round position strictly between two; None when there is none."""
        if low is None:
            low = None if self.low is None else self.low - 1
        if high is None:
            high = None if self.high is None else self.high + 1
        if low is None and high is None:
            return self.origin
        if low is None or high is None:
            return self._beyond(low, high)
        for unit in self.units:
            position = Fraction((low // unit + 1) * unit)
            if position < high:
                return position
        if self.step is not None:
            return None
        return _round_between(low, high)

    def _beyond(self, low: Key | None, high: Key | None) -> Key:
        unit = self.units[0]
        if low is not None:
            return Fraction((low // unit + 1) * unit)
        assert high is not None
        return Fraction(-((-high) // unit + 1) * unit)


def _round_between(low: Key, high: Key) -> Key:
    """The number with the fewest digits after the point strictly between two."""
    unit = Fraction(1)
    while True:
        unit /= 10
        position = (low // unit + 1) * unit
        if position < high:
            return position


def _number(key: Key) -> Decimal:
    with localcontext() as context:
        context.prec = 60
        return Decimal(key.numerator) / Decimal(key.denominator)


def days_of(year: int, month: int, day: int) -> int:
    """Count the days since 1 March 0000 in the Gregorian calendar, for any year."""
    year -= month <= 2
    era, of_era = divmod(year, 400)
    of_year = (153 * (month + (-3 if month > 2 else 9)) + 2) // 5 + day - 1
    return era * 146_097 + of_era * 365 + of_era // 4 - of_era // 100 + of_year


def date_of(days: int) -> Date:
    """Undo `days_of`."""
    era, of_era = divmod(days, 146_097)
    year = (of_era - of_era // 1460 + of_era // 36_524 - of_era // 146_096) // 365
    of_year = of_era - (365 * year + year // 4 - year // 100)
    month = (5 * of_year + 2) // 153
    day = of_year - (153 * month + 2) // 5 + 1
    month += 3 if month < 10 else -9
    return Date(year + era * 400 + (month <= 2), month, day)


def _date_key(value: object) -> Key | None:
    assert isinstance(value, Date)
    return Fraction(days_of(value.year, value.month, value.day))


def _clock(value: Time) -> int:
    """Count the seconds since midnight: times are compared without fractions (10.3.2.3.4)."""
    return (value.hour * 60 + value.minute) * 60 + value.second


def _time(seconds: int) -> Time:
    minutes, second = divmod(seconds, 60)
    hour, minute = divmod(minutes, 60)
    return Time(hour, minute, second, 0, None, None)


def _time_key(value: object) -> Key | None:
    assert isinstance(value, Time)
    if value.offset_seconds is not None or value.zone is not None:
        return None
    return Fraction(_clock(value))


def _moment_key(value: object) -> Key | None:
    assert isinstance(value, DateTime)
    if value.time.offset_seconds is not None or value.time.zone is not None:
        return None
    date = value.date
    return Fraction(days_of(date.year, date.month, date.day) * _DAY + _clock(value.time))


def _moment(key: Key) -> DateTime:
    days, rest = divmod(int(key), _DAY)
    return DateTime(date_of(days), _time(rest))


def _number_key(value: object) -> Key | None:
    assert isinstance(value, Decimal)
    return Fraction(value) if -400 < value.adjusted() < 400 else None


class Words:
    """The scale of texts: the order of their characters (10.3.2.3.2)."""

    @staticmethod
    def key(value: object) -> Key | None:
        """Return the text itself."""
        return value

    @staticmethod
    def value(key: Key) -> object:
        """Return the text itself."""
        return key

    @staticmethod
    def between(low: Key | None, high: Key | None) -> Key | None:
        """Find a short text strictly between two; None when none is found easily."""
        if low is None and high is None:
            return "a"
        start = "" if low is None else str(low)
        tried = [] if low is not None or high == "" else [""]
        tried += [start[:length] + letter for length in range(len(start) + 1) for letter in "AMamz"]
        if high is not None and str(high).startswith(start):
            following = str(high)[len(start) :]
            tried += [start + letter for letter in " 0AZ" if letter < following]
        return next(
            (
                text
                for text in sorted(tried, key=len)
                if (low is None or low < text) and (high is None or text < high)
            ),
            None,
        )


_ORIGIN = days_of(2026, 1, 1)

SCALES: dict[Kind, Scale] = {
    Kind.TEXT: Words(),
    Kind.NUMBER: Measure(_number_key, _number, (1,), None),
    Kind.DATE: Measure(_date_key, lambda key: date_of(int(key)), (1,), 1, origin=Fraction(_ORIGIN)),
    Kind.TIME: Measure(
        _time_key,
        lambda key: _time(int(key)),
        (3600, 60, 1),
        1,
        Fraction(0),
        Fraction(_DAY - 1),
    ),
    Kind.DATE_TIME: Measure(
        _moment_key,
        _moment,
        (_DAY, 3600, 60, 1),
        1,
        origin=Fraction(_ORIGIN * _DAY),
    ),
    Kind.DAYS: Measure(
        lambda value: Fraction(value.nanoseconds) if isinstance(value, DaysDuration) else None,
        lambda key: DaysDuration(int(key)),
        (_DAY * _SECOND, 3600 * _SECOND, 60 * _SECOND, _SECOND, 1),
        1,
    ),
    Kind.MONTHS: Measure(
        lambda value: Fraction(value.months) if isinstance(value, MonthsDuration) else None,
        lambda key: MonthsDuration(int(key)),
        (12, 1),
        1,
    ),
}
