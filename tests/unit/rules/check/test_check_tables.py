"""What is said of decision tables."""

from collections.abc import Sequence

import pytest

from rathaus.rules.check import Severity, check_definitions
from rathaus.rules.dmn.model import (
    Aggregation,
    BoxedContext,
    BoxedFunction,
    BusinessKnowledgeModel,
    ContextEntry,
    DecisionTable,
    FunctionParameter,
    HitPolicy,
    InputClause,
    OutputClause,
    Rule,
)
from tests.unit.rules.check.building import (
    codes,
    decision,
    definitions,
    feel,
    found,
    given,
    item,
    needs,
    table,
    unary,
)

AGE = {"age": "number"}
FULL = [("< 18", '"child"'), (">= 18", '"grown-up"')]


def test_a_full_table_has_no_findings() -> None:
    assert found(table(["age"], FULL), AGE) == ()


def test_a_gap_is_shown_as_box_and_example() -> None:
    made = table(["age"], [("< 18", "1"), ("> 18", "2")])
    (gap,) = found(made, AGE)
    assert gap.code == "check-gap"
    assert gap.severity is Severity.WARNING
    assert gap.example == {"age": "18"}
    assert "age: 18" in gap.sentence("en")
    assert "gilt keine Regel" in gap.sentence("de")


def test_few_large_gaps_are_said_instead_of_many_points() -> None:
    rows = [(str(number), "[0..100]", "1") for number in range(50)]
    made = table(["a", "b"], rows, input_values={"a": ", ".join(map(str, range(50)))})
    gaps = found(made, {"a": "number", "b": "number"})
    assert codes(gaps) == ["gap"]
    assert "b: < 0, > 100" in gaps[0].sentence("en")


def test_input_values_bound_what_may_be_missing() -> None:
    rows = [('"a"', "1"), ('"b"', "2")]
    assert codes(found(table(["x"], rows), {"x": "string"})) == ["gap-others"]
    bounded = table(["x"], rows, input_values={"x": '"a", "b"'})
    assert found(bounded, {"x": "string"}) == ()
    wider = table(["x"], rows, input_values={"x": '"a", "b", "c"'})
    (gap,) = found(wider, {"x": "string"})
    assert gap.example == {"x": '"c"'}


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (('< "m"', '> "m"'), ["gap"]),
        (('<= "m"', '>= "m"'), ["overlap"]),
        (('< "m"', '>= "m"'), []),
        (('["a".."f"]', '["f".."z"]', '< "a"', '> "z"'), ["overlap"]),
        (('< "m"', '>= "m"', '"abc"'), ["overlap"]),
        (('< "b"', '>= "c"'), ["gap"]),
    ],
)
def test_texts_have_an_order(cells: tuple[str, ...], expected: list[str]) -> None:
    rows = [(cell, str(number)) for number, cell in enumerate(cells)]
    assert codes(found(table(["x"], rows), {"x": "string"})) == expected


def test_order_and_possible_texts_go_together() -> None:
    made = table(["x"], [('< "c"', "1")], input_values={"x": '"a", "b", "c"'})
    (gap,) = found(made, {"x": "string"})
    assert gap.example == {"x": '"c"'}


def test_allowed_values_of_the_type_bound_it_too() -> None:
    grade = item("tGrade", "string", '"a", "b"')
    rows = [('"a"', "1"), ('"b"', "2")]
    assert found(table(["x"], rows), {"x": "tGrade"}, [grade]) == ()
    assert codes(found(table(["x"], [*rows, ('"c"', "3")]), {"x": "tGrade"}, [grade])) == [
        "value-outside"
    ]


def test_a_default_fills_every_gap() -> None:
    assert found(table(["age"], [("< 18", "1")], default="2"), AGE) == ()


@pytest.mark.parametrize(
    "policy", [HitPolicy.COLLECT, HitPolicy.RULE_ORDER, HitPolicy.OUTPUT_ORDER]
)
def test_where_several_rules_may_apply_a_gap_is_a_hint_and_an_overlap_nothing(
    policy: HitPolicy,
) -> None:
    made = table(["age"], [("< 18", "1"), ("< 10", "2")], policy, output_values="1, 2")
    (only,) = found(made, AGE)
    assert (only.code, only.severity) == ("check-gap-collect", Severity.HINT)


