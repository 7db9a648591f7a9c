"""The strategy as one value: what city files, the database, versions and the API exchange.

Everything here is frozen data without behaviour that reaches outside. City files are read into
it, the store keeps it, a version freezes it, rules judge it. Amounts of work are person months
(PM), money is in cents, dates are civil dates in Europe/Berlin.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any

from pydantic import BeforeValidator, PlainSerializer

from rathaus.kernel.text import Localized
from rathaus.kernel.time import Quarter
from rathaus.kernel.units import Unit


def _quarter(value: Any) -> Any:
    return Quarter.parse(value) if isinstance(value, str) else value


QuarterText = Annotated[Quarter, BeforeValidator(_quarter), PlainSerializer(str, return_type=str)]


class Origin(StrEnum):
    """Where a record comes from: named in a published source, entered by people, or sample."""

    SOURCE = "source"
    ENTERED = "entered"
    SAMPLE = "sample"


class Provenance(StrEnum):
    """How a reading came about. A sample reading never earns a traffic light."""

    MEASURED = "measured"
    MANUAL = "manual"
    SAMPLE = "sample"


class PlanKind(StrEnum):
    """Action plan (Aktionsplan) or separate undertaking (separates Vorhaben)."""

    ACTION_PLAN = "action-plan"
    UNDERTAKING = "undertaking"


class PoolKind(StrEnum):
    """What a resource pool stands for."""

    CENTRAL = "central"
    DIRECTORATE = "directorate"
    VENDOR = "vendor"


class SizeClass(StrEnum):
    """Effort by rule of thumb; the months behind each class are city data."""

    S = "S"
    M = "M"
    L = "L"
    XL = "XL"
    XXL = "XXL"


class Status(StrEnum):
    """Where a project stands."""

    IDEA = "idea"
    PLANNED = "planned"
    RUNNING = "running"
    DONE = "done"
    STOPPED = "stopped"


class Category(StrEnum):
    """Project category of the strategy: O running, A cannot be refused, B alone, C the rest."""

    O = "O"  # noqa: E741
    A = "A"
    B = "B"
    C = "C"


class Mandate(StrEnum):
    """A ground on which a project cannot be refused."""

    LEGAL = "legal"
    TECHNICAL = "technical"
    MAYOR = "mayor"
    RESOLUTION = "resolution"


@dataclass(frozen=True, slots=True)
class Vision:
    """The picture of the city that the strategy works towards."""

    title: Localized
    text: Localized
    source: str = ""


@dataclass(frozen=True, slots=True)
class Cluster:
    """A group of target dimensions (Cluster)."""

    id: str
    number: int
    title: Localized
    text: Localized = Localized("")
    source: str = ""


@dataclass(frozen=True, slots=True)
class Dimension:
    """A target dimension (Zieldimension): a lasting guideline that projects serve."""

    id: str
    cluster: str
    number: int
    title: Localized
    text: Localized = Localized("")
    source: str = ""


@dataclass(frozen=True, slots=True)
class Programme:
    """A programme (Programm) that bundles goals, action plans and projects."""

    id: str
    number: int
    title: Localized
    claim: Localized = Localized("")
    text: Localized = Localized("")
    weight: Decimal = Decimal(1)
    source: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement in a source that a goal is reached; ``on`` is None when it gives no date."""

    evidence: str
    on: date | None = None
    url: str = ""


@dataclass(frozen=True, slots=True)
class Goal:
    """A goal (Ziel) of a programme for the end of a year.

    ``formula`` is an expression over measure ids; ``awaits`` names the domain whose measure is
    still to come; ``manual`` says what a person must establish when nothing can be computed.
    Exactly one of ``formula`` and ``manual`` is the way to a value; ``awaits`` goes with a formula.
    """

    id: str
    number: str
    programme: str
    year: int
    title: Localized
    text: Localized
    unit: Unit
    target: Decimal
    baseline: Decimal = Decimal(0)
    formula: str = ""
    awaits: str = ""
    manual: Localized = Localized("")
    claim: Claim | None = None
    dimensions: tuple[str, ...] = ()
    action_plans: tuple[str, ...] = ()
    weight: Decimal = Decimal(1)
    remark: Localized = Localized("")
    source: str = ""


@dataclass(frozen=True, slots=True)
class ActionPlan:
    """An action plan (Aktionsplan) or separate undertaking (separates Vorhaben).

    A placeholder stands for one that the source counts but does not name.
    """

    id: str
    programme: str
    kind: PlanKind
    title: Localized
    text: Localized = Localized("")
    dimensions: tuple[str, ...] = ()
    placeholder: bool = False
    source: str = ""


@dataclass(frozen=True, slots=True)
class Directorate:
    """A directorate (Dezernat). Only a specialist one (Fachdezernat) names a lead project."""

    id: str
    number: str
    title: Localized
    specialist: bool = True
    origin: Origin = Origin.ENTERED
    source: str = ""


@dataclass(frozen=True, slots=True)
class Department:
    """A department (Amt, Institut) of a directorate, or a company of the city."""

    id: str
    number: str
    title: Localized
    directorate: str
    origin: Origin = Origin.ENTERED
    source: str = ""


@dataclass(frozen=True, slots=True)
class Capacity:
    """Person months that a pool can give from a quarter on, until the next entry."""

    quarter: QuarterText
    person_months: Decimal


