"""What is missing about a project, for which decision, and who can say it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from rathaus.kernel.text import Localized
from rathaus.strategy.document import Effort, Project
from rathaus.strategy.rules.decision import Decision
from rathaus.strategy.rules.facts import ENDED


class Need(StrEnum):
    """A decision that needs facts."""

    CATEGORY = "category"
    PLAN = "plan"
    REPORT = "report"
    GOAL = "goal"


NEED_WORDS: Mapping[Need, Localized] = {
    Need.CATEGORY: Localized("Kategorie bestimmen", "decide the category"),
    Need.PLAN: Localized("im Drehbuch planen", "plan it in the schedule"),
    Need.REPORT: Localized("dem Rat berichten", "report to the council"),
    Need.GOAL: Localized("einem Ziel zuordnen", "link it to a goal"),
}


@dataclass(frozen=True, slots=True)
class Missing:
    """A fact that nobody has given: field, decisions that wait for it, question, whom to ask."""

    field: str
    needed_for: tuple[Need, ...]
    question: Localized
    who_can_say: Localized


@dataclass(frozen=True, slots=True)
class _Fact:
    missing: Missing
    given: Callable[[Project, Decision | None], bool]


def missing(project: Project, decision: Decision | None = None) -> tuple[Missing, ...]:
    """List what is missing about a project, in a fixed order.

    Args:
        project: the project.
        decision: its category decision, which knows whether the help of central teams is
            complete; without it any stated effort is taken for an answer.
    """
    return tuple(fact.missing for fact in _FACTS if not fact.given(project, decision))


def completeness(project: Project, decision: Decision | None = None) -> tuple[int, int]:
    """Return how many facts are given and how many are needed: ``(11, 12)``."""
    return FACTS_NEEDED - len(missing(project, decision)), FACTS_NEEDED


def _ended(project: Project) -> bool:
    return project.status in ENDED


def _stated(effort: Effort) -> bool:
    return bool(effort.quarters) or effort.total is not None or effort.size is not None


def _effort_given(project: Project, _: Decision | None) -> bool:
    return (
        _ended(project)
        or project.central_help is not None
        or any(_stated(effort) for effort in project.efforts)
    )


def _help_given(project: Project, decision: Decision | None) -> bool:
    if decision is None:
        return _effort_given(project, None)
    return _ended(project) or decision.central_help is not None


def _mandates_proven(project: Project, _: Decision | None) -> bool:
    return all(each.reference.strip() for each in project.mandates)


_DEPARTMENT = Localized("das zuständige Amt", "the department in charge")
_OFFICE = Localized("die Strategiestelle", "the strategy office")
_LEAD = Localized("die Projektleitung", "the project lead")
_CENTRAL = Localized("die zentralen Teams mit dem Amt", "the central teams with the department")
_GROUND = Localized(
    "Rechtsamt, Büro der Stadtspitze oder Ratsbüro",
    "legal office, mayor's office or council office",
)
_FINANCE = Localized("das Amt mit der Kämmerei", "the department with the treasury")

_FACTS: tuple[_Fact, ...] = (
    _Fact(
        Missing(
            "description",
            (Need.REPORT,),
            Localized(
                "Was tut das Projekt, und für wen?", "What does the project do, and for whom?"
            ),
            _LEAD,
        ),
        lambda project, _: bool(project.description.strip()),
    ),
    _Fact(
        Missing(
            "programme",
            (Need.REPORT, Need.GOAL),
            Localized("Zu welchem Programm gehört es?", "Which programme does it belong to?"),
            _OFFICE,
        ),
        lambda project, _: bool(project.programme),
    ),
    _Fact(
        Missing(
            "department",
            (Need.CATEGORY, Need.PLAN),
            Localized("Welches Amt ist zuständig?", "Which department is in charge?"),
            _OFFICE,
        ),
        lambda project, _: bool(project.department),
    ),
    _Fact(
        Missing(
            "lead",
            (Need.PLAN,),
            Localized("Wer leitet das Projekt?", "Who leads the project?"),
            _DEPARTMENT,
        ),
        lambda project, _: bool(project.lead.strip()) or _ended(project),
    ),
    _Fact(
        Missing(
            "dimensions",
            (Need.GOAL, Need.REPORT),
            Localized(
                "Welchen Zieldimensionen dient es?", "Which target dimensions does it serve?"
            ),
            _OFFICE,
        ),
        lambda project, _: bool(project.dimensions),
    ),
    _Fact(
        Missing(
            "goals",
            (Need.GOAL,),
            Localized("Zu welchem Ziel trägt es bei?", "Which goal does it contribute to?"),
            _OFFICE,
        ),
        lambda project, _: bool(project.goals),
    ),
    _Fact(
        Missing(
            "mandates",
            (Need.CATEGORY,),
            Localized(
                "Welche Fundstelle belegt, dass es nicht abgewiesen werden kann?",
                "Which reference proves that it cannot be refused?",
            ),
            _GROUND,
        ),
        _mandates_proven,
    ),
    _Fact(
        Missing(
            "central_help",
            (Need.CATEGORY, Need.PLAN),
            Localized(
                "Wie viele Personenmonate braucht es aus zentralen Teams?",
                "How many person months of central teams does it need?",
            ),
            _CENTRAL,
        ),
        _help_given,
    ),
    _Fact(
        Missing(
            "efforts",
            (Need.PLAN,),
            Localized(
                "Wie viel Arbeit ist es, und für welches Team?",
                "How much work is it, and for which team?",
            ),
            _DEPARTMENT,
        ),
        _effort_given,
    ),
    _Fact(
        Missing(
            "start",
            (Need.CATEGORY, Need.PLAN),
            Localized("Wann beginnt es, oder wann begann es?", "When does or did it start?"),
            _LEAD,
        ),
        lambda project, _: project.start is not None,
    ),
    _Fact(
        Missing(
            "end",
            (Need.CATEGORY, Need.PLAN),
            Localized("Wann endet es?", "When does it end?"),
            _LEAD,
        ),
        lambda project, _: project.end is not None,
    ),
    _Fact(
        Missing(
            "cost_cents",
            (Need.REPORT,),
            Localized("Was kostet es?", "What does it cost?"),
            _FINANCE,
        ),
        lambda project, _: project.cost_cents is not None,
    ),
)

FACTS_NEEDED = len(_FACTS)
QUESTIONS: Mapping[str, Missing] = {fact.missing.field: fact.missing for fact in _FACTS}
"""What is asked about each fact, by field name."""
