"""Making dates, times and durations.

Source: DMN 1.5, 10.3.4.1 (conversion functions).
"""

from decimal import Decimal

from rathaus.rules.feel.builtins.builtin import Builtin, Words, form
from rathaus.rules.feel.builtins.fitting import misfit
from rathaus.rules.state import State
from rathaus.rules.values.durations import SECOND, DaysDuration, months_duration
from rathaus.rules.values.numbers import whole_of
from rathaus.rules.values.temporal import (
    Date,
    DateTime,
    Time,
    make_date,
    make_time,
    midnight_utc,
    months_between,
    parse_date,
    parse_date_time,
    parse_duration,
    parse_time,
)
from rathaus.rules.values.types import (
    ANY,
    DATE,
    DATE_TIME,
    DAYS_DURATION,
    MONTHS_DURATION,
    NUMBER,
    STRING,
    TIME,
)


def date_from(state: State, value: object) -> object:
    """Read a date, or take it from a date and time."""
    if isinstance(value, str):
        return parse_date(value) or _unread(state, "date", value)
    if isinstance(value, DateTime):
        return value.date
    if isinstance(value, Date):
        return value
    return misfit(state, "date", value)


def date_of_parts(state: State, year: object, month: object, day: object) -> object:
    """Make a date of year, month and day."""
    if not (isinstance(year, Decimal) and isinstance(month, Decimal) and isinstance(day, Decimal)):
        return misfit(state, "date", year, month, day)
    parts = whole_of(year), whole_of(month), whole_of(day)
    date = None
    if parts[0] is not None and parts[1] is not None and parts[2] is not None:
        date = make_date(parts[0], parts[1], parts[2])
    return date or state.note("builtin-parts", name="date", parts=f"{year}-{month}-{day}")


def time_from(state: State, value: object) -> object:
    """Read a time, or take it from a date and time; that of a date is its start in UTC."""
    if isinstance(value, str):
        return parse_time(value) or _unread(state, "time", value)
    if isinstance(value, DateTime):
        return value.time
    if isinstance(value, Time):
        return value
    if isinstance(value, Date):
        return midnight_utc(value).time
    return misfit(state, "time", value)


def time_of_parts(
    state: State, hour: object, minute: object, second: object, offset: object = None
) -> object:
    """Make a time of hour, minute, second and the offset to UTC."""
    if not (
        isinstance(hour, Decimal)
        and isinstance(minute, Decimal)
        and isinstance(second, Decimal)
        and (offset is None or isinstance(offset, DaysDuration))
    ):
        return misfit(state, "time", hour, minute, second, offset)
    time = None
    whole_hour, whole_minute = whole_of(hour), whole_of(minute)
    seconds, rest = divmod(offset.nanoseconds, SECOND) if offset is not None else (None, 0)
    if whole_hour is not None and whole_minute is not None and 0 <= second < 60 and not rest:
        nanoseconds = int(second * SECOND)
        time = make_time(whole_hour, whole_minute, *divmod(nanoseconds, SECOND), seconds)
    parts = f"{hour}:{minute}:{second}{'' if offset is None else f' ({offset})'}"
    return time or state.note("builtin-parts", name="time", parts=parts)


def date_time_from(state: State, value: object) -> object:
    """Read a date and time; that of a date is its start in UTC."""
    if isinstance(value, str):
        return parse_date_time(value) or _unread(state, "date and time", value)
    if isinstance(value, DateTime):
        return value
    if isinstance(value, Date):
        return midnight_utc(value)
    return misfit(state, "date and time", value)


def date_time_of_parts(state: State, date: object, time: object) -> object:
    """Make a date and time of the date of one value and the time of the other."""
    if isinstance(time, Time):
        if isinstance(date, Date):
            return DateTime(date, time)
        if isinstance(date, DateTime):
            return DateTime(date.date, time)
    return misfit(state, "date and time", date, time)


def duration_from(state: State, value: object) -> object:
    """Read a duration of either kind."""
    if isinstance(value, str):
        return parse_duration(value) or _unread(state, "duration", value)
    return misfit(state, "duration", value)


