"""The task of a variant: the changes made to the instance, and to what pages say about it."""

from collections.abc import Sequence
from dataclasses import replace

from rathaus.strategy.document import Category, Status
from rathaus.strategy.planning.reasons.change import AddCapacity, AddProject, Change
from rathaus.strategy.planning.reasons.making import apply_all
from rathaus.strategy.schedule.rules.task import Facts, Task


def changed_task(task: Task, changes: Sequence[Change]) -> Task:
    """Make the changes of a variant to a task.

    A new project is planned with those that wait until capacity is free.

    Raises:
        ChangesRefused: if a change does not fit; names the change and the field.
    """
    instance = apply_all(changes, task.instance)
    names = {project.id for project in instance.projects}
    added = {
        change.project.id: Facts(_title(change.project.id), Category.C, Status.IDEA)
        for change in changes
        if isinstance(change, AddProject)
    }
    stated = {pool: list(facts.stated) for pool, facts in task.pools.items()}
    for change in changes:
        if isinstance(change, AddCapacity):
            row = stated[change.pool]
            for quarter in range(change.first, min(change.last + 1, len(row))):
                row[quarter] = max(0, row[quarter] + change.amount)
    return replace(
        task,
        instance=instance,
        projects={k: v for k, v in {**task.projects, **added}.items() if k in names},
        pools={
            pool: replace(facts, stated=tuple(stated[pool])) for pool, facts in task.pools.items()
        },
        early=task.early & names,
        titles={**task.titles, **{name: facts.title for name, facts in added.items()}},
    )


def _title(name: str) -> str:
    """Return a title for a project that has only an id, „neues-archiv“."""
    return name.replace("-", " ").capitalize()
