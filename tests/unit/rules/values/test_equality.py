"""Equality, three-valued, and identity."""

import pytest
from hypothesis import given, settings

from rathaus.rules.errors import LimitExceeded
from rathaus.rules.limits import Limits
from rathaus.rules.state import State
from rathaus.rules.values.operators import equal, identical
from rathaus.rules.values.ranges import Range, compared
from tests.unit.rules.values.given import feel, notes, plain, values
from tests.unit.rules.values.test_types import Sum


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        (None, None, True),
        (None, 0, False),
        (False, None, False),
        ([], None, False),
        (1, 1.00, True),
        (0, -0.0, True),
        (1, 2, False),
        ("a", "A", False),
        (True, True, True),
        ([1, [2]], [1, [2]], True),
        ([1, 2], [2, 1], False),
        ([1], [1, 1], False),
        ([None], [1], False),
        ([], [], True),
        ({"a": 1, "b": [2]}, {"b": [2], "a": 1}, True),
        ({"a": 1}, {"b": 1}, False),
        ({"a": 1}, {"a": 1, "b": None}, False),
        ("@P1D", "@PT24H", True),
        ("@P1Y", "@P12M", True),
        ("@2026-01-01T12:00:00+01:00", "@2026-01-01T11:00:00Z", True),
        ("@2026-01-01T12:00:00", "@2026-01-01T12:00:00Z", False),
        ("@10:00:00.1", "@10:00:00.2", True),
        (1, "1", None),
        (True, 1, None),
        ([], 0, None),
        ({}, [], None),
        ("@P1Y", "@P365D", None),
        ("@2026-01-01", "@2026-01-01T00:00:00", None),
        ([1, "a"], [1, 2], None),
        ([1, "a"], [2, 2], False),
        (["a", 1], [2, 2], False),
        ({"a": 1}, {"a": "1"}, None),
    ],
)
def test_equality_is_true_false_or_null(a: object, b: object, same: bool | None) -> None:
    state = State()
    assert equal(state, feel(a), feel(b)) is same
    assert equal(State(), feel(b), feel(a)) is same
    if same is None:
        assert notes(state) == ["equal-types"]


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        (Range(1, 2, True, False), Range(1, 2, True, False), True),
        (Range(1, 2, True, False), Range(1, 2, True, True), False),
        (Range(1, 2, True, False), Range(1, 3, True, False), False),
        (Range(1, 2, True, False), Range(1, "3", True, False), None),
        (compared("<", 1), compared("<", 1), True),
        (compared("<", 1), compared("<=", 1), False),
        (compared("=", 1), Range(1, 1, True, True), False),
        (compared("!=", 1), compared("!=", 1), True),
        (compared("!=", 1), compared("=", 1), False),
    ],
)
def test_ranges_are_equal_when_written_alike(a: Range, b: Range, same: bool | None) -> None:
    def numbered(range_: Range) -> Range:
        return Range(
            feel(range_.start),
            feel(range_.end),
            range_.start_included,
            range_.end_included,
            range_.operator,
        )

    assert equal(State(), numbered(a), numbered(b)) is same
    assert equal(State(), [numbered(b)], [numbered(a)]) is same
    assert identical(State(), numbered(a), numbered(b)) is bool(same)


def test_a_function_equals_only_itself() -> None:
    one, other = Sum(), Sum()
    assert equal(State(), one, one) is True
    assert equal(State(), one, other) is False
    assert equal(State(), [one], [other]) is False
    assert equal(State(), one, feel(1)) is None
    assert identical(State(), one, one)
    assert not identical(State(), one, other)


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        (None, None, True),
        (None, 1, False),
        (1, "1", False),
        (1, 1.0, True),
        (True, 1, False),
        ("@10:00:00Z", "@10:00:00+00:00", True),
        ("@10:00:00Z", "@11:00:00+01:00", False),
        ("@10:00:00.1", "@10:00:00.2", False),
        ("@10:00:00Z", "@10:00:00@Etc/UTC", False),
        ("@2026-01-01T10:00:00Z", "@2026-01-01T11:00:00+01:00", False),
        ("@2026-01-01", "@2026-01-01T00:00:00Z", False),
        ("@P0Y", "@P0D", False),
        ("@P1D", "@PT24H", True),
        ([1, {"a": [2]}], [1, {"a": [2]}], True),
        ([1, {"a": [2]}], [1, {"a": [3]}], False),
        ([1], [1, 2], False),
    ],
)
def test_identity_also_asks_for_the_same_zone(a: object, b: object, same: bool) -> None:
    assert identical(State(), feel(a), feel(b)) is same


@given(values, values)
@settings(deadline=None)
@pytest.mark.slow
def test_equality_is_symmetric_and_every_value_equals_itself(a: object, b: object) -> None:
    assert equal(State(), a, a) is True
    assert equal(State(), a, b) is equal(State(), b, a)
    assert identical(State(), a, a)
    assert identical(State(), a, b) is identical(State(), b, a)
    if identical(State(), a, b):
        assert equal(State(), a, b) is True


@given(plain, plain)
@settings(deadline=None)
def test_equal_values_of_one_kind_are_one_key(a: object, b: object) -> None:
    if a.__class__ is b.__class__:
        assert equal(State(), a, b) is (a == b)
    if equal(State(), a, b):
        assert hash(a) == hash(b)


def test_depth_does_not_exhaust_the_stack() -> None:
    a: object = []
    b: object = []
    for _ in range(50_000):
        a, b = [a], [b]
    assert equal(State(), a, b) is True
    assert identical(State(), a, b) is True


def test_shared_parts_do_not_cost_without_end() -> None:
    a: object = [1]
    b: object = [1]
    for _ in range(60):
        a, b = [a, a], [b, b]
    with pytest.raises(LimitExceeded):
        equal(State(Limits(steps=10_000)), a, b)
