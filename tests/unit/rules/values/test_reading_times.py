"""Texts of dates, times and durations: what is one, and what only looks like one."""

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rathaus.rules.values.durations import DaysDuration, MonthsDuration
from rathaus.rules.values.temporal import (
    Time,
    at_literal,
    make_time,
    parse_date,
    parse_date_time,
    parse_duration,
    parse_time,
)
from rathaus.rules.values.text import text_of
from tests.unit.rules.values.given import date_times, days_durations, months_durations, times


@pytest.mark.parametrize("text", ["2026-03-01", "-2026-03-01", "0000-02-29", "12345-01-01"])
def test_dates_are_read(text: str) -> None:
    assert str(parse_date(text)) == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2026-3-1",
        "26-03-01",
        "2026-02-30",
        "+2026-03-01",
        "02026-03-01",
        "1234567890-01-01",
        "2026-03-01T",
        "2026-03-01Z",
        " 2026-03-01",
        "2026-03-01\n",
        "٢٠٢٦-03-01",
        "2" * 200_000,
    ],
)
def test_what_only_looks_like_a_date_is_none(text: str) -> None:
    assert parse_date(text) is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("08:30:00", "08:30:00"),
        ("08:30:00.500", "08:30:00.5"),
        ("08:30:00.123456789", "08:30:00.123456789"),
        ("08:30:00.1234567899", "08:30:00.123456789"),
        ("08:30:00Z", "08:30:00Z"),
        ("08:30:00z", "08:30:00Z"),
        ("08:30:00-00:00", "08:30:00Z"),
        ("08:30:00+14:00", "08:30:00+14:00"),
        ("08:30:00-01:30:15", "08:30:00-01:30:15"),
        ("08:30:00@Europe/Berlin", "08:30:00@Europe/Berlin"),
        ("24:00:00", "00:00:00"),
    ],
)
def test_times_are_read(text: str, said: str) -> None:
    assert str(parse_time(text)) == said


@pytest.mark.parametrize(
    "text",
    [
        "8:30:00",
        "08:30",
        "08:30:60",
        "08:60:00",
        "24:00:01",
        "24:00:00.1",
        "08:30:00.",
        "08:30:00+14:01",
        "08:30:00+15:00",
        "08:30:00+1:00",
        "08:30:00+01:60",
        "08:30:00@",
        "08:30:00@Nirgend/Wo",
        "08:30:00@../../etc/passwd",
        "08:30:00@/etc/localtime",
        "08:30:00+01:00@Europe/Berlin",
        "T08:30:00",
        "08:30:00 ",
        "08:30:00@" + "A" * 100_000,
    ],
)
def test_what_only_looks_like_a_time_is_none(text: str) -> None:
    assert parse_time(text) is None
    assert parse_date_time(f"2026-03-01T{text}") is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2026-03-01T08:30:00", "2026-03-01T08:30:00"),
        ("2026-03-01", "2026-03-01T00:00:00"),
        ("2026-12-31T24:00:00", "2027-01-01T00:00:00"),
        ("-2026-03-01T08:30:00.5@Etc/UTC", "-2026-03-01T08:30:00.5@Etc/UTC"),
    ],
)
def test_dates_with_times_are_read(text: str, said: str) -> None:
    assert str(parse_date_time(text)) == said


def test_the_day_after_the_last_one_is_none() -> None:
    assert parse_date_time("999999999-12-31T24:00:00") is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("P1D", "P1D"),
        ("PT0S", "PT0S"),
        ("-P0D", "PT0S"),
        ("PT25H", "P1DT1H"),
        ("PT3600S", "PT1H"),
        ("PT0.S", "PT0S"),
        ("-PT1.50S", "-PT1.5S"),
        ("P1DT2H3M4.000000005S", "P1DT2H3M4.000000005S"),
        ("P0Y", "P0M"),
        ("P14M", "P1Y2M"),
        ("-P1Y14M", "-P2Y2M"),
    ],
)
def test_durations_are_read_and_normalised(text: str, said: str) -> None:
    assert text_of(parse_duration(text)) == said


@pytest.mark.parametrize(
    "text",
    [
        "P",
        "PT",
        "-P",
        "P1DT",
        "P1",
        "P1H",
        "PT1D",
        "P1M1Y",
        "P1Y1D",
        "P1YT1H",
        "P-1D",
        "+P1D",
        "PT.5S",
        "p1d",
        "P1.5D",
        "1D",
        "P" + "9" * 100_000 + "D",
        "P" + "9" * 60 + "Y",
    ],
)
def test_what_only_looks_like_a_duration_is_none(text: str) -> None:
    assert parse_duration(text) is None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("2026-03-01", "Date"),
        ("08:30:00@Etc/UTC", "Time"),
        ("2026-03-01T08:30:00", "DateTime"),
        ("-2026-03-01T08:30:00Z", "DateTime"),
        ("P1D", "DaysDuration"),
        ("-P1M", "MonthsDuration"),
        ("tomorrow", "NoneType"),
        ("", "NoneType"),
        ("P1DT", "NoneType"),
    ],
)
def test_an_at_literal_is_told_by_its_form(text: str, kind: str) -> None:
    assert type(at_literal(text)).__name__ == kind


@given(st.one_of(times(), date_times, days_durations, months_durations))
@settings(deadline=None)
def test_what_is_written_can_be_read_again(value: object) -> None:
    read = at_literal(str(value))
    assert read == value
    assert str(read) == str(value)
    assert hash(read) == hash(value)


@given(st.text(max_size=30))
@settings(deadline=None)
def test_any_text_is_a_value_or_none(text: str) -> None:
    at_literal(text)
    at_literal("P" + text)
    at_literal("2026-01-01T" + text)


@given(st.datetimes(timezones=st.just(datetime.UTC)))
@settings(deadline=None)
def test_python_writes_what_can_be_read(python: datetime.datetime) -> None:
    read = parse_date_time(python.isoformat())
    assert read is not None
    expected = (python - datetime.datetime(1, 1, 1, tzinfo=datetime.UTC)) // datetime.timedelta(
        microseconds=1
    )
    assert read.nanoseconds == expected * 1000 + 86_400 * 10**9


def test_parts_outside_the_clock_make_no_time() -> None:
    assert make_time(24, 0, 0) is None
    assert make_time(0, -1, 0) is None
    assert make_time(0, 0, 60) is None
    assert make_time(0, 0, 0, 10**9) is None
    assert make_time(0, 0, 0, 0, 15 * 3600) is None
    assert make_time(23, 59, 59, 0, -14 * 3600) == Time(23, 59, 59, 0, -14 * 3600)


def test_durations_know_their_parts() -> None:
    assert DaysDuration(-(25 * 3600 + 61) * 10**9 - 5).parts() == (-1, -1, -1, -1, -5)
    assert MonthsDuration(-14).parts() == (-1, -2)
