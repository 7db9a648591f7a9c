"""What a categorisation says: category, rule, evidence, checks and what would change it."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from rathaus.kernel.text import Localized
from rathaus.strategy.document import Category, Evidence, Override


class Answer(StrEnum):
    """The answer to a check; unknown is never taken for no when it is shown."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class RuleId(StrEnum):
    """The checks of the category rules, in the order in which they are asked."""

    RUNNING = "O-running"
    COMPELLED = "A-compelled"
    ORDERED = "A-ordered"
    LEAD = "A-lead"
    ALONE = "B-alone"
    REST = "C-rest"


@dataclass(frozen=True, slots=True)
class Check:
    """One question of the rules with its answer for a project.

    ``applies`` is true for the one check that decided. ``evidence`` are the documents that
    carry a yes.
    """

    rule: RuleId
    category: Category
    question: Localized
    answer: Answer
    explanation: Localized
    applies: bool = False
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class WouldChange:
    """A fact that would change the category, the field it stands in, and the new category."""

    text: Localized
    field: str
    category: Category


class ConflictKind(StrEnum):
    """Facts that cannot both hold."""

    TWO_LEAD_PROJECTS = "two-lead-projects"
    RUNNING_AGAINST_START = "running-against-start"


@dataclass(frozen=True, slots=True)
class Conflict:
    """A contradiction, shown to every project that is part of it."""

    kind: ConflictKind
    text: Localized
    projects: tuple[str, ...]
    directorate: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """The category of a project and everything that led to it.

    Args:
        project: id of the project.
        category: the category that holds, an override included.
        computed: what the rules say without the override.
        rule: the check that decided ``computed``.
        reason: one sentence for people, of the computed result.
        evidence: documents that carry the decision.
        checks: every question in the order asked.
        would_change: facts that would lead to another category, smallest first.
        conflicts: contradictions this project is part of.
        overridden_by: a person's decision against the rule, with reason.
        certain: false when a fact nobody has established could put the project in an earlier
            category.
        ended: the project is done or stopped; an ended O project keeps its letter.
        central_help: person months asked of central pools; None when not known in full.
    """

    project: str
    category: Category
    computed: Category
    rule: RuleId
    reason: Localized
    evidence: tuple[Evidence, ...]
    checks: tuple[Check, ...]
    would_change: tuple[WouldChange, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    overridden_by: Override | None = None
    certain: bool = True
    ended: bool = False
    central_help: Decimal | None = None


@dataclass(frozen=True, slots=True)
class CategoryCount:
    """How many projects a category holds, and how many of them still matter."""

    total: int = 0
    open: int = 0
    ended: int = 0
    uncertain: int = 0
    overridden: int = 0
    conflicts: int = 0


def count(decisions: Iterable[Decision]) -> dict[Category, CategoryCount]:
    """Count projects by the category that holds; every category is there, in order O, A, B, C.

    O is dissolved when its count has a total but nothing open.
    """
    sums: dict[Category, list[int]] = {category: [0] * 6 for category in Category}
    for decision in decisions:
        row = sums[decision.category]
        row[0] += 1
        row[2 if decision.ended else 1] += 1
        row[3] += not decision.certain
        row[4] += decision.overridden_by is not None
        row[5] += bool(decision.conflicts)
    return {category: CategoryCount(*row) for category, row in sums.items()}
