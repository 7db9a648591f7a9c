"""What follows a dot: entries of contexts, and parts of dates, times, durations and ranges.

Source: DMN 1.5, table 65 (properties).
"""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from rathaus.rules.values.durations import SECOND, DaysDuration, MonthsDuration
from rathaus.rules.values.membership import kind_of
from rathaus.rules.values.ranges import Range
from rathaus.rules.values.temporal import Date, DateTime, Time, weekday

if TYPE_CHECKING:
    from rathaus.rules.state import State

Members = Mapping[str, Callable[[Any], object]]

_MISSING = object()


def _seconds(second: int, nanosecond: int) -> Decimal:
    if not nanosecond:
        return Decimal(second)
    return (Decimal(second * SECOND + nanosecond) / SECOND).normalize()


def _offset(offset: int | None) -> DaysDuration | None:
    return None if offset is None else DaysDuration(offset * SECOND)


def _years(duration: MonthsDuration) -> Decimal:
    months = duration.months
    return Decimal(months // 12 if months >= 0 else -(-months // 12))


_OF_DATES: Members = {
    "year": lambda date: Decimal(date.year),
    "month": lambda date: Decimal(date.month),
    "day": lambda date: Decimal(date.day),
    "weekday": lambda date: Decimal(weekday(date)),
}

_OF_TIMES: Members = {
    "hour": lambda time: Decimal(time.hour),
    "minute": lambda time: Decimal(time.minute),
    "second": lambda time: _seconds(time.second, time.nanosecond),
    "time offset": lambda time: _offset(time.offset_seconds),
    "timezone": lambda time: time.zone,
}


def _of_day(member: Callable[[Any], object]) -> Callable[[Any], object]:
    return lambda moment: member(moment.date)


def _of_clock(member: Callable[[Any], object]) -> Callable[[Any], object]:
    return lambda moment: member(moment.time)


MEMBERS: Mapping[type, Members] = {
    Date: _OF_DATES,
    Time: _OF_TIMES,
    DateTime: {
        **{name: _of_day(member) for name, member in _OF_DATES.items()},
        **{name: _of_clock(member) for name, member in _OF_TIMES.items()},
        "time offset": lambda moment: _offset(moment.offset),
    },
    MonthsDuration: {
        "years": _years,
        "months": lambda duration: Decimal(duration.parts()[1]),
    },
    DaysDuration: {
        "days": lambda duration: Decimal(duration.parts()[0]),
        "hours": lambda duration: Decimal(duration.parts()[1]),
        "minutes": lambda duration: Decimal(duration.parts()[2]),
        "seconds": lambda duration: _seconds(*duration.parts()[3:]),
    },
    Range: {
        "start": lambda range_: range_.start,
        "end": lambda range_: range_.end,
        "start included": lambda range_: range_.start_included,
        "end included": lambda range_: range_.end_included,
    },
}
"""Class to its properties, for the compiler and for the list of names that may follow a dot."""


def member(state: "State", value: object, name: str) -> object:
    """Return `value.name`; null with a note when the value has no such part."""
    if value.__class__ is dict:
        found = value.get(name, _MISSING)
        return state.note("member-entry", name=name) if found is _MISSING else found
    members = MEMBERS.get(value.__class__)
    part = None if members is None else members.get(name)
    if part is not None:
        return part(value)
    if value is None:
        return state.note("member-null", name=name)
    return state.note("member-missing", name=name, kind=kind_of(value))
