"""What a report says, in one language, ready for page and paper.

Every value that is only a sample carries ``sample``; then its ``mark`` is without a colour.
"""

from dataclasses import dataclass

from rathaus.ui.marks import ProgressLine


@dataclass(frozen=True, slots=True)
class Figure:
    """A number at the head of the report and what it counts."""

    value: str
    words: str
    sample: bool = False


@dataclass(frozen=True, slots=True)
class GoalLine:
    """One goal: value, change, state with its rule, and how the value came about."""

    id: str
    number: str
    title: str
    year: str
    value: str
    change: str
    target: str
    line: ProgressLine
    mark: str
    outlook: str
    reason: str
    rule: str
    provenance: str
    sample: bool


@dataclass(frozen=True, slots=True)
class ProgrammePart:
    """A programme with its goals and how far they are together."""

    number: int
    title: str
    claim: str
    summary: str
    goals: tuple[GoalLine, ...]


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One change: of what, from what, to what."""

    subject: str
    old: str
    new: str
    sample: bool = False
    german: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ChangeGroup:
    """Changes of one kind."""

    title: str
    lines: tuple[ChangeLine, ...]
    left_out: str = ""


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed since the last version; ``nothing`` says so when there is none."""

    since: str
    groups: tuple[ChangeGroup, ...] = ()
    nothing: str = ""


@dataclass(frozen=True, slots=True)
class ProjectLine:
    """One project in its category and why it is there."""

    id: str
    number: str
    title: str
    department: str
    status: str
    why: str
    note: str
    sample: bool
    german: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CategoryPart:
    """A category with its projects; ``left_out`` says how many are not printed."""

    letter: str
    title: str
    meaning: str
    summary: str
    projects: tuple[ProjectLine, ...]
    left_out: str = ""


@dataclass(frozen=True, slots=True)
class RiskLine:
    """A risk of a project, with its rating from 1 to 25."""

    project: str
    text: str
    rating: str
    response: str
    sample: bool


@dataclass(frozen=True, slots=True)
class Risks:
    """Goals that are in danger, conflicts of rules, and the projects' own risks."""

    goals: tuple[str, ...]
    conflicts: tuple[str, ...]
    projects: tuple[RiskLine, ...]
    note: str
    german: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Explanation:
    """How something was found, in paragraphs."""

    title: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DecisionLine:
    """A decision of the assessment that made the reported version: what, its effect, why."""

    title: str
    effect: str
    reason: str
    german: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DepartmentProject:
    """An open project of a department, with the questions that nobody has answered."""

    id: str
    number: str
    title: str
    category: str
    status: str
    missing: tuple[str, ...]
    sample: bool


@dataclass(frozen=True, slots=True)
class DepartmentPart:
    """A department with its open projects."""

    title: str
    summary: str
    projects: tuple[DepartmentProject, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """The whole report; ``sections`` names the parts that its audience gets, others are empty."""

    language: str
    audience: str
    sections: tuple[str, ...]
    title: str
    city: str
    on: str
    lead: str
    sample_notice: str
    figures: tuple[Figure, ...]
    programmes: tuple[ProgrammePart, ...]
    changes: Changes
    decisions: tuple[DecisionLine, ...]
    departments: tuple[DepartmentPart, ...]
    categories: tuple[CategoryPart, ...]
    risks: Risks
    explanations: tuple[Explanation, ...]
    sources: tuple[str, ...]
