"""Values from Python and JSON, and back."""

import datetime
import json
from collections import OrderedDict
from decimal import Decimal
from enum import Enum, StrEnum
from types import MappingProxyType
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rathaus.rules.errors import InputError, LimitExceeded
from rathaus.rules.limits import Limits
from rathaus.rules.state import State
from rathaus.rules.values.convert import from_json, from_python, to_json
from rathaus.rules.values.operators import equal
from rathaus.rules.values.ranges import Range
from rathaus.rules.values.text import text_of
from rathaus.rules.values.types import (
    ANY,
    BOOLEAN,
    DATE,
    DATE_TIME,
    DAYS_DURATION,
    MONTHS_DURATION,
    NUMBER,
    STRING,
    TIME,
    Constrained,
    ContextType,
    FeelType,
    ListType,
    type_of,
)
from tests.unit.rules.values.given import dates, values
from tests.unit.rules.values.test_types import Sum

BERLIN = ZoneInfo("Europe/Berlin")


class Colour(StrEnum):
    RED = "red"


class Shape(str, Enum):  # noqa: UP042 -- an older kind of enumeration
    ROUND = "round"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, "null"),
        (True, "true"),
        (5, "5"),
        (10**33, "1" + "0" * 33),
        (0.1, "0.1"),
        (Decimal("1.20"), "1.20"),
        ("a", "a"),
        (Colour.RED, "red"),
        (Shape.ROUND, "round"),
        (datetime.date(2026, 3, 1), "2026-03-01"),
        (datetime.time(8, 30), "08:30:00"),
        (datetime.time(8, 30, tzinfo=datetime.UTC), "08:30:00Z"),
        (datetime.time(8, 30, tzinfo=BERLIN), "08:30:00@Europe/Berlin"),
        (datetime.datetime(2026, 3, 1, 8, 30), "2026-03-01T08:30:00"),  # noqa: DTZ001
        (
            datetime.datetime(2026, 3, 1, 8, 30, 0, 5, tzinfo=datetime.UTC),
            "2026-03-01T08:30:00.000005Z",
        ),
        (datetime.datetime(2026, 3, 1, 8, 30, tzinfo=BERLIN), "2026-03-01T08:30:00@Europe/Berlin"),
        (datetime.timedelta(days=-1, seconds=1), "-PT23H59M59S"),
        ([1, (2, [3])], "[1, [2, [3]]]"),
        (range(3), "[0, 1, 2]"),
        ({"a": [datetime.date(2026, 3, 1)]}, "{a: [2026-03-01]}"),
        (MappingProxyType({"a": 1}), "{a: 1}"),
        (OrderedDict(b=1, a=2), "{b: 1, a: 2}"),
        (Range(Decimal(1), Decimal(2), True, True), "[1..2]"),
    ],
)
def test_python_values_are_taken(value: object, text: str) -> None:
    taken = from_python(value)
    assert text_of(taken) == text
    assert equal(State(), from_python(taken), taken) is True


def test_a_function_is_taken_as_it_is() -> None:
    function = Sum()
    assert from_python([function]) == [function]


def test_an_hour_shown_twice_is_taken_as_the_one_meant() -> None:
    first = datetime.datetime(2026, 10, 25, 2, 30, tzinfo=BERLIN)
    second = first.replace(fold=1)
    assert from_python(first) != from_python(second)
    assert text_of(from_python(second)) == "2026-10-25T02:30:00@Europe/Berlin"


@pytest.mark.parametrize(
    ("value", "code", "place"),
    [
        (float("nan"), "input-number", "case"),
        (float("inf"), "input-number", "case"),
        (Decimal("NaN"), "input-number", "case"),
        (Decimal("1e7000"), "input-number", "case"),
        (Decimal("1e-7000"), "input-number", "case"),
        (
            datetime.time(8, tzinfo=datetime.timezone(datetime.timedelta(hours=20))),
            "input-time",
            "case",
        ),
        ({"a": [1, object()]}, "input-kind", "case.a[2]"),
        (b"bytes", "input-kind", "case"),
        ({1, 2}, "input-kind", "case"),
        ({1: 2}, "input-key", "case"),
        ("\ud800", "input-half-character", "case"),
        ({"a": ["ü\udfff"]}, "input-half-character", "case.a[1]"),
        ({"b": {"\ud800": 1}}, "input-half-character", "case.b"),
        ([{"x": {2: 1}}], "input-key", "case[1].x"),
        ("x" * 101, "input-text", "case"),
        ([0] * 51, "input-size", "case"),
        ([[0] * 40] * 40, "input-size", "case[25]"),
    ],
)
def test_what_feel_does_not_know_is_refused_with_its_place(
    value: object, code: str, place: str
) -> None:
    limits = Limits(text_length=100, list_size=50, steps=1000)
    with pytest.raises(InputError) as caught:
        from_python(value, limits, "case")
    assert caught.value.message.code == code
    assert caught.value.field == "case"
    assert f"“{place}”" in caught.value.in_language("en")
    assert "{" not in caught.value.in_language("de")


