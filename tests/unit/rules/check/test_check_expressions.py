"""What is said of expressions, and which type they are found to have."""

import pytest

from rathaus.rules.check import Finding, Severity, check_definitions
from rathaus.rules.check.typing.infer import infer
from rathaus.rules.check.typing.scope import Known, Remarks, Scope
from rathaus.rules.dmn.model import (
    Binding,
    BoxedContext,
    BoxedFunction,
    BusinessKnowledgeModel,
    ContextEntry,
    FunctionParameter,
    Invocation,
)
from rathaus.rules.feel.names import NameTable
from rathaus.rules.feel.parser import parse_expression
from rathaus.rules.values.types import (
    BOOLEAN,
    DATE,
    LIST,
    NUMBER,
    STRING,
    ContextType,
    ListType,
    type_named,
)
from tests.unit.rules.check.building import codes, decision, definitions, feel, given, item, needs

PERSON = ContextType((("first name", STRING), ("age", NUMBER)))
NAMES = {
    "n": NUMBER,
    "s": STRING,
    "b": BOOLEAN,
    "d": DATE,
    "ns": ListType(NUMBER),
    "p": PERSON,
    "ps": ListType(PERSON),
    "monthly fee": NUMBER,
    "any list": LIST,
}


def _looked(text: str) -> tuple[str, list[str]]:
    table = NameTable([*NAMES, "x"], ["first name", "age"])
    scope = Scope(
        {**{name: Known(of) for name, of in NAMES.items()}, "x": Known()},
        type_named,
        missing=frozenset({"elsewhere"}),
    )
    remarks = Remarks()
    found = infer(parse_expression(text, table), scope, remarks)
    return found.text, [one.code.removeprefix("check-") for one in remarks.made]


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("n + 1", "number"),
        ("s + s", "string"),
        ("d - d", "days and time duration"),
        ('d + duration("P1M")', "date"),
        ("n < 3 and b", "boolean"),
        ("if b then 1 else 2", "number"),
        ('if b then 1 else "a"', "Any"),
        ("if b then 1 else null", "number"),
        ("[1, 2]", "list<number>"),
        ("ns[1]", "number"),
        ("ns[item > 1]", "list<number>"),
        ("ps[age > 3].first name", "list<string>"),
        ("p.first name", "string"),
        ("d.year", "number"),
        ("{a: 1, c: a + 1}.c", "number"),
        ("[{a: 1}, {c: 2}].c", "list<number>"),
        ("for i in ns return i * 2", "list<number>"),
        ("for i in 1..3 return i > 1", "list<boolean>"),
        ("some i in ns satisfies i > 1", "boolean"),
        ("string length(s)", "number"),
        ('duration("P1D")', "days and time duration"),
        ('duration("P1M")', "years and months duration"),
        ("duration(s)", "Any"),
        ("n instance of number", "boolean"),
        ("x", "Any"),
        ("x + 1", "Any"),
        ("x.y.z", "Any"),
        ("(function(a: number) a > 1)(2)", "boolean"),
        ("monthly fee * 12", "number"),
        ("n between 1 and 2", "boolean"),
        ('@"2026-01-01"', "date"),
    ],
)
def test_types_are_found_without_complaint(text: str, of: str) -> None:
    assert _looked(text) == (of, [])


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("m + 1", "unknown-name"),
        ("monthly fees * 12", "unknown-name-near"),
        ("elsewhere", "not-required"),
        ("n + s", "arithmetic"),
        ("b + 1", "arithmetic"),
        ("s - s", "arithmetic"),
        ("d + d", "arithmetic"),
        ("d + 1", "arithmetic"),
        ("x - s", "arithmetic"),
        ("-s", "negation"),
        ("n = s", "comparison"),
        ('n < "5"', "comparison"),
        ("b < b", "comparison"),
        ('d = date and time("2026-01-01T00:00:00")', "comparison"),
        ('@"P1D" < @"P1M"', "comparison"),
        ('[d..date and time("2026-01-01T00:00:00")]', "range-ends"),
        ('n in ("a", 5)', "comparison"),
        ("n in (< 5, s)", "comparison"),
        ('n between "a" and 5', "comparison"),
        ("if n then 1 else 2", "not-boolean"),
        ("some i in ns satisfies i + 1", "not-boolean"),
        ('ns["a"]', "filter"),
        ("p.agee", "unknown-entry-near"),
        ("p.income", "unknown-entry"),
        ("ps[income > 3]", "unknown-name"),
        ("ps.income", "unknown-entry"),
        ("d.hour", "no-member"),
        ("n.year", "no-member"),
        ("n(1)", "not-a-function"),
        ("string length()", "builtin-count"),
        ("string length(s, s)", "builtin-count"),
        ("string length(n)", "arguments"),
        ("string length(strin: s)", "parameter-near"),
        ("string length(value: s)", "parameter"),
        ("floor(n, n, n)", "builtin-count"),
        ("strng length(s)", "unknown-name-near"),
        ("(function(a) a)(1, 2)", "argument-count"),
        ("{f: function(a: number) a, c: f(s)}", "argument-type"),
        ("{f: function(a: number) a, c: f(b: n)}", "parameter"),
        ("{f: function(a, c) a, d: f(a: n)}", "argument-missing"),
        ("n instance of nummer", "unknown-type"),
        ('@"2026-13-01"', "at-literal"),
        ("[1..s]", "range-ends"),
        ("b and n", "not-boolean"),
    ],
)
def test_what_cannot_be_right_is_said(text: str, code: str) -> None:
    assert _looked(text)[1] == [code]


