"""Moments in zones: when clocks are changed, and when Python's calendar has ended."""

import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rathaus.rules.values.temporal import DateTime, Time, parse_date_time, parse_time
from rathaus.rules.values.temporal.zones import standard_offset
from tests.unit.rules.values.given import ZONES, at, near_date_times

HOUR = 3600 * 10**9


def moment(text: str) -> DateTime:
    value = at(text)
    assert isinstance(value, DateTime)
    return value


@given(
    st.dates(datetime.date(1950, 1, 1), datetime.date(2100, 1, 1)),
    st.times(),
    st.sampled_from(ZONES),
)
@settings(deadline=None)
def test_a_zone_is_as_far_ahead_as_python_says(
    day: datetime.date, clock: datetime.time, zone: str
) -> None:
    clock = clock.replace(microsecond=0)
    text = f"{day.isoformat()}T{clock.isoformat()}@{zone}"
    offset = datetime.datetime.combine(day, clock, ZoneInfo(zone)).utcoffset()
    assert offset is not None
    assert moment(text).offset == offset.total_seconds()


def test_a_day_later_is_24_hours_later_although_clocks_change() -> None:
    later = moment("2026-03-28T12:00:00@Europe/Berlin").plus_nanoseconds(24 * HOUR)
    assert str(later) == "2026-03-29T13:00:00@Europe/Berlin"


def test_an_hour_that_clocks_show_twice_is_kept_apart() -> None:
    first = moment("2026-10-25T02:30:00@Europe/Berlin")
    second = first.plus_nanoseconds(HOUR)
    assert second is not None
    assert str(second) == str(first)
    assert second != first
    assert second.nanoseconds - first.nanoseconds == HOUR
    third = second.plus_nanoseconds(HOUR)
    assert str(third) == "2026-10-25T03:30:00@Europe/Berlin"
    assert second.plus_nanoseconds(-HOUR) == first
    month = second.plus_months(1)
    assert str(month) == "2026-11-25T02:30:00@Europe/Berlin"
    assert month is not None
    assert month.time.offset_seconds is None


@pytest.mark.parametrize(
    ("text", "offset"),
    [
        ("2026-07-01T12:00:00@Europe/Berlin", 7200),
        ("20260-07-01T12:00:00@Europe/Berlin", 7200),
        ("999999999-01-01T12:00:00@Europe/Berlin", 3600),
        ("9999-12-31T23:59:59@America/New_York", -18000),
        ("0001-01-01T00:00:00@Etc/UTC", 0),
        ("-5000-07-01T12:00:00@Europe/Berlin", 3208),
        ("2026-07-01T12:00:00-03:30", -12600),
        ("2026-07-01T12:00:00", None),
    ],
)
def test_offsets_of_any_year(text: str, offset: int | None) -> None:
    assert moment(text).offset == offset


@given(near_date_times, st.integers(-(10**20), 10**20))
@settings(deadline=None)
def test_going_on_and_back_ends_where_it_began(start: DateTime, nanoseconds: int) -> None:
    there = start.plus_nanoseconds(nanoseconds)
    assert there is not None
    assert there.nanoseconds - start.nanoseconds == nanoseconds
    back = there.plus_nanoseconds(-nanoseconds)
    assert back is not None
    assert back.nanoseconds == start.nanoseconds


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("2026-07-01T12:00:00+02:00", "2026-07-01T10:00:00Z", True),
        ("2026-07-01T12:00:00+02:00", "2026-07-01T12:00:00@Europe/Berlin", True),
        ("2026-01-01T12:00:00+02:00", "2026-01-01T12:00:00@Europe/Berlin", False),
        ("2026-07-01T12:00:00", "2026-07-01T12:00:00Z", False),
        ("2026-07-01T12:00:00.25", "2026-07-01T12:00:00", True),
        ("2026-06-30T24:00:00", "2026-07-01T00:00:00", True),
    ],
)
def test_equal_moments_are_one_key(a: str, b: str, same: bool) -> None:
    first, second = parse_date_time(a), parse_date_time(b)
    assert (first == second) is same
    assert len({first, second}) == (1 if same else 2)


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("12:00:00+02:00", "10:00:00Z", True),
        ("12:00:00+01:00", "12:00:00@Europe/Berlin", True),
        ("12:00:00Z", "12:00:00", False),
        ("12:00:00.999", "12:00:00", True),
        ("23:30:00-01:00", "00:30:00Z", False),
    ],
)
def test_equal_times_are_one_key(a: str, b: str, same: bool) -> None:
    first, second = parse_time(a), parse_time(b)
    assert (first == second) is same
    assert len({first, second}) == (1 if same else 2)


def test_a_time_in_a_zone_does_not_depend_on_the_season() -> None:
    assert standard_offset("Europe/Berlin") == 3600
    assert standard_offset("Australia/Sydney") == 36000
    assert standard_offset("Nirgend/Wo") == 0


def test_times_go_round_the_clock() -> None:
    assert str(Time(23, 30, 0, 0, 3600).plus_nanoseconds(HOUR)) == "00:30:00+01:00"
    assert str(Time(0, 30, 0, 1).plus_nanoseconds(-HOUR)) == "23:30:00.000000001"


def test_a_moment_outside_the_calendar_is_none() -> None:
    assert moment("999999999-12-31T23:59:59").plus_nanoseconds(10**9) is None
    assert moment("-999999999-01-01T00:00:00@Europe/Berlin").plus_nanoseconds(-HOUR) is None
    assert moment("999999999-12-31T23:59:59Z").plus_months(1) is None
