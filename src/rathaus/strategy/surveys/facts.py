"""Project facts as questions: what a survey asks so that an answer becomes a project. Pure."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

from rathaus.forms.api import Element, Field, Option, Repeat
from rathaus.kernel.text import Localized
from rathaus.participation.api import surveys
from rathaus.strategy.document import Status, Strategy
from rathaus.strategy.rules.vocabulary import value_words
from rathaus.strategy.surveys.fact_groups import PREFIX, efforts, mandates, risks


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact of the portfolio as a question.

    Attributes:
        name: the field of the project document that the answer goes to.
        question: makes the question from the strategy of today, for the options it offers.
    """

    name: str
    title: Localized
    question: Callable[[Strategy], Element]


def _field(key: str, kind: str, de: str, en: str, **rest: Any) -> Field:
    return Field(
        key=PREFIX + key,
        type=kind,
        title=Localized(de, en),
        **{"required": False, **rest},
    )


def _options(items: Iterable[Any]) -> tuple[Option, ...]:
    return tuple(Option(item.id, item.title) for item in items)


def _status(_strategy: Strategy) -> Element:
    known = tuple(Option(each.value, value_words(each)) for each in Status)
    return _field(
        "zustand", "choice", "Wie weit ist das Projekt?", "Where does it stand?", options=known
    )


_LINES = Localized("Je Zeile eine Angabe", "One on each line")

