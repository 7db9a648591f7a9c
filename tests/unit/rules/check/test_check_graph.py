"""What is said of the requirements graph and of item definitions, and how findings are given."""

import json
import string
import time

import pytest

from rathaus.rules.check import Severity, check_definitions, check_model
from rathaus.rules.check.findings import Finding
from rathaus.rules.dmn.link import link
from rathaus.rules.dmn.model import Definitions, Place, Requirement, RequirementKind
from rathaus.rules.messages.checks import CHECKS
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
)


def _codes(made: Definitions) -> list[str]:
    return codes(check_definitions(made))


def test_decisions_in_a_circle_are_named() -> None:
    one = decision("one", "two", Requirement(RequirementKind.DECISION, "#two"))
    two = decision("two", "one", Requirement(RequirementKind.DECISION, "#one"))
    (circle,) = check_definitions(definitions(one, two))
    assert circle.code == "check-circle"
    assert "one → two → one" in circle.sentence("en")


def test_a_reference_that_points_nowhere_is_an_error() -> None:
    lost = Requirement(RequirementKind.INPUT, "#lost", Place("m.dmn", 7, 3))
    (missing,) = check_definitions(definitions(decision("result", "1", lost)))
    assert missing.code == "check-missing-reference"
    assert missing.place == Place("m.dmn", 7, 3)


def test_a_reference_of_the_wrong_kind_is_an_error() -> None:
    one = given("one", "number")
    wrong = Requirement(RequirementKind.DECISION, "#one")
    assert _codes(definitions(one, decision("result", "one", wrong))) == ["wrong-kind"]


def test_what_nobody_uses_is_named() -> None:
    one, other = given("one", "number"), given("other", "number")
    assert _codes(definitions(one, other, decision("result", "one", needs(one)))) == [
        "unused-input"
    ]
    both = decision("result", "one", needs(one), needs(other))
    assert _codes(definitions(one, other, both)) == ["unused-requirement"]
    assert _codes(definitions(one, decision("result", "one", needs(one), needs(one)))) == [
        "required-twice"
    ]


def test_a_name_in_a_table_counts_as_used() -> None:
    assert found(table(["age"], [("< limit", "age"), (">= limit", "limit")]), {}) != ()
    one, limit = given("age", "number"), given("limit", "number")
    made = table(["age"], [("< limit", "1"), (">= limit", "2")])
    findings = _codes(definitions(one, limit, decision("r", made, needs(one), needs(limit))))
    assert findings == ["unclear-cells"]


def test_a_broken_expression_may_use_anything() -> None:
    one = given("one", "number")
    assert _codes(definitions(one, decision("result", "one +", needs(one)))) == ["syntax"]


def test_names_used_without_requirement_are_errors() -> None:
    one = given("monthly rent", "number")
    findings = _codes(definitions(one, decision("result", "monthly rent * 2")))
    assert findings == ["not-required", "unused-input"]


def test_a_name_with_signs_that_is_not_required_is_not_taken_for_one_that_is() -> None:
    one, other = given("gross", "number"), given("tax", "number")
    net = decision("gross-tax", "gross - tax", needs(one), needs(other))
    result = decision("result", "gross-tax", needs(one), needs(other))
    assert _codes(definitions(one, other, net, result)) == []


def test_a_decision_without_logic_is_a_warning() -> None:
    assert _codes(definitions(decision("result", None))) == ["no-logic"]


def test_names_given_twice_are_errors() -> None:
    one = given("result", "number")
    assert "name-twice" in _codes(definitions(one, decision("result", "1")))


def test_long_chains_of_types_are_looked_at_in_time() -> None:
    chain = [item(f"t{number}", f"t{number + 1}") for number in range(5000)]
    started = time.process_time()
    check_definitions(definitions(decision("result", "1"), items=chain))
    assert time.process_time() - started < 5


def test_only_the_types_of_a_circle_are_in_it() -> None:
    items = [item("tA", "tB"), item("tB", "tC"), item("tC", "tB"), item("tD", "number")]
    findings = check_definitions(definitions(decision("result", "1"), items=items))
    circles = [each for each in findings if each.code == "check-type-circle"]
    assert sorted(each.element_name for each in circles) == ["tB", "tC"]


@pytest.mark.parametrize(
    ("items", "code"),
    [
        ([item("tA")], "item-without-type"),
        ([item("tA", "tB")], "unknown-type"),
        ([item("tA", "nunber")], "unknown-type-near"),
        ([item("tA", "tB"), item("tB", "tA")], "type-circle"),
        ([item("tA", "number"), item("tA", "string")], "type-twice"),
        ([item("tA", "number", '"a", 5')], "comparison"),
        ([item("tA", "number", "1 +")], "syntax"),
        ([item("tA", components=(item("b", "number"), item("b", "number")))], "type-twice"),
    ],
)
def test_item_definitions_are_looked_at(items: list[object], code: str) -> None:
    made = definitions(decision("result", "1"), items=items)  # type: ignore[arg-type]
    assert set(_codes(made)) == {code}


def test_a_linked_model_is_checked_like_its_file() -> None:
    one = given("one", "number")
    made = definitions(one, decision("result", 'one + "a"', needs(one)))
    assert check_model(link(made)) == check_definitions(made)
    assert _codes(made) == ["arithmetic"]


def test_grave_findings_come_first_and_each_only_once() -> None:
    made = table(["age"], [("< 1", '"a" - 1'), ("> 1", "2"), ("> 1", "3")])
    findings = found(made, {"age": "number"})
    ranks = [list(Severity).index(one.severity) for one in findings]
    assert ranks == sorted(ranks)
    assert len(findings) == len({(one.code, one.message, one.place) for one in findings})


def test_findings_become_json() -> None:
    made = table(["age"], [("<= 18", "1"), (">= 18", "2")])
    (overlap,) = found(made, {"age": "number"})
    data = json.loads(json.dumps(overlap.to_json()))
    assert data["severity"] == "error"
    assert data["rules"] == [1, 2]
    assert data["example"] == {"age": "18"}
    assert data["message"]["de"].startswith("„result“: Regel 1 gilt zugleich mit 2")
    assert data["element"] == {"id": "", "name": "result"}


def test_every_sentence_names_the_same_in_both_languages() -> None:
    for german, english in CHECKS.values():
        fields = [
            {name for _, name, _, _ in string.Formatter().parse(text) if name}
            for text in (german, english)
        ]
        assert fields[0] == fields[1]


def test_findings_are_equal_when_they_say_the_same() -> None:
    made = definitions(decision("result", feel("1 +").text))
    one, other = check_definitions(made), check_definitions(made)
    assert [isinstance(each, Finding) for each in one] == [True]
    assert [each.to_json() for each in one] == [each.to_json() for each in other]
