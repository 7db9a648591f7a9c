"""Whatever a built-in function is given: it returns a value of FEEL, or a limit ends it."""

from collections.abc import Mapping, Sequence
from decimal import Decimal, localcontext

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rathaus.rules.errors import LimitExceeded
from rathaus.rules.feel.builtins.registry import BUILTINS
from rathaus.rules.limits import Limits
from rathaus.rules.state import State
from rathaus.rules.values.durations import DaysDuration, MonthsDuration
from rathaus.rules.values.functions import FunctionParameter, FunctionValue
from rathaus.rules.values.numbers import CONTEXT
from rathaus.rules.values.ranges import Range
from rathaus.rules.values.temporal import Date, DateTime, Time
from rathaus.rules.values.types import ANY, BOOLEAN
from tests.unit.rules.values.given import values

NAMES = sorted(BUILTINS)
LIMITS = Limits(seconds=2.0, text_length=10_000, list_size=1_000)
KINDS = (bool, Decimal, str, list, dict, Date, Time, DateTime, DaysDuration, MonthsDuration, Range)


class Answering(FunctionValue):
    """A function of two parameters that gives what it was told, in turn."""

    __slots__ = ("answers", "asked")

    def __init__(self, answers: Sequence[object]) -> None:
        names = (FunctionParameter("a", ANY), FunctionParameter("b", ANY))
        super().__init__("answering", names, BOOLEAN)
        self.answers = answers
        self.asked = 0

    def invoke(self, state: State, arguments: Sequence[object]) -> object:
        self.asked += 1
        return self.answers[self.asked % len(self.answers)]

    def invoke_named(self, state: State, arguments: Mapping[str, object]) -> object:
        return self.invoke(state, ())


functions = st.one_of(
    st.sampled_from(NAMES).map(BUILTINS.__getitem__),
    st.lists(st.one_of(st.booleans(), st.none()), min_size=1, max_size=4).map(Answering),
)
patterns = st.text(st.sampled_from(r"ab1 ()[]{}*+?|^$.\-,pPLsdw&~"), max_size=20)
odd = st.sampled_from(
    [Decimal("9E+6144"), Decimal("-9E+6144"), Decimal("1E-6176"), Decimal(0), Decimal(-1)]
)
anything = st.one_of(values, functions, patterns, odd, st.lists(values, max_size=3))


def _is_feel(value: object) -> bool:
    if value is None or isinstance(value, FunctionValue):
        return True
    if isinstance(value, Decimal):
        return value.is_finite() and not (value.is_zero() and value.is_signed())
    return value.__class__ in KINDS


def _outcome(name: str, arguments: Sequence[object]) -> None:
    state = State(LIMITS)
    try:
        with localcontext(CONTEXT):
            result = BUILTINS[name].invoke(state, arguments)
    except LimitExceeded:
        return
    assert _is_feel(result), result
    for note in state.notes:
        assert note.message.in_language("de")
        assert note.message.in_language("en")


@given(st.sampled_from(NAMES), st.lists(anything, max_size=5))
@settings(deadline=None, max_examples=100)
@pytest.mark.slow
def test_any_arguments_by_position(name: str, arguments: list[object]) -> None:
    _outcome(name, arguments)


@given(st.sampled_from(NAMES), st.data())
@settings(deadline=None, max_examples=400)
@pytest.mark.slow
def test_any_arguments_of_a_right_count(name: str, data: st.DataObject) -> None:
    form = data.draw(st.sampled_from(BUILTINS[name].forms))
    count = len(form.parameters)
    _outcome(name, data.draw(st.lists(anything, min_size=count, max_size=count)))


@given(st.sampled_from(NAMES), st.data())
@settings(deadline=None, max_examples=150)
@pytest.mark.slow
def test_any_arguments_by_name(name: str, data: st.DataObject) -> None:
    form = data.draw(st.sampled_from(BUILTINS[name].forms))
    given_names = [parameter.name for parameter in form.parameters]
    state = State(LIMITS)
    try:
        with localcontext(CONTEXT):
            arguments = {each: data.draw(anything) for each in given_names}
            result = BUILTINS[name].invoke_named(state, arguments)
    except LimitExceeded:
        return
    assert _is_feel(result)


@given(patterns, st.text("ab1 ", max_size=12), st.sampled_from(["", "i", "sm", "x", "smix"]))
@settings(deadline=None, max_examples=300)
@pytest.mark.slow
def test_any_pattern(pattern: str, text: str, flags: str) -> None:
    _outcome("matches", [text, pattern, flags])
    _outcome("replace", [text, pattern, "<$1>", flags])


@given(st.lists(values, max_size=20), st.lists(st.booleans(), min_size=1, max_size=5))
@settings(deadline=None, max_examples=50)
@pytest.mark.slow
def test_sort_ends_and_keeps_the_items_whatever_the_order(
    items: list[object], answers: list[bool]
) -> None:
    precedes = Answering(answers)
    result = BUILTINS["sort"].invoke(State(), (items, precedes))
    assert isinstance(result, list)
    assert len(result) == len(items)
    assert {id(item) for item in result} == {id(item) for item in items}
    assert precedes.asked <= 200
