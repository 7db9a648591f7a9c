"""What items look like to programs: the documents of the strategy, and what follows from them."""

from dataclasses import dataclass, fields
from datetime import date, datetime
from decimal import Decimal
from typing import Any, TypeVar

from rathaus.kernel.text import Localized
from rathaus.kernel.units import Unit
from rathaus.strategy import document as d
from rathaus.strategy.rules.decision import Decision
from rathaus.strategy.rules.outlook import Outlook
from rathaus.strategy.rules.reading import Change
from rathaus.strategy.rules.state import Light, StateKind, StateRule

T = TypeVar("T")


def extend(kind: type[T], base: Any, **more: Any) -> T:
    """Make an item from a document value and what is added to it."""
    return kind(**{field.name: getattr(base, field.name) for field in fields(base)}, **more)


@dataclass(frozen=True)
class Progress:
    """Weighted progress of some goals, 0 to 1; ``known_share`` of the weight stands behind it.

    Goals that only have a sample value are not in it; with them it would be
    ``sample_progress``, to be shown only when marked as sample.
    """

    progress: Decimal | None
    known_share: Decimal
    goals: int
    counted: int
    sample: int
    unknown: int
    sample_progress: Decimal | None
    explanation: Localized


@dataclass(frozen=True, kw_only=True)
class ClusterItem(d.Cluster):
    """A cluster with its dimensions."""

    dimensions: tuple[str, ...]
    url: str


@dataclass(frozen=True, kw_only=True)
class DimensionItem(d.Dimension):
    """A target dimension, the goals and projects that serve it."""

    goals: tuple[str, ...]
    projects: int
    progress: Progress
    url: str


@dataclass(frozen=True, kw_only=True)
class ProgrammeItem(d.Programme):
    """A programme with its goals, plans and projects."""

    goals: tuple[str, ...]
    action_plans: tuple[str, ...]
    undertakings: tuple[str, ...]
    projects: int
    progress: Progress
    url: str


@dataclass(frozen=True, kw_only=True)
class ActionPlanItem(d.ActionPlan):
    """An action plan or undertaking with the goals it serves."""

    goals: tuple[str, ...]
    projects: int
    url: str


@dataclass(frozen=True, kw_only=True)
class DirectorateItem(d.Directorate):
    """A directorate with its departments."""

    departments: tuple[str, ...]
    projects: int
    url: str


@dataclass(frozen=True, kw_only=True)
class DepartmentItem(d.Department):
    """A department."""

    projects: int
    url: str


@dataclass(frozen=True, kw_only=True)
class PoolItem(d.Pool):
    """A resource pool."""

    url: str


@dataclass(frozen=True, kw_only=True)
class GoalItem(d.Goal):
    """A goal with its state today.

    ``light`` is null when no real value stands behind it; a sample never earns one. ``gap`` says
    in German why the newest computation gave no value.
    """

    due: date
    state: StateKind
    rule: StateRule
    light: Light | None
    label: Localized
    reason: Localized
    value: Decimal | None
    on: date | None
    provenance: d.Provenance | None
    progress: Decimal | None
    reached_on: date | None
    fell_back: bool
    change_quarter: Change | None
    change_year: Change | None
    gap: str
    url: str
    readings_url: str
    trace_url: str


@dataclass(frozen=True, kw_only=True)
class GoalDetail(GoalItem):
    """A goal with its forecast."""

    outlook: Outlook


@dataclass(frozen=True)
class ReadingItem:
    """A dated value of a goal; ``person`` is told inside the administration only."""

    id: int
    on: date
    at: datetime
    value: Decimal | None
    provenance: d.Provenance
    evidence: str
    reason: str
    formula: str
    person: str


@dataclass(frozen=True, kw_only=True)
class ProjectItem(d.Project):
    """A project with its category.

    Inside the administration also with names: ``lead``, the person of an override, and the cells
    of the list it came from. ``version`` counts changes; the ETag begins with it.
    """

    directorate: str
    category: d.Category
    category_rule: str
    overridden: bool
    conflict: bool
    effort_months: Decimal | None
    missing: tuple[str, ...]
    version: int
    changed_at: datetime
    url: str


@dataclass(frozen=True, kw_only=True)
class ProjectDetail(ProjectItem):
    """A project with the decision on its category: every question, its answer, what would change
    it, and conflicts."""

    decision: Decision


@dataclass(frozen=True)
class MeasureItem:
    """A measure that a goal's formula may name, as ``id`` or ``id[parameter]``."""

    id: str
    title: Localized
    unit: Unit
    owner: str
    description: Localized
    goals: tuple[str, ...]


@dataclass(frozen=True)
class VersionItem:
    """A frozen state of the strategy; ``digest`` is the SHA-256 of its canonical JSON."""

    slug: str
    name: str
    remark: str
    frozen_at: datetime
    frozen_by: str
    revision: int
    digest: str
    url: str
