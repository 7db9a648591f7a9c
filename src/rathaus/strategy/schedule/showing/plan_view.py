"""A run opened: its task, its plan, and quarters by their place."""

from collections.abc import Mapping
from dataclasses import dataclass

from rathaus.kernel.time import Quarter
from rathaus.strategy.document import Category
from rathaus.strategy.planning.model import Project, Start
from rathaus.strategy.planning.reasons.load import Load, load
from rathaus.strategy.schedule.models import PlanRun
from rathaus.strategy.schedule.rules.task import Task
from rathaus.strategy.schedule.store.codec import starts_from_json, unpack_task


@dataclass(frozen=True, slots=True)
class PlanView:
    """A task with its plan; ``load`` is what the plan takes of each pool."""

    run: PlanRun
    task: Task
    starts: Mapping[str, Start]
    projects: Mapping[str, Project]
    load: Load

    def quarter(self, place: int) -> Quarter:
        """Return a quarter of the plan."""
        return self.task.first + place

    def end(self, name: str) -> int:
        """Return the last quarter in which a planned project runs."""
        start = self.starts[name]
        return start.quarter + self.projects[name].modes[start.mode].quarters - 1

    def of_category(self, category: Category) -> list[str]:
        """Return the ids of the projects of a category."""
        return [name for name, facts in self.task.projects.items() if facts.category is category]

    def over(self) -> list[tuple[str, int, int]]:
        """Return pool, quarter and amount wherever the plan takes more than was stated."""
        return [
            (pool, place, used - facts.stated[place])
            for pool, facts in self.task.pools.items()
            for place, used in enumerate(self.load.used[pool])
            if used > facts.stated[place]
        ]


def open_plan(run: PlanRun) -> PlanView:
    """Read a run's task and its best plan so far."""
    task = unpack_task(run.task)
    projects = {project.id: project for project in task.instance.projects}
    starts = {k: v for k, v in starts_from_json(run.starts).items() if k in projects}
    return PlanView(run, task, starts, projects, load(task.instance, starts))
