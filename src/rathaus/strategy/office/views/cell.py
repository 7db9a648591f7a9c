"""Editing one fact in the table: the field as a fragment, then the fresh row."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods

from rathaus.audit.api import actor_of
from rathaus.kernel.time import today
from rathaus.strategy.errors import EditConflict, InvalidChange
from rathaus.strategy.models import ProjectRow
from rathaus.strategy.office.access import office, require_edit
from rathaus.strategy.office.edits import FACTS, apply
from rathaus.strategy.office.table import StoredRow, Titles, make_row
from rathaus.strategy.store.projects import get, save
from rathaus.strategy.store.structure import structure


@office
@require_http_methods(["GET", "POST"])
def cell(request: HttpRequest, key: str, name: str) -> HttpResponse:
    """Return the editor of a cell (GET), or change the fact and return the row (POST)."""
    stored = get(key)
    require_edit(request, stored.project)
    fact = FACTS.get(name)
    if fact is None:
        return _problem("Diese Angabe lässt sich hier nicht ändern.", name, 404)
    if request.method == "GET":
        context = {
            "key": key,
            "fact": fact,
            "value": fact.read(stored.project),
            "choices": fact.choices(structure()) if fact.choices else None,
            "version": stored.version,
        }
        return render(request, "strategy/office/cell.html", context)
    try:
        changed = apply(stored.project, name, request.POST.get("value", ""), structure())
        require_edit(request, changed)
        expected = int(request.POST.get("version") or stored.version)
        save([changed], actor=actor_of(request.user), expected={key: expected})
    except InvalidChange as error:
        return _problem(error.message, error.field or name, 422)
    except EditConflict as error:
        return _problem(error.message, name, 409)
    except ValueError:
        return _problem("Die Fassung der Zeile fehlt. Laden Sie die Seite neu.", "version", 422)
    return row(request, key)


def row(request: HttpRequest, key: str) -> HttpResponse:
    """Render one row of the table afresh."""
    stored = ProjectRow.objects.filter(key=key).values_list(*StoredRow.__slots__).get()
    titles = Titles.of(structure(), get_language() or "de")
    context = {
        "row": make_row(StoredRow(*stored), titles, today()),
    }
    return render(request, "strategy/office/row.html", context)


def _problem(message: str, field: str, status: int) -> JsonResponse:
    return JsonResponse(
        {"type": "about:blank", "title": message, "status": status, "field": field},
        status=status,
        content_type="application/problem+json",
    )
