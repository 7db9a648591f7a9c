"""What an evaluation tells of itself, and that it can be done again."""

import json
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from rathaus.rules.dmn.evaluate import Model
from rathaus.rules.dmn.link import link
from rathaus.rules.dmn.model import Aggregation, HitPolicy, OutputClause
from rathaus.rules.dmn.replay import replay
from rathaus.rules.dmn.trace import Trace
from rathaus.rules.expression import compile_expression
from rathaus.rules.state import State
from rathaus.rules.values.operators import identical
from rathaus.rules.values.temporal import Date
from tests.unit.rules.dmn.building import (
    cell,
    decision,
    definitions,
    feel,
    given,
    knowledge,
    linked,
    service,
    table,
)


def fees(policy: HitPolicy = HitPolicy.FIRST, child: str = "0") -> Model:
    """Make a model of a fee by age and place of residence."""
    held = table(
        ["age: number", "place: string"],
        [OutputClause(name="fee", values=cell("20, 10, 0"), default=feel("99"))],
        [
            f"< 18 | - => {child} // children are free",
            '>= 18 | "here", "near" => 10',
            '[65..200] | "here" => 0',
        ],
        policy,
        annotations=("Why",),
    )
    return linked(
        given("age", "number"),
        given("place", "string"),
        decision("fee", held, "age", "place", question="What does it cost?"),
        decision("sentence", '"It costs " + string(fee)', "fee"),
    )


def traced(model: Model, name: str, **inputs: object) -> Trace:
    """Ask and return the trace."""
    trace = model.answer(name, inputs, trace=True).trace
    assert trace is not None
    return trace


def test_a_trace_holds_each_decision_in_order() -> None:
    trace = traced(fees(), "sentence", age=70, place="here")
    assert [step.name for step in trace.steps] == ["fee", "sentence"]
    assert [step.literal for step in trace.steps] == ["10", '"It costs 10"']
    assert trace.steps[0].question == "What does it cost?"
    assert [(fact.name, fact.literal) for fact in trace.steps[0].inputs] == [
        ("age", "70"),
        ("place", '"here"'),
    ]


def test_a_rule_is_told_in_the_words_of_the_table() -> None:
    (found,) = traced(fees(), "fee", age=70, place="here").steps[0].tables
    assert [(rule.number, rule.id, rule.used) for rule in found.rules] == [
        (2, "r2", True),
        (3, "r3", False),
    ]
    assert [(each.heading, each.literal, each.cell) for each in found.rules[0].inputs] == [
        ("age", "70", ">= 18"),
        ("place", '"here"', '"here", "near"'),
    ]
    assert [(each.heading, each.literal, each.cell) for each in found.rules[0].outputs] == [
        ("fee", "10", "10")
    ]


def test_sentences_in_german() -> None:
    words = traced(fees(), "fee", age=70, place="here").sentences("de")
    assert words == (
        "„fee“ beantwortet die Frage: What does it cost?",
        'Zu entscheiden war „fee“ aus age = 70, place = "here".',
        "In der Tabelle „fee“ gilt die erste Regel, die zutrifft.",
        'Regel 2 trifft zu: age ist 70 (verlangt: >= 18); place ist "here" '
        '(verlangt: "here", "near").',
        "Regel 2 gibt: fee: 10.",
        "Auch Regel 3 trifft zu; sie steht weiter hinten.",
        "„fee“ ergibt 10.",
        "Ergebnis für „fee“: 10.",
    )


def test_sentences_in_english_with_annotation() -> None:
    words = traced(fees(), "fee", age=7, place=None).sentences("en")
    assert "Rule 1 matches: age is 7 (asked for: < 18)." in words
    assert "Why: children are free" in words
    assert '"fee" was to be decided from age = 7, place = nothing.' in words


def test_when_nothing_matches_the_default_is_told() -> None:
    trace = traced(fees(), "fee", age=30, place="far")
    (found,) = trace.steps[0].tables
    assert found.default_used
    assert found.rules == ()
    words = trace.sentences("de")
    assert 'In der Tabelle „fee“ trifft keine Regel zu auf age = 30, place = "far".' in words
    assert "Es gilt die Vorgabe für diesen Fall: 99." in words


def test_a_conflict_is_told_with_its_rules() -> None:
    trace = traced(fees(HitPolicy.UNIQUE), "fee", age=70, place="here")
    assert [rule.number for rule in trace.steps[0].tables[0].rules] == [2, 3]
    words = trace.sentences("de")
    assert "Genau eine Regel darf zutreffen, aber mehrere treffen zu: 2, 3." in words
    assert "In der Tabelle „fee“ darf höchstens eine Regel zutreffen." in words
    assert "Regel 3 gibt: fee: 0." in words


