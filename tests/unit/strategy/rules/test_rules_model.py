"""The decision model of the categories: it says what the rules in Python said before it."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rathaus.kernel.text import Localized
from rathaus.strategy.document import Effort, Evidence, Mandate, Project, SizeClass, Status
from rathaus.strategy.errors import CategoryRulesError
from rathaus.strategy.rules.category import categorise, categorise_all
from rathaus.strategy.rules.decision import RuleId
from rathaus.strategy.rules.facts import gather
from rathaus.strategy.rules.model import category_model
from rathaus.strategy.rules.told import unfilled
from tests.unit.strategy.city.folders import CATEGORY_RULES, REFERENCE, SMALL, strategy_of
from tests.unit.strategy.rules.former_rules import checks
from tests.unit.strategy.rules.making import PUBLISHED, project, strategy

_days = st.sampled_from([None, PUBLISHED]) | st.dates(date(2023, 1, 1), date(2025, 12, 31))
_projects = st.builds(
    project,
    department=st.sampled_from(["40", "41", "10", "", "?"]),
    status=st.sampled_from(Status),
    start=_days,
    end=_days,
    running_at_publication=st.none() | st.booleans(),
    mandates=st.lists(
        st.builds(
            Evidence, st.sampled_from(Mandate), st.sampled_from(["", " ", "§ 1", "{x}"]), _days
        ),
        max_size=4,
    ).map(tuple),
    lead_project=st.booleans(),
    central_help=st.none() | st.decimals(0, 9, places=2),
    efforts=st.lists(
        st.builds(
            Effort,
            st.sampled_from(["online", "netze", "amt40", "?"]),
            st.none() | st.sampled_from(SizeClass),
            st.none() | st.decimals(0, 9, places=2),
        ),
        max_size=3,
    ).map(tuple),
)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(_projects, st.lists(_projects, max_size=3))
def test_the_model_decides_and_explains_as_the_former_rules_did(
    one: Project, others: list[Project]
) -> None:
    named = tuple(replace(other, id=f"o{n}") for n, other in enumerate(others))
    facts = gather(strategy(replace(one, id="p"), *named))

    decision = categorise(replace(one, id="p"), facts)

    assert decision.checks == checks(replace(one, id="p"), facts)


@pytest.mark.parametrize("city", [REFERENCE, SMALL], ids=lambda path: path.name)
def test_every_project_of_a_city_keeps_its_category_and_reasons(city: Path) -> None:
    whole = strategy_of(city, demo=True)
    facts = gather(whole)

    found = categorise_all(whole)

    assert {key: each.checks for key, each in found.items()} == {
        each.id: checks(each, facts) for each in whole.projects
    }


def test_the_reason_stands_in_the_row_that_decided() -> None:
    model = category_model(CATEGORY_RULES)

    assert model.reasons[RuleId.LEAD] == Localized(
        "Es ist das Leitprojekt seines Dezernats und kann sofort beginnen.",
        "It is the lead project of its directorate and can start at once.",
    )
    assert set(model.reasons) == set(model.questions) == set(RuleId)


def test_another_table_decides_otherwise() -> None:
    """The rules are the city's: what its model says holds, not what the code knows."""
    changed = CATEGORY_RULES.replace(
        "Strategie.Grenze der Hilfe</text></inputEntry>", "100</text></inputEntry>"
    )
    one = project(central_help=Decimal(50))

    assert categorise_all(strategy(one))["p"].rule is RuleId.REST
    assert categorise_all(strategy(one, category_rules=changed))["p"].rule is RuleId.ALONE


def test_sentences_name_only_what_is_known() -> None:
    assert unfilled("Seit {Beginn}, {bald}, {soon}.") == {"bald", "soon"}


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (CATEGORY_RULES, "", "categories.dmn fehlt"),
        ("<definitions", "<nichts", "Kategorien lassen sich nicht"),
        ('<outputEntry><text>"C-rest"', '<outputEntry><text>"C-other"', "Zeile 6"),
        ('name="Wortlaut der Fragen"', 'name="Wortlaut"', "Wortlaut der Fragen"),
    ],
)
def test_a_model_that_cannot_be_used_says_why(old: str, new: str, said: str) -> None:
    spoilt = CATEGORY_RULES.replace(old, new)

    with pytest.raises(CategoryRulesError, match=said):
        categorise_all(strategy(project(), category_rules=spoilt))
