"""Types: what conforms to what, which values belong to them, and what is made to fit."""

from collections.abc import Mapping, Sequence

import pytest
from hypothesis import given, settings

from rathaus.rules.state import State
from rathaus.rules.values.functions import FunctionParameter, FunctionValue
from rathaus.rules.values.operators import equal
from rathaus.rules.values.ranges import Range, compared
from rathaus.rules.values.text import text_of
from rathaus.rules.values.types import (
    ANY,
    BOOLEAN,
    CONTEXT,
    DATE,
    DATE_TIME,
    FUNCTION,
    LIST,
    NULL,
    NUMBER,
    RANGE,
    STRING,
    TIME,
    Constrained,
    ContextType,
    FeelType,
    FunctionType,
    ListType,
    RangeType,
    bare,
    coerce,
    conforms,
    equivalent,
    is_instance,
    kind_of,
    type_named,
    type_of,
)
from tests.unit.rules.values.given import feel, notes, values


class Sum(FunctionValue):
    """A function of two numbers, as an example of one."""

    __slots__ = ()

    def __init__(self) -> None:
        parameters = (FunctionParameter("a", NUMBER), FunctionParameter("b", NUMBER))
        super().__init__("sum", parameters, NUMBER)

    def invoke(self, state: State, arguments: Sequence[object]) -> object:
        return arguments[0]

    def invoke_named(self, state: State, arguments: Mapping[str, object]) -> object:
        return arguments["a"]


PERSON = ContextType((("name", STRING), ("age", NUMBER)))
SMALL = Constrained(NUMBER, "small", lambda state, value: value in {1, 2, 3}, "1, 2, 3")
UNKNOWN = Constrained(NUMBER, "unknown", lambda state, value: None)


@pytest.mark.parametrize(
    ("of", "text"),
    [
        (ListType(NUMBER), "list<number>"),
        (RangeType(DATE), "range<date>"),
        (PERSON, "context<name: string, age: number>"),
        (CONTEXT, "context"),
        (FunctionType((NUMBER, ListType(ANY)), STRING), "function<number, list<Any>> -> string"),
        (FUNCTION, "function"),
        (ListType(SMALL), "list<small>"),
        (Constrained(STRING, "", lambda state, value: True), "string"),
    ],
)
def test_types_are_written_as_in_feel(of: FeelType, text: str) -> None:
    assert of.text == text
    assert str(of) == text


@pytest.mark.parametrize(
    ("a", "b", "fits"),
    [
        (NUMBER, NUMBER, True),
        (NUMBER, STRING, False),
        (NUMBER, ANY, True),
        (ANY, NUMBER, False),
        (NULL, NUMBER, True),
        (NUMBER, NULL, False),
        (DATE, DATE_TIME, False),
        (ListType(NUMBER), ListType(ANY), True),
        (ListType(ANY), ListType(NUMBER), False),
        (ListType(NULL), ListType(NUMBER), True),
        (ListType(NUMBER), NUMBER, False),
        (RangeType(NUMBER), RangeType(ANY), True),
        (RangeType(NUMBER), RangeType(DATE), False),
        (PERSON, CONTEXT, True),
        (PERSON, ContextType((("age", NUMBER), ("name", STRING))), True),
        (PERSON, ContextType((("age", ANY),)), True),
        (PERSON, ContextType((("age", STRING),)), False),
        (CONTEXT, PERSON, False),
        (FunctionType((ANY,), NUMBER), FunctionType((NUMBER,), ANY), True),
        (FunctionType((NUMBER,), ANY), FunctionType((ANY,), NUMBER), False),
        (FunctionType((), NUMBER), FunctionType((NUMBER,), NUMBER), False),
        (FunctionType((NUMBER,), NUMBER), FUNCTION, True),
        (FUNCTION, FunctionType((NUMBER,), ANY), False),
        (SMALL, NUMBER, True),
        (NUMBER, SMALL, True),
        (ListType(SMALL), ListType(STRING), False),
    ],
)
def test_conformance(a: FeelType, b: FeelType, fits: bool) -> None:
    assert conforms(a, b) is fits
    assert equivalent(a, b) is (fits and conforms(b, a))


def test_types_are_equal_by_what_they_are() -> None:
    assert ListType(NUMBER) == ListType(NUMBER)
    assert len({ListType(NUMBER), ListType(NUMBER), RangeType(NUMBER)}) == 2
    assert FeelType("list<number>") != ListType(NUMBER)
    assert bare(Constrained(SMALL, "smaller", lambda state, value: True)) is NUMBER


@pytest.mark.parametrize(
    ("name", "of"),
    [
        ("number", NUMBER),
        ("date and time", DATE_TIME),
        ("dateTime", DATE_TIME),
        ("Any", ANY),
        ("list", LIST),
        ("range", RANGE),
        ("context", CONTEXT),
        ("function", FUNCTION),
        ("Number", None),
    ],
)
def test_built_in_types_have_names(name: str, of: FeelType | None) -> None:
    assert type_named(name) == of


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, "Null"),
        (True, "boolean"),
        (1, "number"),
        ("a", "string"),
        ("@2026-01-01", "date"),
        ("@10:00:00", "time"),
        ("@2026-01-01T10:00:00", "date and time"),
        ("@P1D", "days and time duration"),
        ("@P1M", "years and months duration"),
        ([1, 2], "list<number>"),
        ([1, None], "list<number>"),
        ([1, "a"], "list<Any>"),
        ([], "list<Null>"),
        ([[1], []], "list<list<number>>"),
        ({"a": [1]}, "context<a: list<number>>"),
    ],
)
def test_every_value_has_a_type(value: object, text: str) -> None:
    assert type_of(feel(value)).text == text