def test_priority_tells_which_rule_won() -> None:
    trace = traced(fees(HitPolicy.PRIORITY), "fee", age=70, place="here")
    assert [(rule.number, rule.used) for rule in trace.steps[0].tables[0].rules] == [
        (2, True),
        (3, False),
    ]


@pytest.mark.parametrize(
    ("rules", "said"),
    [
        (["- => 10", "- => 20"], "Auch Regel 1 trifft zu; ihr Ergebnis ist weniger wichtig."),
        (["- => 20", "- => 20"], "Auch Regel 2 trifft zu und gibt dasselbe."),
        (
            ["- => 10", "- => 20", "- => 0"],
            "Auch die Regeln 1, 3 treffen zu; ihre Ergebnisse sind weniger wichtig.",
        ),
    ],
)
def test_rules_that_do_not_count_are_told_with_the_reason(rules: list[str], said: str) -> None:
    clauses = [OutputClause(name="fee", values=cell("20, 10, 0"))]
    held = table(["age: number"], clauses, rules, HitPolicy.PRIORITY)
    words = traced(linked(given("age", "number"), decision("d", held, "age")), "d", age=7)
    assert said in words.sentences("de")


def test_rules_of_any_that_disagree_are_told_without_a_result() -> None:
    words = traced(fees(HitPolicy.ANY), "fee", age=70, place="here").sentences("de")
    assert not any("dasselbe." in each and "In der Tabelle" in each for each in words)
    assert "Die Regeln 2, 3 treffen zu, geben aber nicht alle dasselbe." in words
    assert "In der Tabelle „fee“ müssen alle Regeln, die zutreffen, dasselbe geben." in words


@pytest.mark.parametrize("policy", list(HitPolicy))
@pytest.mark.parametrize("aggregation", list(Aggregation))
@pytest.mark.parametrize("age", [7, 70, None])
def test_every_policy_can_be_told(policy: HitPolicy, aggregation: Aggregation, age: object) -> None:
    held = table(["age"], ["n"], ["< 18 => 1", "> 60 => 2", "> 60 => 3"], policy, aggregation)
    trace = traced(linked(given("age"), decision("d", held, "age")), "d", age=age)
    for language in ("de", "en"):
        assert all(trace.sentences(language))


def test_input_that_is_not_allowed_is_told() -> None:
    held = table(['x in "a"'], ["n"], ["- => 1"])
    words = traced(linked(given("x"), decision("d", held, "x")), "d", x="b").sentences("de")
    assert 'Die Tabelle „d“ ist für diese Angaben nicht gemacht: x = "b".' in words
    assert 'Der Wert von „x“ ist nicht vorgesehen. Vorgesehen ist: "a".' in words


def test_notes_stand_with_the_step_they_came_up_in() -> None:
    model = linked(
        given("x", "number"),
        decision("a", '1 + "x"'),
        knowledge("f", {"n": ""}, "unheard of"),
        decision("b", "f(1)", "f:f"),
        decision("c", "[a, b, x]", "a", "b", "x"),
    )
    trace = traced(model, "c", x="no number")
    assert [note.code for note in trace.notes] == ["input-misfit"]
    a, b, c = trace.steps
    assert len(a.notes) == 1
    assert b.notes == ()
    assert [note.code for note in b.steps[0].notes] == ["unknown-name"]
    assert b.steps[0].kind == "function"
    assert c.notes == ()


def test_services_and_functions_are_steps_within() -> None:
    model = linked(
        given("n", "number"),
        decision("twice", "n * 2", "n"),
        service("double", ["twice"], ["n"]),
        decision("d", "double(4)", "f:double"),
    )
    (step,) = traced(model, "d").steps
    (inner,) = step.steps
    assert (inner.kind, inner.name, inner.literal) == ("service", "double", "8")
    assert [each.name for each in inner.steps] == ["twice"]
    assert "Befragt wurde der Entscheidungsdienst „double“ mit n = 4." in traced(
        model, "d"
    ).sentences("de")


def test_a_trace_becomes_json_and_is_replayed_from_it() -> None:
    model = fees()
    trace = traced(model, "sentence", age=70, place="here")
    kept = json.loads(json.dumps(trace.to_json()))
    assert kept["steps"][0]["tables"][0]["matched"][0]["rule"] == 2
    assert replay(model, trace)
    again = replay(model, kept)
    assert again
    assert again.trace == trace


