"""Single cells: dates, money, numbers, words."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rathaus.strategy.document import SizeClass, Status
from rathaus.strategy.lists.values import (
    Amount,
    find_quarter,
    parse_date,
    parse_money,
    parse_number,
    parse_size,
    parse_status,
    parse_yes_no,
    says_absent,
    split_list,
)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2025-12-31", "2025-12-31", "2025-12-31"),
        ("31.12.2025", "2025-12-31", "2025-12-31"),
        ("31.12.40", "2040-12-31", "2040-12-31"),
        ("01/04/2016", "2016-04-01", "2016-04-01"),
        ("12/25/2020", "2020-12-25", "2020-12-25"),
        ("December 1, 2016", "2016-12-01", "2016-12-01"),
        ("1st April 2016", "2016-04-01", "2016-04-01"),
        ("01-Apr-2016", "2016-04-01", "2016-04-01"),
        ("31. Dezember 2025", "2025-12-31", "2025-12-31"),
        ("Mi, 31.12.2025", "2025-12-31", "2025-12-31"),
        ("2016-01-01 00:00:00", "2016-01-01", "2016-01-01"),
        ("20250331", "2025-03-31", "2025-03-31"),
        ("45657", "2024-12-31", "2024-12-31"),
        ("March 2024", "2024-03-01", "2024-03-31"),
        ("Apr-16", "2016-04-01", "2016-04-30"),
        ("03/2025", "2025-03-01", "2025-03-31"),
        ("2025-02", "2025-02-01", "2025-02-28"),
        ("2023-24", "2023-04-01", "2024-03-31"),
        ("2023/2024", "2023-04-01", "2024-03-31"),
        ("fiscal year 2018-19", "2018-04-01", "2019-03-31"),
        ("Q4 2018/19", "2019-01-01", "2019-03-31"),
        ("Q3 2025", "2025-07-01", "2025-09-30"),
        ("3. Quartal 2025", "2025-07-01", "2025-09-30"),
        ("2. Halbjahr 2025", "2025-07-01", "2025-12-31"),
        ("2025", "2025-01-01", "2025-12-31"),
        ("Ende 2025", "2025-07-01", "2025-12-31"),
        ("KW 12/2025", "2025-03-17", "2025-03-23"),
        ("31/03/2020 (revised)", "2020-03-31", "2020-03-31"),
    ],
)
def test_dates(text: str, start: str, end: str) -> None:
    assert str(parse_date(text).value) == start
    assert str(parse_date(text, end=True).value) == end


def test_the_order_of_day_and_month_can_be_turned() -> None:
    assert parse_date("03/04/2025", month_first=True).value == date(2025, 3, 4)
    assert parse_date("03.04.2025", month_first=True).value == date(2025, 4, 3)


@pytest.mark.parametrize("text", ["", "TBC", "n/a", "k. A.", "–", "Exempt", "offen"])
def test_words_for_no_value(text: str) -> None:
    assert parse_date(text).absent
    assert parse_money(text).absent


@pytest.mark.parametrize("text", ["bald", "13.13.2020", "30.02.2024", "1.4.", "0", "Sommer 2025"])
def test_what_is_no_date_says_what_is_expected(text: str) -> None:
    parsed = parse_date(text)
    assert parsed.value is None
    assert parsed.problem is not None
    assert text in parsed.problem.de
    assert "31.12.2025" in parsed.problem.de


@pytest.mark.parametrize(
    ("text", "cents", "currency"),
    [
        ("$6,279,429", 627942900, "USD"),
        ("£2,013.02", 201302, "GBP"),
        ("\xa0£43.00", 4300, "GBP"),
        ("1.234,56 €", 123456, "EUR"),
        ("1 234,50 EUR", 123450, "EUR"),
        ("1.234", 123400, ""),
        ("0,5", 50, ""),
        ("12.000,- €", 1200000, "EUR"),
        ("1,5 Mio. €", 150000000, "EUR"),
        ("120 T€", 12000000, "EUR"),
        ("TEUR 120", 12000000, "EUR"),
        ("£1.2bn", 120000000000, "GBP"),
        ("ca. 100.000 €", 10000000, "EUR"),
        ("(12.5)", -1250, ""),
        ("-£1.5", -150, "GBP"),
        ("−3", -300, ""),
        ("US$ 5", 500, "USD"),
    ],
)
def test_money(text: str, cents: int, currency: str) -> None:
    assert parse_money(text).value == Amount(cents, currency)


@pytest.mark.parametrize("text", ["abc", "€", "100-200", "1.2.3", "1e5", "12,13,14", "5 Äpfel"])
def test_what_is_no_money_says_so(text: str) -> None:
    assert parse_money(text).problem is not None


def test_a_column_can_settle_its_decimal_mark_and_unit() -> None:
    assert parse_money("1.234", decimal_mark=".").value == Amount(123)
    assert parse_money("£12.5", scale=1_000_000).value == Amount(1_250_000_000, "GBP")
    assert parse_money(12.5, scale=1000).value == Amount(1_250_000)
    assert parse_money("$5", plain_dollar="CAD").value == Amount(500, "CAD")


@given(st.integers(0, 10**13), st.sampled_from([("", ","), (".", ","), (",", "."), (" ", ",")]))
def test_written_amounts_are_read_back(cents: int, marks: tuple[str, str]) -> None:
    grouping, decimal_mark = marks
    whole = f"{cents // 100:,}".replace(",", grouping)
    text = f"{whole}{decimal_mark}{cents % 100:02d} €"
    assert parse_money(text).value == Amount(cents, "EUR")


@given(st.dates(date(1970, 1, 1), date(2069, 12, 31)))
def test_written_dates_are_read_back(day: date) -> None:
    for text in (f"{day:%d.%m.%Y}", day.isoformat(), f"{day:%d.%m.%y}", f"{day:%B %d, %Y}"):
        assert parse_date(text).value == day


@given(st.text(max_size=60))
def test_any_text_gives_a_value_or_a_reason(text: str) -> None:
    for parsed in (parse_date(text), parse_money(text), parse_number(text), parse_status(text)):
        assert parsed.absent or parsed.value is not None or parsed.problem is not None


def test_words() -> None:
    assert parse_status("In Umsetzung").value is Status.RUNNING
    assert parse_status("abgeschlossen (2024)").value is Status.DONE
    assert parse_status("on hold").value is Status.STOPPED
    assert parse_status("grün").problem is not None
    assert parse_yes_no("x").value is True
    assert parse_size("XXL") is SizeClass.XXL
    assert parse_size("12") is None
    assert parse_number("2,5 PM").value == Decimal("2.5")
    assert str(find_quarter("Aufwand Q1/2027 (PM)")) == "2027-Q1"
    assert split_list("A, B; C") == ("A, B", "C")


def test_a_long_text_is_a_narrative_and_no_absence() -> None:
    assert not says_absent("The team is not able to provide data. " * 20)
