"""Numbers of days, weeks and months, for properties and built-in functions.

Source: DMN 1.5, 10.3.4.9 and table 65; weeks as in ISO 8601.
"""

from rathaus.rules.values.temporal.calendar import to_ordinal
from rathaus.rules.values.temporal.date import Date


def weekday(date: Date) -> int:
    """Return the day of the week, 1 for Monday."""
    return (date.ordinal - 1) % 7 + 1


def day_of_year(date: Date) -> int:
    """Return the number of the day in its year, from 1."""
    return date.ordinal - to_ordinal(date.year, 1, 1) + 1


def week_of_year(date: Date) -> int:
    """Return the ISO week: week 1 has the year's first Thursday."""
    thursday = date.ordinal - weekday(date) + 4
    year = date.year
    if thursday < to_ordinal(year, 1, 1):
        year -= 1
    elif thursday >= to_ordinal(year + 1, 1, 1):
        year += 1
    return (thursday - to_ordinal(year, 1, 1)) // 7 + 1


def months_between(start: Date, end: Date) -> int:
    """Return the whole months from one day to another; negative when the other is earlier."""
    months = (end.year - start.year) * 12 + end.month - start.month
    if months > 0 and end.day < start.day:
        return months - 1
    if months < 0 and end.day > start.day:
        return months + 1
    return months
