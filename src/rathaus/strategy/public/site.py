"""What the public pages show of the strategy: kept per process as long as the revision stands."""

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date
from threading import Lock

from django.db import connection
from django.utils.translation import get_language

from rathaus.kernel.time import today
from rathaus.strategy import evaluation
from rathaus.strategy.document import Project, Strategy
from rathaus.strategy.models import ProjectRow
from rathaus.strategy.public.pages.index import Index
from rathaus.strategy.public.pages.tallies import Tallies
from rathaus.strategy.public.pages.words import Words
from rathaus.strategy.rules.evaluate import Evaluation
from rathaus.strategy.rules.facts import Facts, gather
from rathaus.strategy.store.projects import read_projects
from rathaus.strategy.store.state import Revision


@dataclass(frozen=True, slots=True)
class Site:
    """The strategy as of a revision and a day, ready for pages.

    ``strategy`` has no projects; ``facts`` know the lead projects, so that a single project can
    be categorised as the store did it.
    """

    revision: Revision
    on: date
    strategy: Strategy
    evaluation: Evaluation
    index: Index
    tallies: Tallies
    facts: Facts


_lock = Lock()
_kept: Site | None = None


def current(present: Revision) -> Site:
    """Return the site at the present revision.

    Raises:
        NotFound: before a city has been loaded.
    """
    global _kept  # noqa: PLW0603 - one value per process, replaced as a whole
    on = today()
    known = None if connection.in_atomic_block else _kept
    if known is not None and known.revision == present and known.on == on:
        return known
    with _lock:
        evaluated = evaluation.current(on)
        fresh = Site(
            evaluated.revision,
            evaluated.on,
            evaluated.strategy,
            evaluated.evaluation,
            Index.of(evaluated.strategy),
            _tallies(evaluated.counts),
            _facts(evaluated.strategy),
        )
        if not connection.in_atomic_block:
            _kept = fresh
    return fresh


def words() -> Words:
    """Return the words of the language of this request."""
    return Words("en" if (get_language() or "de").startswith("en") else "de")


def _tallies(counts: evaluation.Counts) -> Tallies:
    dependents: dict[str, list[str]] = defaultdict(list)
    linked = ProjectRow.objects.filter(document__has_key="depends_on").order_by("number_order")
    for key, needed in linked.values_list("key", "document__depends_on"):
        for other in needed:
            dependents[other].append(key)
    waiting = ProjectRow.objects.filter(category="C", status__in=["idea", "planned"]).count()
    return Tallies(
        total=counts.projects,
        samples=counts.by["origin"].get("sample", 0),
        waiting=waiting,
        categories=counts.by["category"],
        programmes=counts.by["programme"],
        plans=counts.by["action_plan"],
        departments=counts.by["department"],
        statuses=counts.by["status"],
        dimensions=counts.by["dimension"],
        goals=counts.by["goal"],
        dependents={key: tuple(others) for key, others in dependents.items()},
    )


def _facts(strategy: Strategy) -> Facts:
    leads: tuple[Project, ...] = read_projects(
        ProjectRow.objects.filter(lead_project=True).values_list("key", flat=True)
    )
    return gather(replace(strategy, projects=leads))
