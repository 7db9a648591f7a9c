"""Expressions that ask for too much are ended by an error of ours."""

import inspect
import sys
import time
import tracemalloc
from contextlib import suppress

import pytest

from rathaus.rules.errors import LimitExceeded, RulesError
from rathaus.rules.expression import compile_expression
from rathaus.rules.limits import Limits

BOUNDS = Limits(seconds=1.0)

UNBOUNDED = 60
"""Seconds after which work with a limit of a third of one has plainly not been stopped."""


def run(text: str, **inputs: object) -> object:
    return compile_expression(text, inputs, BOUNDS).evaluate(inputs).value


@pytest.mark.parametrize(
    "text",
    [
        "for x in 1..1000000000 return x",
        "for x in 1..90000, y in 1..90000 return 1",
        "every x in 1..90000, y in 1..90000 satisfies true",
        "count(for x in 1..3000 return (for y in 1..3000 return y)[item > 1])",
        "{f: function(g, n) g(g, n + 1), r: f(f, 1)}.r",
        "(function(f) f(f))(function(f) f(f))",
        "count(for x in 1..90000 return partial)",
        '(function(f, s) f(f, s + s))(function(f, s) f(f, s + s), "aaaaaaaaaaaaaaaa")',
        "count((for x in 1..30000 return x)[count(for y in 1..30000 return y) > 1])",
    ],
)
def test_work_is_bounded(text: str) -> None:
    with pytest.raises(LimitExceeded):
        run(text)


def test_nested_loops_end_in_time() -> None:
    bounds = Limits(steps=10**15, seconds=0.3)
    started = time.monotonic()
    endless = "every x in 1..90000, y in 1..90000 satisfies true"
    with pytest.raises(LimitExceeded):
        compile_expression(endless, (), bounds).evaluate()
    assert time.monotonic() - started < UNBOUNDED


@pytest.mark.parametrize(
    "text",
    [
        "count(for i in 1..99000 return [exp(i / 99000), log(i), exp(i / 99000), log(i)])",
        "count((for i in 1..99000 return i)[log(item) > exp(1) and log(item) < log(10)])",
        "every i in 1..99000 satisfies log(i) + exp(i / 99000) + log(i) >= 0",
    ],
)
def test_a_loop_with_costly_rounds_ends_in_time(text: str) -> None:
    with pytest.raises(LimitExceeded, match="longer than"):
        compile_expression(text, (), Limits(seconds=0.05)).evaluate()


@pytest.mark.parametrize(
    "work", ["substring(t, 2)", "substring after(t, x)", 'contains(t, "zz")', 'replace(t, x, "b")']
)
def test_work_on_long_texts_counts(work: str) -> None:
    text = (
        "{t: string join(for i in 1..5000 return long), r: count(for i in 1..9000 return WORK)}.r"
    )
    with pytest.raises(LimitExceeded):
        run(text.replace("WORK", work), long="a" * 100, x="a")


@pytest.mark.parametrize("size", [30, 90, 150, 5000])
@pytest.mark.parametrize(
    "shape",
    [
        lambda n: "(" * n + "1" + ")" * n,
        lambda n: "[" * n + "1" + "]" * n,
        lambda n: "if true then " * n + "1" + " else 2" * n,
        lambda n: "for x in [1] return " * n + "1",
        lambda n: "some x in [1] satisfies " * n + "true",
        lambda n: "{a: " * n + "1" + "}" * n,
        lambda n: "function(x) " * n + "1",
        lambda n: "- " * n + "1",
        lambda n: "1" + "[true]" * n,
        lambda n: "[1][" * n + "1" + "]" * n,
        lambda n: "a" + ".b" * n,
        lambda n: "a" + "(1)" * n,
        lambda n: "abs(" * n + "1" + ")" * n,
        lambda n: "1" + " in (1" * n + ")" * n,
    ],
)
def test_nesting_gives_a_value_or_an_error_of_ours(size: int, shape: "object") -> None:
    try:
        run(shape(size))  # type: ignore[operator]
    except RulesError:
        assert size > 30


@pytest.mark.parametrize("operator", ["+", "*", "-", "/", "and", "or", "**"])
@pytest.mark.slow
def test_long_chains_work(operator: str) -> None:
    term = "true" if operator in {"and", "or"} else "1"
    assert run(f" {operator} ".join([term] * 2000)) is not None
    assert run(f" {operator} ".join(["x"] * 2000), x=True if term == "true" else 1) is not None


@pytest.mark.parametrize("index", ["1e6000", "-1e6000", "1e18", "-1e-6000", "0.5"])
def test_an_index_beyond_any_list_is_null(index: str) -> None:
    assert run(f"x[{index}]", x=[1, 2]) is None
    assert run(f"[1, 2][{index}]") is None


@pytest.mark.parametrize(
    "text",
    [
        "for i in [x] return " * 90 + "1",
        "(function(a) " * 60 + "a" + ")(x)" * 60,
        "[" * 95 + "x" + "]" * 95,
        "if x = 1 then " * 95 + "1" + " else 2" * 95,
    ],
)
def test_callers_deep_in_the_stack_get_a_value_or_an_error_of_ours(text: str) -> None:
    def at(depth: int) -> None:
        if depth:
            return at(depth - 1)
        with suppress(RulesError):
            run(text, x=1)
        return None

    used = len(inspect.stack(0))
    for depth in range(0, sys.getrecursionlimit() - used - 100, 60):
        at(depth)


def test_thousands_of_entries_take_little_memory() -> None:
    text = "{" + ", ".join(f"a{number}: {number}" for number in range(7000)) + "}"
    tracemalloc.start()
    try:
        assert len(run(text)) == 7000  # type: ignore[arg-type]
        assert tracemalloc.get_traced_memory()[1] < 200_000_000
    finally:
        tracemalloc.stop()
