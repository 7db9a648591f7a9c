"""Changing many projects: first the consequence, then one transaction."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from rathaus.audit.api import actor_of
from rathaus.strategy.document import Project
from rathaus.strategy.errors import InvalidChange, StrategyError
from rathaus.strategy.models import ProjectRow
from rathaus.strategy.office.access import chosen_keys, office, require_edit
from rathaus.strategy.office.bulk import SHIFT, Consequence, with_categories, work_out
from rathaus.strategy.office.edits import FACTS
from rathaus.strategy.store.projects import judge, read_projects, save
from rathaus.strategy.store.structure import structure


@office
@require_POST
def bulk_preview(request: HttpRequest) -> HttpResponse:
    """Show what the chosen change would do to each chosen project."""
    keys = chosen_keys(request)
    action, value = request.POST.get("action", ""), request.POST.get("value", "")
    if not keys:
        messages.info(request, _("Wählen Sie zuerst Projekte aus."))
        return redirect(_back(request))
    projects = read_projects(keys)
    require_edit(request, *projects)
    if action in FACTS and value == "" and "value" not in request.POST:
        return _ask_value(request, projects, action)
    try:
        consequences = _consequences(projects, action, value)
    except InvalidChange as error:
        return _ask_value(request, projects, action, error.message)
    versions = dict(ProjectRow.objects.filter(key__in=keys).values_list("key", "version"))
    context = {
        "consequences": [(item, versions[item.project.id]) for item in consequences],
        "action": action,
        "label": _("Termine verschieben") if action == SHIFT else FACTS[action].label,
        "value": value,
        "changes": sum(item.differs for item in consequences),
        "moved": sum(item.category_before != item.category_after for item in consequences),
        "back": _back(request),
        "section": "portfolio",
    }
    return render(request, "strategy/office/bulk_preview.html", context)


@office
@require_POST
def bulk_check(request: HttpRequest) -> HttpResponse:
    """Say for each chosen project which rule decided its category, and what would change it."""
    projects = read_projects(chosen_keys(request))
    if not projects:
        messages.info(request, _("Wählen Sie zuerst Projekte aus."))
        return redirect(_back(request))
    decisions = judge(projects, structure())
    context = {
        "decisions": [(project, decisions[project.id]) for project in projects],
        "back": _back(request),
        "section": "portfolio",
    }
    return render(request, "strategy/office/bulk_check.html", context)


def _consequences(projects: tuple[Project, ...], action: str, value: str) -> list[Consequence]:
    strategy = structure()
    consequences = work_out(projects, action, value, strategy)
    changed = [item.changed for item in consequences if item.changed is not None]
    return with_categories(
        consequences, judge(projects, strategy), judge(changed, strategy) if changed else {}
    )


def _ask_value(
    request: HttpRequest, projects: tuple[Project, ...], action: str, problem: str = ""
) -> HttpResponse:
    fact = FACTS.get(action)
    context = {
        "projects": projects,
        "fact": fact,
        "action": action,
        "shift": action == SHIFT,
        "choices": fact.choices(structure()) if fact and fact.choices else None,
        "problem": problem,
        "back": _back(request),
        "section": "portfolio",
    }
    return render(
        request, "strategy/office/bulk_value.html", context, status=422 if problem else 200
    )


def _back(request: HttpRequest) -> str:
    query = request.POST.get("back", "").lstrip("?")[:4000]
    return f"{reverse('strategy:office:portfolio')}?{query}"


@office
@require_POST
def bulk_apply(request: HttpRequest) -> HttpResponse:
    """Write a change that was previewed; refused as a whole if one project moved meanwhile."""
    keys = chosen_keys(request)
    projects = read_projects(keys)
    require_edit(request, *projects)
    try:
        expected = {
            key: int(version)
            for key, version in zip(keys, request.POST.getlist("version"), strict=True)
        }
        consequences = work_out(
            projects, request.POST.get("action", ""), request.POST.get("value", ""), structure()
        )
        changed = [item.changed for item in consequences if item.differs and item.changed]
        require_edit(request, *changed)
        count = save(
            changed,
            actor=actor_of(request.user),
            action="strategy.projects_changed_together",
            expected={project.id: expected[project.id] for project in changed},
        )
    except (ValueError, KeyError):
        messages.error(request, _("Die Auswahl war unvollständig. Wählen Sie bitte neu aus."))
    except StrategyError as error:
        messages.error(request, error.message)
    else:
        messages.success(
            request,
            ngettext("%(n)s Projekt geändert.", "%(n)s Projekte geändert.", count) % {"n": count},
        )
    return redirect(_back(request))
