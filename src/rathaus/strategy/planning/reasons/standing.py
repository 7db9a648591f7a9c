"""A plan with everything looked up once, so that many questions about it are cheap."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from rathaus.strategy.planning.model import Instance, Project, Start
from rathaus.strategy.planning.reasons.cost import end_of
from rathaus.strategy.planning.reasons.errors import UnknownProject
from rathaus.strategy.planning.reasons.heads import Heads, heads
from rathaus.strategy.planning.reasons.load import Load, load


@dataclass(frozen=True, slots=True)
class Standing:
    """An instance, a plan for it, and what both imply."""

    instance: Instance
    starts: Mapping[str, Start]
    projects: Mapping[str, Project]
    successors: Mapping[str, tuple[str, ...]]
    load: Load
    heads: Heads

    def project(self, name: str) -> Project:
        """Return a project.

        Raises:
            UnknownProject: if the instance has none of this id.
        """
        try:
            return self.projects[name]
        except KeyError:
            raise UnknownProject(name) from None

    def end(self, name: str) -> int | None:
        """Return the quarter after the project's last one, None if it is not planned."""
        start = self.starts.get(name)
        return None if start is None else end_of(self.project(name), start)

    def need_at(self, name: str, pool: str, quarter: int) -> int:
        """Return what the plan lets the project take of a pool in a quarter."""
        start = self.starts.get(name)
        if start is None:
            return 0
        amounts = self.project(name).modes[start.mode].need.get(pool, ())
        offset = quarter - start.quarter
        return amounts[offset] if 0 <= offset < len(amounts) else 0

    def left_by_others(self, name: str, pool: str, quarter: int) -> int:
        """Return what all projects but this one leave of a pool, negative in an overload."""
        used = self.load.used[pool][quarter] - self.need_at(name, pool, quarter)
        return self.load.capacity[pool][quarter] - used


def standing(instance: Instance, starts: Mapping[str, Start]) -> Standing:
    """Look up everything about a plan.

    Raises:
        UnknownProject: if ``starts`` names one that the instance does not have.
    """
    loads = load(instance, starts)
    successors: defaultdict[str, list[str]] = defaultdict(list)
    for project in instance.projects:
        for before in project.after:
            successors[before].append(project.id)
    return Standing(
        instance=instance,
        starts=starts,
        projects=loads.projects,
        successors={name: tuple(after) for name, after in successors.items()},
        load=loads,
        heads=heads(instance),
    )
