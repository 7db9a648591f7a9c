"""From answers to the facts of a project, and the ready questionnaire."""

from datetime import date
from decimal import Decimal

import pytest

from rathaus.forms.api import check_form, evaluate
from rathaus.strategy.document import Effort, Mandate, Origin, SizeClass, Status
from rathaus.strategy.surveys.facts import FACTS, renewed
from rathaus.strategy.surveys.projects import project_of, resolve_dependencies
from rathaus.strategy.surveys.proposals import differences
from rathaus.strategy.surveys.template import empty_survey, offered_facts, project_survey
from rathaus.strategy.surveys.wording import words_of
from tests.integration.strategy.small_city import SMALL

SURVEY = project_survey(SMALL)
BINDINGS = {element.key: name for name, element in offered_facts(SMALL).items()}


def test_the_template_is_whole_in_both_languages() -> None:
    # Options come from the city, which may have no English.
    assert not [each.path for each in check_form(SURVEY.form) if ".options[" not in each.path]
    assert SURVEY.bindings["projekt_name"] == "title"
    assert "projekt" in SURVEY.repeated and "amt" not in SURVEY.repeated


def test_every_fact_can_be_told() -> None:
    named = set(BINDINGS.values())
    assert {"title", "department", "goals", "efforts", "cost_cents", "risks"} <= named <= set(FACTS)


def test_an_empty_answer_tells_nothing() -> None:
    project = project_of({}, BINDINGS, "streets", SMALL)
    assert (project.title, project.department, project.origin) == ("", "streets", Origin.ENTERED)


def test_every_answer_becomes_its_fact() -> None:
    plan = SMALL.action_plans[0]
    project = project_of(
        {
            "projekt_name": "Digitale Akte",
            "projekt_aktionsplan": plan.id,
            "projekt_zustand": "planned",
            "projekt_beginn": "2027-01-01",
            "projekt_kosten": 123_450,
            "projekt_aufwand": [{"team": SMALL.pools[0].id, "groesse": "M"}, {}],
            "projekt_belege": [{"grund": "legal", "beleg": "§ 1 OZG"}],
            "projekt_systeme": "eAkte\n\n eAkte \nScanner",
            "projekt_risiken": [{"was": "Niemand hat Zeit", "wahrscheinlichkeit": 4}],
            "projekt_zentrale_hilfe": "2.5",
        },
        BINDINGS,
        "streets",
        SMALL,
    )
    assert project.programme == plan.programme
    assert project.status is Status.PLANNED
    assert project.start == date(2027, 1, 1)
    assert project.cost_cents == 123_450
    assert project.efforts == (Effort(SMALL.pools[0].id, SizeClass.M),)
    assert project.mandates[0].mandate is Mandate.LEGAL
    assert project.systems == ("eAkte", "Scanner")
    assert project.risks[0].likelihood == 4
    assert project.central_help == Decimal("2.5")


def test_named_projects_become_ids_and_unknown_ones_stay_as_words() -> None:
    asked = project_of(
        {"projekt_name": "X", "projekt_abhaengigkeiten": "leerrohre\n7\nNirgendwo"},
        BINDINGS,
        "",
        SMALL,
    )
    found = resolve_dependencies(asked, [("p-1", "1", "Leerrohre"), ("p-7", "7", "Sieben")])
    assert found.depends_on == ("p-1", "p-7")
    assert found.remarks == "Hängt laut Meldung ab von: Nirgendwo."


def test_only_what_a_proposal_tells_differs() -> None:
    stored = SMALL.projects[0]
    told = project_of({"projekt_name": "Neu", "projekt_kosten": 100}, BINDINGS, "", SMALL)
    assert differences(told, stored) == ["title", "cost_cents"]


def test_facts_offer_what_the_strategy_has_today() -> None:
    without = project_survey(SMALL).form
    again = renewed(SURVEY, SMALL)
    assert again.form == without


@pytest.mark.parametrize("language", ["de", "en"])
def test_facts_are_compared_in_words(language: str) -> None:
    for project in SMALL.projects:
        for name in ("goals", "efforts", "mandates", "risks", "start", "status", "cost_cents"):
            assert isinstance(words_of(getattr(project, name), name, SMALL, language), str)


def test_an_empty_survey_can_be_answered_at_once() -> None:
    form = empty_survey(SURVEY.form.title).form
    assert evaluate(form, {"frage": "Ja"}, today=date(2027, 1, 1)).complete
