"""The portfolio table: filters, order, groups, saved views."""

from typing import Any

from django.core.paginator import Paginator
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from rathaus.kernel.time import now, today
from rathaus.strategy.document import Category, Strategy
from rathaus.strategy.errors import InvalidChange
from rathaus.strategy.models import ProjectRow, SavedView
from rathaus.strategy.office.access import office, steers
from rathaus.strategy.office.edits import FACTS, STATUS_LABELS
from rathaus.strategy.office.table import (
    GROUPS,
    StoredRow,
    Titles,
    grouped,
    make_row,
)
from rathaus.strategy.store.queries import ProjectFilter, counts, select
from rathaus.strategy.store.structure import structure
from rathaus.ui.provenance import Chip

PAGE_SIZES = (40, 100, 250)
STORED = StoredRow.__slots__


@office
@require_http_methods(["GET", "HEAD"])
def portfolio(request: HttpRequest) -> HttpResponse:
    """Show the portfolio as a table that can be filtered, grouped, edited and saved as a view."""
    strategy = structure()
    query = dict(request.GET.lists())
    wanted = ProjectFilter.of(query)
    order = request.GET.get("sortierung", "programme")
    try:
        rows = select(wanted, order)
    except InvalidChange:
        order, rows = "programme", select(wanted, "programme")
    page = Paginator(rows.values_list(*STORED), _page_size(request)).get_page(
        request.GET.get("seite")
    )
    titles = Titles.of(strategy, get_language() or "de")
    lines = [make_row(StoredRow(*stored), titles, today()) for stored in page.object_list]
    column = order.removeprefix("-")
    group_by = column if column in GROUPS else ""
    context = {
        "page": page,
        "groups": grouped(lines, group_by, counts(group_by, wanted), titles) if group_by else None,
        "rows": lines,
        "order": order,
        "wanted": wanted,
        "choices": filter_choices(strategy, titles),
        "chips": chips(request, strategy, titles),
        "views": _views(request),
        "years": [str(year)[2:] for year in range(2024, 2031)],
        "all_count": ProjectRow.objects.count(),
        "incomplete": select(ProjectFilter.of({**query, "missing": ["any"]})).count(),
        "bulk_facts": [fact for fact in FACTS.values() if fact.bulk],
        "steers": steers(request),
        "sizes": PAGE_SIZES,
        "section": "portfolio",
    }
    return render(request, "strategy/office/portfolio.html", context)


def _page_size(request: HttpRequest) -> int:
    wanted = request.GET.get("limit", "")
    return int(wanted) if wanted.isdigit() and int(wanted) in PAGE_SIZES else 100


def filter_choices(strategy: Strategy, titles: Titles) -> list[dict[str, Any]]:
    """List what the table can be filtered by, with the texts of the values."""
    return [
        {"name": "programme", "label": _("Programm"), "options": list(titles.programmes.items())},
        {"name": "action_plan", "label": _("Aktionsplan"), "options": list(titles.plans.items())},
        {
            "name": "department",
            "label": _("Amt"),
            "options": [(d.id, f"{d.number} {d.title.de}".strip()) for d in strategy.departments],
        },
        {
            "name": "category",
            "label": _("Kategorie"),
            "options": [(category.value, category.value) for category in Category],
        },
        {
            "name": "status",
            "label": _("Zustand"),
            "options": [(status.value, label) for status, label in STATUS_LABELS.items()],
        },
    ]


def chips(request: HttpRequest, strategy: Strategy, titles: Titles) -> list[Chip]:
    """Name each filter in force with the address that takes it away."""
    labels = {
        group["name"]: (group["label"], dict(group["options"]))
        for group in filter_choices(strategy, titles)
    }
    found = []
    for name, values in request.GET.lists():
        for value in filter(None, values):
            if name in labels:
                label, options = labels[name]
                words = (str(label), str(options.get(value, value)))
            elif name == "q":
                words = (_("Suche"), value)
            elif name == "missing":
                words = (_("Angaben"), _("fehlen"))
            elif name == "conflict":
                words = (_("Widerspruch"), _("ja"))
            else:
                continue
            found.append(Chip(*words, _without(request, name, value)))
    return found


def _without(request: HttpRequest, name: str, value: str) -> str:
    query = request.GET.copy()
    query.setlist(name, [other for other in query.getlist(name) if other != value])
    query.pop("seite", None)
    return f"?{query.urlencode()}"


def _views(request: HttpRequest) -> list[dict[str, Any]]:
    saved = SavedView.objects.filter(owner=str(request.user.pk)) | SavedView.objects.filter(
        shared=True
    )
    present = request.GET.urlencode()
    return [
        {
            "id": view.pk,
            "name": view.name,
            "query": view.query,
            "current": view.query == present,
            "mine": view.owner == str(request.user.pk),
        }
        for view in saved
    ]


@office
@require_POST
def save_view(request: HttpRequest) -> HttpResponse:
    """Keep the present filter under a name; a name used before is replaced."""
    name = request.POST.get("name", "").replace("\0", "").strip()[:80]
    query = request.POST.get("query", "").replace("\0", "")[:4000].lstrip("?")
    back = f"{reverse('strategy:office:portfolio')}?{query}"
    if not name:
        return redirect(back)
    try:
        with transaction.atomic():
            SavedView.objects.update_or_create(
                owner=str(request.user.pk),
                name=name,
                defaults={
                    "query": query,
                    "shared": steers(request) and request.POST.get("shared") == "1",
                    "created_at": now(),
                },
            )
    except IntegrityError:  # saved twice at the same moment: the first one stands
        pass
    return redirect(back)


@office
@require_POST
def delete_view(request: HttpRequest, view_id: int) -> HttpResponse:
    """Forget one of the person's own views."""
    SavedView.objects.filter(pk=view_id, owner=str(request.user.pk)).delete()
    return redirect("strategy:office:portfolio")