def test_between_whole_numbers_a_gap_is_a_hint() -> None:
    (only,) = found(table(["age"], [("<= 17", "1"), (">= 18", "2")]), AGE)
    assert (only.code, only.severity) == ("check-gap-fractions", Severity.HINT)
    assert only.example == {"age": "17.1"}


@pytest.mark.parametrize(
    ("kind", "rows"),
    [
        ("date", ('<= @"2026-01-01"', '>= @"2026-01-02"')),
        ("time", ('<= @"11:59:59"', '>= @"12:00:00"')),
        ("years and months duration", ('<= @"P11M"', '>= @"P1Y"')),
        ("boolean", ("true", "false")),
        ("boolean", ("true", "not(true)")),
        ("number", ("not(5)", "5")),
        ("string", ('not("a", "b")', '"b", "a"')),
        ("number", ("? > 3 or ? < 2", "? in [2..3]")),
    ],
)
def test_nothing_lies_between_neighbours(kind: str, rows: tuple[str, str]) -> None:
    assert found(table(["x"], [(row, "1") for row in rows]), {"x": kind}) == ()


def test_overlapping_rules_of_a_unique_table_are_an_error() -> None:
    made = table(["age"], [("<= 18", "1"), (">= 18", "2")])
    (overlap,) = found(made, AGE)
    assert (overlap.code, overlap.severity) == ("check-overlap", Severity.ERROR)
    assert overlap.rules == (1, 2)
    assert overlap.example == {"age": "18"}


def test_rules_of_any_must_agree_where_they_overlap() -> None:
    same = table(["age"], [("-", "1"), ("> 5", "1.0")], HitPolicy.ANY)
    assert found(same, AGE) == ()
    other = table(["age"], [("-", "1"), ("> 5", "2")], HitPolicy.ANY)
    assert codes(found(other, AGE)) == ["conflict"]
    unknown = table(["age"], [("-", "age"), ("> 5", "age + 0")], HitPolicy.ANY)
    assert found(unknown, AGE) == ()


def test_a_rule_that_earlier_ones_cover_together_is_never_reached() -> None:
    made = table(["age"], [("< 10", "1"), (">= 10", "2"), ("[5..15]", "3")], HitPolicy.FIRST)
    (masked,) = found(made, AGE)
    assert masked.code == "check-masked-first"
    assert masked.rules == (3, 1, 2)


def test_a_last_rule_for_anything_still_catches_a_missing_value() -> None:
    made = table(["age"], [*FULL, ("-", '"unknown"')], HitPolicy.FIRST)
    (only,) = found(made, AGE)
    assert (only.code, only.severity) == ("check-only-null", Severity.HINT)


def test_a_rule_of_lower_priority_may_never_decide() -> None:
    rows = [("> 5", '"low"'), ("> 3", '"high"')]
    made = table(["age"], rows, HitPolicy.PRIORITY, output_values='"high", "low"', default='"low"')
    (masked,) = found(made, AGE)
    assert masked.code == "check-masked-priority"
    assert masked.rules == (1, 2)
    turned = table(
        ["age"], rows, HitPolicy.PRIORITY, output_values='"low", "high"', default='"low"'
    )
    assert found(turned, AGE) == ()


@pytest.mark.parametrize("cell", ["[5..3]", "? < 3 and ? > 5", "(4..4)"])
def test_a_cell_that_holds_for_nothing_makes_its_rule_useless(cell: str) -> None:
    made = table(["age"], [(cell, "1"), ("-", "2")])
    assert codes(found(made, AGE)) == ["empty-cell"]


def test_a_constant_of_another_kind_is_an_error() -> None:
    made = table(["age"], [('"old"', "1"), ("-", "2")])
    (wrong,) = found(made, AGE)
    assert (wrong.code, wrong.severity) == ("check-cell-type", Severity.ERROR)
    assert codes(found(table(["age"], [('< "old"', "1"), ("-", "2")]), AGE)) == ["cell-type"]


@pytest.mark.parametrize("cell", ["< limit", "odd(?)", "limit", "? > 5 and odd(?)"])
def test_what_cannot_be_understood_is_named_and_never_a_false_finding(cell: str) -> None:
    made = table(["age"], [(cell, "1"), ("-", "2")])
    (only,) = (
        found(made, {"age": "number", "limit": "number"}) if "limit" in cell else found(made, AGE)
    )
    assert (only.code, only.rules) == ("check-unclear-cells", (1,))


