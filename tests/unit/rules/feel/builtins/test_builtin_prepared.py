"""Built-ins prepared for arguments known before do what they do without."""

from decimal import Decimal, localcontext
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rathaus.rules.errors import LimitExceeded
from rathaus.rules.feel.builtins.patterns.compiled import Ready, compiled
from rathaus.rules.feel.builtins.registry import BUILTINS, Builtin
from rathaus.rules.limits import Limits
from rathaus.rules.state import State
from rathaus.rules.values.numbers import CONTEXT
from rathaus.rules.values.operators import identical
from rathaus.rules.values.temporal import Date

_NUMBERS = [Decimal(n) for n in ("0", "1", "2", "-1", "2.5", "17.345", "-0.004", "1E+40", "7000")]
_TEXTS = ["", "a", "a.b", "\\.", "abcabcabc", "[a-c]", "(b)|c", "$1-$0", "i", "b*", "(", "Ä\n"]
_OTHERS: list[object] = [None, True, ["abc"], [Decimal(2)], [], Date(2026, 3, 1)]
_VALUES = st.sampled_from([*_NUMBERS, *_TEXTS, *_OTHERS])
_MOST = 4


def _prepares(builtin: Builtin) -> bool:
    samples: list[list[object]] = [[Decimal(1)] * _MOST, ["a"] * _MOST]
    return any(
        builtin.prepared({place: sample[place] for place in range(1, count)}, count)
        for sample in samples
        for count in range(2, _MOST + 1)
    )


_PREPARING = [builtin for builtin in BUILTINS.values() if _prepares(builtin)]


def _asked(call: Any, arguments: list[object]) -> tuple[object, list[str]]:
    state = State()
    with localcontext(CONTEXT):
        value = call(state, *arguments)
    return value, [note.message.code for note in state.notes]


def test_some_are_prepared() -> None:
    names = {builtin.name for builtin in _PREPARING}
    assert {"decimal", "round half up", "substring", "matches", "replace", "split"} <= names


@settings(deadline=None, max_examples=500)
@given(st.sampled_from(_PREPARING), st.lists(_VALUES, min_size=2, max_size=_MOST))
@pytest.mark.slow
def test_prepared_ones_do_the_same(builtin: Builtin, arguments: list[object]) -> None:
    count = len(arguments)
    wanted = _asked(builtin.direct(count), arguments)
    for size in range(1, count):
        for places in combinations(range(count), size):
            call = builtin.prepared({place: arguments[place] for place in places}, count)
            if call is None:
                continue
            rest = [each for place, each in enumerate(arguments) if place not in places]
            for _again in range(2):
                given_, codes = _asked(call, rest)
                assert identical(State(), given_, wanted[0])
                assert codes == wanted[1]


def _ready(pattern: str) -> Ready | None:
    return compiled(State(), pattern)


_PIECES = st.sampled_from([
    "a", "b", "é", ".", "^", "$", "[ab]", "[^a]", "[a-cé]", "\\.", "\\d", "\\n", "\\s", "-",
    "(a)", "(a|b)", "(?:ab|a)", "a|b", "(a)?", "(?:a)?", "\\1",
])  # fmt: skip
_TIMES = st.sampled_from(["", "", "", "*", "+", "?", "{2}", "{1,2}", "{0,3}?", "{1,}", "+?"])
_PATTERNS = st.lists(st.tuples(_PIECES, _TIMES), min_size=1, max_size=5).map(
    lambda pieces: "".join(piece + times for piece, times in pieces)
)


@settings(deadline=None, max_examples=400)
@given(_PATTERNS, st.text("abé.-1\n ", max_size=12))
@pytest.mark.slow
def test_quick_patterns_find_the_same(pattern: str, text: str) -> None:
    ready = _ready(pattern)
    if ready is None or ready.quick is None:
        return
    found, wanted = ready.quick.finditer(text), ready.pattern.finditer(text)
    if ready.fits(State(), ""):  # they differ in where nothing is found once more
        assert (ready.quick.search(text) is None) is (ready.pattern.search(text) is None)
        return
    assert [(each.span(), each.groups()) for each in found] == [
        (each.span(), each.groups()) for each in wanted
    ]
    if ready.literal:
        assert (ready.literal in text) is (ready.pattern.search(text) is not None)


@pytest.mark.parametrize(
    "pattern",
    [
        "^[A-Z]{1,3}-[A-Z]{1,2} [0-9]{1,4}$",
        "^[0-9]{5}$",
        "(open|paid|late)",
        "^(a[0-9]*)?b$",
        "a.*b",
    ],
)
def test_usual_patterns_run_without_a_clock(pattern: str) -> None:
    ready = _ready(pattern)
    assert ready is not None
    assert ready.quick is not None


@pytest.mark.parametrize("pattern", ["(a+)+$", "(a|a){30}", "a*a*a*b", "(a?){20}b", "(a*){1,2}b"])
def test_greedy_patterns_run_with_a_clock(pattern: str) -> None:
    ready = _ready(pattern)
    assert ready is not None
    assert ready.quick is None


def test_literal_patterns_keep_to_the_limits() -> None:
    few = State(Limits(list_size=3, text_length=10))
    with pytest.raises(LimitExceeded):
        BUILTINS["split"].direct(2)(few, "a;b;c;d", ";")
    with pytest.raises(LimitExceeded):
        BUILTINS["replace"].direct(3)(few, "aaaa", "a", "bbb")
    assert BUILTINS["split"].direct(2)(few, "a;b;c", ";") == ["a", "b", "c"]
