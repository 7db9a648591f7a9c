"""Values cannot be changed, can be keys, and survive copying."""

import copy
import pickle

import pytest

from rathaus.rules.state import State
from rathaus.rules.values.durations import (
    LARGEST_MONTHS,
    LARGEST_NANOSECONDS,
    DaysDuration,
    MonthsDuration,
)
from rathaus.rules.values.operators import add
from rathaus.rules.values.ranges import compared
from tests.unit.rules.values.given import at, feel, notes
from tests.unit.rules.values.test_types import Sum

TEXTS = (
    "2026-03-01",
    "10:20:30.5",
    "10:20:30@Europe/Berlin",
    "2026-03-01T10:20:30+01:00",
    "2026-03-01T10:20:30",
    "P1DT1H",
    "-P1Y2M",
)


@pytest.mark.parametrize("text", TEXTS)
def test_values_of_time_are_safe_to_share(text: str) -> None:
    value = at(text)
    for other in (pickle.loads(pickle.dumps(value)), copy.deepcopy(value), at(text)):
        assert other == value
        assert hash(other) == hash(value)
        assert {value: 1}[other] == 1
    assert text in repr(value)
    assert str(value) == text
    for name in ("key", "nanosecond", "date", "nanoseconds", "months"):
        if hasattr(value, name):
            with pytest.raises(AttributeError):
                setattr(value, name, 1)


@pytest.mark.parametrize("text", TEXTS)
def test_values_of_different_kinds_are_different(text: str) -> None:
    assert [other for other in TEXTS if at(other) == at(text)] == [text]
    assert at(text) != text
    assert at(text) is not None


def test_a_range_is_no_key() -> None:
    with pytest.raises(TypeError):
        hash(compared("<", feel(1)))


def test_a_function_says_what_it_is() -> None:
    assert repr(Sum()) == "<function sum(a, b)>"


@pytest.mark.parametrize(
    "longest", [DaysDuration(LARGEST_NANOSECONDS), MonthsDuration(LARGEST_MONTHS)]
)
def test_durations_have_a_longest(longest: object) -> None:
    state = State()
    assert add(state, longest, longest) is None
    assert notes(state) == ["duration-range"]
