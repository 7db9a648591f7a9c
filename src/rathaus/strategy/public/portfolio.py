"""Queries of the public pages: lists of projects, titles of related ones."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from django.db.models import Case, Count, F, When, Window
from django.db.models.functions import RowNumber

from rathaus.strategy.models import ProjectRow
from rathaus.strategy.public.pages.projects import PAGE_SIZE, StoredProject, Wanted
from rathaus.strategy.public.pages.tree import SHOWN_PROJECTS
from rathaus.strategy.store.queries import ProjectFilter, select

_LIVELY = ("running", "planned", "idea", "done")

COLUMNS = StoredProject.__slots__
_FIRST = Case(
    *(When(status=status, then=place) for place, status in enumerate(_LIVELY)), default=len(_LIVELY)
)


def wanted_filter(wanted: Wanted) -> ProjectFilter:
    """Turn what an address asks for into the filter of the store."""
    return ProjectFilter(**wanted.filters, q=wanted.q)  # type: ignore[arg-type]


def count_by_category(wanted: Wanted) -> dict[str, int]:
    """Count the projects of a filter by category; the sum is their number."""
    rows = select(wanted_filter(wanted)).order_by().values_list("category")
    return dict(rows.annotate(n=Count("key")))


def page(wanted: Wanted, number: int) -> list[StoredProject]:
    """Return one page of the list."""
    first = (number - 1) * PAGE_SIZE
    rows = select(wanted_filter(wanted), wanted.order).values_list(*COLUMNS)
    return [StoredProject(*row) for row in rows[first : first + PAGE_SIZE]]


def everything(wanted: Wanted) -> Iterator[StoredProject]:
    """Return all projects of a filter, for downloads, in constant memory."""
    rows = select(wanted_filter(wanted), wanted.order).values_list(*COLUMNS)
    return (StoredProject(*row) for row in rows.iterator(chunk_size=1000))


def some(limit: int, **filters: tuple[str, ...]) -> list[StoredProject]:
    """Return the first projects of a part of the strategy: running ones first, then by number."""
    rows = select(ProjectFilter(**filters))  # type: ignore[arg-type]
    rows = rows.order_by(_FIRST, "number_order", "key")
    return [StoredProject(*row) for row in rows.values_list(*COLUMNS)[:limit]]


def titles(keys: Iterable[str]) -> dict[str, str]:
    """Return the titles of projects by id."""
    wanted = list(dict.fromkeys(keys))
    if not wanted:
        return {}
    return dict(ProjectRow.objects.filter(key__in=wanted).values_list("key", "title"))


def by_plan() -> dict[str, list[tuple[str, str]]]:
    """Return the first projects of each action plan."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    place = Window(
        RowNumber(), partition_by=[F("action_plan")], order_by=[F("number_order"), F("key")]
    )
    rows = ProjectRow.objects.exclude(action_plan="").annotate(place=place)
    first = rows.filter(place__lte=SHOWN_PROJECTS).order_by("action_plan", "place")
    for plan, key, title in first.values_list("action_plan", "key", "title"):
        found[plan].append((key, title))
    return found