def test_what_is_partly_understood_is_used_where_it_is_certain() -> None:
    made = table(["age"], [("? > 5 and odd(?)", "1"), ("[5..6]", "1")])
    assert set(codes(found(made, AGE))) == {"unclear-cells", "gap"}
    gap = next(one for one in found(made, AGE) if one.code == "check-gap")
    assert "age: < 5." in gap.sentence("en")


def test_two_columns_of_the_same_expression_are_looked_at_together() -> None:
    rows = [("< 5", "-", "1"), ("-", "[5..10)", "2"), (">= 10", "-", "3")]
    assert found(table(["age", "age"], rows), AGE) == ()


def test_columns_that_depend_on_each_other_bring_hints_only() -> None:
    rows = [("< 5", "true", "1"), (">= 5", "false", "2")]
    findings = found(table(["age", "age < 5"], rows), AGE)
    assert {one.severity for one in findings} == {Severity.HINT}
    assert set(codes(findings)) == {"gap-perhaps"}
    rows = [("< 5", "-", "1"), ("-", "false", "2")]
    findings = found(table(["age", "age < 5"], rows), AGE)
    assert set(codes(findings)) == {"gap-perhaps", "overlap-perhaps"}


def test_computed_inputs_bring_hints_only() -> None:
    rows = [("0", "1"), ("> 0", "2")]
    findings = found(table(["string length(name)"], rows), {"name": "string"})
    assert {one.severity for one in findings} == {Severity.HINT}


def test_entries_of_one_input_vary_freely() -> None:
    person = item("tPerson", components=(item("age", "number"), item("married", "boolean")))
    rows = [("< 18", "-", "1"), (">= 18", "true", "2")]
    (gap,) = found(table(["p.age", "p.married"], rows), {"p": "tPerson"}, [person])
    assert gap.severity is Severity.WARNING
    assert gap.example == {"p.age": "18", "p.married": "false"}


def _with_class(rows: Sequence[Sequence[str]]) -> Sequence[str]:
    age = given("age", "number")
    group = decision("group", table(["age"], FULL), needs(age), type_ref="string")
    fee = decision("fee", table(["group"], rows), needs(group))
    return codes(check_definitions(definitions(age, group, fee)))


def test_a_decision_made_by_a_table_has_only_the_values_of_its_rules() -> None:
    assert _with_class([('"child"', "1"), ('"grown-up"', "2")]) == []
    assert _with_class([('"child"', "1"), ('"old"', "2"), ('not("child")', "3")]) == [
        "value-outside"
    ]


def test_null_counts_only_where_the_table_speaks_of_it() -> None:
    assert found(table(["age"], FULL), AGE) == ()
    assert found(table(["age"], [*FULL, ("null", '"?"')]), AGE) == ()
    findings = found(table(["age"], [("null", "1"), ("-", "2")]), AGE)
    assert codes(findings) == ["overlap"]
    assert findings[0].example == {"age": "null"}


def test_outputs_are_held_against_their_values_and_type() -> None:
    outside = table(["age"], FULL, output_values='"child", "adult"')
    assert sorted(codes(found(outside, AGE))) == ["output-never", "output-outside"]
    typed = table(["age"], FULL, output_type="number")
    assert codes(found(typed, AGE)) == ["output-type", "output-type"]


@pytest.mark.parametrize("policy", [HitPolicy.PRIORITY, HitPolicy.OUTPUT_ORDER])
def test_an_order_of_priority_needs_output_values(policy: HitPolicy) -> None:
    assert codes(found(table(["age"], FULL, policy), AGE)) == ["no-priorities"]


def test_a_column_without_any_test_is_a_hint() -> None:
    rows = [("< 18", "-", "1"), (">= 18", "-", "2")]
    assert codes(found(table(["age", "name"], rows), {"age": "number", "name": "string"})) == [
        "unused-column"
    ]


def test_a_table_without_rules_is_a_warning() -> None:
    assert codes(found(table(["age"], []), AGE)) == ["no-rules"]


def test_the_type_of_a_table_follows_its_hit_policy() -> None:
    counted = table(["age"], [("-", '"a"')], HitPolicy.COLLECT, aggregation=Aggregation.COUNT)
    age = given("age", "number")
    count = decision("count", counted, needs(age))
    twice = decision("twice", 'count + "!"', needs(count))
    assert codes(check_definitions(definitions(age, count, twice))) == ["arithmetic"]


