"""The planning task of a portfolio: the instance, and what its numbers stand for."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from rathaus.kernel.text import Localized
from rathaus.strategy.document import Category, QuarterText, Status
from rathaus.strategy.planning.model import Instance
from rathaus.strategy.schedule.rules.finding import Finding, Unready


@dataclass(frozen=True, slots=True)
class Facts:
    """What pages say about a planned project.

    ``wish`` is the quarter from which somebody wants it, ``began`` the quarter in which a running
    one began; both may lie before the plan. ``deadline`` is a date that a mandate sets.
    """

    title: str
    category: Category
    status: Status
    number: str = ""
    programme: str = ""
    department: str = ""
    directorate: str = ""
    wish: QuarterText | None = None
    began: QuarterText | None = None
    sample: bool = False


@dataclass(frozen=True, slots=True)
class PoolFacts:
    """What pages say about a pool; ``stated`` is its capacity before it was lifted to the load."""

    title: Localized
    central: bool
    stated: tuple[int, ...]
    sample: bool = False


@dataclass(frozen=True, slots=True)
class Task:
    """A portfolio ready to be planned.

    ``early`` are the projects that are planned before all others; when it is empty, all are
    planned together. ``instance.quarters`` count from ``first``.
    """

    first: QuarterText
    instance: Instance
    projects: Mapping[str, Facts]
    pools: Mapping[str, PoolFacts]
    early: frozenset[str] = frozenset()
    unready: tuple[Unready, ...] = ()
    findings: tuple[Finding, ...] = ()
    titles: Mapping[str, str] = field(default_factory=dict)
