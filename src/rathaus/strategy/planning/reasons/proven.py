"""What no plan can do: the earliest quarter by which the last project of a set can have started.

A quarter is disproved by weights: give every pool in every quarter a weight; each project must take
some weighted work, at least what its cheapest place takes; if all together must take more than
there is, no plan exists. Weights of 1 on a stretch of one pool are the classical energy argument
(Erschler and Lopez 1990; Baptiste, Le Pape and Nuijten 1999); others come from the dual of the
relaxed task (Farkas), rounded to whole numbers. Whoever proposes weights may err: the sums are
exact, so a wrong proposal disproves nothing.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from rathaus.strategy.planning.model import Instance, Start
from rathaus.strategy.planning.reasons.energy import (
    Place,
    Weights,
    Work,
    disproves,
    fewest_pools,
    stretches,
)
from rathaus.strategy.planning.reasons.relaxation import dual_weights
from rathaus.strategy.planning.reasons.standing import Standing, standing


class Measure(StrEnum):
    """What is asked of the last project: the quarter it starts in, or its last one."""

    START = "start"
    END = "end"


@dataclass(frozen=True, slots=True)
class Proven:
    """No plan with these projects has the last one's start (or last quarter) before ``quarter``.

    It holds for all plans that plan at least what the plan given plans. ``plan`` is what that one
    reaches, so it is at most ``plan`` - ``quarter`` quarters from the best. ``pools`` are those
    that forbid the quarter before, the tightest first; none where a single project's own window
    does: its predecessors, its length, what runs already. None and 0 projects: none is planned.
    """

    measure: Measure
    projects: int
    quarter: int | None
    plan: int | None
    pools: tuple[str, ...]

    @property
    def distance(self) -> int:
        """Return by how many quarters the plan may be worse than the best."""
        return 0 if self.plan is None or self.quarter is None else self.plan - self.quarter


def what_is_proven(
    instance: Instance,
    starts: Mapping[str, Start],
    ids: Collection[str],
    measure: Measure = Measure.START,
    *,
    plan: Standing | None = None,
) -> Proven:
    """Prove how early the last of some projects can start or end at best.

    Args:
        instance: the task.
        starts: the plan; what it leaves out may be left out.
        ids: the projects, such as those of one category; only the planned ones count.
        measure: of which quarter.
        plan: ``standing(instance, starts)``, if it is there already.
    """
    plan = plan or standing(instance, starts)
    wanted = [name for name in starts if name in set(ids)]
    if not wanted:
        return Proven(measure, 0, None, None, ())
    reached = max(_reached(plan, name, starts[name], measure) for name in wanted)
    lowest = max(_lowest(plan, name, measure) for name in wanted)
    pools: tuple[str, ...] = ()
    low, high = min(lowest, reached), reached  # everything below low is disproved, high is not
    while low < high:
        middle = (low + high) // 2
        weights = _disproof(plan, frozenset(wanted), middle, measure)
        if weights is None:
            high = middle
        else:
            low, pools = middle + 1, _tightest(weights)
    return Proven(measure, len(wanted), low, reached, pools)


def _reached(plan: Standing, name: str, start: Start, measure: Measure) -> int:
    quarters = plan.project(name).modes[start.mode].quarters
    return start.quarter if measure is Measure.START else start.quarter + quarters - 1


def _lowest(plan: Standing, name: str, measure: Measure) -> int:
    head = plan.heads.of(name)
    if head is None:
        return 0
    return head.start if measure is Measure.START else head.end - 1


def _disproof(
    plan: Standing, wanted: frozenset[str], last: int, measure: Measure
) -> Weights | None:
    """Return weights that disprove that all wanted projects have started (or ended) by ``last``."""
    work = _work(plan, wanted, last, measure)
    for weights in _proposed(work):
        if disproves(work, weights):
            return fewest_pools(work, weights)
    return None


def _proposed(work: Work) -> Iterator[Weights]:
    yield from stretches(work)
    found = dual_weights(work)
    if found is not None:
        yield found


def _work(plan: Standing, wanted: frozenset[str], last: int, measure: Measure) -> Work:
    """Return every place of every planned project that no simple argument excludes."""
    ends = _latest_ends(plan, wanted, last, measure)
    places: list[tuple[Place, ...]] = []
    for name in plan.starts:
        project = plan.project(name)
        if project.fixed_start is not None:
            continue
        head = plan.heads.of(name)
        first = project.earliest if head is None else head.start
        found = []
        for mode in project.modes:
            latest = ends[name] - mode.quarters
            if name in wanted and measure is Measure.START:
                latest = min(latest, last)
            found += [
                Place(quarter, mode)
                for quarter in range(first, latest + 1)
                if plan.heads.fits(mode, quarter)
            ]
        places.append(tuple(found))
    return Work(plan.instance.quarters, {k: tuple(v) for k, v in plan.heads.free.items()}, places)


def _latest_ends(
    plan: Standing, wanted: frozenset[str], last: int, measure: Measure
) -> dict[str, int]:
    """Return the quarter before which each planned project must have ended.

    That is the end of the plan, or the latest start of a planned project that comes after it.
    """
    ends = dict.fromkeys(plan.starts, plan.instance.quarters)
    if measure is Measure.END:
        ends |= dict.fromkeys(wanted, last + 1)
    # In a plan every project starts after those it waits for: from the last start backwards, all
    # that come after a project are done before it.
    for name in sorted(plan.starts, key=lambda each: -plan.starts[each].quarter):
        project = plan.project(name)
        latest = ends[name] - min(mode.quarters for mode in project.modes)
        if name in wanted and measure is Measure.START:
            latest = min(latest, last)
        if project.fixed_start is not None:
            latest = project.fixed_start
        for before in project.after:
            if before in ends:
                ends[before] = min(ends[before], latest)
    return ends


def _tightest(weights: Weights) -> tuple[str, ...]:
    """Return the pools that have weight, the one with the most of it first."""
    total = {pool: sum(row) for pool, row in weights.items()}
    return tuple(sorted((pool for pool in total if total[pool]), key=lambda x: (-total[x], x)))