FACTS: Mapping[str, Fact] = MappingProxyType(
    {
        name: Fact(name, Localized(de, en), question)
        for name, de, en, question in (
            (
                "title",
                "Name des Projekts",
                "Name of the project",
                lambda s: _field(
                    "name",
                    "text",
                    "Wie heißt das Projekt?",
                    "What is the project called?",
                    required=True,
                ),
            ),
            (
                "description",
                "Beschreibung",
                "Description",
                lambda s: _field(
                    "beschreibung",
                    "long_text",
                    "Was wird anders, und für wen?",
                    "What will change, and for whom?",
                ),
            ),
            (
                "lead",
                "Leitung",
                "Lead",
                lambda s: _field(
                    "leitung",
                    "text",
                    "Wer leitet das Projekt?",
                    "Who leads the project?",
                    purpose=Localized(
                        "Ansprechperson des Projekts im Amt", "Contact in the office"
                    ),
                ),
            ),
            (
                "department",
                "Amt",
                "Department",
                lambda s: _field(
                    "amt",
                    "choice",
                    "Welches Amt führt das Projekt?",
                    "Which department runs it?",
                    options=_options(s.departments),
                    settings=MappingProxyType({"display": "select"}),
                ),
            ),
            (
                "programme",
                "Programm",
                "Programme",
                lambda s: _field(
                    "programm",
                    "choice",
                    "Zu welchem Programm gehört es?",
                    "To which programme?",
                    options=_options(s.programmes),
                ),
            ),
            (
                "action_plan",
                "Aktionsplan",
                "Action plan",
                lambda s: _field(
                    "aktionsplan",
                    "choice",
                    "Zu welchem Aktionsplan oder Vorhaben gehört es?",
                    "To which action plan or undertaking does it belong?",
                    options=_options(s.action_plans),
                    settings=MappingProxyType({"display": "select"}),
                ),
            ),
            (
                "goals",
                "Ziele",
                "Goals",
                lambda s: _field(
                    "ziele",
                    "choices",
                    "Welchen Zielen dient es?",
                    "Which goals does it serve?",
                    options=_options(s.goals),
                ),
            ),
            (
                "dimensions",
                "Zieldimensionen",
                "Target dimensions",
                lambda s: _field(
                    "dimensionen",
                    "choices",
                    "Zu welchen Zieldimensionen trägt es bei?",
                    "To which target dimensions does it contribute?",
                    options=_options(s.dimensions),
                ),
            ),
            ("status", "Zustand", "Status", _status),
            (
                "mandates",
                "Belege der Unabweisbarkeit",
                "Proof that it cannot be refused",
                mandates,
            ),
            (
                "legal_basis",
                "Rechtsgrundlage",
                "Legal basis",
                lambda s: _field(
                    "rechtsgrundlage",
                    "text",
                    "Auf welcher Rechtsgrundlage?",
                    "On which legal basis?",
                ),
            ),
            (
                "start",
                "Beginn",
                "Start",
                lambda s: _field(
                    "beginn", "date", "Wann soll es beginnen?", "When shall it start?"
                ),
            ),
            (
                "end",
                "Ende",
                "End",
                lambda s: _field(
                    "ende", "date", "Wann soll es fertig sein?", "When shall it be done?"
                ),
            ),
            ("efforts", "Aufwand je Team", "Effort by team", efforts),
            (
                "central_help",
                "Hilfe zentraler Teams",
                "Help of central teams",
                lambda s: _field(
                    "zentrale_hilfe",
                    "decimal",
                    "Wie viele Personenmonate brauchen Sie von zentralen Teams?",
                    "How many person months do you need from central teams?",
                    settings=MappingProxyType({"minimum": 0, "maximum": 100_000, "places": 2}),
                ),
            ),
            (
                "cost_cents",
                "Kosten",
                "Cost",
                lambda s: _field(
                    "kosten",
                    "money",
                    "Was kostet es voraussichtlich?",
                    "What will it cost?",
                    settings=MappingProxyType({"minimum": 0}),
                ),
            ),
            (
                "benefits",
                "Nutzen",
                "Benefits",
                lambda s: _field(
                    "nutzen", "long_text", "Welchen Nutzen hat es?", "What is the benefit?"
                ),
            ),
            (
                "systems",
                "Systeme",
                "Systems",
                lambda s: _field(
                    "systeme",
                    "long_text",
                    "Welche Systeme nutzt oder ändert es?",
                    "Which systems does it use or change?",
                    hint=_LINES,
                ),
            ),
            (
                "data",
                "Daten",
                "Data",
                lambda s: _field(
                    "daten",
                    "long_text",
                    "Welche Daten nutzt es?",
                    "Which data does it use?",
                    hint=_LINES,
                ),
            ),
            (
                "depends_on",
                "Abhängigkeiten",
                "Dependencies",
                lambda s: _field(
                    "abhaengigkeiten",
                    "long_text",
                    "Von welchen Projekten hängt es ab?",
                    "On which projects does it depend?",
                    hint=Localized(
                        "Je Zeile Nummer oder Name eines Projekts",
                        "Number or name of a project on each line",
                    ),
                ),
            ),
            ("risks", "Risiken", "Risks", risks),
            (
                "remarks",
                "Bemerkungen",
                "Remarks",
                lambda s: _field(
                    "bemerkungen",
                    "long_text",
                    "Was sollen wir sonst wissen?",
                    "What else should we know?",
                ),
            ),
        )
    }
)
"""The facts by the name of the field they go to, in the order in which people tell them."""


def with_options_of(element: Element, name: str, strategy: Strategy) -> Element:
    """Return a fact's question with the options that the strategy offers today.

    Title, help, condition and whether it must be answered stay as the office wrote them.
    """
    fresh = FACTS[name].question(strategy)
    if isinstance(element, Repeat) and isinstance(fresh, Repeat):
        return replace(element, elements=fresh.elements)
    if isinstance(element, Field) and isinstance(fresh, Field):
        return replace(element, options=fresh.options)
    return element


def renewed(questionnaire: surveys.Questionnaire, strategy: Strategy) -> surveys.Questionnaire:
    """Return a questionnaire whose project facts offer what the strategy has today."""
    for page, element in questionnaire.questions():
        name = questionnaire.bindings.get(element.key, "")
        if name in FACTS:
            fresh = with_options_of(element, name, strategy)
            questionnaire = surveys.editing.change_question(questionnaire, page.key, fresh)
    return questionnaire
