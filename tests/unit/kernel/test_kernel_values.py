"""Time, money, ids and texts of the ground."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rathaus.kernel.ids import is_slug, new_id, slug
from rathaus.kernel.money import Money
from rathaus.kernel.text import Localized
from rathaus.kernel.time import Quarter, clock_at, now, today

DAYS = st.dates(date(1950, 1, 1), date(2500, 12, 31))
QUARTERS = st.builds(Quarter, st.integers(2001, 2500), st.integers(1, 4))


@given(DAYS)
def test_a_day_lies_between_the_ends_of_its_quarter(day: date) -> None:
    quarter = Quarter.of(day)
    assert quarter.start <= day <= quarter.end


@given(QUARTERS, st.integers(-400, 400))
def test_adding_quarters_is_undone_by_the_difference(quarter: Quarter, step: int) -> None:
    assert (quarter + step) - quarter == step


@given(QUARTERS)
def test_a_quarter_is_read_as_it_is_written(quarter: Quarter) -> None:
    assert Quarter.parse(str(quarter)) == quarter


@pytest.mark.parametrize("text", ["", "2027Q2", "2027-Q5", "27-Q1", "2027-Q2 "])
def test_what_is_no_quarter_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        Quarter.parse(text)


def test_the_clock_can_stand_still_and_knows_berlin() -> None:
    with clock_at(datetime(2026, 6, 30, 22, 30, tzinfo=UTC)):
        assert now() == datetime(2026, 6, 30, 22, 30, tzinfo=UTC)
        assert today() == date(2026, 7, 1)
    assert abs(now() - datetime.now(UTC)) < timedelta(minutes=1)


def test_a_clock_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"), clock_at(datetime(2026, 1, 1)):  # noqa: DTZ001
        pass


@given(st.decimals(-(10**9), 10**9, places=2))
def test_money_keeps_every_cent(amount: Decimal) -> None:
    assert Money.of(amount).amount == amount


def test_currencies_do_not_mix() -> None:
    with pytest.raises(ValueError, match="USD"):
        Money(1) + Money(1, "USD")


def test_ids_sort_by_time() -> None:
    with clock_at(datetime(2026, 1, 1, tzinfo=UTC)):
        early = new_id()
    with clock_at(datetime(2026, 1, 1, 0, 0, 1, tzinfo=UTC)):
        late = new_id()
    assert early < late
    assert (early.version, early.variant) == (7, "specified in RFC 4122")


@given(st.text(max_size=200))
def test_a_slug_is_empty_or_fit_for_addresses(text: str) -> None:
    made = slug(text)
    assert made == "" or is_slug(made)


@pytest.mark.parametrize(
    ("language", "words"), [("de", "Ziel"), ("en", "goal"), ("en-GB", "goal"), ("fr", "Ziel")]
)
def test_texts_speak_german_unless_asked_otherwise(language: str, words: str) -> None:
    assert Localized("Ziel", "goal").in_language(language) == words