def test_texts_cannot_be_summed() -> None:
    made = table(
        ["age"], [("> 1", '"a"'), ("-", "2")], HitPolicy.COLLECT, aggregation=Aggregation.SUM
    )
    assert codes(found(made, AGE)) == ["sum"]


def test_entries_of_a_context_are_computed_but_parameters_may_be_anything() -> None:
    inner = table(["x"], [("< 5", "1")])
    age = given("age", "number")
    boxed = BoxedContext(
        entries=(ContextEntry(name="x", value=feel("age * 2")), ContextEntry(value=inner))
    )
    result = decision("result", boxed, needs(age))
    assert codes(check_definitions(definitions(age, result))) == ["gap-perhaps"]
    body = BoxedFunction(parameters=(FunctionParameter(name="x", type_ref="number"),), body=inner)
    function = BusinessKnowledgeModel(id="f", name="f", variable="f", logic=body)
    assert codes(check_definitions(definitions(function))) == ["gap"]


def test_headings_of_examples_are_what_people_see() -> None:
    made = DecisionTable(
        inputs=(InputClause(label="Age in years", expression=feel("age")),),
        outputs=(OutputClause(name="out"),),
        rules=(Rule(tests=(unary("< 18"),), outputs=(feel("1"),)),),
    )
    (gap,) = found(made, AGE)
    assert gap.example == {"Age in years": "18"}


@pytest.mark.slow
def test_large_tables_are_looked_at_quickly_or_the_search_says_that_it_stopped() -> None:
    rows = [
        (f"[{10 * number}..{10 * number + 10})", f'"{number % 7}"', str(number))
        for number in range(1000)
    ]
    made = table(["a", "b"], rows)
    findings = found(made, {"a": "number", "b": "string"})
    assert set(codes(findings)) <= {"gap", "gap-others", "more-gaps", "gaps-stopped"}
    assert len(findings) <= 11


@pytest.mark.parametrize(
    ("of", "cell"),
    [
        ("date", '< @"2026-01-01T00:00:00Z"'),
        ("date", '@"2026-01-01T00:00:00"'),
        ("date", 'date and time("2026-01-01T00:00:00")'),
        ("date and time", '< @"2026-01-01"'),
        ("date and time", '[@"2026-01-01"..@"2026-02-01"]'),
        ("time", '> @"2026-01-01T12:00:00"'),
        ("days and time duration", '@"P1M"'),
        ("years and months duration", '>= @"P30D"'),
    ],
)
def test_a_time_of_another_kind_is_an_error(of: str, cell: str) -> None:
    made = table(["when"], [(cell, "1"), ("-", "2")], HitPolicy.FIRST)
    assert set(codes(found(made, {"when": of}))) == {"cell-type"}


def test_an_allowed_value_of_another_kind_of_time_is_an_error() -> None:
    made = item("day", "date", '>= @"2026-01-01T00:00:00"')
    assert codes(check_definitions(definitions(given("d", "day"), items=[made]))) == ["comparison"]


@pytest.mark.parametrize(
    ("cell", "severity"),
    [
        ("< 1,5", Severity.WARNING),
        (">=2,50", Severity.WARNING),
        ("1,5", Severity.HINT),
        ("1, 5", None),
        ("< 1, 5", None),
        ("1,2,3", None),
    ],
)
def test_a_decimal_comma_in_a_cell_is_told(cell: str, severity: Severity | None) -> None:
    made = table(["age"], [(cell, "1"), ("-", "2")], HitPolicy.FIRST)
    said = found(made, AGE)
    assert [(one.code, one.severity, one.rules) for one in said] == (
        [("check-decimal-comma", severity, (1,))] if severity else []
    )


def test_a_decimal_comma_is_told_with_both_readings() -> None:
    (one,) = found(table(["age"], [("< 1,5", "1"), ("-", "2")], HitPolicy.FIRST), AGE)
    assert "< 1 or 5" in one.sentence("en")
    assert "1.5" in one.sentence("en")


def test_texts_may_look_like_numbers() -> None:
    made = table(["code"], [('"1,5"', "1"), ("-", "2")], HitPolicy.FIRST)
    assert found(made, {"code": "string"}) == ()
