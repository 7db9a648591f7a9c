"""Dates as lists write them: whole days, months, quarters, years, budget years, serials."""

import re
from datetime import date, datetime, timedelta

from rathaus.kernel.text import Localized
from rathaus.strategy.lists.reader.grid import Value
from rathaus.strategy.lists.values.periods import parse_period
from rathaus.strategy.lists.values.result import Parsed, absent, failed, says_absent

_NUMERIC = re.compile(r"(?<![\d.])(\d{1,4})\s*([./\-])\s*(\d{1,2})\s*\2\s*(\d{4}|\d{2})(?!\d)")
_COMPACT = re.compile(r"(19|20)(\d{2})(0[1-9]|1[0-2])([0-2]\d|3[01])")
_DAY_MONTH = re.compile(
    r"(?i)(?<!\d)(\d{1,2})(?:st|nd|rd|th|\.)?[\s\-./]*(?:of\s+)?([a-zäéû]{3,9})\.?[\s\-,./]*"
    r"(\d{4}|['’]?\d{2})(?!\d)"
)
_MONTH_DAY = re.compile(
    r"(?i)\b([a-zäéû]{3,9})\.?\s*(\d{1,2})(?:st|nd|rd|th)?\s*,?\s+(\d{4})(?!\d)"
)
_ISO_TIME = re.compile(r"(\d{4}-\d{2}-\d{2})[T ]\d{2}:\d{2}.*")
_SERIALS = range(14_000, 110_000)  # 1938 to 2201

MONTHS: dict[str, int] = {}
for _number, _names in enumerate(
    (
        "jan januar january jänner janv janvier",
        "feb februar february feber febr fév février",
        "mar mär mrz märz maerz march mars",
        "apr april avr avril",
        "may mai",
        "jun juni june juin",
        "jul juli july juil juillet",
        "aug august août",
        "sep sept september septembre",
        "oct okt october oktober octobre",
        "nov november novembre",
        "dec dez december dezember déc décembre",
    ),
    start=1,
):
    MONTHS.update(dict.fromkeys(_names.split(), _number))


def parse_date(  # noqa: PLR0911
    value: Value, *, end: bool = False, month_first: bool = False, budget_month: int = 4
) -> Parsed[date]:
    """Read a date.

    Args:
        value: the cell.
        end: take the last day of a month, quarter or year instead of the first.
        month_first: read 03/04/2025 as 4 March; only where the numbers allow both readings.
        budget_month: month in which a budget year such as 2023-24 begins.

    Returns:
        The civil date; a note when it was taken from a period or from the midst of a text.

    >>> parse_date("31.12.2025").value
    datetime.date(2025, 12, 31)
    >>> parse_date("December 1, 2016").value
    datetime.date(2016, 12, 1)
    >>> parse_date("2023-24", end=True).value
    datetime.date(2024, 3, 31)
    """
    if isinstance(value, datetime):
        return Parsed(value.date())
    if isinstance(value, date):
        return Parsed(value)
    if value is None or isinstance(value, bool):
        return Parsed(absent=True) if value is None else _unreadable(value)
    if isinstance(value, int | float):
        return _from_number(value, end=end)
    text = " ".join(value.split())
    if not text:
        return Parsed(absent=True)
    if says_absent(text):
        return absent(text)
    return _from_text(text, end=end, month_first=month_first, budget_month=budget_month)


def _from_number(value: float, *, end: bool) -> Parsed[date]:
    whole = int(value)
    if 1990 <= value <= 2199 and whole == value:
        return parse_period(str(whole), end=end) or _unreadable(value)
    if whole in _SERIALS:
        day = date(1899, 12, 30) + timedelta(days=whole)
        return Parsed(day, note=Localized(f"{whole} wurde als Tageszahl einer Tabelle gelesen."))
    compact = _COMPACT.fullmatch(str(whole))
    found = (
        _day(int(compact[1] + compact[2]), int(compact[3]), int(compact[4])) if compact else None
    )
    return Parsed(found) if found else _unreadable(value)


def _from_text(text: str, *, end: bool, month_first: bool, budget_month: int) -> Parsed[date]:
    with_time = _ISO_TIME.fullmatch(text)
    if with_time:
        text = with_time[1]
    whole = _whole_day(text, month_first=month_first)
    if whole:
        return Parsed(whole)
    if re.fullmatch(r"\d{5,8}(?:\.0)?", text):
        return _from_number(float(text), end=end)
    period = parse_period(text, end=end, months=MONTHS, budget_month=budget_month)
    if period:
        return period
    return _inside(text, month_first=month_first) or _unreadable(text)


def _whole_day(text: str, *, month_first: bool) -> date | None:
    plain = re.sub(
        r"(?i)^(?:mo|di|mi|do|fr|sa|so|mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+", "", text
    )
    plain = re.sub(r"\s+\d{1,2}:\d{2}(?::\d{2})?(?:\s*[ap]m)?$", "", plain, flags=re.IGNORECASE)
    for pattern, reading in ((_NUMERIC, _numeric), (_DAY_MONTH, _named), (_MONTH_DAY, _named)):
        match = pattern.fullmatch(plain.rstrip("."))
        if match:
            return reading(match, month_first=month_first)
    return None


def _inside(text: str, *, month_first: bool) -> Parsed[date] | None:
    """Take a day from the midst of a text when it is the only one there."""
    days = {
        day
        for pattern, reading in ((_NUMERIC, _numeric), (_DAY_MONTH, _named), (_MONTH_DAY, _named))
        for match in pattern.finditer(text)
        if (day := reading(match, month_first=month_first))
    }
    if len(days) != 1:
        return None
    return Parsed(
        days.pop(),
        note=Localized("Das Datum wurde aus einem Text genommen.", "The date is from a text."),
    )


def _numeric(match: re.Match[str], *, month_first: bool) -> date | None:
    first, mark, second, third = int(match[1]), match[2], int(match[3]), int(match[4])
    if len(match[1]) == 4:
        return _day(first, second, third)
    if len(match[1]) == 3:
        return None
    year = third if len(match[4]) == 4 else full_year(third)
    if mark != "." and first <= 12 and (month_first or second > 12):
        first, second = second, first
    return _day(year, second, first)


def _named(match: re.Match[str], *, month_first: bool) -> date | None:
    month_at = 1 if not match[1].isdigit() else 2
    month = MONTHS.get(match[month_at].lower())
    if month is None:
        return None
    digits = match[3].lstrip("'’")
    year = int(digits) if len(digits) == 4 else full_year(int(digits))
    return _day(year, month, int(match[3 - month_at]))


def full_year(two_digits: int) -> int:
    """Complete a year of two digits: 70 to 99 lie in the last century.

    >>> full_year(40), full_year(98)
    (2040, 1998)
    """
    return two_digits + (1900 if two_digits >= 70 else 2000)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if 1900 <= year <= 2200 else None
    except ValueError:
        return None


def _unreadable(value: object) -> Parsed[date]:
    return failed(value, "ein Datum wie 31.12.2025", "a date such as 31.12.2025")
