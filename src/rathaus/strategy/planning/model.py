"""What a planner is given and what it answers, in whole numbers.

Time is counted in quarters from the first one of the plan (0, 1, 2, …). A quantity is a whole
number of the smallest unit its pool is counted in (tenths of a full-time person, hundredths of a
person month, thousands of euros); the planner adds and compares them and knows no unit.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Pool:
    """Something scarce, with what it can give in each quarter of the plan."""

    id: str
    capacity: tuple[int, ...]
    central: bool = False


@dataclass(frozen=True, slots=True)
class Mode:
    """One way to run a project: what it needs of each pool, quarter by quarter from its start.

    ``need`` maps a pool's id to as many amounts as the mode has quarters.
    """

    quarters: int
    need: Mapping[str, tuple[int, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Project:
    """A project to plan.

    It runs without a break in one of its ``modes``, starts no earlier than ``earliest`` and after
    every project of ``after`` has ended. ``fixed_start``: it runs already, in its first mode, and
    may not move. ``deadline`` is the last quarter in which it may still run without being late.
    ``required``: it may be late, but not left out. ``weight`` is what one quarter of delay costs.
    """

    id: str
    weight: int
    modes: tuple[Mode, ...]
    earliest: int = 0
    deadline: int | None = None
    after: tuple[str, ...] = ()
    fixed_start: int | None = None
    required: bool = False


@dataclass(frozen=True, slots=True)
class Start:
    """When a project starts, and in which of its modes."""

    quarter: int
    mode: int = 0


@dataclass(frozen=True, slots=True)
class Instance:
    """A planning task.

    The objective, to be as small as possible, is the sum over all projects of ``weight`` × end,
    where end is start + quarters, or ``unplanned_end`` when unplanned; a project whose last quarter
    lies after its deadline adds ``weight`` × ``late_per_quarter`` per quarter; a project of
    ``previous`` that starts elsewhere, or is left out, adds ``stability`` × the quarters it moved
    (left out counts as moved to ``unplanned_end``). A project is planned after an unplanned one
    only by being unplanned itself.
    """

    name: str
    quarters: int
    unplanned_end: int
    late_per_quarter: int
    pools: tuple[Pool, ...]
    projects: tuple[Project, ...]
    previous: Mapping[str, Start] = field(default_factory=dict)
    stability: int = 0


class Verdict(StrEnum):
    """How good a plan is known to be."""

    OPTIMAL = "optimal"
    FEASIBLE = "feasible"
    IMPOSSIBLE = "impossible"


@dataclass(frozen=True, slots=True)
class Plan:
    """An answer: starts of the planned projects, and how far it can be from the best.

    ``bound`` is proven: no plan has an objective below it.
    """

    starts: Mapping[str, Start]
    objective: int
    bound: int

    @property
    def gap(self) -> float:
        """Return by what share of its objective the plan may be worse than the best."""
        return (self.objective - self.bound) / self.objective if self.objective else 0.0


@dataclass(frozen=True, slots=True)
class Progress:
    """What a running search can say: seconds since its begin, best objective and bound so far."""

    seconds: float
    objective: int | None
    bound: int
    starts: Mapping[str, Start] | None = None
