"""„C beginnt, wenn zentrale Teams frei sind“: two searches, the second in what the first leaves."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from rathaus.kernel.text import Localized
from rathaus.strategy.document import Category, Strategy
from rathaus.strategy.planning.model import Instance, Project, Start
from rathaus.strategy.schedule.rules.finding import Code, Finding
from rathaus.strategy.schedule.rules.settings import PlanSettings, RuleName
from rathaus.strategy.schedule.rules.task import Task

Findings = Callable[[Strategy], Iterator[Finding]]


def early_projects(
    projects: Mapping[str, Project],
    categories: Mapping[str, Category],
    settings: PlanSettings,
) -> tuple[frozenset[str], Findings]:
    """Return the projects to be planned first, and how to name those that came along.

    A C project for which an A or B project waits is planned with it: the one cannot start before
    the other ends.
    """
    if settings.relaxed(RuleName.WHEN_FREE):
        return frozenset(), lambda _strategy: iter(())
    first = {
        name
        for name, project in projects.items()
        if categories[name] is not Category.C
        or project.fixed_start is not None
        or settings.relaxed(RuleName.WHEN_FREE, name)
    }
    pulled: set[str] = set()
    pending = list(first)
    while pending:
        for before in projects[pending.pop()].after:
            if before in projects and before not in first:
                first.add(before)
                pulled.add(before)
                pending.append(before)
    if len(first) == len(projects):
        return frozenset(), lambda _strategy: iter(())
    return frozenset(first), lambda strategy: _pulled(strategy, pulled)


def _pulled(strategy: Strategy, pulled: set[str]) -> Iterator[Finding]:
    for project in strategy.projects:
        if project.id in pulled:
            yield Finding(
                Code.PULLED_FORWARD,
                Localized(
                    f"„{project.title}“ ist C, aber ein Projekt der Kategorie A oder B wartet "
                    "darauf.",
                    f"“{project.title}” is C, but a project of category A or B waits for it.",
                ),
                Localized(
                    "Prüfen Sie die Abhängigkeit oder die Kategorie.",
                    "Check the dependency or the category.",
                ),
                Localized("Es wird mit A und B geplant.", "It is planned with A and B."),
                project=project.id,
            )


def first_stage(task: Task) -> Instance:
    """Return the task without the projects that wait until capacity is free."""
    if not task.early:
        return task.instance
    return replace(
        task.instance,
        projects=tuple(p for p in task.instance.projects if p.id in task.early),
        previous={k: v for k, v in task.instance.previous.items() if k in task.early},
    )


def second_stage(task: Task, starts: Mapping[str, Start]) -> Instance:
    """Return the whole task with the first projects held where the first search put them.

    What the first search left out stays out, and whatever waits for it with it: it is not in the
    second task.
    """
    kept = []
    for project in task.instance.projects:
        if project.id not in task.early:
            kept.append(project)
        elif project.id in starts:
            kept.append(held(project, starts[project.id]))
    names = {project.id for project in kept}
    while gone := {p.id for p in kept if not names.issuperset(p.after)}:
        kept = [p for p in kept if p.id not in gone]
        names -= gone
    return replace(
        task.instance,
        projects=tuple(kept),
        previous={k: v for k, v in task.instance.previous.items() if k in names},
    )


def held(project: Project, start: Start) -> Project:
    """Return a project that may not leave its start; its mode becomes the only one."""
    return replace(
        project,
        modes=(project.modes[start.mode],),
        fixed_start=start.quarter,
        earliest=min(project.earliest, start.quarter),
    )


def second_starts(starts: Mapping[str, Start], early: frozenset[str]) -> dict[str, Start]:
    """Name starts of a plan as the second task knows them."""
    return {
        name: Start(start.quarter) if name in early else start for name, start in starts.items()
    }


def whole_starts(
    first: Mapping[str, Start], second: Mapping[str, Start], early: frozenset[str]
) -> dict[str, Start]:
    """Put the plans of both searches together, in the modes of the whole task."""
    return {**{k: v for k, v in second.items() if k not in early}, **first}
