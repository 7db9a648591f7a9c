"""Days of the calendar: counted as Python counts them, and far beyond."""

import datetime
import pickle

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rathaus.rules.values.temporal import (
    Date,
    date_of_ordinal,
    day_of_year,
    make_date,
    months_between,
    parse_date,
    week_of_year,
    weekday,
)
from tests.unit.rules.values.given import dates


def same(date: Date | None, python: datetime.date) -> bool:
    return date is not None and (date.year, date.month, date.day) == (
        python.year,
        python.month,
        python.day,
    )


@given(st.dates())
@settings(deadline=None)
def test_days_are_counted_as_python_counts_them(python: datetime.date) -> None:
    date = Date(python.year, python.month, python.day)
    assert date.ordinal == python.toordinal()
    assert same(date_of_ordinal(python.toordinal()), python)
    assert weekday(date) == python.isoweekday()
    assert week_of_year(date) == python.isocalendar().week
    assert day_of_year(date) == python.timetuple().tm_yday
    assert str(date) == python.isoformat()
    assert hash(date) == hash(Date(python.year, python.month, python.day))


@given(st.dates(), st.integers(-3_000_000, 3_000_000))
@settings(deadline=None)
def test_adding_days_agrees_with_python(python: datetime.date, days: int) -> None:
    later = Date(python.year, python.month, python.day).plus_days(days)
    assert later is not None
    if 1 <= python.toordinal() + days <= datetime.date.max.toordinal():
        assert same(later, python + datetime.timedelta(days=days))
    assert later.plus_days(-days) == Date(python.year, python.month, python.day)


@given(dates(), dates())
@settings(deadline=None)
def test_any_day_is_found_again_by_its_number_and_its_text(a: Date, b: Date) -> None:
    assert date_of_ordinal(a.ordinal) == a
    assert parse_date(str(a)) == a
    assert (a < b) == (a.ordinal < b.ordinal)
    assert (a == b) == (a.ordinal == b.ordinal)
    assert pickle.loads(pickle.dumps(a)) == a


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        ("2026-01-31", 1, "2026-02-28"),
        ("2024-01-31", 1, "2024-02-29"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2024-02-29", 48, "2028-02-29"),
        ("2026-03-31", -1, "2026-02-28"),
        ("2026-12-15", 1, "2027-01-15"),
        ("0000-01-01", -1, "-0001-12-01"),
        ("999999999-12-01", 1, None),
        ("-999999999-01-01", -1, None),
    ],
)
def test_a_month_later_is_the_same_day_or_the_last_of_a_shorter_month(
    start: str, months: int, end: str | None
) -> None:
    date = parse_date(start)
    assert date is not None
    later = date.plus_months(months)
    assert (None if later is None else str(later)) == end


@pytest.mark.parametrize(
    ("start", "end", "months"),
    [
        ("2026-01-15", "2026-03-14", 1),
        ("2026-01-15", "2026-03-15", 2),
        ("2026-03-15", "2026-01-16", -1),
        ("2026-03-15", "2026-01-15", -2),
        ("2026-01-31", "2026-02-28", 0),
        ("-0001-12-31", "0001-12-31", 24),
    ],
)
def test_months_between_are_whole_ones(start: str, end: str, months: int) -> None:
    first, last = parse_date(start), parse_date(end)
    assert first is not None
    assert last is not None
    assert months_between(first, last) == months


@given(dates(-5000, 5000), st.integers(-5000, 5000))
@settings(deadline=None)
def test_months_added_are_the_months_between_when_no_day_was_cut(start: Date, months: int) -> None:
    end = start.plus_months(months)
    assert end is not None
    if end.day == start.day:
        assert months_between(start, end) == months


@pytest.mark.parametrize(
    ("year", "month", "day"),
    [(2026, 2, 29), (2026, 13, 1), (2026, 0, 1), (2026, 4, 31), (2026, 1, 0), (10**9, 1, 1)],
)
def test_a_day_that_does_not_exist_is_none(year: int, month: int, day: int) -> None:
    assert make_date(year, month, day) is None


def test_the_calendar_ends_at_its_last_year() -> None:
    last = make_date(999_999_999, 12, 31)
    assert last is not None
    assert last.plus_days(1) is None
    with pytest.raises(AttributeError):
        last.year = 1
