"""The questionnaires to start from: the survey of the projects, and an empty one. Pure."""

from types import MappingProxyType

from rathaus.forms.api import Element, Field, Form, Option, Page, Repeat
from rathaus.kernel.text import Localized
from rathaus.participation.api import surveys
from rathaus.strategy.document import Strategy
from rathaus.strategy.surveys.facts import FACTS

Both = Localized
_ENTRY = Both("Projekt", "Project")
_PROJECT_SECTIONS: tuple[tuple[str, Both, Both, tuple[str, ...]], ...] = (
    (
        "projekt",
        Both("Das Projekt", "The project"),
        Both(
            "Beschreiben Sie das Projekt so, dass andere Ämter es verstehen.",
            "Describe the project so that other departments understand it.",
        ),
        ("title", "description", "status", "lead"),
    ),
    (
        "einordnung",
        Both("Einordnung in die Strategie", "Place in the strategy"),
        Both(""),
        ("action_plan", "goals", "dimensions", "benefits"),
    ),
    (
        "unabweisbarkeit",
        Both("Pflicht oder Auftrag", "Duty or order"),
        Both(
            "Nur, wenn sich das Projekt nicht ablehnen lässt.",
            "Only if the project cannot be refused.",
        ),
        ("mandates", "legal_basis"),
    ),
    (
        "aufwand",
        Both("Zeit, Aufwand und Kosten", "Time, effort and cost"),
        Both("Schätzungen genügen.", "Estimates are enough."),
        ("start", "end", "efforts", "central_help", "cost_cents"),
    ),
    (
        "zusammenhang",
        Both("Systeme, Daten und Abhängigkeiten", "Systems, data and dependencies"),
        Both(""),
        ("systems", "data", "depends_on", "risks"),
    ),
)


def project_survey(strategy: Strategy) -> surveys.Questionnaire:
    """Return the survey of the projects: the department once, then each of its projects."""
    offered = offered_facts(strategy)
    pages = [_department()]
    bindings: dict[str, str] = {}
    repeated = set()
    for key, title, intro, names in _PROJECT_SECTIONS:
        elements = {name: offered[name] for name in names if name in offered}
        if elements:
            pages.append(Page(key, title, tuple(elements.values()), intro))
            bindings |= {element.key: name for name, element in elements.items()}
            repeated.add(key)
    form = Form(
        id="erhebung-der-projekte",
        version=1,
        title=Both("Erhebung der Projekte", "Survey of the projects"),
        pages=(*pages, _end()),
        intro=Both(
            "Wir fragen alle Ämter nach ihren digitalen Vorhaben. Ihre Antworten werden geprüft "
            "und, wenn sie passen, Projekte der Strategie.",
            "We ask all departments for their digital projects. Your answers are reviewed and, "
            "where they fit, become projects of the strategy.",
        ),
    )
    return surveys.Questionnaire(
        form,
        frozenset(repeated),
        _ENTRY,
        offered["title"].key,
        MappingProxyType(bindings),
    )


def empty_survey(title: Localized) -> surveys.Questionnaire:
    """Return a questionnaire with one section and one question, to be changed."""
    question = Field("frage", "text", Both("Neue Frage", "New question"), required=False)
    page = Page("abschnitt", Both("Erster Abschnitt", "First section"), (question,))
    return surveys.Questionnaire(Form("umfrage", 1, title, (page,)), entry_name=_ENTRY)


def offered_facts(strategy: Strategy) -> dict[str, Element]:
    """Return the facts that can be asked today; a choice needs something to choose from."""
    asked = {name: fact.question(strategy) for name, fact in FACTS.items()}
    return {name: element for name, element in asked.items() if _answerable(element)}


def _answerable(element: Element) -> bool:
    if isinstance(element, Repeat):
        return all(_answerable(each) for each in element.elements)
    return not (
        isinstance(element, Field) and element.type in ("choice", "choices") and not element.options
    )


def _department() -> Page:
    return Page(
        "amt",
        Both("Ihr Amt", "Your department"),
        (
            Field(
                "ansprechperson",
                "text",
                Both("Wen können wir zu diesen Antworten fragen?", "Whom may we ask about it?"),
                purpose=Both("Rückfragen zu den Antworten", "Questions about the answers"),
            ),
            Field(
                "lage",
                "choice",
                Both(
                    "Wie weit ist Ihr Amt mit der Digitalisierung?",
                    "How far is your department with digitalisation?",
                ),
                required=False,
                options=_levels(),
            ),
            Field(
                "hindernisse",
                "choices",
                Both("Was hält Ihre Vorhaben am meisten auf?", "What delays your projects most?"),
                required=False,
                options=_obstacles(),
            ),
            Field(
                "hindernisse_naeher",
                "long_text",
                Both("Was genau?", "What exactly?"),
                required=False,
                condition="count(hindernisse) > 0",
            ),
        ),
    )


def _levels() -> tuple[Option, ...]:
    return (
        Option("am-anfang", Both("am Anfang", "at the beginning")),
        Option("unterwegs", Both("unterwegs", "under way")),
        Option("weit", Both("weit", "far")),
    )


def _obstacles() -> tuple[Option, ...]:
    return (
        Option("personal", Both("fehlendes Personal", "missing staff")),
        Option("geld", Both("fehlendes Geld", "missing money")),
        Option("technik", Both("veraltete Technik", "outdated technology")),
        Option("recht", Both("rechtliche Fragen", "legal questions")),
        Option("abstimmung", Both("Abstimmung mit anderen", "coordination with others")),
    )


def _end() -> Page:
    return Page(
        "schluss",
        Both("Zum Schluss", "Finally"),
        (
            Field(
                "hinweise",
                "long_text",
                Both("Was möchten Sie uns noch sagen?", "What else would you like to tell us?"),
                required=False,
            ),
        ),
    )
