"""Quality, comparison and wording."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from rathaus.kernel.units import Unit
from rathaus.strategy.document import Category, Evidence, Mandate, Risk, Status
from rathaus.strategy.rules import wording
from rathaus.strategy.rules.category import categorise_all
from rathaus.strategy.rules.compare import compare
from rathaus.strategy.rules.evaluate import evaluate
from rathaus.strategy.rules.quality import FACTS_NEEDED, Need, completeness, missing
from tests.unit.strategy.rules.making import TODAY, goal, needs, project, quarterly, strategy

WHOLE = {
    "description": "Netz",
    "programme": "net",
    "lead": "Hamza",
    "dimensions": ("open",),
    "goals": ("g",),
    "central_help": Decimal(1),
    "start": date(2025, 1, 1),
    "end": date(2026, 1, 1),
    "cost_cents": 100,
}


def test_twelve_facts_as_the_office_table_counts_them() -> None:
    assert FACTS_NEEDED == 12
    assert completeness(project(**WHOLE)) == (12, 12)
    assert completeness(project(**{**WHOLE, "end": None})) == (11, 12)


def test_each_gap_names_the_decision_and_whom_to_ask() -> None:
    gaps = missing(project("p", department="", mandates=(Evidence(Mandate.LEGAL, ""),)))
    fields = [each.field for each in gaps]

    assert "mandates" in fields
    assert Need.CATEGORY in next(each for each in gaps if each.field == "department").needed_for
    assert all(each.question.de and each.question.en and each.who_can_say.de for each in gaps)


def test_help_of_central_teams_is_missing_though_the_own_effort_is_known() -> None:
    one = project(**{**WHOLE, "central_help": None, "efforts": (needs("5", "amt40"),)})
    decision = categorise_all(strategy(one))["p"]

    assert [each.field for each in missing(one, decision)] == ["central_help"]


def test_nobody_is_asked_about_the_plan_of_an_ended_project() -> None:
    one = project(**{**WHOLE, "central_help": None, "lead": "", "status": Status.DONE})

    assert missing(one) == ()


def test_compare_tells_fields_in_words() -> None:
    old = strategy(
        project("a", efforts=(needs("4"),), risks=(Risk("Lieferant fällt aus", 2, 3),)),
        project("b"),
        goals=(goal(),),
    )
    new = replace(
        old,
        projects=(
            project("a", efforts=(needs("1"),), department="41", lead_project=True),
            project("c"),
        ),
        goals=(goal(target=Decimal(60), year=2031),),
    )
    found = compare(
        old,
        new,
        evaluations=(evaluate(old, {}, TODAY), evaluate(new, {"g": quarterly([9])}, TODAY)),
    )
    fields = {each.field: (each.old.de, each.new.de) for each in found.changed[1].fields}

    assert [each.id for each in found.added] == ["c"]
    assert [each.id for each in found.removed] == ["b"]
    assert fields["department"] == ("Schulamt", "Kulturamt")
    assert fields["lead_project"] == ("nein", "ja")
    assert fields["efforts"][1] == "Team Online-Dienste und Personenmonate gesamt 1"
    assert "Lieferant fällt aus" in fields["risks"][0]
    assert fields["risks"][1] == "fehlt"
    assert {each.field: each.new.de for each in found.changed[0].fields} == {
        "year": "2031",
        "target": "60",
    }
    assert (found.categories[0].old, found.categories[0].new) == (Category.C, Category.A)
    assert found.states[0].new.value == 9
    assert not found.states[0].state_differs


def test_the_same_state_differs_in_nothing() -> None:
    one = strategy(project("a"), goals=(goal(),))

    assert not compare(one, one)


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        ("46.84", Unit.PERCENT, "46,8\u00a0%"),
        ("1710", Unit.COUNT, "1.710"),
        ("1", Unit.YES_NO, "ja"),
        ("1", Unit.DAYS, "1 Tag"),
        ("-2.5", Unit.DAYS, "−2,5 Tage"),
        ("4", Unit.PERSON_MONTHS, "4,0\u00a0Personenmonate"),
        ("1250.5", Unit.EURO, "1.250,5\u00a0€"),
    ],
)
def test_amounts(value: str, unit: Unit, text: str) -> None:
    assert wording.amount(Decimal(value), unit).de == text


def test_a_title_with_braces_is_only_a_title() -> None:
    hostile = "{0.__class__} <script>"
    decision = categorise_all(
        strategy(project("a"), replace(project("b", lead_project=True), title=hostile))
    )["a"]

    assert hostile in decision.checks[3].explanation.de
