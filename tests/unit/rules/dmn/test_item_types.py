"""Item definitions become types."""

from collections.abc import Sequence
from typing import Any

import pytest

from rathaus.rules.dmn.model import FunctionItem, FunctionParameter, ItemDefinition
from tests.unit.rules.dmn.building import cell, codes, decision, feel, given, linked


def item(name: str, type_ref: str = "", *parts: ItemDefinition, **more: Any) -> ItemDefinition:
    """Make an item definition."""
    return ItemDefinition(name=name, type_ref=type_ref, components=parts, **more)


def type_text(*items: ItemDefinition) -> str:
    """Return the type of an input of the first item."""
    return linked(*items, given("x", items[0].name)).inputs["x"].type.text


@pytest.mark.parametrize(
    ("items", "text"),
    [
        ([item("t", "number")], "number"),
        ([item("t", "dateTime")], "date and time"),
        ([item("t", "string", collection=True)], "list<string>"),
        (
            [item("t", "", item("a", "number"), item("b", "u")), item("u", "date")],
            "context<a: number, b: date>",
        ),
        (
            [item("t", "", item("a", "", item("b", "number")), collection=True)],
            "list<context<a: context<b: number>>>",
        ),
        (
            [item("t", "u", collection=True), item("u", "boolean", collection=True)],
            "list<list<boolean>>",
        ),
        ([item("t", "number", allowed=cell("> 0"))], "t"),
        ([item("t", "number", allowed=cell("> 0"), collection=True)], "list<t>"),
        (
            [
                item(
                    "t",
                    function=FunctionItem(
                        parameters=(FunctionParameter(name="a", type_ref="number"),),
                        result="string",
                    ),
                )
            ],
            "function<number> -> string",
        ),
        ([item("t")], "Any"),
    ],
)
def test_items(items: Sequence[ItemDefinition], text: str) -> None:
    assert type_text(*items) == text


@pytest.mark.parametrize(
    ("definition", "value", "fits"),
    [
        (item("t", "number", allowed=cell("[1..5], 9")), 3, True),
        (item("t", "number", allowed=cell("[1..5], 9")), 6, False),
        (item("t", "string", allowed=cell("string length(?) < 3")), "abc", False),
        (item("t", "number", allowed=cell("> 0"), collection=True), [1, 2], True),
        (item("t", "number", allowed=cell("> 0"), collection=True), [1, -2], False),
        (item("t", "number", type_constraint=cell("count(?) < 3"), collection=True), [1, 2], True),
        (
            item("t", "number", type_constraint=cell("count(?) < 3"), collection=True),
            [1, 2, 3],
            False,
        ),
        (item("t", "", item("a", "string", allowed=cell('"x"'))), {"a": "y"}, False),
        (item("t", "", item("a", "string", allowed=cell('"x"'))), {"a": "x"}, True),
    ],
)
def test_allowed_values(definition: ItemDefinition, value: object, fits: bool) -> None:
    held = linked(definition, given("x", "t"), decision("d", "x != null", "x"))
    answer = held.answer("d", {"x": value})
    assert answer.value is fits
    assert codes(answer) == ([] if fits else ["input-not-allowed"])


def test_types_that_contain_themselves_are_problems_but_work() -> None:
    tree = item("tree", "", item("value", "number"), item("children", "tree", collection=True))
    held = linked(tree, given("x", "tree"), decision("d", "x.children[1].value", "x"))
    assert [problem.message.code for problem in held.problems] == ["dmn-type-circle"]
    leaf = {"value": 2, "children": []}
    assert held.evaluate("d", {"x": {"value": 1, "children": [leaf]}}) == 2


def test_items_that_name_each_other_are_problems() -> None:
    held = linked(item("a", "b"), item("b", "a"))
    assert [problem.message.code for problem in held.problems] == ["dmn-type-circle"]


def test_unknown_types_are_problems_and_take_any_value() -> None:
    held = linked(given("x", "tGone"), decision("d", "x", "x"))
    (problem,) = held.problems
    assert problem.message.code == "dmn-unknown-type"
    assert problem.element == "x"
    assert held.evaluate("d", {"x": "y"}) == "y"


def test_types_written_with_the_prefix_of_xml() -> None:
    held = linked(
        given("x", "feel:number"), prefixes={"feel": "http://www.omg.org/spec/FEEL/20140401"}
    )
    assert held.inputs["x"].type.text == "number"


def test_types_of_the_model_in_expressions() -> None:
    held = linked(
        item("t small", "number", allowed=cell("< 5")),
        decision("d", feel("[4 instance of t small, (function(a: t small) a)(3)]")),
    )
    assert held.evaluate("d", {}) == [True, 3]


def test_broken_allowed_values_are_problems() -> None:
    held = linked(
        item("t", "number", allowed=cell("1 +")), given("x", "t"), decision("d", "x", "x")
    )
    assert [problem.message.code for problem in held.problems] == ["dmn-no-feel"]
    assert held.evaluate("d", {"x": 7}) == 7


def test_types_that_grow_or_nest_without_end_are_cut() -> None:
    doubling = [
        item(f"t{n}", "", item("a", f"t{n + 1}"), item("b", f"t{n + 1}")) for n in range(60)
    ]
    held = linked(*doubling, item("t60", "number"), given("x", "t0"), decision("d", "x", "x"))
    assert "dmn-type-size" in {problem.message.code for problem in held.problems}
    aliases = [item(f"t{n}", f"t{n + 1}") for n in range(3000)] + [item("t3000", "number")]
    assert {problem.message.code for problem in linked(*aliases).problems} == {"limit-depth"}
