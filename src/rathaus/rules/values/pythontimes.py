"""Python's dates and times as values."""

import datetime
from collections.abc import Callable, Mapping
from typing import Any

from rathaus.rules.values.durations import SECOND, DaysDuration, days_duration
from rathaus.rules.values.temporal import Date, DateTime, Time, make_time, zone_named


def _from_date(value: datetime.date) -> Date:
    return Date(value.year, value.month, value.day)


def _from_clock(
    value: datetime.time | datetime.datetime, zone: datetime.tzinfo | None
) -> Time | None:
    clock = value.hour, value.minute, value.second, value.microsecond * 1000
    if zone is None:
        return Time(*clock)
    name = getattr(zone, "key", None)
    offset = value.utcoffset()
    if isinstance(name, str) and zone_named(name) is not None:
        second_pass = value.fold and offset != value.replace(fold=0).utcoffset()
        return Time(*clock, _whole(offset) if second_pass else None, name)
    return None if offset is None else make_time(*clock, _whole(offset))


def _whole(offset: datetime.timedelta | None) -> int | None:
    return None if offset is None else offset.days * 86_400 + offset.seconds


def _from_time(value: datetime.time) -> Time | None:
    return _from_clock(value, value.tzinfo)


def _from_datetime(value: datetime.datetime) -> DateTime | None:
    time = _from_clock(value, value.tzinfo)
    return None if time is None else DateTime(_from_date(value), time)


def _from_timedelta(value: datetime.timedelta) -> DaysDuration | None:
    seconds = value.days * 86_400 + value.seconds
    return days_duration(seconds * SECOND + value.microseconds * 1000)


TEMPORAL: Mapping[type, Callable[[Any], object]] = {
    datetime.datetime: _from_datetime,
    datetime.date: _from_date,
    datetime.time: _from_time,
    datetime.timedelta: _from_timedelta,
}
"""Class to conversion; None for what is outside the calendar or in a zone without an offset."""