def test_a_replay_names_what_came_out_otherwise() -> None:
    kept = traced(fees(), "sentence", age=7, place="here")
    again = replay(fees(child="5"), kept)
    assert not again
    words = [each.in_language("de") for each in again.differences]
    assert words[0] == "„fee“ ergab damals 0 und ergibt heute 5."
    assert len(words) == 2


def test_a_replay_names_rules_that_match_otherwise() -> None:
    first = table(["x"], ["n"], ["1 => 1", "- => 1"], HitPolicy.FIRST)
    second = table(["x"], ["n"], ["2 => 1", "- => 1"], HitPolicy.FIRST)
    models = [linked(given("x"), decision("d", held, "x")) for held in (first, second)]
    kept = traced(models[0], "d", x=1)
    (difference,) = replay(models[1], kept).differences
    assert difference.code == "replay-rules"


def test_dates_and_the_moment_survive_a_replay() -> None:
    model = linked(
        given("day", "date"), decision("d", "{past: day < date(now()), at: now()}", "day")
    )
    moment = datetime(2026, 3, 1, 12, 30, tzinfo=UTC)
    answer = model.answer("d", {"day": Date(2026, 2, 1)}, now=moment, trace=True)
    assert answer.trace is not None
    again = replay(model, json.loads(json.dumps(answer.trace.to_json())))
    assert again
    assert again.trace.value == answer.value


def test_the_hour_that_a_zone_repeats_survives_a_replay() -> None:
    model = linked(
        given("start", "date and time"),
        decision("d", '{start: start, month: start + @"P1M", day: start + @"PT23H"}', "start"),
    )
    start = compile_expression('@"2026-10-25T02:30:00@Europe/Berlin" + @"PT1H"').evaluate({}).value
    trace = traced(model, "d", start=start)
    assert trace.inputs[0].literal == '@"2026-10-25T02:30:00@Europe/Berlin" + @"PT1H"'
    again = replay(model, json.loads(json.dumps(trace.to_json())))
    assert again.differences == ()
    assert identical(State(), again.trace.inputs[0].value, start)


def test_now_in_the_hour_that_a_zone_repeats_survives_a_replay() -> None:
    model = linked(decision("d", '[now(), now() + @"P1M"]'))
    moment = datetime(2026, 10, 25, 2, 30, fold=1, tzinfo=ZoneInfo("Europe/Berlin"))
    answer = model.answer("d", {}, now=moment, trace=True)
    assert answer.trace is not None
    kept = json.loads(json.dumps(answer.trace.to_json()))
    assert kept["now"] == '@"2026-10-25T02:30:00@Europe/Berlin" + @"PT1H"'
    assert replay(model, kept).differences == ()
    assert replay(model, {**kept, "now": "2026-10-25T02:30:00@Europe/Berlin"}).differences


def test_too_much_is_cut_and_said() -> None:
    model = linked(
        knowledge("f", {"n": ""}, "n"), decision("d", "for i in 1..12000 return f(i)", "f:f")
    )
    trace = traced(model, "d")
    assert not trace.complete
    assert any("Hier fehlen Schritte" in words for words in trace.sentences("de"))


def test_answers_with_and_without_trace_agree() -> None:
    model = link(definitions(*fees().definitions.inputs, *fees().definitions.decisions))
    inputs = {"age": 70, "place": "here"}
    plain = model.evaluate("sentence", inputs)
    assert plain == model.answer("sentence", inputs).value
    assert plain == model.answer("sentence", inputs, trace=True).value
    assert model.answer("sentence", inputs).trace is None


def test_what_nobody_wants_is_not_kept() -> None:
    trace = traced(fees(), "fee", age=7, place="here", who="Erika", odd=object())
    assert [fact.name for fact in trace.inputs] == ["age", "place"]


def test_values_too_long_to_be_read_are_left_out() -> None:
    model = linked(
        decision("big", 'for i in 1..20000 return "abc"'), decision("d", "count(big)", "big")
    )
    trace = traced(model, "d")
    assert trace.value == 20000
    assert trace.steps[0].literal == "…"
    assert not trace.complete


@pytest.mark.slow
def test_values_that_hold_themselves_many_times_do_no_harm() -> None:
    doubled = [decision("d0", "[1]")]
    doubled += [decision(f"d{n}", f"[d{n - 1}, d{n - 1}]", f"d{n - 1}") for n in range(1, 60)]
    trace = traced(linked(*doubled, decision("d", "count(d59)", "d59")), "d")
    assert trace.literal == "2"