@dataclass(frozen=True, slots=True)
class Pool:
    """People who can be planned together: a central team, a directorate's staff, a vendor."""

    id: str
    title: Localized
    kind: PoolKind
    directorate: str = ""
    department: str = ""
    capacity: tuple[Capacity, ...] = ()
    origin: Origin = Origin.ENTERED
    source: str = ""


@dataclass(frozen=True, slots=True)
class QuarterEffort:
    """Person months in one quarter."""

    quarter: QuarterText
    person_months: Decimal


@dataclass(frozen=True, slots=True)
class Effort:
    """Work that a project asks of a pool: a size class, a total, or by quarter."""

    pool: str
    size: SizeClass | None = None
    total: Decimal | None = None
    quarters: tuple[QuarterEffort, ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """A document that proves a mandate: what, number or paragraph, date, address."""

    mandate: Mandate
    reference: str
    on: date | None = None
    url: str = ""


@dataclass(frozen=True, slots=True)
class Override:
    """A person's decision against the rule; it stays visible with its reason."""

    category: Category
    reason: str
    person: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Risk:
    """What may go wrong; likelihood and impact from 1 (low) to 5 (high)."""

    text: str
    likelihood: int = 0
    impact: int = 0
    response: str = ""


@dataclass(frozen=True, slots=True)
class ListSource:
    """The row of an imported list that a project came from, with every cell kept.

    ``mapping`` is the fingerprint of the mapping that read the row: a value that somebody changed
    here stays as long as neither the cell nor the mapping has changed.
    """

    name: str
    row: int
    key: str
    cells: dict[str, str] = field(default_factory=dict)
    mapping: str = ""


@dataclass(frozen=True, slots=True)
class Project:
    """A project (Einzelmaßnahme). Unknown facts stay empty; they are never guessed.

    ``central_help`` are person months asked of central pools when no effort is known in detail.
    ``running_at_publication`` is None as long as nobody has established it.
    """

    id: str
    title: str
    number: str = ""
    description: str = ""
    department: str = ""
    lead: str = ""
    programme: str = ""
    action_plan: str = ""
    dimensions: tuple[str, ...] = ()
    goals: tuple[str, ...] = ()
    status: Status = Status.IDEA
    start: date | None = None
    end: date | None = None
    legal_basis: str = ""
    running_at_publication: bool | None = None
    mandates: tuple[Evidence, ...] = ()
    lead_project: bool = False
    central_help: Decimal | None = None
    efforts: tuple[Effort, ...] = ()
    override: Override | None = None
    cost_cents: int | None = None
    spent_cents: int | None = None
    currency: str = "EUR"
    depends_on: tuple[str, ...] = ()
    risks: tuple[Risk, ...] = ()
    rating: str = ""
    benefits: str = ""
    systems: tuple[str, ...] = ()
    data: tuple[str, ...] = ()
    remarks: str = ""
    list_source: ListSource | None = None
    origin: Origin = Origin.ENTERED
    source: str = ""


@dataclass(frozen=True, slots=True)
class GoalReading:
    """A dated value that a person established for a goal, with the evidence for it."""

    goal: str
    on: date
    value: Decimal
    provenance: Provenance
    evidence: str
    person: str = ""


class SynonymKind(StrEnum):
    """What a group of words with one meaning names."""

    SUBJECT = "subject"
    COMPONENT = "component"
    DATA = "data"
    VENDOR = "vendor"
    GROUP = "group"


@dataclass(frozen=True, slots=True)
class Synonym:
    """Terms that mean the same in the projects of a city; people read the first one.

    An id of the general list (`synergies/data/vocabulary.yaml`) adds terms to that entry.
    """

    id: str
    kind: SynonymKind
    terms: tuple[str, ...]
    source: str = ""


@dataclass(frozen=True, slots=True)
class Rules:
    """Numbers that the rules need and a city sets, each with its reference."""

    central_help_limit: Decimal = Decimal(2)
    central_help_reference: str = ""
    size_months: dict[SizeClass, Decimal] = field(default_factory=dict)
    central_capacity_free_from: QuarterText | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """A number that a source states about the city or the making of its strategy."""

    id: str
    title: Localized
    value: Decimal
    source: str = ""


@dataclass(frozen=True, slots=True)
class Strategy:
    """The whole strategy of a city at one moment.

    ``category_rules`` is the decision model of the categories, as DMN text: whoever keeps the
    strategy keeps the rules that judged it. ``sources`` maps the ids that records name in
    ``source`` to citations. ``expected`` says how many records of a kind the sources count
    (``goals: 26``); the city check compares.
    """

    title: Localized
    published: date
    vision: Vision
    rules: Rules = Rules()
    category_rules: str = field(default="", repr=False)
    sources: dict[str, str] = field(default_factory=dict)
    facts: tuple[Fact, ...] = ()
    expected: dict[str, int] = field(default_factory=dict)
    clusters: tuple[Cluster, ...] = ()
    dimensions: tuple[Dimension, ...] = ()
    programmes: tuple[Programme, ...] = ()
    goals: tuple[Goal, ...] = ()
    action_plans: tuple[ActionPlan, ...] = ()
    directorates: tuple[Directorate, ...] = ()
    departments: tuple[Department, ...] = ()
    pools: tuple[Pool, ...] = ()
    projects: tuple[Project, ...] = ()
    readings: tuple[GoalReading, ...] = ()
    synonyms: tuple[Synonym, ...] = ()
