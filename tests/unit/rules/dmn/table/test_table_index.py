"""The index of a table answers as if every cell were evaluated."""

from decimal import Decimal, localcontext
from itertools import count

import pytest
from hypothesis import given as hypothesis_given
from hypothesis import settings
from hypothesis import strategies as st

from rathaus.rules.dmn.model import HitPolicy
from rathaus.rules.feel.compiler.compile import compile_function, compile_test
from rathaus.rules.feel.parser import parse_expression, parse_unary_tests
from rathaus.rules.limits import Limits
from rathaus.rules.state import State
from rathaus.rules.values.numbers import CONTEXT
from tests.unit.rules.dmn.building import decision, given, linked, table

NUMBERS = ["0", "1", "1.0", "2", "2.5", "-3", "10"]
TEXTS = ['""', '"a"', '"b"', '"B"', '"10"']
DATES = ['date("2026-01-01")', '@"2026-03-01"', 'date("2026-02-29")']
DURATIONS = ['@"P1D"', '@"PT24H"', '@"PT1H"', '@"P1Y"', '@"P12M"', '@"P1M"']
OTHERS = ["true", "false", "null", '@"2026-01-01T00:00:00"', '@"10:00:00"', "[1, 2]", "{a: 1}"]
LITERALS = [*NUMBERS, *TEXTS, *DATES, *DURATIONS, *OTHERS]

literals = st.sampled_from(LITERALS)
ordered = st.sampled_from([*NUMBERS, *TEXTS, *DATES, *DURATIONS])
comparisons = st.builds(
    "{} {}".format, st.sampled_from(["<", "<=", ">", ">=", "=", "!="]), literals
)
ranges = st.builds(
    "{}{}..{}{}".format, st.sampled_from("[("), ordered, ordered, st.sampled_from("])")
)
dynamic = st.sampled_from(["other", "< other", "? = other", "? > 1", "even(?)", "[other..10]"])
single = st.one_of(literals, comparisons, ranges, dynamic)
several = st.lists(single, min_size=1, max_size=3).map(", ".join)
cells = st.one_of(st.just("-"), several, several.map("not({})".format))
rows = st.lists(st.tuples(cells, cells), min_size=1, max_size=8)

TIGHT = Limits(steps=100_000, seconds=5)


def _value(literal: str) -> object:
    with localcontext(CONTEXT):
        return compile_function(parse_expression(literal), ())(State())


def _naive(cell: str, value: object, other: object) -> bool:
    test = compile_test(parse_unary_tests(cell), ("other",))
    with localcontext(CONTEXT):
        return test(State(), value, other) is True


@settings(deadline=None, max_examples=150)
@hypothesis_given(rows, literals, literals, literals)
@pytest.mark.slow
def test_an_index_answers_as_every_cell_would(
    rules: list[tuple[str, str]], first: str, second: str, other: str
) -> None:
    numbered = [
        f"{left} | {right} => {number}"
        for (left, right), number in zip(rules, count(1), strict=False)
    ]
    held = table(["x", "y"], ["rule"], numbered, HitPolicy.RULE_ORDER)
    model = linked(given("x"), given("y"), given("other"), decision("d", held, "x", "y", "other"))
    x, y, z = _value(first), _value(second), _value(other)
    expected = [
        Decimal(number)
        for (left, right), number in zip(rules, count(1), strict=False)
        if _naive(left, x, z) and _naive(right, y, z)
    ]
    assert model.evaluate("d", {"x": x, "y": y, "other": z}, limits=TIGHT) == expected


@pytest.mark.parametrize(
    ("cell", "fitting", "others"),
    [
        ("5", ["5", "5.0"], ["4", '"5"', "null", "true"]),
        ("< 5", ["4.9", "-1"], ["5", "null", '"1"']),
        ("not(5)", ["4"], ["5"]),
        ("[1..3]", ["1", "3"], ["0.9", "3.1", "null"]),
        ("(1..3)", ["1.1", "2.9"], ["1", "3"]),
        ("< 2, > 4", ["1", "5"], ["2", "3", "4"]),
        ("< 4, > 2", ["1", "3", "5"], ["null"]),
        ("not(< 2, > 4)", ["2", "4"], ["1", "5"]),
        ('"a", "b"', ['"a"', '"b"'], ['"c"', "1"]),
        ("null", ["null"], ["0", '""', "false"]),
        ("not(null)", ["0", '""'], ["null"]),
        ("[0..0], != 0", ["null", "1", "0"], []),
        ("true", ["true"], ["false"]),
        ("false", ["false"], ["true", "null"]),
        ('>= date("2026-01-01")', ['@"2026-01-01"', '@"2027-01-01"'], ['@"2025-12-31"', "null"]),
        ('@"P1D"', ['@"PT24H"'], ['@"P2D"']),
        ("-", ["null", "1", "[]"], []),
    ],
)
def test_constant_cells(cell: str, fitting: list[str], others: list[str]) -> None:
    held = table(["x"], ["fits"], [f"{cell} => true", "- => false"], HitPolicy.FIRST)
    model = linked(given("x"), decision("d", held, "x"))
    for literal in fitting:
        assert model.evaluate("d", {"x": _value(literal)}) is True, literal
    for literal in others:
        assert model.evaluate("d", {"x": _value(literal)}) is False, literal


def test_a_thousand_rules_agree_with_arithmetic() -> None:
    rules = [f"[{low}..{low + 1}) => {low}" for low in range(1000)]
    held = table(["x: number"], ["n"], rules)
    model = linked(given("x", "number"), decision("d", held, "x"))
    for x in (0, 0.5, 1, 499.999, 500, 999, 999.5):
        assert model.evaluate("d", {"x": x}) == Decimal(int(x))
    assert model.evaluate("d", {"x": 1000}) is None
    assert model.evaluate("d", {"x": -1}) is None


@pytest.mark.slow
def test_a_long_table_is_indexed_in_blocks() -> None:
    size = 5300
    rules = [
        f'{"-" if row % 1000 == 7 else f"[{row}..{row + 3})"} | "k{row % 7}" => {row}'
        for row in range(size)
    ]
    held = table(["x: number", "k: string"], ["n"], rules, HitPolicy.RULE_ORDER)
    model = linked(given("x", "number"), given("k", "string"), decision("d", held, "x", "k"))
    for x in (0, 6, 999.5, 1000, 2501, 3000, 5299, 6000, None):
        for k in ("k0", "k3", "none"):
            expected = [
                row
                for row in range(size)
                if f"k{row % 7}" == k
                and (row % 1000 == 7 or (x is not None and row <= x < row + 3))
            ]
            assert model.evaluate("d", {"x": x, "k": k}) == expected


def test_cells_that_fail_do_not_match_and_say_why() -> None:
    held = table(["x"], ["n"], ['< "a" + 1 => 1', "- => 2"], HitPolicy.FIRST)
    answer = linked(given("x"), decision("d", held, "x")).answer("d", {"x": 1})
    assert answer.value == Decimal(2)
    assert answer.notes


def test_long_chains_in_cells_are_answered() -> None:
    chain = " + ".join(["1"] * 3000)
    held = table(
        ["x"], ["fits"], [f"{chain} => 1", f"< other + {chain} => 2", "- => 3"], HitPolicy.FIRST
    )
    model = linked(given("x"), given("other"), decision("d", held, "x", "other"))
    assert model.evaluate("d", {"x": 3000, "other": 0}) == 1
    assert model.evaluate("d", {"x": 2999, "other": 0}) == 2
    assert model.evaluate("d", {"x": 3001, "other": 0}) == 3