def years_and_months(state: State, start: object, end: object) -> object:
    """Return the whole months from one day to another."""
    first = start.date if isinstance(start, DateTime) else start
    last = end.date if isinstance(end, DateTime) else end
    if isinstance(first, Date) and isinstance(last, Date):
        return months_duration(months_between(first, last))
    return misfit(state, "years and months duration", start, end)


def _unread(state: State, name: str, text: str) -> None:
    return state.note("builtin-text", name=name, text=text[:100])


_FROM_TEXT = ("from", STRING)
_FROM_DATE_TIME = ("from", DATE_TIME)
_FROM_DATE = ("from", DATE)

DATES = (
    Builtin(
        "date",
        (
            form(date_from, DATE, _FROM_TEXT),
            form(date_from, DATE, _FROM_DATE_TIME),
            form(date_from, DATE, _FROM_DATE),
            form(date_of_parts, DATE, ("year", NUMBER), ("month", NUMBER), ("day", NUMBER)),
        ),
        Words(
            "Ein Datum, aus einem Text, einem Zeitpunkt oder Jahr, Monat und Tag.",
            "A date, of a text, of a date and time, or of year, month and day.",
        ),
        (
            ('date("2026-03-01")', '@"2026-03-01"'),
            ("date(2026, 3, 1)", '@"2026-03-01"'),
            ('date(date and time("2026-03-01T08:30:00"))', '@"2026-03-01"'),
            ('date("2026-02-30")', "null"),
        ),
    ),
    Builtin(
        "time",
        (
            form(time_from, TIME, _FROM_TEXT),
            form(time_from, TIME, _FROM_DATE_TIME),
            form(time_from, TIME, ("from", TIME)),
            form(time_from, TIME, _FROM_DATE),
            form(
                time_of_parts,
                TIME,
                ("hour", NUMBER),
                ("minute", NUMBER),
                ("second", NUMBER),
                ("offset", DAYS_DURATION, True),
            ),
        ),
        Words(
            "Eine Uhrzeit, aus einem Text, einem Zeitpunkt oder Stunde, Minute und Sekunde, auf "
            "Wunsch mit Abstand zur Weltzeit.",
            "A time, of a text, of a date and time, or of hour, minute and second, with an offset "
            "to UTC if wanted.",
        ),
        (
            ('time("08:30:00")', '@"08:30:00"'),
            ('time(8, 30, 0, @"PT1H")', '@"08:30:00+01:00"'),
            ('time(@"2026-03-01T08:30:00")', '@"08:30:00"'),
        ),
    ),
    Builtin(
        "date and time",
        (
            form(date_time_from, DATE_TIME, _FROM_TEXT),
            form(date_time_from, DATE_TIME, _FROM_DATE_TIME),
            form(date_time_from, DATE_TIME, _FROM_DATE),
            form(date_time_of_parts, DATE_TIME, ("date", DATE), ("time", TIME)),
            form(date_time_of_parts, DATE_TIME, ("date", DATE_TIME), ("time", TIME)),
        ),
        Words(
            "Ein Zeitpunkt, aus einem Text oder aus Datum und Uhrzeit.",
            "A date and time, of a text or of a date and a time.",
        ),
        (
            ('date and time("2026-03-01T08:30:00")', '@"2026-03-01T08:30:00"'),
            ('date and time(@"2026-03-01", @"08:30:00")', '@"2026-03-01T08:30:00"'),
        ),
    ),
    Builtin(
        "duration",
        (form(duration_from, ANY, _FROM_TEXT),),
        Words(
            "Eine Dauer, in Tagen und Zeit oder in Jahren und Monaten.",
            "A duration, in days and time or in years and months.",
        ),
        (('duration("P2DT20H14M")', '@"P2DT20H14M"'), ('duration("P26M")', '@"P2Y2M"')),
    ),
    Builtin(
        "years and months duration",
        tuple(
            form(years_and_months, MONTHS_DURATION, ("from", start), ("to", end))
            for start in (DATE, DATE_TIME)
            for end in (DATE, DATE_TIME)
        ),
        Words(
            "Die ganzen Jahre und Monate von einem Tag zum anderen.",
            "The whole years and months from one day to another.",
        ),
        (('years and months duration(@"2011-12-22", @"2013-08-24")', '@"P1Y8M"'),),
    ),
)
