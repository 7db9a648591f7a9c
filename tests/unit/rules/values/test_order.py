"""Order of values, `between`, and ranges."""

from decimal import Decimal

import pytest
from hypothesis import given, settings

from rathaus.rules.state import State
from rathaus.rules.values.operators import (
    between,
    contains,
    equal,
    greater,
    greater_equal,
    is_ordered,
    less,
    less_equal,
    make_range,
)
from rathaus.rules.values.ranges import Range, compared
from tests.unit.rules.values.given import feel, notes, plain, values


@pytest.mark.parametrize(
    ("a", "b", "order"),
    [
        (1, 2, "<"),
        (1.10, 1.1, "="),
        ("a", "b", "<"),
        ("a", "ab", "<"),
        ("Z", "a", "<"),
        ("\ue000", "\U0001f600", "<"),
        ("@2026-01-31", "@2026-02-01", "<"),
        ("@-0001-01-01", "@0001-01-01", "<"),
        ("@P1D", "@PT25H", "<"),
        ("@P11M", "@P1Y", "<"),
        ("@10:00:00", "@10:00:01", "<"),
        ("@10:00:00.1", "@10:00:00.9", "="),
        ("@10:00:00+02:00", "@09:00:00Z", "<"),
        ("@2026-01-01T10:00:00+02:00", "@2026-01-01T09:00:00Z", "<"),
        ("@2026-01-01T10:00:00", "@2026-01-01T10:00:01+05:00", "<"),
        ("@10:00:00", "@11:00:00-05:00", "<"),
        ("@2026-01-01T10:00:00", "@2026-01-01T10:00:00+05:00", "?"),
        (1, "2", None),
        (True, False, None),
        (None, 1, None),
        (None, None, None),
        ([1], [2], None),
        ("@2026-01-01", "@2026-01-02T00:00:00", None),
        ("@P1M", "@P40D", None),
    ],
)
def test_values_of_one_kind_are_ordered(a: object, b: object, order: str | None) -> None:
    first, second, state = feel(a), feel(b), State()
    signs = [less, less_equal, greater, greater_equal]
    forth = [sign(state, first, second) for sign in signs]
    back = [sign(state, second, first) for sign in signs]
    expected: dict[str | None, tuple[list[bool | None], list[bool | None]]] = {
        "<": ([True, True, False, False], [False, False, True, True]),
        "=": ([False, True, False, True], [False, True, False, True]),
        "?": ([False] * 4, [False] * 4),
        None: ([None] * 4, [None] * 4),
    }
    assert (forth, back) == expected[order]
    assert bool(state.notes) is (order is None)


@given(plain, plain)
@settings(deadline=None)
def test_of_two_ordered_values_one_is_less_or_both_are_equal(a: object, b: object) -> None:
    state = State()
    below, above = less(state, a, b), greater(state, a, b)
    assert below is less(state, b, a) or below is not None
    if below is None:
        assert above is None
        assert a.__class__ is not b.__class__ or not is_ordered(a)
        return
    assert not (below and above)
    same = equal(state, a, b)
    assert less_equal(state, a, b) is (below or bool(same))
    if less_equal(state, a, b) and less_equal(state, b, a):
        assert same is True


@pytest.mark.parametrize(
    ("value", "low", "high", "held"),
    [
        (1, 1, 2, True),
        (2, 1, 2, True),
        (3, 1, 2, False),
        ("b", "a", "c", True),
        (None, 1, 2, None),
        (1, None, 2, None),
        (3, None, 2, False),
        (0, 1, None, False),
        (1, 1, None, None),
        (1, "a", 2, None),
        ("@2026-02-01", "@2026-01-01", "@2026-03-01", True),
    ],
)
def test_between_has_both_ends(value: object, low: object, high: object, held: bool | None) -> None:
    assert between(State(), feel(value), feel(low), feel(high)) is held


ONE, FIVE = Decimal(1), Decimal(5)


@pytest.mark.parametrize(
    ("range_", "inside", "outside"),
    [
        (Range(ONE, FIVE, True, True), [1, 3, 5], [0, 6]),
        (Range(ONE, FIVE, False, False), [1.1, 4.9], [1, 5]),
        (Range(ONE, None, False, False), [2], [1]),
        (Range(None, FIVE, False, True), [5, -9], [6]),
        (compared("<", FIVE), [4], [5]),
        (compared("<=", FIVE), [5], [6]),
        (compared(">", FIVE), [6], [5]),
        (compared(">=", FIVE), [5], [4]),
        (compared("=", FIVE), [5.0], [4]),
        (compared("!=", FIVE), [4], [5]),
    ],
)
def test_a_range_contains_what_lies_in_it(
    range_: Range, inside: list[object], outside: list[object]
) -> None:
    for value in inside:
        assert contains(State(), range_, feel(value)) is True
    for value in outside:
        assert contains(State(), range_, feel(value)) is False
    assert contains(State(), range_, "text") is None


def test_a_range_without_ends_or_a_missing_value_gives_null() -> None:
    assert contains(State(), Range(None, None, False, False), ONE) is None
    assert contains(State(), Range(ONE, FIVE, True, True), None) is None
    assert contains(State(), compared("<", FIVE), None) is None


@pytest.mark.parametrize(
    ("start", "end", "code"),
    [
        (5, 1, "range-order"),
        ("b", "a", "range-order"),
        (1, "a", "range-kinds"),
        ("@2026-01-01", "@2026-01-02T00:00:00", "range-kinds"),
        (None, 1, "range-null"),
        (1, None, "range-null"),
        (True, True, "range-kind"),
        ([1], 2, "range-kind"),
        (2, [1], "range-kind"),
    ],
)
def test_ends_that_make_no_range(start: object, end: object, code: str) -> None:
    state = State()
    assert make_range(state, feel(start), feel(end), True, True) is None
    assert notes(state) == [code]


def test_ends_that_make_a_range() -> None:
    assert make_range(State(), ONE, FIVE, True, False) == Range(ONE, FIVE, True, False)
    assert make_range(State(), ONE, ONE, True, True) == Range(ONE, ONE, True, True)


@given(values, values, values)
@settings(deadline=None)
@pytest.mark.slow
def test_between_is_the_range_with_both_ends(value: object, low: object, high: object) -> None:
    state = State()
    held = between(state, value, low, high)
    assert held in {True, False, None}
    range_ = make_range(state, low, high, True, True)
    if range_ is not None:
        assert contains(state, range_, value) is held
