"""What follows a dot."""

from decimal import Decimal

import pytest

from rathaus.rules.state import State
from rathaus.rules.values.operators import member
from rathaus.rules.values.ranges import Range
from rathaus.rules.values.text import text_of
from tests.unit.rules.values.given import feel, notes


@pytest.mark.parametrize(
    ("value", "name", "result"),
    [
        ({"a": 1, "first name": "x"}, "first name", "x"),
        ({"a": None}, "a", "null"),
        ("@2026-03-01", "year", "2026"),
        ("@2026-03-01", "month", "3"),
        ("@2026-03-01", "day", "1"),
        ("@2026-03-01", "weekday", "7"),
        ("@2026-03-01T10:20:30@Europe/Berlin", "weekday", "7"),
        ("@2026-03-01T10:20:30.5@Europe/Berlin", "second", "30.5"),
        ("@2026-07-01T10:20:30@Europe/Berlin", "time offset", "PT2H"),
        ("@2026-07-01T10:20:30@Europe/Berlin", "timezone", "Europe/Berlin"),
        ("@2026-07-01T10:20:30-01:30", "time offset", "-PT1H30M"),
        ("@2026-07-01T10:20:30-01:30", "timezone", "null"),
        ("@2026-07-01T10:20:30", "time offset", "null"),
        ("@10:20:30Z", "hour", "10"),
        ("@10:20:30Z", "minute", "20"),
        ("@10:20:30Z", "time offset", "PT0S"),
        ("@10:20:30@Etc/UTC", "timezone", "Etc/UTC"),
        ("@-P1Y2M", "years", "-1"),
        ("@-P1Y2M", "months", "-2"),
        ("@P1DT2H3M4.25S", "days", "1"),
        ("@P1DT2H3M4.25S", "hours", "2"),
        ("@P1DT2H3M4.25S", "minutes", "3"),
        ("@P1DT2H3M4.25S", "seconds", "4.25"),
        ("@-PT0.25S", "seconds", "-0.25"),
    ],
)
def test_values_have_parts(value: object, name: str, result: str) -> None:
    state = State()
    assert text_of(member(state, feel(value), name)) == result
    assert not state.notes


@pytest.mark.parametrize(
    ("value", "name", "code"),
    [
        ({"a": 1}, "b", "member-entry"),
        (None, "year", "member-null"),
        (1, "year", "member-missing"),
        ("text", "length", "member-missing"),
        ("@2026-03-01", "hour", "member-missing"),
        ("@10:00:00", "day", "member-missing"),
        ("@P1D", "months", "member-missing"),
        ("@P1M", "days", "member-missing"),
        ([1], "a", "member-missing"),
    ],
)
def test_a_part_that_is_not_there_is_null(value: object, name: str, code: str) -> None:
    state = State()
    assert member(state, feel(value), name) is None
    assert notes(state) == [code]


def test_ranges_have_ends() -> None:
    range_ = Range(Decimal(1), None, True, False)
    found = [member(State(), range_, name) for name in ("start", "end", "start included")]
    assert found == [Decimal(1), None, True]
    assert member(State(), range_, "end included") is False
