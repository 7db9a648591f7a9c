"""Lists of projects: filters with shareable names, order, pages and counts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

from django.contrib.postgres.search import SearchQuery
from django.db.models import Count, F, OrderBy, Q, QuerySet, Value
from django.db.models.functions import NullIf

from rathaus.strategy.errors import InvalidChange
from rathaus.strategy.models import ProjectRow

ORDERS = {
    "number": ("number_order", "key"),
    "title": ("title", "key"),
    "programme": ("programme", "number_order", "key"),
    "action_plan": ("action_plan", "number_order", "key"),
    "department": ("department", "number_order", "key"),
    "category": ("category", "number_order", "key"),
    "status": ("status", "number_order", "key"),
    "start": ("start", "key"),
    "end": ("end", "key"),
    "cost": ("cost_cents", "key"),
    "effort": ("effort_months", "key"),
    "lead": ("lead", "key"),
    "changed": ("changed_at", "key"),
}
EQUALS = ["programme", "action_plan", "department", "directorate", "status", "category", "origin"]


@dataclass(frozen=True, slots=True)
class ProjectFilter:
    """What a list shows; empty fields do not filter. Several values of a field mean "or"."""

    programme: tuple[str, ...] = ()
    action_plan: tuple[str, ...] = ()
    department: tuple[str, ...] = ()
    directorate: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    category: tuple[str, ...] = ()
    origin: tuple[str, ...] = ()
    dimension: tuple[str, ...] = ()
    goal: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    conflict: bool | None = None
    overridden: bool | None = None
    lead_project: bool | None = None
    q: str = ""

    @classmethod
    def of(cls, query: Mapping[str, Sequence[str]]) -> "ProjectFilter":
        """Read a filter from the values of an address; unknown names are left aside."""
        given: dict[str, Any] = {}
        for field in fields(cls):
            given_values = (value.replace("\0", "").strip() for value in query.get(field.name, ()))
            values = [value for value in given_values if value]
            if not values:
                continue
            if field.name == "q":
                given["q"] = values[-1][:200]
            elif field.name in ("conflict", "overridden", "lead_project"):
                given[field.name] = values[-1] in ("1", "true", "ja")
            else:
                given[field.name] = tuple(values)
        return cls(**given)


def select(wanted: ProjectFilter, order: str = "number") -> QuerySet[ProjectRow]:
    """Return the rows of a filter in an order; a leading hyphen turns the order round.

    Raises:
        InvalidChange: if there is no such order.
    """
    name = order.removeprefix("-")
    if name not in ORDERS:
        raise InvalidChange(
            f"Nach „{name}“ lässt sich nicht ordnen. Möglich sind: {', '.join(ORDERS)}.",
            field="order",
        )
    sign = "-" if order.startswith("-") else ""
    return _filtered(wanted).order_by(*(_ordered(sign, column) for column in ORDERS[name]))


def _ordered(sign: str, column: str) -> OrderBy:
    """Order by a column so that what is unknown comes last, whichever way round."""
    known = NullIf(column, Value("")) if column in EQUALS or column == "lead" else F(column)
    return known.desc(nulls_last=True) if sign else known.asc(nulls_last=True)


def _filtered(wanted: ProjectFilter) -> QuerySet[ProjectRow]:
    rows = ProjectRow.objects.all()
    for column in EQUALS:
        values = getattr(wanted, column)
        if values:
            rows = rows.filter(**{f"{column}__in": values})
    if wanted.dimension:
        rows = rows.filter(dimensions__overlap=list(wanted.dimension))
    if wanted.goal:
        rows = rows.filter(goals__overlap=list(wanted.goal))
    if wanted.missing:
        rows = (
            rows.exclude(missing=[])
            if "any" in wanted.missing
            else rows.filter(missing__overlap=list(wanted.missing))
        )
    for column in ("conflict", "overridden", "lead_project"):
        value = getattr(wanted, column)
        if value is not None:
            rows = rows.filter(**{column: value})
    if wanted.q:
        rows = rows.filter(_matches(wanted.q))
    return rows


def _matches(text: str) -> Q:
    return (
        Q(search=SearchQuery(text, config="german", search_type="websearch"))
        | Q(search=SearchQuery(text, config="simple", search_type="websearch"))
        | Q(title__icontains=text)
        | Q(number__iexact=text)
    )


def counts(column: str, wanted: ProjectFilter | None = None) -> dict[str, int]:
    """Count the projects of a filter by the values of a column."""
    rows = _filtered(wanted or ProjectFilter()).order_by()
    return dict(rows.values_list(column).annotate(n=Count("key")).order_by(column))