def test_depth_is_bounded() -> None:
    deep: object = []
    for _ in range(99):
        deep = [deep]
    assert from_python(deep) == deep
    for _ in range(20_000):
        deep = [deep]
    with pytest.raises(InputError):
        from_python(deep)
    with pytest.raises(LimitExceeded):
        to_json(deep)
    itself: list[object] = []
    itself.append(itself)
    with pytest.raises(InputError):
        from_python(itself)


PERSON = ContextType((("name", STRING), ("born", DATE), ("marks", ListType(NUMBER))))


@pytest.mark.parametrize(
    ("value", "of", "text"),
    [
        (None, DATE, "null"),
        ("2026-03-01", ANY, "2026-03-01"),
        ("2026-03-01", STRING, "2026-03-01"),
        ("2026-03-01", DATE, "2026-03-01"),
        ("08:30:00Z", TIME, "08:30:00Z"),
        ("2026-03-01T08:30:00", DATE_TIME, "2026-03-01T08:30:00"),
        ("PT25H", DAYS_DURATION, "P1DT1H"),
        ("P14M", MONTHS_DURATION, "P1Y2M"),
        (["2026-03-01"], DATE, "2026-03-01"),
        ("2026-03-01", ListType(DATE), "[2026-03-01]"),
        (["2026-03-01", None], ListType(DATE), "[2026-03-01, null]"),
        ("2026-03-01", Constrained(DATE, "day", lambda state, value: True), "2026-03-01"),
        (1.5, NUMBER, "1.5"),
        (True, BOOLEAN, "true"),
        (
            {"name": "x", "born": "2026-03-01", "marks": [1], "more": [{"a": 1}]},
            PERSON,
            '{name: "x", born: 2026-03-01, marks: [1], more: [{a: 1}]}',
        ),
        ({"name": "x"}, PERSON, '{name: "x"}'),
    ],
)
def test_json_becomes_what_the_type_says(value: object, of: FeelType, text: str) -> None:
    read = from_json(value, of)
    assert text_of(read) == text
    if of is DATE:
        assert read is None or type_of(read) == DATE


@pytest.mark.parametrize(
    ("value", "of", "code", "place"),
    [
        ("tomorrow", DATE, "input-text-form", "case"),
        ("P1M", DAYS_DURATION, "input-text-form", "case"),
        ("P1D", MONTHS_DURATION, "input-text-form", "case"),
        (5, DATE, "input-type", "case"),
        ("5", NUMBER, "input-type", "case"),
        (1, BOOLEAN, "input-type", "case"),
        ([1, 2], NUMBER, "input-type", "case"),
        ([1], PERSON, "input-type", "case"),
        ({"born": "x"}, PERSON, "input-text-form", "case.born"),
        ({"marks": [1, "2"]}, PERSON, "input-type", "case.marks[2]"),
    ],
)
def test_json_that_does_not_fit_is_refused_with_its_place(
    value: object, of: FeelType, code: str, place: str
) -> None:
    with pytest.raises(InputError) as caught:
        from_json(value, of, path="case")
    assert caught.value.message.code == code
    assert f"“{place}”" in caught.value.in_language("en")
    assert "{" not in caught.value.in_language("de")


@pytest.mark.parametrize(
    ("value", "data"),
    [
        (None, None),
        (True, True),
        (Decimal("5.00"), 5),
        (Decimal("0.1"), 0.1),
        (Decimal("1E+20"), 10**20),
        (Decimal("1E+5000"), "1E+5000"),
        (Decimal("1E-5000"), "1E-5000"),
        ("a", "a"),
        ([Decimal(1), {"a": None}], [1, {"a": None}]),
        (Range(Decimal(1), None, False, False), "(> 1)"),
        (Sum(), "function(a, b)"),
    ],
)
def test_values_become_json(value: object, data: object) -> None:
    assert to_json(value) == data
    assert type(to_json(value)) is type(data)


@given(values)
@settings(deadline=None)
@pytest.mark.slow
def test_every_value_becomes_json(value: object) -> None:
    json.dumps(to_json(value))


@given(
    st.recursive(
        st.one_of(st.none(), st.booleans(), st.integers(-(10**30), 10**30), st.text(max_size=5)),
        lambda inner: st.one_of(
            st.lists(inner, max_size=4), st.dictionaries(st.text(max_size=4), inner, max_size=4)
        ),
        max_leaves=10,
    )
)
@settings(deadline=None)
def test_json_there_and_back_is_the_same(data: object) -> None:
    assert to_json(from_json(data, ANY)) == data
    assert to_json(from_python(data)) == data


@given(dates(1, 9999))
@settings(deadline=None)
def test_dates_there_and_back_are_the_same(date: object) -> None:
    assert from_json(to_json(date), DATE) == date


@pytest.mark.parametrize("of", [NUMBER, DATE, DAYS_DURATION, ListType(DATE), ANY])
def test_the_depth_of_lists_around_one_value_is_bounded(of: FeelType) -> None:
    deep: object = ["2026-01-01"]
    for _ in range(20_000):
        deep = [deep]
    with pytest.raises(InputError):
        from_json(deep, of)


def test_shared_parts_do_not_cost_without_end() -> None:
    wide: object = [Decimal(1)]
    for _ in range(60):
        wide = [wide, wide]
    with pytest.raises(LimitExceeded):
        to_json(wide, Limits(steps=10_000))
    with pytest.raises(InputError):
        from_python(wide, Limits(steps=10_000))
