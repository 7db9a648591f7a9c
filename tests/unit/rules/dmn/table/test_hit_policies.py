"""What a table gives when no, one or several rules match."""

from decimal import Decimal
from typing import Any

import pytest

from rathaus.rules.dmn.model import Aggregation, HitPolicy, ItemDefinition, OutputClause
from tests.unit.rules.dmn.building import cell, codes, decision, feel, given, linked, table

D = Decimal
U, A, P, F, C, R, O = (  # noqa: E741 -- the letters of the standard
    HitPolicy.UNIQUE,
    HitPolicy.ANY,
    HitPolicy.PRIORITY,
    HitPolicy.FIRST,
    HitPolicy.COLLECT,
    HitPolicy.RULE_ORDER,
    HitPolicy.OUTPUT_ORDER,
)

OVERLAPPING = ['< 10 => "low"', '< 20 => "mid"', '>= 15 => "high"', '[40..50] => "mid"']
RANKED = OutputClause(name="level", values=cell('"high", "mid", "low"'))


def ask(policy: HitPolicy, x: object, rules: list[str] | None = None, **more: Any) -> Any:
    """Ask a table of one input."""
    aggregation = more.pop("aggregation", Aggregation.LIST)
    outputs = more.pop("outputs", [RANKED])
    held = table(["x: number"], outputs, rules or OVERLAPPING, policy, aggregation)
    return linked(given("x", "number"), decision("d", held, "x")).answer("d", {"x": x})


@pytest.mark.parametrize(
    ("policy", "x", "expected"),
    [
        (U, 12, "mid"),
        (U, 5, None),
        (U, 45, None),
        (A, 12, "mid"),
        (A, 5, None),
        (P, 5, "mid"),
        (P, 45, "high"),
        (P, 12, "mid"),
        (F, 5, "low"),
        (F, 45, "high"),
        (C, 5, ["low", "mid"]),
        (R, 45, ["high", "mid"]),
        (O, 5, ["mid", "low"]),
        (O, 45, ["high", "mid"]),
    ],
)
def test_of_several_rules_the_policy_chooses(policy: HitPolicy, x: int, expected: object) -> None:
    assert ask(policy, x).value == expected


@pytest.mark.parametrize(
    ("policy", "expected"),
    [(U, None), (A, None), (P, None), (F, None), (C, []), (R, []), (O, [])],
)
def test_without_any_rule(policy: HitPolicy, expected: object) -> None:
    assert ask(policy, None).value == expected


@pytest.mark.parametrize("policy", list(HitPolicy))
def test_the_default_holds_when_no_rule_matches(policy: HitPolicy) -> None:
    output = OutputClause(name="level", default=feel('"none of " + string(2)'))
    answer = ask(policy, 7, ['< 5 => "low"'], outputs=[output])
    assert answer.value == "none of 2"


def test_a_conflict_of_unique_names_the_rules() -> None:
    answer = ask(U, 45)
    assert codes(answer) == ["table-not-unique"]
    assert "3, 4" in answer.notes[0].message.in_language("de")
    assert answer.notes[0].place == "d"


def test_any_is_content_when_all_give_the_same() -> None:
    rules = ['< 10 => "a"', '< 20 => "a"', '< 5 => "b"']
    assert ask(A, 7, rules).value == "a"
    answer = ask(A, 3, rules)
    assert answer.value is None
    assert codes(answer) == ["table-not-any"]


@pytest.mark.parametrize(
    ("aggregation", "x", "expected"),
    [
        (Aggregation.SUM, 5, D(30)),
        (Aggregation.COUNT, 5, D(2)),
        (Aggregation.MIN, 5, D(10)),
        (Aggregation.MAX, 5, D(20)),
        (Aggregation.SUM, None, None),
        (Aggregation.COUNT, None, D(0)),
        (Aggregation.MIN, None, None),
        (Aggregation.MAX, None, None),
    ],
)
def test_collect_aggregates(aggregation: Aggregation, x: object, expected: object) -> None:
    rules = ["< 10 => 10", "< 20 => x + 15", "> 30 => 1"]
    assert ask(C, x, rules, aggregation=aggregation, outputs=["n"]).value == expected


