"""Texts of dates, times and durations, read strictly.

Source: DMN 1.5, table 78 (conversion functions); the lexical forms are those of XML Schema
part 2, with a zone's name after `@` added.
"""

import re
from typing import Final

from rathaus.rules.values.durations import (
    DAY,
    HOUR,
    MINUTE,
    SECOND,
    DaysDuration,
    MonthsDuration,
    days_duration,
    months_duration,
)
from rathaus.rules.values.temporal.date import Date, make_date
from rathaus.rules.values.temporal.datetime import DateTime
from rathaus.rules.values.temporal.time import Time, make_time
from rathaus.rules.values.temporal.zones import zone_named

_LONGEST: Final = 128

_DATE: Final = r"(-?(?:[1-9][0-9]{3,8}|0[0-9]{3}))-([0-9]{2})-([0-9]{2})"
_TIME: Final = (
    r"([0-9]{2}):([0-9]{2}):([0-9]{2})(?:\.([0-9]+))?"
    r"(?:([zZ])|([+-])([0-9]{2}):([0-9]{2})(?::([0-9]{2}))?|@([A-Za-z0-9_+\-/]+))?"
)
_DATES: Final = re.compile(_DATE, re.ASCII)
_TIMES: Final = re.compile(_TIME, re.ASCII)
# XML Schema wants digits after the dot; the conformance suite takes PT0.S for a duration.
_DAYS: Final = re.compile(
    r"(-?)P(?=[0-9T])(?:([0-9]+)D)?"
    r"(?:T(?=[0-9])(?:([0-9]+)H)?(?:([0-9]+)M)?(?:([0-9]+)(?:\.([0-9]*))?S)?)?",
    re.ASCII,
)
_MONTHS: Final = re.compile(r"(-?)P(?=[0-9])(?:([0-9]+)Y)?(?:([0-9]+)M)?", re.ASCII)


def parse_date(text: str) -> Date | None:
    """Read `2026-03-01`; None when it is no date."""
    match = _DATES.fullmatch(text) if len(text) <= _LONGEST else None
    if match is None:
        return None
    return make_date(int(match[1]), int(match[2]), int(match[3]))


def parse_time(text: str) -> Time | None:
    """Read `08:30:00`, `08:30:00.5+01:00` or `08:30:00@Europe/Berlin`; None when it is no time.

    24:00:00 is 00:00:00, as in XML Schema.
    """
    match = _TIMES.fullmatch(text) if len(text) <= _LONGEST else None
    return None if match is None else _time(match)[0]


def parse_date_time(text: str) -> DateTime | None:
    """Read a date and a time with a `T` between; a date alone means its midnight, local.

    24:00:00 is midnight of the next day, as in XML Schema.
    """
    day, separator, rest = text.partition("T")
    date = parse_date(day)
    if date is None:
        return None
    if not separator:
        return DateTime(date, Time(0, 0, 0))
    match = _TIMES.fullmatch(rest) if len(rest) <= _LONGEST else None
    if match is None:
        return None
    time, over = _time(match)
    if over:
        date = date.plus_days(1)
    return None if date is None or time is None else DateTime(date, time)


def _time(match: re.Match[str]) -> tuple[Time | None, bool]:
    """Return the time, and whether it was written 24:00:00."""
    hour, minute, second = int(match[1]), int(match[2]), int(match[3])
    nanosecond = int(match[4][:9].ljust(9, "0")) if match[4] else 0
    over = hour == 24 and not minute and not second and not nanosecond
    offset, zone = None, match[10]
    if match[5]:
        offset = 0
    elif match[6]:
        minutes, seconds = int(match[8]), int(match[9] or 0)
        if minutes > 59 or seconds > 59:
            return None, False
        offset = int(match[7]) * 3600 + minutes * 60 + seconds
        if match[6] == "-":
            offset = -offset
    elif zone and zone_named(zone) is None:
        return None, False
    return make_time(0 if over else hour, minute, second, nanosecond, offset, zone), over


def parse_duration(text: str) -> DaysDuration | MonthsDuration | None:
    """Read `P1DT2H`, `-PT0.5S` or `P1Y6M`; None for anything else, also for a mixture."""
    if len(text) > _LONGEST:
        return None
    match = _DAYS.fullmatch(text)
    if match is not None:
        nanoseconds = (
            int(match[2] or 0) * DAY
            + int(match[3] or 0) * HOUR
            + int(match[4] or 0) * MINUTE
            + int(match[5] or 0) * SECOND
            + int((match[6] or "")[:9].ljust(9, "0"))
        )
        return days_duration(-nanoseconds if match[1] else nanoseconds)
    match = _MONTHS.fullmatch(text)
    if match is None:
        return None
    months = int(match[2] or 0) * 12 + int(match[3] or 0)
    return months_duration(-months if match[1] else months)


def at_literal(text: str) -> Date | Time | DateTime | DaysDuration | MonthsDuration | None:
    """Read what stands in an at-literal (grammar rule 65); None when it is none of them."""
    if text.startswith(("P", "-P")):
        return parse_duration(text)
    if text[2:3] == ":":
        return parse_time(text)
    return parse_date_time(text) if "T" in text else parse_date(text)
