"""Why does this project not start earlier? Every earlier start is tried, and all answers kept."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from rathaus.strategy.planning.model import Instance, Start
from rathaus.strategy.planning.reasons.attempt import Attempt, attempt
from rathaus.strategy.planning.reasons.standing import Standing, standing


class Kind(StrEnum):
    """How a project stands: it runs, starts as early as it may, waits, or is not planned."""

    RUNNING = "running"
    ON_TIME = "on_time"
    WAITS = "waits"
    UNPLANNED = "unplanned"


@dataclass(frozen=True, slots=True)
class Waiting:
    """The answer for one project.

    ``earliest`` is the quarter from which it is wanted, ``attempts`` are all starts from there up
    to the one before it starts (or, unplanned, to the last that ends in time), in each mode, by
    quarter and mode. ``reachable`` is the earliest start in any plan, None if there is none: what
    runs already or must come first forbids the quarters before, whatever else is done.
    """

    project: str
    kind: Kind
    start: Start | None
    earliest: int
    reachable: int | None
    attempts: tuple[Attempt, ...]

    @property
    def quarters(self) -> int | None:
        """Return for how many quarters it waits, None if it is not planned."""
        return None if self.start is None else max(0, self.start.quarter - self.earliest)

    @property
    def at_earliest(self) -> Attempt | None:
        """Return what is in the way of the earliest start, in the mode with the least of it."""
        return self._least(self.attempts[0].start.quarter if self.attempts else None)

    @property
    def nearest(self) -> Attempt | None:
        """Return what is in the way of the start just before the planned one."""
        return self._least(self.attempts[-1].start.quarter if self.attempts else None)

    @property
    def best(self) -> Attempt | None:
        """Return the earlier start that has the least in its way, the earliest of equals."""
        return min(self.attempts, key=lambda each: each.obstacle, default=None)

    @property
    def possible(self) -> tuple[Attempt, ...]:
        """Return the starts that nothing stands in the way of, the cheapest first."""
        free = [each for each in self.attempts if each.possible]
        return tuple(sorted(free, key=lambda each: (each.cost.total, each.start.quarter)))

    def _least(self, quarter: int | None) -> Attempt | None:
        there = [each for each in self.attempts if each.start.quarter == quarter]
        return min(there, key=lambda each: each.obstacle, default=None)


def why_not_earlier(
    instance: Instance,
    starts: Mapping[str, Start],
    project: str,
    *,
    plan: Standing | None = None,
) -> Waiting:
    """Say for every earlier start of a project what stands in its way.

    Args:
        instance: the task; its plan need not be perfect, an overload simply leaves nothing free.
        starts: the plan.
        project: whose start is asked for.
        plan: ``standing(instance, starts)``, if many projects of one plan are asked for.

    Raises:
        UnknownProject: if the instance has no such project.
    """
    plan = plan or standing(instance, starts)
    asked = plan.project(project)
    start = starts.get(project)
    if asked.fixed_start is not None:
        return Waiting(project, Kind.RUNNING, start, asked.fixed_start, asked.fixed_start, ())
    head = plan.heads.of(project)
    attempts = tuple(attempt(plan, project, each) for each in _earlier(plan, project))
    if start is None:
        kind = Kind.UNPLANNED
    else:
        kind = Kind.WAITS if start.quarter > asked.earliest else Kind.ON_TIME
    reachable = head.start if head else None
    return Waiting(project, kind, start, asked.earliest, reachable, attempts)


def _earlier(plan: Standing, name: str) -> Iterator[Start]:
    project = plan.projects[name]
    planned = plan.starts.get(name)
    last = plan.instance.quarters if planned is None else planned.quarter
    for quarter in range(project.earliest, last):
        for index, mode in enumerate(project.modes):
            if quarter + mode.quarters <= plan.instance.quarters:
                yield Start(quarter, index)
