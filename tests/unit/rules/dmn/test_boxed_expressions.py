"""Each boxed expression gives what its FEEL would."""

from decimal import Decimal
from typing import Any

import pytest

from rathaus.rules.dmn import model
from rathaus.rules.dmn.model import IteratorKind
from tests.unit.rules.dmn.building import (
    codes,
    decision,
    feel,
    function,
    given,
    knowledge,
    linked,
    table,
)

D = Decimal


def entry(name: str, text: str | model.Boxed, type_ref: str = "") -> model.ContextEntry:
    """Make an entry of a boxed context."""
    value = feel(text) if isinstance(text, str) else text
    return model.ContextEntry(name=name, value=value, type_ref=type_ref)


def context(*entries: model.ContextEntry, **more: Any) -> model.BoxedContext:
    """Make a boxed context."""
    return model.BoxedContext(entries=entries, **more)


def iterator(kind: IteratorKind, domain: str, body: str) -> model.BoxedIterator:
    """Make a boxed iterator over `x`."""
    return model.BoxedIterator(kind=kind, variable="x", domain=feel(domain), body=feel(body))


def conditional(condition: str) -> model.Conditional:
    """Make a boxed conditional."""
    return model.Conditional(condition=feel(condition), then=feel("1"), otherwise=feel("2"))


def invocation(called: str, **arguments: str) -> model.Invocation:
    """Make a boxed invocation."""
    return model.Invocation(
        function=feel(called),
        bindings=tuple(
            model.Binding(name=name, value=feel(text)) for name, text in arguments.items()
        ),
    )


def boxed_filter(of: str, match: str | model.Boxed) -> model.BoxedFilter:
    """Make a boxed filter."""
    return model.BoxedFilter(of=feel(of), match=feel(match) if isinstance(match, str) else match)


RELATION = model.Relation(
    columns=(("name", ""), ("net price", "number")),
    rows=((feel('"a"'), feel("a")), (feel("name2"), feel("2"))),
)

CASES: list[tuple[str, model.Boxed, object]] = [
    ("literal", feel("a + 1"), D(4)),
    ("literal of a type", feel("[a]", "number"), D(3)),
    ("empty literal", feel("  "), None),
    ("context", context(entry("x", "a"), entry("y", "x + 1")), {"x": D(3), "y": D(4)}),
    ("context with result", context(entry("x", "a"), entry("", "x * 2")), D(6)),
    ("context that hides", context(entry("a", "1"), entry("", "a")), D(1)),
    ("spaces", context(entry("net price", "2"), entry("", "net price * a")), D(6)),
    ("typed entry", context(entry("x", '"no"', "number"), entry("", "x = null")), True),
    ("nested", context(entry("i", context(entry("", "a"))), entry("", "i + 1")), D(4)),
    ("list", model.BoxedList(items=(feel("a"), feel("a + 1"))), [D(3), D(4)]),
    (
        "relation",
        RELATION,
        [{"name": "a", "net price": D(3)}, {"name": "n2", "net price": D(2)}],
    ),
    ("conditional then", conditional("a = 3"), D(1)),
    ("conditional else", conditional("a = 4"), D(2)),
    ("conditional of no boolean", conditional('"x"'), None),
    ("filter", boxed_filter("[1, 2, 3, 4]", "item > a - 1"), [D(3), D(4)]),
    ("filter by entry", boxed_filter("[{b: 1}, {b: 5}]", "b > a"), [{"b": D(5)}]),
    ("for", iterator(IteratorKind.FOR, "[1, 2]", "x + a"), [D(4), D(5)]),
    (
        "for with partial",
        iterator(IteratorKind.FOR, "[1..3]", "count(partial)"),
        [D(0), D(1), D(2)],
    ),
    ("some", iterator(IteratorKind.SOME, "[1, 4]", "x > a"), True),
    ("every", iterator(IteratorKind.EVERY, "[1, 4]", "x > a"), False),
    ("invocation", invocation("twice", n="a"), D(6)),
    ("invocation of a built-in", invocation("substring before", string='"a-b"', match='"-"'), "a"),
    (
        "function",
        context(entry("f", function({"n": "number"}, "n + a")), entry("", "f(1)")),
        D(4),
    ),
    (
        "function of a table",
        context(
            entry("f", function({"n": ""}, table(["n"], ["o"], ["< a => 1", "- => 2"]))),
            entry("", "[f(1), f(n: 9)]"),
        ),
        [None, D(2)],
    ),
    ("table", table(["a"], ["o"], ["3 => a", "4 => 0"]), D(3)),
    (
        "table in a context",
        context(entry("limit", "3"), entry("t", table(["a"], ["o"], ["<= limit => limit + 1"]))),
        {"limit": D(3), "t": D(4)},
    ),
    (
        "table in a filter",
        boxed_filter("[{b: 1}, {b: 3}]", table(["b"], ["o"], ["a => true", "< a => false"])),
        [{"b": D(3)}],
    ),
]


@pytest.mark.parametrize(
    ("box", "expected"), [case[1:] for case in CASES], ids=[c[0] for c in CASES]
)
def test_boxed_expression(box: model.Boxed, expected: object) -> None:
    held = linked(
        given("a", "number"),
        given("name2"),
        knowledge("twice", {"n": "number"}, "n * 2"),
        decision("d", box, "a", "name2", "f:twice"),
    )
    assert held.problems == ()
    assert held.evaluate("d", {"a": 3, "name2": "n2"}) == expected


@pytest.mark.parametrize(
    ("box", "code"),
    [
        (feel("1 +"), "dmn-no-feel"),
        (table(["1"], ["o"], ["< => 1"]), "dmn-no-feel"),
        (table(["1"], ["o"], ["- => )"]), "dmn-no-feel"),
        (model.LiteralExpression(text="a", language="urn:javascript"), "dmn-other-language"),
        (function({}, "1", kind=model.FunctionKind.JAVA), "dmn-external-function"),
        (feel("1", "tNowhere"), "dmn-unknown-type"),
    ],
)
def test_what_cannot_be_used_is_null_and_a_problem(box: model.Boxed, code: str) -> None:
    held = linked(decision("d", box), decision("other", "1"))
    assert [problem.message.code for problem in held.problems] == [code]
    assert held.problems[0].element == "d"
    answer = held.answer("d", {})
    if code != "dmn-unknown-type":
        assert answer.value is None
        assert code in codes(answer)
    assert held.evaluate("other", {}) == D(1)


def test_boxes_nested_too_deeply_are_refused() -> None:
    box: model.Boxed = feel("1")
    for _ in range(5000):
        box = model.BoxedList(items=(box,))
    held = linked(decision("d", box))
    assert [problem.message.code for problem in held.problems] == ["limit-depth"]
    assert "limit-depth" in codes(held.answer("d", {}))
