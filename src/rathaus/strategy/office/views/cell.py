"""Editing one fact in the table: the field as a fragment, then the fresh row."""

from django.db.models import Q
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from rathaus.audit.api import actor_of
from rathaus.kernel.problems import FieldError, Problem, answer
from rathaus.kernel.time import today
from rathaus.strategy.document import Project, Strategy
from rathaus.strategy.errors import EditConflict, InvalidChange
from rathaus.strategy.models import ProjectRow
from rathaus.strategy.office.access import office, require_edit, stated_version
from rathaus.strategy.office.edits import FACTS, Fact, apply
from rathaus.strategy.office.suggest import Neighbour, is_closed, suggestions
from rathaus.strategy.office.table import StoredRow, Titles
from rathaus.strategy.office.views.portfolio import table_context
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
        return _problem(_("Diese Angabe lässt sich hier nicht ändern."), name, 404)
    if name == "central_help" and stored.project.efforts:
        return _problem(
            _("Der Aufwand ist je Team angegeben. Ändern Sie ihn auf der Seite des Projekts."),
            name,
            422,
        )
    strategy = structure()
    if request.method == "GET":
        return _editor(request, fact, stored.project, stored.version, strategy)
    try:
        changed = apply(stored.project, name, request.POST.get("value", ""), strategy)
        require_edit(request, changed)
        expected = stated_version(request)
        save([changed], actor=actor_of(request.user), expected={key: expected})
    except InvalidChange as error:
        return _problem(error.message, error.field or name, 422)
    except EditConflict:
        return _moved_on(request, fact, key)
    return HttpResponse(_row(request, key))


def _editor(
    request: HttpRequest, fact: Fact, project: Project, version: int, strategy: Strategy
) -> HttpResponse:
    value = fact.read(project)
    found = suggestions(fact, project, strategy, _neighbours(project), today())
    labels = {each.value: str(each.label) for each in found}
    context = {
        "fact": fact,
        "closed": is_closed(fact),
        "value": value,
        "text": labels.get(value, "") if is_closed(fact) else value,
        "suggestions": found,
        "version": version,
    }
    return render(request, "strategy/office/cell.html", context)


def _neighbours(project: Project) -> list[Neighbour]:
    near = Q(key__in=project.depends_on)
    if project.action_plan:
        near |= Q(action_plan=project.action_plan)
    if project.department:
        near |= Q(department=project.department)
    rows = ProjectRow.objects.filter(near).exclude(key=project.id)
    return [Neighbour(*row) for row in rows.values_list(*Neighbour.__slots__)[:2000]]


def _row(request: HttpRequest, key: str) -> str:
    """Render one row of the table afresh, with the columns of the table it stands in."""
    stored = ProjectRow.objects.filter(key=key).values_list(*StoredRow.__slots__).get()
    titles = Titles.of(structure(), get_language() or "de")
    context = table_context(request, titles, [StoredRow(*stored)])
    context["row"] = context["rows"][0]
    return render_to_string("strategy/office/row.html", context, request)


def _moved_on(request: HttpRequest, fact: Fact, key: str) -> JsonResponse:
    """Say that somebody else was faster, what stands there now, and what can be done."""
    stored = get(key)
    now = fact.read(stored.project)
    if fact.choices is not None:
        now = next((str(c.label) for c in fact.choices(structure()) if c.value == now), now)
    return _problem(
        _(
            "Jemand hat dieses Projekt inzwischen geändert. Hier steht jetzt „%(now)s“. "
            "Enter setzt trotzdem Ihren Wert, Esc behält den neuen Stand."
        )
        % {"now": now or _("noch offen")},
        fact.name,
        409,
        version=stored.version,
        row=_row(request, key),
    )


def _problem(message: str, field: str, status: int, **more: object) -> JsonResponse:
    return answer(Problem(status, message, errors=[FieldError(field, message)], more=more))
