"""Conflicts that need no search: projects that must take more of a pool than a stretch offers."""

from collections.abc import Collection, Mapping

from rathaus.strategy.planning.model import Instance, Project
from rathaus.strategy.planning.reasons.demand import Demand, Demanded
from rathaus.strategy.planning.reasons.energy import Place, Weights, Work, least, stretches


def overfull(instance: Instance, asked: Collection[Demand]) -> list[Demand] | None:
    """Return the fewest demands that one pool and one stretch of quarters disprove, if any do.

    Dependencies and deadlines are not looked at, so None proves nothing. In the stretch every
    project takes at least what its cheapest place takes; those that take most are named.

    Args:
        instance: the task.
        asked: the demands that are made.
    """
    asked = frozenset(asked)
    projects = {each.id: each for each in instance.projects}
    placed = {
        each.project: each for each in asked if each.kind in (Demanded.RUNNING, Demanded.REQUIRED)
    }
    made = {name: _of_project(projects[name], placed[name], asked) for name in sorted(placed)}
    places = {name: _places(instance, projects[name], placed[name], asked) for name in made}
    work = Work(instance.quarters, _free(instance, asked), places)
    if work.stuck is not None:
        return made[work.stuck]
    found = [_fewest(work, weights, made, asked) for weights in stretches(work)]
    return min(found, key=lambda each: (len(each), each), default=None)


def _places(
    instance: Instance, project: Project, placed: Demand, asked: frozenset[Demand]
) -> tuple[Place, ...]:
    if placed.kind is Demanded.RUNNING:
        return (Place(placed.quarter, project.modes[0]),)
    first = project.earliest if _not_before(project) in asked else 0
    return tuple(
        Place(quarter, mode)
        for mode in project.modes
        for quarter in range(first, instance.quarters - mode.quarters + 1)
    )


def _not_before(project: Project) -> Demand:
    return Demand(Demanded.NOT_BEFORE, project.id, quarter=project.earliest)


def _free(instance: Instance, asked: frozenset[Demand]) -> dict[str, tuple[int, ...]]:
    """Return the capacities that are demanded; elsewhere enough for all projects together."""
    free = {}
    for pool in instance.pools:
        plenty = sum(
            max((max(mode.need.get(pool.id, ()), default=0) for mode in each.modes), default=0)
            for each in instance.projects
        )
        free[pool.id] = tuple(
            capacity
            if Demand(Demanded.CAPACITY, pool=pool.id, quarter=quarter) in asked
            else max(plenty, capacity)
            for quarter, capacity in enumerate(pool.capacity)
        )
    return free


def _of_project(project: Project, placed: Demand, asked: frozenset[Demand]) -> list[Demand]:
    not_before = _not_before(project)
    return sorted({placed, not_before} & asked)


def _fewest(
    work: Work, weights: Weights, made: Mapping[str, list[Demand]], asked: frozenset[Demand]
) -> list[Demand]:
    """Return the stretch's capacities, and demands of who takes most of it until it is overfull."""
    [(pool, row)] = weights.items()
    free = sum(each for each, weight in zip(work.free[pool], row, strict=True) if weight)
    needs = least(work, weights)
    found = {
        Demand(Demanded.CAPACITY, pool=pool, quarter=quarter)
        for quarter, weight in enumerate(row)
        if weight
    } & asked
    for name in sorted(made, key=lambda each: (-needs[each], each)):
        found.update(made[name])
        free -= needs[name]
        if free < 0:
            break
    return sorted(found)
