"""Dates as people in the office type them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rathaus.strategy.errors import InvalidChange
from rathaus.strategy.office.dates import parse_day, shift_quarters, short_quarter

DAYS = st.dates(date(1999, 1, 1), date(2099, 12, 31))


@pytest.mark.parametrize(
    ("text", "end", "day"),
    [
        ("2/29", False, date(2029, 4, 1)),
        ("2/29", True, date(2029, 6, 30)),
        ("Q2/2029", True, date(2029, 6, 30)),
        ("2029-Q2", False, date(2029, 4, 1)),
        (" 30.6.2029 ", True, date(2029, 6, 30)),
        ("2029-06-30", False, date(2029, 6, 30)),
        ("", True, None),
    ],
)
def test_understands_quarters_and_days(text: str, end: bool, day: date | None) -> None:
    assert parse_day(text, end=end, field="end") == day


@pytest.mark.parametrize("text", ["5/29", "30.2.2029", "morgen", "2029", "1/29; DROP", "٢/29x"])
def test_refuses_what_is_no_date_and_names_the_field(text: str) -> None:
    with pytest.raises(InvalidChange) as caught:
        parse_day(text, end=True, field="end")
    assert caught.value.field == "end"
    assert "2/29" in caught.value.message


@given(DAYS)
def test_the_short_quarter_of_a_day_is_read_back_as_its_quarter(day: date) -> None:
    first = parse_day(short_quarter(day), end=False, field="start")
    last = parse_day(short_quarter(day), end=True, field="end")
    assert first is not None
    assert last is not None
    if day.year >= 2000:
        assert first <= day <= last


@given(DAYS.filter(lambda day: day.day <= 28), st.integers(-40, 40))
def test_shifting_there_and_back_leaves_a_day_where_it_was(day: date, quarters: int) -> None:
    assert shift_quarters(shift_quarters(day, quarters), -quarters) == day


def test_shifting_the_last_day_of_a_month_stays_in_the_month_reached() -> None:
    assert shift_quarters(date(2028, 11, 30), 1) == date(2029, 2, 28)