def test_ranges_and_functions_have_types() -> None:
    assert type_of(Range(feel(1), feel(2), True, True)) == RangeType(NUMBER)
    assert type_of(compared("<", feel("@2026-01-01"))) == RangeType(DATE)
    assert type_of(Sum()) == FunctionType((NUMBER, NUMBER), NUMBER)
    assert type_of(object()) == ANY


@pytest.mark.parametrize(
    ("value", "of", "belongs"),
    [
        (None, ANY, False),
        (None, NUMBER, False),
        (None, NULL, True),
        (1, NULL, False),
        (1, ANY, True),
        (1, FeelType("Any"), True),
        (1, NUMBER, True),
        (True, NUMBER, False),
        (1, BOOLEAN, False),
        ("@2026-01-01", DATE_TIME, False),
        ("@10:00:00", TIME, True),
        ([1, None], ListType(NUMBER), True),
        ([1, "a"], ListType(NUMBER), False),
        ([1, "a"], LIST, True),
        ([], ListType(NUMBER), True),
        (1, ListType(NUMBER), False),
        ([1], NUMBER, False),
        ([{"name": "x", "age": 1}], ListType(PERSON), True),
        ({"name": "x", "age": 1, "more": 2}, PERSON, True),
        ({"name": None, "age": 1}, PERSON, True),
        ({"name": "x"}, PERSON, False),
        ({"name": 1, "age": 1}, PERSON, False),
        ("x", PERSON, False),
        ({}, CONTEXT, True),
        (9, SMALL, True),
        ("a", SMALL, False),
        (1, FUNCTION, False),
        (1, RANGE, False),
    ],
)
def test_instance_of(value: object, of: FeelType, belongs: bool) -> None:
    assert is_instance(State(), feel(value), of) is belongs


def test_instance_of_ranges_and_functions() -> None:
    state = State()
    assert is_instance(state, compared("<", feel(1)), RangeType(NUMBER))
    assert not is_instance(state, compared("<", feel(1)), RangeType(STRING))
    assert is_instance(state, Sum(), FunctionType((NUMBER, NUMBER), ANY))
    assert is_instance(state, Sum(), FUNCTION)
    assert not is_instance(state, Sum(), FunctionType((NUMBER,), ANY))


@pytest.mark.parametrize(
    ("value", "of", "result"),
    [
        (1, NUMBER, "1"),
        (1, ANY, "1"),
        (None, NUMBER, "null"),
        (None, ListType(NUMBER), "null"),
        ([1], NUMBER, "1"),
        (1, ListType(NUMBER), "[1]"),
        ([1], ListType(NUMBER), "[1]"),
        ([2], SMALL, "2"),
        (2, ListType(SMALL), "[2]"),
        ("@2026-01-01", DATE_TIME, "2026-01-01T00:00:00Z"),
        (["@2026-01-01"], DATE_TIME, "2026-01-01T00:00:00Z"),
        ({"name": "x", "age": 1, "more": 2}, PERSON, '{name: "x", age: 1, more: 2}'),
    ],
)
def test_values_are_made_to_fit(value: object, of: FeelType, result: str) -> None:
    state = State()
    assert text_of(coerce(state, feel(value), of)) == result
    assert not state.notes


@pytest.mark.parametrize(
    ("value", "of", "code"),
    [
        ("1", NUMBER, "coerce-type"),
        ([1, 2], NUMBER, "coerce-type"),
        ([], NUMBER, "coerce-type"),
        ([None], NUMBER, "coerce-type"),
        (["a"], NUMBER, "coerce-type"),
        ("a", ListType(NUMBER), "coerce-type"),
        ([1, "a"], ListType(NUMBER), "coerce-type"),
        (["a"], ListType(NUMBER), "coerce-type"),
        ({"name": "x"}, PERSON, "coerce-type"),
        ("@2026-01-01", TIME, "coerce-type"),
        ("@2026-01-01T00:00:00", DATE, "coerce-type"),
        (9, SMALL, "coerce-allowed"),
        (1, UNKNOWN, "coerce-allowed"),
        ([1, 9], ListType(SMALL), "coerce-allowed"),
        ({"a": [9]}, ContextType((("a", ListType(SMALL)),)), "coerce-allowed"),
        (9, Constrained(SMALL, "both", lambda state, value: True), "coerce-allowed"),
    ],
)
def test_what_does_not_fit_is_null_and_says_why(value: object, of: FeelType, code: str) -> None:
    state = State()
    assert coerce(state, feel(value), of) is None
    assert notes(state) == [code]
    assert "{" not in state.notes[0].message.in_language("de")


@given(values)
@settings(deadline=None)
def test_a_value_is_of_its_own_type_and_stays_as_it_is(value: object) -> None:
    state, of = State(), type_of(value)
    assert is_instance(state, value, of) or (value is None) is (of == NULL)
    assert coerce(state, value, of) is value
    assert conforms(of, of)
    assert str(kind_of(value))
    assert equal(state, value, value) is True


def test_a_deep_value_has_a_type_too() -> None:
    deep: object = []
    for _ in range(5000):
        deep = [deep]
    assert type_of(deep).text.startswith("list<list<")
    assert is_instance(State(), deep, LIST)
