"""The category board: what the rules decided, where facts are missing, where they contradict."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from rathaus.strategy.document import Category
from rathaus.strategy.office.access import office, steers
from rathaus.strategy.store.queries import ProjectFilter, counts, select

SHOWN = 60


@office
@require_http_methods(["GET", "HEAD"])
def board(request: HttpRequest) -> HttpResponse:
    """Show the projects in four columns, contradictions and overrides first."""
    query = dict(request.GET.lists())
    wanted = ProjectFilter.of({**query, "category": []})
    totals = counts("category", wanted)
    columns = []
    for category in Category:
        rows = select(ProjectFilter.of({**query, "category": [category.value]}), "number")
        columns.append(
            {
                "category": category,
                "total": totals.get(category.value, 0),
                "conflicts": rows.filter(conflict=True).count(),
                "overridden": rows.filter(overridden=True).count(),
                "rows": rows.order_by("-conflict", "-overridden", "number_order", "key")[:SHOWN],
            }
        )
    context = {
        "columns": columns,
        "by_rule": counts("category_rule", wanted),
        "shown": SHOWN,
        "steers": steers(request),
        "section": "board",
    }
    return render(request, "strategy/office/board.html", context)
