"""Traces that come back from where they were kept, whole or not."""

import copy
import json
from typing import Any

import pytest
from hypothesis import given as for_all
from hypothesis import settings
from hypothesis import strategies as st

from rathaus.rules.dmn.evaluate import Model
from rathaus.rules.dmn.model import HitPolicy
from rathaus.rules.dmn.replay import Replay, replay
from rathaus.rules.errors import InputError, RulesError
from tests.unit.rules.dmn.building import decision, given, linked, table


def _model() -> Model:
    rules = table(["age"], ["fee"], ["< 18 => 0", "- => 5"], HitPolicy.FIRST)
    return linked(
        given("age", "number"), decision("fee", rules, "age"), decision("d", "fee + 1", "fee")
    )


MODEL = _model()
TRACE = MODEL.answer("d", {"age": 7}, trace=True).trace
assert TRACE is not None
KEPT = json.loads(json.dumps(TRACE.to_json()))


@pytest.mark.parametrize(
    "kept", [{}, None, 5, [], "x", {"inputs": 5}, {"steps": "x"}, {**KEPT, "inputs": [{}]}]
)
def test_what_is_no_trace_is_refused(kept: Any) -> None:
    with pytest.raises(InputError) as caught:
        replay(MODEL, kept)
    assert caught.value.message.code == "replay-unreadable"


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"now": "yesterday"}, "now"),
        ({"inputs": [{"name": "age", "value": "1 +"}]}, "age"),
        ({"inputs": [{"name": "age", "value": "…"}]}, "age"),
        ({"inputs": [{"name": "age", "value": "1 / 0"}]}, "age"),
    ],
)
def test_a_value_that_cannot_be_made_again_is_named(change: Any, field: str) -> None:
    with pytest.raises(InputError) as caught:
        replay(MODEL, {**KEPT, **change})
    assert (caught.value.message.code, caught.value.field) == ("replay-no-value", field)


def _places(of: object, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    found = [path]
    inner: list[tuple[Any, Any]] = []
    if isinstance(of, dict):
        inner = list(of.items())
    elif isinstance(of, list):
        inner = list(enumerate(of))
    for key, part in inner:
        found += _places(part, (*path, key))
    return found


@settings(deadline=None, max_examples=300)
@for_all(
    st.sampled_from([place for place in _places(KEPT) if place]),
    st.sampled_from([None, 1, True, "x", "", [], {}, [1], [{}], {"a": 1}]),
)
def test_whatever_is_changed_in_a_trace_only_our_errors_come(
    place: tuple[Any, ...], value: Any
) -> None:
    kept = copy.deepcopy(KEPT)
    holder = kept
    for key in place[:-1]:
        holder = holder[key]
    holder[place[-1]] = value
    try:
        again = replay(MODEL, kept)
    except RulesError:
        return
    assert isinstance(again, Replay)
    assert all(each.in_language("de") for each in again.differences)
