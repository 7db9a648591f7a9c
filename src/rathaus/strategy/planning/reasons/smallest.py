"""The smallest changes that let a project start earlier, each judged by the validator."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from rathaus.strategy.planning.model import Instance, Start
from rathaus.strategy.planning.reasons.attempt import Attempt, Held, Shortage
from rathaus.strategy.planning.reasons.change import (
    AddCapacity,
    Change,
    ChooseMode,
    DelayProject,
    ReduceNeed,
    RelaxDependency,
)
from rathaus.strategy.planning.reasons.cost import cost
from rathaus.strategy.planning.reasons.proposal import Move, Proposal, Way, holds
from rathaus.strategy.planning.reasons.standing import Standing, standing
from rathaus.strategy.planning.reasons.swap import swaps
from rathaus.strategy.planning.reasons.waiting import Kind, why_not_earlier

SWAPS = 3
"""How many different projects are named for a swap; more is a list, not a proposal."""


def smallest_changes(
    instance: Instance,
    starts: Mapping[str, Start],
    project: str,
    *,
    plan: Standing | None = None,
) -> tuple[Proposal, ...]:
    """Return the smallest changes that let a project start earlier, small to large.

    Every earlier start in every mode is tried, all other projects where they are or one of them
    later. Of each way (and combination of ways) the smallest change is kept, and the one for the
    earliest start; of swaps up to ``SWAPS`` different projects. Amounts are exact: with one unit
    less, or one quarter less, the plan that follows breaks a rule. A start that needs no change is
    no proposal: ``why_not_earlier`` tells of it.

    Args:
        instance: the task.
        starts: the plan.
        project: which shall start earlier; running ones get no proposal.
        plan: ``standing(instance, starts)``, if many projects of one plan are asked for.

    Raises:
        UnknownProject: if the instance has no such project.
    """
    plan = plan or standing(instance, starts)
    waiting = why_not_earlier(instance, starts, project, plan=plan)
    if waiting.kind in (Kind.RUNNING, Kind.ON_TIME):
        return ()
    found = [each for tried in waiting.attempts for each in _proposals(plan, project, tried)]
    return tuple(each for each in _chosen(found) if holds(each, instance, starts))


def _chosen(found: Sequence[Proposal]) -> list[Proposal]:
    """Keep the smallest and the earliest of each combination of ways, and the first swaps."""
    kept: list[Proposal] = []
    by_ways = sorted(found, key=lambda each: each.ways)
    for ways, group in groupby(by_ways, key=lambda each: each.ways):
        same = sorted(group, key=lambda each: each.size)
        earliest = min(same, key=lambda each: each.start.quarter)
        names: set[str] = set()
        for each in same:
            name = each.move.project if each.move else ""
            if name not in names and len(names) < (SWAPS if Way.SWAP in ways else 1):
                names.add(name)
                kept.append(each)
        if earliest.start.quarter < min(each.start.quarter for each in kept if each.ways == ways):
            kept.append(earliest)
    return sorted(kept, key=lambda each: each.size)


def _proposals(plan: Standing, name: str, tried: Attempt) -> Iterator[Proposal]:
    """Yield the proposals for one start; all that stands in its way is dealt with."""
    if tried.successors:
        return
    if tried.possible:
        if tried.held is Held.DEARER and _is_other_mode(plan, name, tried):
            yield _proposal(plan, name, tried, (Way.MODE,), (ChooseMode(name, tried.start.mode),))
        return
    relaxed = tuple(RelaxDependency(name, each.project) for each in tried.waits_for)
    way: tuple[Way, ...] = (Way.DEPENDENCY,) if relaxed else ()
    if not tried.shortages:
        yield _proposal(plan, name, tried, way, relaxed)
        return
    need = tuple(_reductions(plan, name, tried))
    yield _proposal(plan, name, tried, (Way.NEED, *way), (*need, *relaxed))
    staff = tuple(_additions(tried.shortages))
    yield _proposal(plan, name, tried, (Way.CAPACITY, *way), (*staff, *relaxed))
    for move in swaps(plan, name, tried):
        later = DelayProject(move.project, move.after.quarter)
        yield _proposal(plan, name, tried, (Way.SWAP,), (later,), move)


def _is_other_mode(plan: Standing, name: str, tried: Attempt) -> bool:
    start = plan.starts.get(name)
    return start is not None and start.mode != tried.start.mode


def _additions(shortages: Iterable[Shortage]) -> Iterator[AddCapacity]:
    """Yield per pool the least constant amount, over the fewest quarters, that is enough."""
    by_pool: dict[str, list[Shortage]] = {}
    for each in shortages:
        by_pool.setdefault(each.pool, []).append(each)
    for pool, lacking in by_pool.items():
        quarters = [each.quarter for each in lacking]
        most = max(each.lacking for each in lacking)
        yield AddCapacity(pool, most, min(quarters), max(quarters))


def _reductions(plan: Standing, name: str, tried: Attempt) -> Iterator[ReduceNeed]:
    """Yield per pool what the project has to do without, quarter by quarter.

    Where others overload the pool already, it has to do without the pool.
    """
    mode = plan.projects[name].modes[tried.start.mode]
    by_pool: dict[str, list[int]] = {}
    for each in tried.shortages:
        amounts = by_pool.setdefault(each.pool, [0] * mode.quarters)
        amounts[each.quarter - tried.start.quarter] = min(each.lacking, each.need)
    for pool, amounts in by_pool.items():
        yield ReduceNeed(name, tried.start.mode, pool, tuple(amounts))


def _proposal(
    plan: Standing,
    name: str,
    tried: Attempt,
    ways: tuple[Way, ...],
    changes: tuple[Change, ...],
    *moves: Move,
) -> Proposal:
    start = Start(tried.start.quarter, 0) if Way.MODE in ways else tried.start
    change = tried.cost.total
    for move in moves:
        other = plan.projects[move.project]
        change += (
            cost(plan.instance, other, move.after) - cost(plan.instance, other, move.before)
        ).total
    return Proposal(
        project=name,
        ways=ways,
        changes=changes,
        start=start,
        before=plan.starts,
        move=moves[0] if moves else None,
        share=sum(_share(plan, each) for each in changes),
        cost=change,
    )


def _share(plan: Standing, change: Change) -> float:
    """Return the work of a change as a share of what its pool gives in its best quarter."""
    if isinstance(change, AddCapacity):
        work = change.amount * (change.last - change.first + 1)
    elif isinstance(change, ReduceNeed):
        work = sum(change.amounts)
    else:
        return 0.0
    return work / max(1, *plan.load.capacity[change.pool])
