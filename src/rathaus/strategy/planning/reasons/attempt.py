"""What stands in the way of one earlier start: pools that lack something, projects to wait for."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from rathaus.strategy.planning.model import Start
from rathaus.strategy.planning.reasons.cost import Cost, cost
from rathaus.strategy.planning.reasons.load import Cell, Use, most_first
from rathaus.strategy.planning.reasons.standing import Standing


class Cause(StrEnum):
    """Why a pool lacks something in a quarter.

    ``too_small``: the need is more than the pool can give at all. ``running``: running projects
    leave too little, so that no order of the others helps. ``ahead``: planned projects hold it.
    """

    TOO_SMALL = "too_small"
    RUNNING = "running"
    AHEAD = "ahead"


@dataclass(frozen=True, slots=True)
class Shortage:
    """A pool that gives too little in a quarter: ``lacking`` = ``need`` - ``free``, above 0.

    ``free`` is what the other projects leave (negative where they overload the pool), ``running``
    what running ones of them take; ``ahead`` are the others, who takes most first.
    """

    pool: str
    quarter: int
    need: int
    free: int
    lacking: int
    running: int
    cause: Cause
    ahead: tuple[Use, ...]


@dataclass(frozen=True, slots=True)
class Waited:
    """A project that must have ended: it ends with quarter ``end`` - 1, or is unplanned (None).

    ``unavoidable``: no plan lets it end in time.
    """

    project: str
    end: int | None
    unavoidable: bool


class Held(StrEnum):
    """Why a project does not start where nothing stands in the way.

    ``slack``: it could, and the plan would be better; the search has not found it. ``stability``:
    it would be better, were it not for the price of moving it. ``dearer``: it would start earlier
    and cost more, as a longer mode ends later. ``indifferent``: nobody gains.
    """

    SLACK = "slack"
    STABILITY = "stability"
    DEARER = "dearer"
    INDIFFERENT = "indifferent"


@dataclass(frozen=True, slots=True)
class Attempt:
    """A start that was tried, all other projects as planned, and all that stands in its way.

    ``successors`` are those that start before it would end (it takes a longer mode). ``cost`` is
    what the objective would change by, negative if the plan becomes better.
    """

    start: Start
    end: int
    shortages: tuple[Shortage, ...]
    waits_for: tuple[Waited, ...]
    successors: tuple[str, ...]
    cost: Cost
    lacking_share: float

    @property
    def possible(self) -> bool:
        """Say whether nothing stands in the way."""
        return not (self.shortages or self.waits_for or self.successors)

    @property
    def unavoidable(self) -> bool:
        """Say whether no plan can start it so, whatever the order of projects."""
        return any(each.cause is not Cause.AHEAD for each in self.shortages) or any(
            each.unavoidable for each in self.waits_for
        )

    @property
    def held(self) -> Held | None:
        """Say why it is not started so although it could; None if something stands in the way."""
        if not self.possible:
            return None
        if self.cost.total < 0:
            return Held.SLACK
        if self.cost.delay < 0:
            return Held.STABILITY
        return Held.DEARER if self.cost.total > 0 else Held.INDIFFERENT

    @property
    def ahead(self) -> tuple[Use, ...]:
        """Return the projects that hold what is lacking, summed over pools and quarters.

        Who takes most comes first. Amounts of pools that count in different units are added up, so
        the sum orders the projects and says nothing else.
        """
        taken: dict[str, Use] = {}
        for use in (use for each in self.shortages for use in each.ahead):
            before = taken[use.project].amount if use.project in taken else 0
            taken[use.project] = Use(use.project, before + use.amount, use.weight, use.fixed)
        return tuple(sorted(taken.values(), key=most_first))

    @property
    def obstacle(self) -> tuple[int, float, int, int]:
        """Return the sort key: projects in the way, share of pools lacking, quarter, mode."""
        in_the_way = len(self.waits_for) + len(self.successors)
        return (in_the_way, self.lacking_share, self.start.quarter, self.start.mode)


def attempt(plan: Standing, name: str, start: Start) -> Attempt:
    """Try one start of a project, all others as planned.

    Args:
        plan: the plan as it is.
        name: the project; if planned, its own place counts as free.
        start: where it is tried; its mode must end within the instance's quarters.
    """
    project = plan.project(name)
    end = start.quarter + project.modes[start.mode].quarters
    shortages = tuple(_shortages(plan, name, start))
    before = cost(plan.instance, project, plan.starts.get(name))
    return Attempt(
        start=start,
        end=end,
        shortages=shortages,
        waits_for=tuple(_waits_for(plan, project.after, start.quarter)),
        successors=tuple(
            each
            for each in plan.successors.get(name, ())
            if each in plan.starts and plan.starts[each].quarter < end
        ),
        cost=cost(plan.instance, project, start) - before,
        lacking_share=_share(plan, shortages),
    )


def _shortages(plan: Standing, name: str, start: Start) -> Iterator[Shortage]:
    for pool, amounts in plan.project(name).modes[start.mode].need.items():
        for quarter, need in enumerate(amounts, start.quarter):
            free = plan.left_by_others(name, pool, quarter)
            if need and need > free:
                yield _shortage(plan.load.at(pool, quarter), name, need, free)


def _shortage(cell: Cell, name: str, need: int, free: int) -> Shortage:
    if need > cell.capacity:
        cause = Cause.TOO_SMALL
    elif need > cell.capacity - cell.running:
        cause = Cause.RUNNING
    else:
        cause = Cause.AHEAD
    ahead = cell.planned
    if any(use.project == name for use in ahead):
        ahead = tuple(use for use in ahead if use.project != name)
    return Shortage(cell.pool, cell.quarter, need, free, need - free, cell.running, cause, ahead)


def _waits_for(plan: Standing, before: Iterable[str], quarter: int) -> Iterator[Waited]:
    for name in before:
        end = plan.end(name) if name in plan.projects else None
        if end is None or end > quarter:
            head = plan.heads.of(name)
            yield Waited(name, end, unavoidable=head is None or head.end > quarter)


def _share(plan: Standing, shortages: tuple[Shortage, ...]) -> float:
    """Return the sum of what is lacking, each as a share of what its pool gives at its best."""
    return sum(
        each.lacking / max(1, *plan.load.capacity[each.pool], each.need) for each in shortages
    )
