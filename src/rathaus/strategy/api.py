"""The face of the strategy: the only module that others import, beside events and errors."""

from pathlib import Path

from django.db.transaction import atomic

from rathaus.audit.api import Actor
from rathaus.strategy.document import Goal, Project, Strategy
from rathaus.strategy.evaluation import Counts, Evaluated, current
from rathaus.strategy.measuring import measure
from rathaus.strategy.rules.model import category_model
from rathaus.strategy.store import projects as store
from rathaus.strategy.store.codec import from_json
from rathaus.strategy.store.head import take_category_rules
from rathaus.strategy.store.queries import ProjectFilter, select
from rathaus.strategy.store.state import revision
from rathaus.strategy.store.structure import structure
from rathaus.strategy.store.whole import load, read_all
from rathaus.strategy.surveys.demo import begin_demo_survey

__all__ = [
    "Counts",
    "Evaluated",
    "Goal",
    "Project",
    "ProjectFilter",
    "Strategy",
    "begin_demo_survey",
    "department_ids",
    "evaluation",
    "goals",
    "load_city",
    "project",
    "projects",
    "strategy",
]


def load_city(path: Path, *, demo: bool = False) -> bool:
    """Load a city's folder into an empty database and measure its goals once.

    Of a strategy that is there already only the decision model of the categories is taken: the
    office cannot change it, the city's folder is where it is written.

    Args:
        path: folder such as ``cities/musterstadt``.
        demo: also load the sample data in its folder ``demo``.

    Returns:
        False when a strategy was there already; all else of it is left as it is.

    Raises:
        CityFilesError: the files have mistakes; each is named with file and line.
        CategoryRulesError: the decision model cannot be used.
    """
    # Imported late: reading city files is needed here only.
    from rathaus.strategy.city.read import read_city, read_model  # noqa: PLC0415

    if revision().number:
        _take_category_rules(read_model(path, "category_rules"))
        return False
    load(read_city(path, demo=demo), actor=Actor.system("city"))
    measure()
    return True


def _take_category_rules(text: str) -> None:
    if not text:
        return
    category_model(text)
    with atomic():
        if take_category_rules(text, actor=Actor.system("city")):
            store.rejudge_all()


def strategy() -> Strategy:
    """Return the whole strategy with all projects and stated readings.

    Raises:
        NotFound: before a city has been loaded.
    """
    return read_all()


def goals() -> tuple[Goal, ...]:
    """Return the goals in their order.

    Raises:
        NotFound: before a city has been loaded.
    """
    return structure().goals


def department_ids() -> list[str]:
    """Return the ids of the departments in their order; none before a city has been loaded."""
    return [each.id for each in structure().departments] if revision().number else []


def projects(wanted: ProjectFilter | None = None, order: str = "number") -> tuple[Project, ...]:
    """Return the projects of a filter in an order.

    Raises:
        InvalidChange: if there is no such order.
    """
    rows = select(wanted or ProjectFilter(), order).values_list("document", flat=True)
    return tuple(from_json(Project, document) for document in rows)


def project(key: str) -> Project:
    """Return one project.

    Raises:
        NotFound: if there is none.
    """
    return store.get(key).project


def evaluation() -> Evaluated:
    """Return states of all goals, roll-ups and counts as of now.

    Raises:
        NotFound: before a city has been loaded.
    """
    return current()
