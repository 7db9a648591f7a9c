"""Values as text, and text that gives the value again."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rathaus.rules.errors import LimitExceeded
from rathaus.rules.expression import compile_expression
from rathaus.rules.limits import Limits
from rathaus.rules.state import State
from rathaus.rules.values.numbers import CONTEXT, number_of, plain, whole_of
from rathaus.rules.values.operators import identical
from rathaus.rules.values.ranges import Range, compared
from rathaus.rules.values.temporal import Date, DateTime, Time, at_literal
from rathaus.rules.values.text import literal_of, text_of
from tests.unit.rules.values.given import date_times, days_durations, feel, numbers, times, values
from tests.unit.rules.values.test_types import Sum


@pytest.mark.parametrize(
    ("value", "text", "literal"),
    [
        (None, "null", "null"),
        (True, "true", "true"),
        (1, "1", "1"),
        (-1.5, "-1.5", "-1.5"),
        (Decimal("1.10"), "1.10", "1.10"),
        (Decimal("1E+3"), "1000", "1000"),
        (Decimal("1E-7"), "0.0000001", "0.0000001"),
        (Decimal("-0"), "0", "0"),
        (Decimal("0E+3"), "0", "0"),
        (Decimal("0.00"), "0", "0"),
        (Decimal("0E-6176"), "0", "0"),
        ('say "hi"\n', 'say "hi"\n', '"say \\"hi\\"\\n"'),
        ("a\\b", "a\\b", '"a\\\\b"'),
        ("@2026-03-01", "2026-03-01", '@"2026-03-01"'),
        ("@P1D", "P1D", '@"P1D"'),
        ([1, "a", None], '[1, "a", null]', '[1, "a", null]'),
        (["@10:00:00"], "[10:00:00]", '[@"10:00:00"]'),
        ([], "[]", "[]"),
        ({}, "{}", "{}"),
        ({"a": {"b": "x"}}, '{a: {b: "x"}}', '{a: {b: "x"}}'),
        ({"first name": 1}, "{first name: 1}", "{first name: 1}"),
        ({"größe": 1}, "{größe: 1}", "{größe: 1}"),
        ({'"': 1, "a:b": 2, "": 3}, '{"\\"": 1, "a:b": 2, "": 3}', '{"\\"": 1, "a:b": 2, "": 3}'),
        ({"if": 1, "1a": 2}, '{if: 1, "1a": 2}', '{if: 1, "1a": 2}'),
    ],
)
def test_values_are_written(value: object, text: str, literal: str) -> None:
    assert text_of(feel(value)) == text
    assert literal_of(feel(value)) == literal


@pytest.mark.parametrize(
    ("range_", "text"),
    [
        (Range(feel(1), feel(5), True, False), "[1..5)"),
        (Range(feel("a"), feel("b"), False, True), '("a".."b"]'),
        (
            Range(feel("@2026-01-01"), feel("@2026-01-02"), True, True),
            '[@"2026-01-01"..@"2026-01-02"]',
        ),
        (Range(None, feel(5), False, True), "(<= 5)"),
        (Range(None, feel(5), False, False), "(< 5)"),
        (Range(feel(5), None, True, False), "(>= 5)"),
        (compared(">", feel(5)), "(> 5)"),
        (compared("=", feel(5)), "(= 5)"),
        (compared("!=", feel("x")), '(!= "x")'),
        (Range(None, None, False, False), "(null..null)"),
    ],
)
def test_ranges_are_written_so_that_they_can_be_read(range_: Range, text: str) -> None:
    assert text_of(range_) == text
    assert literal_of(range_) == text


def test_a_function_is_written_by_its_head() -> None:
    assert text_of([Sum()]) == "[function(a, b)]"


@given(st.one_of(times(), date_times, days_durations))
@settings(deadline=None)
def test_literals_of_times_give_the_same_time_again(value: object) -> None:
    literal = literal_of(value)
    assert literal.startswith('@"')
    assert identical(State(), at_literal(literal[2:-1]), value)


@pytest.mark.parametrize("wrapped", ["{}", "[{}]", "{{a: {}}}", "[{}..{}]", "(>= {})"])
def test_moments_in_the_hour_that_a_zone_repeats_are_written_as_a_sum(wrapped: str) -> None:
    moment = DateTime(Date(2026, 10, 25), Time(2, 30, 0, 5, 3600, "Europe/Berlin"))
    literal = literal_of(moment)
    assert literal == '@"2026-10-25T02:30:00.000000005@Europe/Berlin" + @"PT1H"'
    value = compile_expression(wrapped.format(literal, literal)).evaluate({}).value
    assert identical(State(), compile_expression(literal_of(value)).evaluate({}).value, value)
    assert " + " not in text_of(value)


def test_times_of_the_second_pass_keep_their_moment() -> None:
    usual = Time(2, 30, 0, 0, 3600, "Europe/Berlin")
    assert literal_of(usual) == '@"02:30:00@Europe/Berlin"'
    double = Time(2, 30, 0, 0, 7200, "Europe/Berlin")
    assert literal_of(double) == '@"02:30:00+02:00"'


@given(numbers)
@settings(deadline=None)
def test_literals_of_numbers_give_the_same_number_again(number: Decimal) -> None:
    assert number_of(text_of(number)) == number
    assert "E" not in literal_of(number)


@given(values)
@settings(deadline=None)
@pytest.mark.slow
def test_every_value_has_a_text_and_a_literal(value: object) -> None:
    assert isinstance(text_of(value), str)
    assert isinstance(literal_of(value), str)


def test_depth_and_length_have_bounds() -> None:
    deep: object = []
    for _ in range(5000):
        deep = [deep]
    with pytest.raises(LimitExceeded):
        text_of(deep)
    wide: object = ["x"]
    for _ in range(60):
        wide = [wide, wide]
    with pytest.raises(LimitExceeded):
        text_of(wide)
    with pytest.raises(LimitExceeded):
        literal_of("x" * 100, Limits(text_length=50))


def test_two_hundred_levels_are_written() -> None:
    deep: object = []
    for _ in range(199):
        deep = [deep]
    assert text_of(deep) == "[" * 200 + "]" * 200


@pytest.mark.parametrize(
    ("given_value", "number"),
    [
        (1, "1"),
        (0.1, "0.1"),
        ("1.50", "1.50"),
        (10**34 + 1, "1.000000000000000000000000000000000E+34"),
        ("NaN", None),
        ("Infinity", None),
        ("1_000", None),
        ("one", None),
        ("1e7000", None),
        ("1e-7000", None),
        (float("nan"), None),
        (Decimal("sNaN"), None),
        ("1" * 20_000, None),
    ],
)
def test_numbers_are_taken_with_34_digits(
    given_value: int | float | str | Decimal, number: str | None
) -> None:
    read = number_of(given_value)
    assert (None if read is None else str(read)) == number


def test_whole_numbers_are_known() -> None:
    assert whole_of(Decimal("12.00")) == 12
    assert whole_of(Decimal("1E+3")) == 1000
    assert whole_of(Decimal("12.5")) is None
    assert whole_of(Decimal("1E+40")) is None
    assert whole_of(Decimal("-0")) == 0
    assert plain(CONTEXT.divide(Decimal(1), Decimal(3))) == "0." + "3" * 34
