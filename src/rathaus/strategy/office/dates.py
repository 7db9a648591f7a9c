"""Dates as the office types them: quarters as ``2/29``, days as ``30.6.2029``. Pure."""

import re
from datetime import date

from django.utils.translation import gettext

from rathaus.kernel.time import Quarter
from rathaus.strategy.errors import InvalidChange

FIRST_YEAR, LAST_YEAR = 1900, 2200
"""Years that a project of a city can lie in."""
_QUARTER = re.compile(r"(?:[qQ])?([1-4])\s*[./]\s*(\d{2}|\d{4})")
_ISO_QUARTER = re.compile(r"(\d{4})-?[qQ]([1-4])")
_DAY = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


def parse_day(text: str, *, end: bool, field: str) -> date | None:
    """Read a day or a quarter; a quarter means its first day, or its last one for an end.

    >>> parse_day("2/29", end=True, field="end")
    datetime.date(2029, 6, 30)
    >>> parse_day("", end=True, field="end") is None
    True

    Raises:
        InvalidChange: names the field and the forms that are understood.
    """
    text = text.strip()
    if not text:
        return None
    try:
        day = _day(text, end)
    except ValueError:
        day = None
    if day is not None and FIRST_YEAR <= day.year <= LAST_YEAR:
        return day
    raise InvalidChange(
        gettext(
            "„%(text)s“ ist kein Datum. Schreiben Sie Quartal/Jahr wie 2/29 oder einen Tag "
            "wie 30.6.2029."
        )
        % {"text": text[:40]},
        field=field,
    )


def _day(text: str, end: bool) -> date | None:
    """Read one of the forms; None for any other text.

    Raises:
        ValueError: if the calendar has no such day.
    """
    if match := _QUARTER.fullmatch(text):
        return _edge(Quarter(_year(match[2]), int(match[1])), end)
    if match := _ISO_QUARTER.fullmatch(text):
        return _edge(Quarter(int(match[1]), int(match[2])), end)
    if match := _DAY.fullmatch(text):
        return date(int(match[3]), int(match[2]), int(match[1]))
    if match := _ISO.fullmatch(text):
        return date(int(match[1]), int(match[2]), int(match[3]))
    return None


def _edge(quarter: Quarter, end: bool) -> date:
    return quarter.end if end else quarter.start


def _year(text: str) -> int:
    return int(text) + 2000 if len(text) == 2 else int(text)


def short_quarter(day: date | None) -> str:
    """Write a day as the quarter it lies in.

    >>> short_quarter(date(2029, 6, 30))
    '2/29'
    """
    if day is None:
        return ""
    quarter = Quarter.of(day)
    return f"{quarter.number}/{quarter.year % 100:02d}"


def shift_quarters(day: date, quarters: int) -> date:
    """Move a day by whole quarters and keep it in the month's length."""
    month = day.month - 1 + 3 * quarters
    year, month = day.year + month // 12, month % 12 + 1
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month, last)
        except ValueError:
            continue
    raise AssertionError("every month has 28 days")
