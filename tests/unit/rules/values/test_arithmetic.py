"""Calculating with numbers, texts, dates, times and durations."""

import datetime
from collections.abc import Callable
from decimal import Decimal, getcontext, localcontext

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rathaus.rules.errors import LimitExceeded
from rathaus.rules.limits import Limits
from rathaus.rules.state import State
from rathaus.rules.values.operators import add, divide, multiply, negate, power, subtract
from rathaus.rules.values.temporal import Date
from rathaus.rules.values.text import text_of
from tests.unit.rules.values.given import (
    date_times,
    dates,
    days_durations,
    feel,
    months_durations,
    notes,
    numbers,
    small_numbers,
    times,
    values,
)

Operator = Callable[[State, object, object], object]
OPERATORS: dict[str, Operator] = {
    "+": add,
    "-": subtract,
    "*": multiply,
    "/": divide,
    "**": power,
}


def calculated(left: object, operator: str, right: object) -> str:
    return text_of(OPERATORS[operator](State(), feel(left), feel(right)))


@pytest.mark.parametrize(
    ("left", "operator", "right", "result"),
    [
        (1, "/", 3, "0.3333333333333333333333333333333333"),
        (2, "/", 3, "0.6666666666666666666666666666666667"),
        (0.1, "+", 0.2, "0.3"),
        (1, "-", 1, "0"),
        (-1, "*", 0, "0"),
        (10, "**", 5, "100000"),
        (10, "**", -5, "0.00001"),
        (2, "**", 0.5, "1.414213562373095048801688724209698"),
        (0, "**", 0, "1"),
        (-3, "**", 2, "9"),
        (10**33, "+", 1, "1000000000000000000000000000000001"),
        (10**34, "+", 1, "10000000000000000000000000000000000"),
        ("ab", "+", "cd", "abcd"),
    ],
)
def test_numbers_have_34_digits(left: object, operator: str, right: object, result: str) -> None:
    assert calculated(left, operator, right) == result


@pytest.mark.parametrize(
    ("left", "operator", "right", "code"),
    [
        (1, "/", 0, "divide-zero"),
        (0, "/", 0, "divide-zero"),
        (0, "**", -1, "number-range"),
        (-8, "**", 0.5, "number-range"),
        (10, "**", 6145, "number-range"),
        (1, "**", 10**10, "number-range"),
        (Decimal("9e6144"), "+", Decimal("9e6144"), "number-range"),
        (Decimal("9e6144"), "-", Decimal("-9e6144"), "number-range"),
        (Decimal("9e6144"), "*", 10, "number-range"),
        (Decimal("9e6144"), "/", Decimal("0.01"), "number-range"),
        (Decimal("1e-6000"), "*", Decimal("1e-6000"), "number-range"),
        (10, "**", -7000, "number-range"),
        ("@P1D", "/", 0, "divide-zero"),
        ("@P1M", "/", 0, "divide-zero"),
        ("@P1D", "/", "@P0D", "divide-zero"),
        ("@P1M", "/", "@P0M", "divide-zero"),
        ("@P1D", "*", Decimal("1e100"), "duration-range"),
        ("@P1M", "*", Decimal("1e100"), "duration-range"),
        ("@P1D", "/", Decimal("1e-100"), "duration-range"),
        ("@P1M", "/", Decimal("1e-6000"), "duration-range"),
        ("@999999999-12-31", "+", "@P1D", "date-range"),
        ("@-999999999-01-01", "-", "@P1M", "date-range"),
        ("@999999999-12-31T23:59:59", "+", "@PT1S", "date-range"),
        ("@2026-01-01T10:00:00Z", "-", "@2026-01-01T10:00:00", "offset-missing"),
        ("@2026-01-01", "-", "@2026-01-01T10:00:00", "offset-missing"),
        ("@10:00:00Z", "-", "@10:00:00", "offset-missing"),
        (1, "+", None, "operand-null"),
        (None, "**", 1, "operand-null"),
        (1, "+", "1", "operand-types"),
        ("a", "-", "b", "operand-types"),
        (True, "+", True, "operand-types"),
        ([1], "+", [2], "operand-types"),
        ("@2026-01-01", "+", 1, "operand-types"),
        ("@2026-01-01", "+", "@2026-01-01", "operand-types"),
        ("@P1D", "+", "@P1M", "operand-types"),
        ("@P1D", "*", "@P1D", "operand-types"),
        (1, "/", "@P1D", "operand-types"),
        ("@P1D", "-", "@2026-01-01", "operand-types"),
        ("@10:00:00", "+", "@P1M", "operand-types"),
    ],
)
def test_what_has_no_result_is_null_and_says_why(
    left: object, operator: str, right: object, code: str
) -> None:
    state = State()
    assert OPERATORS[operator](state, feel(left), feel(right)) is None
    assert notes(state) == [code]
    assert "{" not in state.notes[0].message.in_language("de")
    assert "{" not in state.notes[0].message.in_language("en")