@pytest.mark.parametrize(
    "text",
    [
        "any list[income > 3]",
        "any list[item.income > 3]",
        "[s][1] = s",
        "[n] + n",
        "count(n)",
        "x(1, 2, 3)",
        "sum(1, 2, 3)",
        "min(s, s)",
        "null + 1",
        "if x then 1 else 2",
        "for i in ns return partial[-1]",
        "n = null",
        'get value({a: 1}, "a") + 1',
        "sort(ns, function(a, c) a < c)",
        "{a: 1, c: {d: a}}.c.d",
    ],
)
def test_what_may_be_right_is_let_alone(text: str) -> None:
    assert _looked(text)[1] == []


def test_chains_of_a_thousand_terms_are_no_trouble() -> None:
    assert _looked(" + ".join(["n"] * 1000)) == ("number", [])
    assert _looked(" and ".join(["b"] * 1000)) == ("boolean", [])


# --- in models


def _of(text: str, type_ref: str = "") -> tuple[Finding, ...]:
    return check_definitions(definitions(decision("result", text, type_ref=type_ref)))


def test_a_text_that_is_no_feel_has_its_place_in_the_file() -> None:
    (broken,) = _of("1 +\n  * 2")
    assert (broken.code, broken.severity) == ("check-syntax", Severity.ERROR)
    assert (broken.place.file, broken.place.line, broken.place.column) == ("m.dmn", 11, 3)


def test_a_wrong_part_has_its_place_in_the_file() -> None:
    (wrong,) = _of('1 + ("a" - 1)')
    assert wrong.code == "check-arithmetic"
    assert (wrong.place.line, wrong.place.column) == (10, 10)


def test_a_result_is_held_against_its_type() -> None:
    assert codes(_of('"a"', "number")) == ["decision-type"]
    assert codes(_of("[1]", "number")) == []
    assert codes(_of('["a"]', "number")) == []
    assert codes(_of("1", "nummber")) == ["unknown-type-near"]


def test_missing_entries_of_a_context_are_seen() -> None:
    person = item("tPerson", components=(item("name", "string"), item("age", "number")))
    whole = decision("a", '{name: "Ada", age: 36, more: 1}', type_ref="tPerson")
    part = decision("b", '{name: "Ada"}', type_ref="tPerson")
    assert codes(check_definitions(definitions(whole, part, items=[person]))) == ["decision-type"]


def test_boxed_contexts_and_invocations_are_looked_at() -> None:
    body = BoxedFunction(
        parameters=(FunctionParameter(name="rent", type_ref="number"),), body=feel("rent * 12")
    )
    yearly = BusinessKnowledgeModel(
        id="yearly", name="yearly", variable="yearly", type_ref="number", logic=body
    )
    income = given("income", "string")
    call = Invocation(
        function=feel("yearly"),
        bindings=(Binding(name="rent", value=feel("income")),),
    )
    boxed = BoxedContext(
        entries=(
            ContextEntry(name="a", value=call),
            ContextEntry(name="b", value=feel("a + incom")),
            ContextEntry(name="", value=feel("a = b")),
        )
    )
    result = decision("result", boxed, needs(income), needs(yearly), type_ref="string")
    assert sorted(codes(check_definitions(definitions(income, yearly, result)))) == [
        "argument-type",
        "decision-type",
        "unknown-name-near",
    ]
