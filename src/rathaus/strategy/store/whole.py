"""The whole strategy at once: load a city, export it, freeze it."""

from dataclasses import replace

from rathaus.audit.api import Actor, Subject, record
from rathaus.strategy.document import Strategy
from rathaus.strategy.errors import NotEmpty
from rathaus.strategy.jobs import measure_goals
from rathaus.strategy.models import ProjectRow
from rathaus.strategy.rules.category import categorise_all
from rathaus.strategy.store.projection import directorates, index_search, row_of
from rathaus.strategy.store.projects import BATCH, read_projects, refuse_dangling
from rathaus.strategy.store.readings import stated, write_stated
from rathaus.strategy.store.state import changing, revision
from rathaus.strategy.store.structure import read_structure, write_structure
from rathaus.strategy.synergies.jobs import compare_projects


def read_all() -> Strategy:
    """Read the strategy with all projects and stated readings.

    Raises:
        NotFound: before a city has been loaded.
    """
    strategy = read_structure()
    return replace(
        strategy,
        projects=read_projects(),
        readings=stated(goal.id for goal in strategy.goals),
    )


def load(strategy: Strategy, *, actor: Actor, overwrite: bool = False) -> None:
    """Make this strategy the present one.

    Readings are only ever added. Projects that the new strategy does not hold are removed, with
    a trace, and only when `overwrite` is given.

    Raises:
        NotEmpty: if a strategy is there and `overwrite` is not given.
        InvalidChange: if a project names a part that does not exist.
    """
    if revision().number and not overwrite:
        raise NotEmpty("Es ist schon eine Strategie geladen. Nichts wurde überschrieben.")
    refuse_dangling(strategy.projects, strategy)
    with changing(structure=True):
        write_structure(strategy)
        _write_projects(strategy)
        write_stated(strategy.readings)
        record(
            actor,
            "strategy.loaded",
            Subject("strategy", "whole"),
            None,
            {
                "title": strategy.title.de,
                "projects": len(strategy.projects),
                "goals": len(strategy.goals),
                "readings": len(strategy.readings),
            },
        )
        measure_goals.enqueue_once()
        compare_projects.enqueue_once()


def _write_projects(strategy: Strategy) -> None:
    homes = directorates(strategy)
    decisions = categorise_all(strategy)
    ProjectRow.objects.all().delete()
    ProjectRow.objects.bulk_create(
        (
            row_of(project, decisions[project.id], strategy, homes.get(project.department, ""), 1)
            for project in strategy.projects
        ),
        batch_size=BATCH,
    )
    index_search(project.id for project in strategy.projects)
