"""What is demanded of a plan, demand by demand, so that a conflict can be told as a few of them."""

from collections import deque
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum

from rathaus.strategy.planning.model import Instance, Project


class Demanded(StrEnum):
    """What a demand is.

    ``running``: a project runs as it does and may not move. ``required``: a project must be
    planned. ``not_before``: no earlier than a quarter. ``deadline``: no later. ``after``: only when
    another has ended, so not without it. ``capacity``: no more of a pool in a quarter than it has.
    """

    RUNNING = "running"
    REQUIRED = "required"
    NOT_BEFORE = "not_before"
    DEADLINE = "deadline"
    AFTER = "after"
    CAPACITY = "capacity"


@dataclass(frozen=True, slots=True, order=True)
class Demand:
    """One demand: of a project (``other``: which it comes after) or a pool, with its quarter.

    ``quarter`` is the start of a running project, the earliest start, the last quarter before the
    deadline passes, or that of the capacity; -1 where there is none.
    """

    kind: Demanded
    project: str = ""
    other: str = ""
    pool: str = ""
    quarter: int = -1


def demands(instance: Instance, hard_deadlines: Collection[str] = ()) -> tuple[Demand, ...]:
    """Return all that is demanded of every plan; what only costs when broken is no demand.

    Left out is what cannot conflict: projects that may be left out, capacity that all who could
    want it together do not exceed. That a plan has so many quarters is taken for granted.

    Args:
        instance: the task.
        hard_deadlines: projects that may not be late, if they are planned.
    """
    projects = {each.id: each for each in instance.projects}
    bound = _bound(instance, projects)
    named = [each for each in instance.projects if each.id in bound]
    of_projects = [
        demand for each in named for demand in _of(each, projects, each.id in hard_deadlines)
    ]
    return (*of_projects, *_capacities(instance, named))


def _bound(instance: Instance, projects: dict[str, Project]) -> set[str]:
    """Return the projects that must be planned, with all that must come before them."""
    todo = [each.id for each in instance.projects if each.required or each.fixed_start is not None]
    found: set[str] = set()
    while todo:
        name = todo.pop()
        if name not in found and name in projects:
            found.add(name)
            todo += projects[name].after
    return found


def _of(project: Project, projects: dict[str, Project], hard: bool) -> Iterator[Demand]:
    if project.fixed_start is not None:
        yield Demand(Demanded.RUNNING, project.id, quarter=project.fixed_start)
    elif project.required:
        yield Demand(Demanded.REQUIRED, project.id)
    if project.fixed_start is None and project.earliest > 0:
        yield Demand(Demanded.NOT_BEFORE, project.id, quarter=project.earliest)
    if hard and project.deadline is not None:
        yield Demand(Demanded.DEADLINE, project.id, quarter=project.deadline)
    for before in project.after:
        if before in projects:
            yield Demand(Demanded.AFTER, project.id, other=before)


def _capacities(instance: Instance, named: list[Project]) -> Iterator[Demand]:
    wanted = {
        pool.id: sum(
            max((max(mode.need.get(pool.id, ()), default=0) for mode in each.modes), default=0)
            for each in named
        )
        for pool in instance.pools
    }
    for pool in instance.pools:
        for quarter, capacity in enumerate(pool.capacity):
            if wanted[pool.id] > capacity:
                yield Demand(Demanded.CAPACITY, pool=pool.id, quarter=quarter)


def circle(instance: Instance) -> tuple[str, ...]:
    """Return a shortest circle of projects that wait for each other, () if there is none.

    Each comes after the next, the last after the first.
    """
    after = {each.id: each.after for each in instance.projects}
    tangled = _tangled(after)
    rounds = (_round(name, after, tangled) for name in after if name in tangled)
    return min((each for each in rounds if each), key=len, default=())


def _tangled(after: dict[str, tuple[str, ...]]) -> set[str]:
    """Return the projects of circles, and those that lie between or wait for one."""
    left = set(after)
    while ready := {name for name in left if not left.intersection(after[name])}:
        left -= ready
    return left


def _round(name: str, after: dict[str, tuple[str, ...]], tangled: set[str]) -> tuple[str, ...]:
    """Return a shortest way from a project back to itself, () if there is none."""
    came_from: dict[str, str] = {}
    todo = deque([name])
    while todo:
        here = todo.popleft()
        for before in after[here]:
            if before == name:
                way = [here]
                while way[-1] != name:
                    way.append(came_from[way[-1]])
                return tuple(reversed(way))
            if before in tangled and before not in came_from:
                came_from[before] = here
                todo.append(before)
    return ()