@pytest.mark.parametrize(
    ("left", "operator", "right", "result"),
    [
        ("@2026-01-31", "+", "@P1M", "2026-02-28"),
        ("@2024-02-29", "-", "@P1Y", "2023-02-28"),
        ("@2026-03-01", "+", "@PT36H", "2026-03-02"),
        ("@2026-03-01", "-", "@PT1S", "2026-02-28"),
        ("@PT1S", "+", "@2026-03-01", "2026-03-01"),
        ("@2026-03-01", "-", "@2026-02-01", "P28D"),
        ("@2026-03-01T00:00:00Z", "-", "@2026-03-01", "PT0S"),
        ("@2026-03-01", "-", "@2026-02-28T10:00:00+02:00", "PT16H"),
        ("@2026-03-01T10:00:00@Europe/Berlin", "-", "@2026-03-01T10:00:00Z", "-PT1H"),
        ("@2026-10-25T00:00:00@Europe/Berlin", "+", "@P1D", "2026-10-25T23:00:00@Europe/Berlin"),
        ("@2026-01-31T10:00:00.5", "+", "@P1M", "2026-02-28T10:00:00.5"),
        ("@P1M", "+", "@2026-01-31T10:00:00Z", "2026-02-28T10:00:00Z"),
        ("@10:00:00", "-", "@09:30:00.5", "PT29M59.5S"),
        ("@10:00:00+01:00", "-", "@10:00:00Z", "-PT1H"),
        ("@23:30:00Z", "+", "@PT45M", "00:15:00Z"),
        ("@PT1H", "+", "@23:30:00@Europe/Berlin", "00:30:00@Europe/Berlin"),
        ("@P1D", "+", "@PT1H", "P1DT1H"),
        ("@P1Y", "-", "@P1M", "P11M"),
        ("@P1Y1M", "*", 2.5, "P2Y8M"),
        (-2.5, "*", "@P1Y1M", "-P2Y8M"),
        ("@P1D", "/", 7, "PT3H25M42.857142857S"),
        ("@P1Y", "/", 5, "P2M"),
        ("@P1D", "/", "@PT7H", "3.428571428571428571428571428571429"),
        ("@P1Y", "/", "@P5M", "2.4"),
    ],
)
def test_times_and_durations_are_calculated_with(
    left: object, operator: str, right: object, result: str
) -> None:
    assert calculated(left, operator, right) == result


@pytest.mark.parametrize(
    ("value", "result"), [(5, "-5"), (0, "0"), ("@P1D", "-P1D"), ("@-P1M", "P1M")]
)
def test_numbers_and_durations_have_an_opposite(value: object, result: str) -> None:
    assert text_of(negate(State(), feel(value))) == result


@pytest.mark.parametrize("value", [None, True, "5", "@2026-01-01", "@10:00:00", [5], {"a": 5}])
def test_nothing_else_has_an_opposite(value: object) -> None:
    state = State()
    assert negate(state, feel(value)) is None
    assert notes(state) == ["negate-type"]


def test_the_caller_s_own_context_changes_nothing() -> None:
    with localcontext() as context:
        context.prec = 3
        assert text_of(add(State(), Decimal("1.23456"), Decimal(1))) == "2.23456"
        assert text_of(divide(State(), Decimal(1), Decimal(3))).endswith("3" * 30)
    assert getcontext().prec != 3


def test_texts_do_not_grow_without_end() -> None:
    with pytest.raises(LimitExceeded):
        add(State(Limits(text_length=10)), "a" * 6, "b" * 6)


@given(numbers, numbers)
@settings(deadline=None)
def test_order_of_terms_and_factors_does_not_matter(a: Decimal, b: Decimal) -> None:
    state = State()
    assert add(state, a, b) == add(state, b, a)
    assert multiply(state, a, b) == multiply(state, b, a)
    difference = subtract(state, b, a)
    assert subtract(state, a, b) == (None if difference is None else negate(state, difference))


@given(small_numbers, small_numbers, small_numbers)
@settings(deadline=None)
def test_exact_numbers_keep_the_laws_of_arithmetic(a: Decimal, b: Decimal, c: Decimal) -> None:
    state = State()
    assert add(state, add(state, a, b), c) == add(state, a, add(state, b, c))
    assert subtract(state, add(state, a, b), b) == a
    assert multiply(state, a, add(state, b, c)) == add(
        state, multiply(state, a, b), multiply(state, a, c)
    )


@given(st.one_of(dates(-9999, 9999), date_times, times()), days_durations)
@settings(deadline=None)
def test_adding_a_duration_is_subtracting_its_opposite(start: object, length: object) -> None:
    state = State()
    there = add(state, start, length)
    assert there == add(state, length, start)
    assert there == subtract(state, start, negate(state, length))


@given(st.dates(), st.dates())
@settings(deadline=None)
def test_days_between_dates_agree_with_python(a: datetime.date, b: datetime.date) -> None:
    length = subtract(State(), Date(a.year, a.month, a.day), Date(b.year, b.month, b.day))
    assert divide(State(), length, feel("@P1D")) == (a - b).days


@given(st.one_of(days_durations, months_durations), st.integers(-1000, 1000).filter(bool))
@settings(deadline=None)
def test_a_duration_multiplied_and_divided_is_the_same(length: object, factor: int) -> None:
    state = State()
    longer = multiply(state, length, Decimal(factor))
    if longer is not None:
        assert divide(state, longer, Decimal(factor)) == length


@given(st.sampled_from(sorted(OPERATORS)), values, values)
@settings(deadline=None)
@pytest.mark.slow
def test_any_two_values_give_a_value_or_null_with_a_note(
    operator: str, left: object, right: object
) -> None:
    state = State()
    result = OPERATORS[operator](state, left, right)
    assert (result is None) == bool(state.notes)
    if isinstance(result, Decimal):
        assert result.is_finite()
        assert len(result.as_tuple().digits) <= 34
    state = State()
    assert (negate(state, left) is None) == bool(state.notes)
