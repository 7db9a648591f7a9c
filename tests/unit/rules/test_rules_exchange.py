"""Inputs and results as JSON: strict when reading, exact when writing."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rathaus.rules.errors import InputError, LimitExceeded
from rathaus.rules.exchange import inputs_from_json, json_text
from rathaus.rules.limits import Limits
from rathaus.rules.values.temporal import Date


def test_numbers_keep_their_digits() -> None:
    assert inputs_from_json('{"a": 0.1, "b": 12345678901234567890123, "c": 1e3}') == {
        "a": Decimal("0.1"),
        "b": Decimal(12345678901234567890123),
        "c": Decimal(1000),
    }


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", ["Zeile 1", '{"Alter": 17}']),
        ("{'a': 1}", ["Zeile 1, Spalte 2"]),
        ('{"a": 1', ["Zeile 1"]),
        ("[1]", ["JSON-Objekt"]),
        ("17", ["JSON-Objekt"]),
        ('{"a": 1, "a": 2}', ["„a“", "zweimal"]),
        ('{"b": {"a": 1, "a": 2}}', ["„a“", "zweimal"]),
        ('{"a": NaN}', ["NaN"]),
        ('{"a": -Infinity}', ["-Infinity"]),
        ('{"a": 1e99999999999999999999}', ["1e99999999999999999999"]),
        ('{"a": ' + "[" * 100_000 + "]" * 100_000 + "}", ["tief"]),
    ],
)
def test_what_cannot_be_used_is_said(text: str, words: list[str]) -> None:
    with pytest.raises(InputError) as caught:
        inputs_from_json(text)
    sentence = caught.value.in_language("de")
    assert all(word in sentence for word in words), sentence


def test_values_are_written_exactly() -> None:
    value = {"a": Decimal("0.1234567890123456789"), "b": [None, True, "ü"], "c": {}, "d": []}
    assert json_text(value) == (
        '{\n  "a": 0.1234567890123456789,\n  "b": [\n    null,\n    true,\n    "ü"\n  ],\n'
        '  "c": {},\n  "d": []\n}'
    )
    assert json_text([1, 1.5, False]) == "[\n  1,\n  1.5,\n  false\n]"
    assert json_text(Date(2026, 3, 1)) == '"2026-03-01"'
    assert json_text("\ud800") == '"\\ud800"'


def test_a_small_value_with_many_shared_parts_is_refused() -> None:
    value: object = []
    for _ in range(60):
        value = [value, value]
    with pytest.raises(LimitExceeded):
        json_text(value, Limits(steps=1000))


numbers = st.decimals(allow_nan=False, allow_infinity=False, places=6)
values = st.recursive(
    st.none() | st.booleans() | st.text() | numbers,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=8,
)


@given(st.dictionaries(st.text(max_size=3), values, max_size=3))
@settings(deadline=None)
@pytest.mark.slow
def test_what_is_written_is_read_again(value: dict[str, object]) -> None:
    assert inputs_from_json(json_text(value)) == value
