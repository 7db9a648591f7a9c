"""Months, quarters, half-years, years and budget years as the day on which they begin or end."""

import re
from calendar import monthrange
from collections.abc import Mapping
from datetime import date

from rathaus.kernel.text import Localized
from rathaus.kernel.time import Quarter
from rathaus.strategy.lists.values.result import Parsed

_YEAR = r"((?:19|20|21)\d{2})"
_FISCAL = re.compile(
    rf"(?i)^(?:fy|fiscal year|financial year|haushaltsjahr|hhj)?\s*{_YEAR}"
    r"\s*[-/–]\s*(\d{2}|\d{4})$"
)
_FISCAL_QUARTER = re.compile(
    rf"(?i)^q([1-4])\s*(?:of\s+)?(?:fy\s*)?{_YEAR}\s*[-/–]\s*(\d{{2}}|\d{{4}})$"
)
_QUARTER = re.compile(
    rf"(?i)^(?:q\s*([1-4])|([1-4])\.?\s*(?:q|quartal|quarter|qtl\.?))\s*[-/,.]?\s*{_YEAR}$"
)
_QUARTER_AFTER = re.compile(rf"(?i)^{_YEAR}\s*[-/,]?\s*q\s*([1-4])$")
_HALF = re.compile(rf"(?i)^(?:h\s*([12])|([12])\.?\s*(?:h|hj\.?|halbjahr|half))\s*[-/]?\s*{_YEAR}$")
_PART = re.compile(
    rf"(?i)^(anfang|beginn|early|start of|mitte|mid|ende|end of|end|late)[\s-]+{_YEAR}$"
)
_ONLY_YEAR = re.compile(rf"(?i)^(?:(?:ca\.?|bis|ab|seit|circa|by|fy|jahr)\s*)?{_YEAR}(?:\.0)?$")
_MONTH_NUMBER = re.compile(
    rf"^(?:(0?[1-9]|1[0-2])\s*[./\-]\s*{_YEAR}|{_YEAR}\s*[-/]\s*(0[1-9]|1[0-2]))$"
)
_MONTH_NAME = re.compile(
    r"(?i)^(?:(?:end of|early|mid|late|ende|anfang|mitte|by|bis)[\s-]+)?([a-zäéû]{3,9})"
    r"\.?[\s\-,/]*((?:19|20|21)\d{2}|['’]?\d{2})$"
)
_WEEK = re.compile(rf"(?i)^(?:kw|cw|week)\s*(\d{{1,2}})\s*[./\-,]?\s*{_YEAR}$")


def parse_period(
    text: str, *, end: bool, months: Mapping[str, int] | None = None, budget_month: int = 4
) -> Parsed[date] | None:
    """Read a period and return its first day, or its last when ``end`` is asked for.

    Args:
        text: the cell.
        end: return the last day.
        months: month names in lower case with their numbers.
        budget_month: month in which a budget year begins.

    Returns:
        The day with a note on how it was read, or None when the text is no period.

    >>> parse_period("Q3 2025", end=True).value
    datetime.date(2025, 9, 30)
    """
    span = (
        _month(text, months or {})
        or _quarter(text, budget_month)
        or _budget_year(text, budget_month)
        or _year(text)
        or _week(text)
    )
    if span is None:
        return None
    day = span[1] if end else span[0]
    which_de, which_en = ("letzter", "last") if end else ("erster", "first")
    return Parsed(
        day,
        note=Localized(
            f"„{text}“ wurde als {which_de} Tag des Zeitraums gelesen: {day:%d.%m.%Y}.",
            f"'{text}' was read as the {which_en} day of the period: {day.isoformat()}.",
        ),
    )


def _span(year: int, month: int, count: int) -> tuple[date, date] | None:
    last = month + count - 2
    last_year, last_month = year + last // 12, last % 12 + 1
    try:
        first = date(year, month, 1)
        return first, date(last_year, last_month, monthrange(last_year, last_month)[1])
    except ValueError:
        return None


def _month(text: str, months: Mapping[str, int]) -> tuple[date, date] | None:
    match = _MONTH_NUMBER.fullmatch(text)
    if match:
        month, year = (match[1], match[2]) if match[1] else (match[4], match[3])
        return _span(int(year), int(month), 1)
    match = _MONTH_NAME.fullmatch(text)
    if match and match[1].lower() in months:
        digits = match[2].lstrip("'’")
        short = int(digits)
        year_number = short if len(digits) == 4 else short + (1900 if short >= 70 else 2000)
        return _span(year_number, months[match[1].lower()], 1)
    return None


def _quarter(text: str, budget_month: int) -> tuple[date, date] | None:
    match = _QUARTER.fullmatch(text)
    if match:
        quarter = Quarter(int(match[3]), int(match[1] or match[2]))
        return quarter.start, quarter.end
    match = _QUARTER_AFTER.fullmatch(text)
    if match:
        quarter = Quarter(int(match[1]), int(match[2]))
        return quarter.start, quarter.end
    match = _FISCAL_QUARTER.fullmatch(text)
    if match and _follows(match[2], match[3]):
        month = budget_month + 3 * (int(match[1]) - 1) - 1
        return _span(int(match[2]) + month // 12, month % 12 + 1, 3)
    match = _HALF.fullmatch(text)
    if match:
        return _span(int(match[3]), 1 if (match[1] or match[2]) == "1" else 7, 6)
    return None


def _budget_year(text: str, budget_month: int) -> tuple[date, date] | None:
    match = _FISCAL.fullmatch(text)
    if match and _follows(match[1], match[2]):
        return _span(int(match[1]), budget_month, 12)
    return None


def _follows(first: str, second: str) -> bool:
    return str(int(first) + 1).endswith(second)


def _year(text: str) -> tuple[date, date] | None:
    match = _ONLY_YEAR.fullmatch(text)
    if match:
        return _span(int(match[1]), 1, 12)
    match = _PART.fullmatch(text)
    if match:
        word = match[1].lower()
        if word.startswith(("mi",)):
            return _span(int(match[2]), 4, 6)
        early = word.startswith(("anfang", "beginn", "early", "start"))
        return _span(int(match[2]), 1 if early else 7, 6)
    return None


def _week(text: str) -> tuple[date, date] | None:
    match = _WEEK.fullmatch(text)
    if match is None:
        return None
    try:
        year, week = int(match[2]), int(match[1])
        return date.fromisocalendar(year, week, 1), date.fromisocalendar(year, week, 7)
    except ValueError:
        return None
