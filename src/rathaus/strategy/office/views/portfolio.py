"""The portfolio table: filters, order, groups, columns."""

from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods

from rathaus.kernel.access import departments_of
from rathaus.kernel.time import today
from rathaus.strategy.errors import InvalidChange
from rathaus.strategy.models import ProjectRow
from rathaus.strategy.office.access import office, steers
from rathaus.strategy.office.edits import FACTS
from rathaus.strategy.office.filters import FILTERS, chips, filter_choices, kept
from rathaus.strategy.office.table import (
    COLUMNS,
    FIRST_YEAR,
    GROUPS,
    LAST_YEAR,
    Row,
    StoredRow,
    Titles,
    chosen_columns,
    grouped,
    make_row,
    now_line,
)
from rathaus.strategy.office.views.saved import present_query, saved_views
from rathaus.strategy.store.queries import ProjectFilter, counts, select
from rathaus.strategy.store.structure import structure

PAGE_SIZES = (40, 100, 250)
STORED = StoredRow.__slots__
QUICK = ("status", "shift", "lead")
"""Bulk actions with a button and a key of their own; the others stand in a list."""


@office
@require_http_methods(["GET", "HEAD"])
def portfolio(request: HttpRequest) -> HttpResponse:
    """Show the portfolio as a table that can be filtered, grouped, edited and saved as a view."""
    strategy = structure()
    wanted = ProjectFilter.of(dict(request.GET.lists()))
    order, rows = _ordered(wanted, request.GET.get("sortierung", "programme"))
    page = Paginator(rows.values_list(*STORED), _page_size(request)).get_page(
        request.GET.get("seite")
    )
    titles = Titles.of(strategy, get_language() or "de")
    choices = filter_choices(strategy, titles, wanted)
    context = {
        **table_context(request, titles, [StoredRow(*stored) for stored in page.object_list]),
        "page": page,
        "order": order,
        "wanted": wanted,
        "choices": choices,
        "chips": chips(request, choices),
        "all_columns": COLUMNS,
        "sizes": PAGE_SIZES,
        "views": saved_views(request),
        "present": present_query(request),
        "bulk_facts": [f for f in FACTS.values() if f.bulk and f.name not in QUICK],
        "kept_search": kept(request, "q"),
        "kept_filter": kept(request, *FILTERS),
        "kept_columns": kept(request, "spalte", "sortierung", "limit"),
        "section": "portfolio",
        **_tabs(request, rows),
    }
    column = order.removeprefix("-")
    if column in GROUPS:
        context["groups"] = grouped(context["rows"], column, counts(column, wanted), titles)
    return render(request, "strategy/office/portfolio.html", context)


def table_context(request: HttpRequest, titles: Titles, stored: list[StoredRow]) -> dict[str, Any]:
    """Return what the head and the rows of the table need."""
    all_of_them, own, now = steers(request), departments_of(request.user), today()
    columns = chosen_columns(request.GET.getlist("spalte"))
    rows: list[Row] = [
        make_row(row, titles, now, editable=all_of_them or row.department in own) for row in stored
    ]
    return {
        "rows": rows,
        "columns": columns,
        "shown": {column.name for column in columns},
        "years": [str(year)[2:] for year in range(FIRST_YEAR, LAST_YEAR + 1)],
        "now_line": now_line(now),
        "steers": all_of_them,
    }


def _ordered(wanted: ProjectFilter, order: str) -> tuple[str, QuerySet[ProjectRow]]:
    try:
        return order, select(wanted, order)
    except InvalidChange:
        return "programme", select(wanted, "programme")


def _tabs(request: HttpRequest, rows: QuerySet[ProjectRow]) -> dict[str, Any]:
    """Count what the fixed views and the toolbar name."""
    incomplete = Count("key", filter=~Q(missing=[]))
    own = sorted(departments_of(request.user))
    whole = ProjectRow.objects.aggregate(
        all=Count("key"),
        incomplete=incomplete,
        conflicts=Count("key", filter=Q(conflict=True)),
        own=Count("key", filter=Q(department__in=own)),
    )
    return {
        "totals": whole,
        "own_query": urlencode([("department", key) for key in own]),
        "gaps_here": rows.order_by().aggregate(n=incomplete)["n"],
    }


def _page_size(request: HttpRequest) -> int:
    wanted = request.GET.get("limit", "")
    return int(wanted) if wanted in {str(size) for size in PAGE_SIZES} else 100
