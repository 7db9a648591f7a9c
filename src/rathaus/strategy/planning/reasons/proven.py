"""What no plan can do: the earliest quarter by which the last project of a set can have started.

A quarter is disproved by weights: give every pool in every quarter a weight; each project must take
some weighted work, at least what its cheapest place takes; if all together must take more than
there is, no plan exists. Weights of 1 on a stretch of one pool are the classical energy argument
(Erschler and Lopez 1990; Baptiste, Le Pape and Nuijten 1999); others come from the dual of the
relaxed task (Farkas), rounded to whole numbers. Whoever proposes weights may err: the sums are
exact, so a wrong proposal disproves nothing.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
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

    It holds for all plans that plan at least what the plan given plans, and keep what is kept.
    ``plan`` is what that one reaches, so it is at most ``distance`` quarters from the best. The
    quarter before is forbidden by ``pools``, the tightest first, or by one ``project`` alone: by
    its length, by what it waits for and by what runs already. All None: none is planned.
    """

    measure: Measure
    projects: int
    quarter: int | None
    plan: int | None
    pools: tuple[str, ...]
    project: str | None

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
    kept: Collection[str] = (),
) -> Proven:
    """Prove how early the last of some projects can start or end at best.

    Args:
        instance: the task.
        starts: the plan; what it leaves out may be left out.
        ids: the projects, such as those of one category; only the planned ones count.
        measure: of which quarter.
        kept: projects that every plan spoken of starts where this one does, such as those of the
            categories that go first; without it the proof counts on them only to be planned.
    """
    plan = _with_kept(instance, starts, frozenset(kept) - frozenset(ids))
    wanted = [name for name in starts if name in set(ids)]
    if not wanted:
        return Proven(measure, 0, None, None, (), None)
    reached = max(_reached(plan, name, plan.starts[name], measure) for name in wanted)
    latest = max(wanted, key=lambda name: _lowest(plan, name, measure))
    low, high = min(_lowest(plan, latest, measure), reached), reached
    pools: tuple[str, ...] = ()
    project: str | None = latest
    while low < high:  # everything below low is disproved, high is not
        middle = (low + high) // 2
        work = _work(plan, frozenset(wanted), middle, measure)
        weights = _disproof(work)
        if weights is None:
            high = middle
        else:
            low, pools, project = middle + 1, _tightest(weights), work.stuck
    return Proven(measure, len(wanted), low, reached, pools, project)


def _with_kept(instance: Instance, starts: Mapping[str, Start], kept: frozenset[str]) -> Standing:
    """Return the plan in a task where the kept projects run already."""
    if not kept:
        return standing(instance, starts)
    projects = tuple(
        replace(each, modes=(each.modes[start.mode],), fixed_start=start.quarter)
        if each.id in kept and (start := starts.get(each.id)) is not None
        else each
        for each in instance.projects
    )
    placed = {
        name: replace(start, mode=0) if name in kept else start for name, start in starts.items()
    }
    return standing(replace(instance, projects=projects), placed)


def _reached(plan: Standing, name: str, start: Start, measure: Measure) -> int:
    quarters = plan.project(name).modes[start.mode].quarters
    return start.quarter if measure is Measure.START else start.quarter + quarters - 1


def _lowest(plan: Standing, name: str, measure: Measure) -> int:
    head = plan.heads.of(name)
    if head is None:
        return 0
    return head.start if measure is Measure.START else head.end - 1


def _disproof(work: Work) -> Weights | None:
    """Return weights that disprove the work; none are needed where a project has no place."""
    if work.stuck is not None:
        return {}
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
    places: dict[str, tuple[Place, ...]] = {}
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
        places[name] = tuple(found)
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
