"""The Gregorian calendar for any year, counted backwards as well; year 0 exists.

Source: DMN 1.5, 10.3.2.3.5; XML Schema 1.1 part 2, 3.3.9. Python's own dates end at year 9999.
"""

from typing import Final

FIRST_YEAR: Final = -999_999_999
LAST_YEAR: Final = 999_999_999
SECONDS_A_DAY: Final = 86_400

_DAYS: Final = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_CYCLE_YEARS: Final = 400
_CYCLE_DAYS: Final = 146_097
_MARCH_TO_ONE: Final = 305


def is_leap(year: int) -> bool:
    """Tell whether the year has a 29 February."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def days_in_month(year: int, month: int) -> int:
    """Return the number of days of a month from 1 to 12."""
    return 29 if month == 2 and is_leap(year) else _DAYS[month]


def to_ordinal(year: int, month: int, day: int) -> int:
    """Return the day's number, 1 for 0001-01-01, as Python's `date.toordinal` does.

    Years begin in March here, so that the leap day is the last one of its year.
    """
    if month <= 2:
        year -= 1
        month += 12
    cycle, year = divmod(year, _CYCLE_YEARS)
    day_of_year = (153 * (month - 3) + 2) // 5 + day
    return (
        cycle * _CYCLE_DAYS + year * 365 + year // 4 - year // 100 + day_of_year - _MARCH_TO_ONE - 1
    )


def from_ordinal(ordinal: int) -> tuple[int, int, int]:
    """Return year, month and day of a day's number."""
    cycle, day = divmod(ordinal + _MARCH_TO_ONE, _CYCLE_DAYS)
    year = (day - day // 1460 + day // 36524 - day // 146096) // 365
    day -= 365 * year + year // 4 - year // 100
    month = (5 * day + 2) // 153
    day -= (153 * month + 2) // 5
    year += cycle * _CYCLE_YEARS
    if month < 10:
        return year, month + 3, day + 1
    return year + 1, month - 9, day + 1
