"""What is missing never counts as yes: neither in the demo cities' models nor by their order."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rathaus.strategy.rules.decision import RuleId
from rathaus.strategy.rules.given import ESTABLISHED, GROUNDS, STATES
from rathaus.strategy.rules.model import QUESTIONS, category_model
from tests.unit.strategy.city.folders import REFERENCE, SMALL
from tests.unit.strategy.rules.making import PUBLISHED

MODELS = {
    city.name: category_model((city / "strategy" / "categories.dmn").read_text())
    for city in (REFERENCE, SMALL)
}
_days = st.just(PUBLISHED) | st.dates(date(2023, 1, 1), date(2025, 12, 31))
_months = st.decimals(0, 5, places=1)
_facts = st.fixed_dictionaries(
    {
        "Projekt": st.fixed_dictionaries(
            {
                "Stand": st.sampled_from(sorted(STATES.values())),
                "Beginn": _days,
                "Ende": _days,
                "Lief bei Erscheinen": st.sampled_from(sorted(ESTABLISHED.values())),
                "Gründe": st.lists(
                    st.fixed_dictionaries(
                        {
                            "Nr": st.just(Decimal(1)),
                            "Art": st.sampled_from(sorted(GROUNDS.values())),
                            "Fundstelle": st.sampled_from(["", "§ 1"]),
                        }
                    ),
                    max_size=2,
                ),
                "Leitprojekt": st.booleans(),
                "Amt bekannt": st.booleans(),
            }
        ),
        "Dezernat": st.fixed_dictionaries(
            {
                "bekannt": st.booleans(),
                "Fachdezernat": st.booleans(),
                "offene Leitprojekte": st.integers(0, 3),
            }
        ),
        "Hilfe": st.fixed_dictionaries(
            {"mindestens": _months, "vollständig": st.booleans(), "genannt": st.booleans()}
        ),
        "Strategie": st.fixed_dictionaries(
            {"Erscheinungstag": st.just(PUBLISHED), "Grenze der Hilfe": st.just(Decimal(2))}
        ),
    }
)


@pytest.mark.parametrize("city", MODELS)
def test_from_nothing_comes_c_with_everything_unknown(city: str) -> None:
    told = MODELS[city].answer({})

    assert told["Kategorie"] == {"Kategorie": "C", "Regel": "C-rest"}
    asked = [name for rule, name in QUESTIONS.items() if rule is not RuleId.REST]
    assert {name: told[name]["Antwort"] for name in asked} == dict.fromkeys(asked, "unbekannt")


@settings(max_examples=150, deadline=None)
@given(_facts, st.data())
def test_losing_facts_leaves_an_answer_or_makes_it_unknown(
    facts: dict[str, Any], data: st.DataObject
) -> None:
    model = MODELS[REFERENCE.name]
    less = {name: _without(part, data) for name, part in facts.items()}

    before, after = model.answer(facts), model.answer(less)

    for name in QUESTIONS.values():
        assert after[name]["Antwort"] in (before[name]["Antwort"], "unbekannt")


def _without(value: Any, data: st.DataObject) -> Any:
    if data.draw(st.integers(0, 5)) == 0:
        return None
    if isinstance(value, dict):
        return {key: _without(part, data) for key, part in value.items()}
    return [_without(each, data) for each in value] if isinstance(value, list) else value


@pytest.mark.parametrize(
    ("facts", "question"),
    [
        ({"Projekt": {"Gründe": [{"Nr": 1, "Art": "Gesetz"}]}}, "Zwingend"),
        ({"Projekt": {"Gründe": [{"Nr": 1, "Fundstelle": "§ 1"}]}}, "Zwingend"),
        ({"Projekt": {"Gründe": None}}, "Angeordnet"),
        ({"Projekt": {"Leitprojekt": True, "Stand": "fertig"}}, "Leitprojekt des Dezernats"),
        ({"Hilfe": {"mindestens": 0, "vollständig": True}}, "Aus eigener Kraft"),
        ({"Projekt": {"Beginn": date(2020, 1, 1), "Stand": "läuft"}}, "In Arbeit bei Erscheinen"),
    ],
)
def test_half_of_a_yes_is_unknown(facts: dict[str, Any], question: str) -> None:
    for model in MODELS.values():
        assert model.answer(facts)[question]["Antwort"] == "unbekannt"
