"""Dates, times, and dates and times.

Source: DMN 1.5, 10.3.2.3.4 to 10.3.2.3.6.
"""

from rathaus.rules.values.temporal.calendar import FIRST_YEAR, LAST_YEAR
from rathaus.rules.values.temporal.counting import (
    day_of_year,
    months_between,
    week_of_year,
    weekday,
)
from rathaus.rules.values.temporal.date import Date, date_of_ordinal, make_date
from rathaus.rules.values.temporal.datetime import DateTime, midnight_utc
from rathaus.rules.values.temporal.parsing import (
    at_literal,
    parse_date,
    parse_date_time,
    parse_duration,
    parse_time,
)
from rathaus.rules.values.temporal.time import Time, make_time, time_of_nanoseconds
from rathaus.rules.values.temporal.zones import zone_named

__all__ = [
    "FIRST_YEAR",
    "LAST_YEAR",
    "Date",
    "DateTime",
    "Time",
    "at_literal",
    "date_of_ordinal",
    "day_of_year",
    "make_date",
    "make_time",
    "midnight_utc",
    "months_between",
    "parse_date",
    "parse_date_time",
    "parse_duration",
    "parse_time",
    "time_of_nanoseconds",
    "week_of_year",
    "weekday",
    "zone_named",
]
