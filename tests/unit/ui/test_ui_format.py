"""Numbers, dates and quarters read right in both languages."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rathaus.kernel.time import Quarter
from rathaus.ui import format

NB = "\u00a0"


@pytest.mark.parametrize(
    ("value", "decimals", "german", "english"),
    [
        (1710, None, "1.710", "1,710"),
        (46.8, None, "46,8", "46.8"),
        (0, None, "0", "0"),
        (-0.001, 1, "0,0", "0.0"),
        (-1234567.891, None, "−1.234.567,89", "−1,234,567.89"),
        (Decimal("2.50"), 2, "2,50", "2.50"),
        (0.1 + 0.2, None, "0,3", "0.3"),
        (100, None, "100", "100"),
    ],
)
def test_number(value: format.Number, decimals: int | None, german: str, english: str) -> None:
    assert format.number(value, "de", decimals) == german
    assert format.number(value, "en-GB", decimals) == english


def test_percent_keeps_its_sign_on_the_line() -> None:
    assert format.percent(46.8) == f"46,8{NB}%"
    assert format.percent(46.8, "en") == "46.8%"


@pytest.mark.parametrize(
    ("value", "written"),
    [(1.9, "+ 1,9"), (-0.6, "− 0,6"), (0, "± 0"), (0.001, "± 0"), (-1000, "− 1.000")],
)
def test_signed(value: float, written: str) -> None:
    assert format.signed(value) == written.replace(" ", NB)


def test_money_is_given_in_cents() -> None:
    assert format.money(3000) == f"30,00{NB}€"
    assert format.money(18_600_000) == f"186.000{NB}€"
    assert format.money(123, "en") == "€1.23"


def test_quarter() -> None:
    assert format.quarter(Quarter(2027, 2)) == f"2.{NB}Quartal{NB}2027"
    assert format.quarter(Quarter(2027, 2), "en") == f"2nd quarter{NB}2027"
    assert format.quarter_short(Quarter(2027, 2)) == "2/27"


def test_dates() -> None:
    assert format.day(date(2026, 9, 30)) == f"30.{NB}September 2026"
    assert format.day(date(2026, 9, 30), "en") == f"30{NB}September 2026"
    assert format.day_short(date(2026, 9, 30)) == "30.9.2026"
    assert format.month(date(2025, 9, 1)) == "9/2025"


def test_moments_are_told_in_berlin_time() -> None:
    late = datetime(2026, 12, 31, 23, 41, tzinfo=UTC)
    assert format.moment(late) == f"1.{NB}Januar 2027, 0:41{NB}Uhr"
    assert format.clock(late, "en") == "0:41"


@given(st.decimals(-(10**9), 10**9, allow_nan=False, places=4))
def test_number_survives_the_way_back(value: Decimal) -> None:
    written = format.number(value, "de", 4)
    back = Decimal(written.replace(".", "").replace(",", ".").replace("−", "-"))
    assert back == value


@given(st.integers(-(10**12), 10**12))
def test_no_hyphen_poses_as_a_minus(value: int) -> None:
    assert "-" not in format.number(value)
    assert "-" not in format.signed(value)