def test_several_outputs_make_a_context() -> None:
    rules = ['< 10 => "a" | x * 2', '>= 10 => "b" | 0']
    answer = ask(U, 4, rules, outputs=["name", "double"])
    assert answer.value == {"name": "a", "double": D(8)}


def test_output_entries_do_not_see_their_neighbours() -> None:
    answer = ask(U, 4, ["- => 1 | a"], outputs=["a", "b"])
    assert answer.value == {"a": D(1), "b": None}
    assert codes(answer) == ["unknown-name"]


def test_several_outputs_are_ranked_from_the_left() -> None:
    outputs = [
        OutputClause(name="a", values=cell('"x", "y"')),
        OutputClause(name="b", values=cell("3, 2, 1")),
    ]
    rules = ['- => "y" | 3', '- => "x" | 1', '- => "x" | 2']
    assert ask(P, 1, rules, outputs=outputs).value == {"a": "x", "b": D(2)}
    ordered = ask(O, 1, rules, outputs=outputs).value
    assert [(each["a"], each["b"]) for each in ordered] == [("x", D(2)), ("x", D(1)), ("y", D(3))]


def test_several_outputs_can_be_counted_but_not_added() -> None:
    rules = ["- => 1 | 2", "- => 3 | 4"]
    counted = ask(C, 1, rules, aggregation=Aggregation.COUNT, outputs=["a", "b"])
    assert counted.value == D(2)
    added = ask(C, 1, rules, aggregation=Aggregation.SUM, outputs=["a", "b"])
    assert added.value is None
    assert codes(added) == ["table-aggregates-columns"]


def test_defaults_of_several_outputs() -> None:
    outputs = [OutputClause(name="a", default=feel("x")), OutputClause(name="b")]
    assert ask(U, 4, ["> 5 => 1 | 2"], outputs=outputs).value == {"a": D(4), "b": None}


def test_a_table_without_inputs_always_matches() -> None:
    held = table([], ["n"], ["=> 7"])
    assert linked(decision("d", held)).evaluate("d", {}) == D(7)


def test_a_table_without_rules_gives_nothing() -> None:
    held = table(["1"], ["n"], [])
    assert linked(decision("d", held)).evaluate("d", {}) is None


def test_values_outside_of_the_input_values_are_refused() -> None:
    held = table(['x: string in "a", "b"'], ["n"], ['"a" => 1', "- => 2"], F)
    model = linked(given("x", "string"), decision("d", held, "x"))
    assert model.evaluate("d", {"x": "b"}) == D(2)
    assert model.evaluate("d", {"x": None}) == D(2)
    answer = model.answer("d", {"x": "c"})
    assert answer.value is None
    assert codes(answer) == ["table-input-not-allowed"]
    assert '"a", "b"' in answer.notes[0].message.in_language("de")


def test_the_type_of_an_output_holds() -> None:
    outputs = [OutputClause(name="n", type_ref="number")]
    rules = ['1 => "no number"', "2 => 2", "3 => [3]"]
    assert ask(U, 1, rules, outputs=outputs).value is None
    assert ask(U, 2, rules, outputs=outputs).value == D(2)
    assert ask(U, 3, rules, outputs=outputs).value == D(3)


def test_priorities_come_from_the_type_when_the_table_has_none() -> None:
    item = ItemDefinition(name="tLevel", type_ref="string", allowed=cell('"high", "low"'))
    held = table(["x"], ["level"], ['- => "low"', '- => "high"'], P)
    model = linked(given("x"), decision("d", held, "x", type_ref="tLevel"), item)
    assert model.evaluate("d", {"x": 1}) == "high"
