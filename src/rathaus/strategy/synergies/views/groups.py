"""Groups of similar projects: looking, previewing an action plan, making it, turning it down."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from rathaus.audit.api import actor_of
from rathaus.strategy.document import Strategy
from rathaus.strategy.errors import EditConflict, StrategyError
from rathaus.strategy.models import ProjectRow
from rathaus.strategy.office.access import steering
from rathaus.strategy.store.projects import StoredProject, get
from rathaus.strategy.store.structure import structure
from rathaus.strategy.synergies.grouping import (
    Wanted,
    carry_out,
    group_key,
    group_of,
    moved,
    plan_for,
)
from rathaus.strategy.synergies.judging import dismiss
from rathaus.strategy.synergies.reading import judged, proposed_groups, reasons_of, titles
from rathaus.strategy.synergies.rules.groups import Group
from rathaus.strategy.synergies.words import Reasons

PAGE = 20


@steering
@require_http_methods(["GET", "HEAD"])
def overview(request: HttpRequest) -> HttpResponse:
    """List the groups that may become action plans."""
    page = Paginator(proposed_groups(), PAGE).get_page(request.GET.get("seite"))
    known = titles({key for group in page.object_list for key in group.projects})
    rows = [
        {
            "key": group_key(group.projects),
            "projects": [(key, *known[key]) for key in group.projects if key in known],
            "reasons": _reasons(group)[:2],
        }
        for group in page.object_list
    ]
    context = {"page": page, "rows": rows, "section": "synergies"}
    return render(request, "strategy/synergies/groups.html", context)


@steering
@require_http_methods(["GET", "HEAD", "POST"])
def group(request: HttpRequest, key: str) -> HttpResponse:
    """Show a group; after a wish was sent, what it would change."""
    found = group_of(key)
    if request.method != "POST":
        return _page(request, found, Wanted(found.projects))
    wanted = _wanted(request, found)
    try:
        plan = plan_for(wanted, structure())
    except StrategyError as error:
        return _page(request, found, wanted, error=error)
    stored = [get(each) for each in wanted.projects]
    after = moved([each.project for each in stored], plan)
    names = _plan_titles(structure())
    changes = [
        {
            "stored": each,
            "before": names.get(each.project.action_plan, ""),
            "same": each.project == new,
            "programme": each.project.programme != new.programme,
        }
        for each, new in zip(stored, after, strict=True)
    ]
    context = {
        "key": key,
        "plan": plan.title.in_language(get_language() or "de"),
        "wanted": wanted,
        "changes": changes,
        "section": "synergies",
    }
    return render(request, "strategy/synergies/preview.html", context)


@steering
@require_POST
def apply(request: HttpRequest, key: str) -> HttpResponse:
    """Make the plan as previewed."""
    found = group_of(key)
    wanted = _wanted(request, found)
    stored = [get(each) for each in wanted.projects]
    try:
        expected = _versions(request, stored)
        plan = carry_out(
            wanted,
            [each.project for each in stored],
            expected,
            actor=actor_of(request.user),
        )
    except StrategyError as error:
        return _page(request, found, wanted, error=error)
    messages.success(
        request,
        _("%(n)s Projekte stehen jetzt im Aktionsplan „%(plan)s“.")
        % {"n": len(stored), "plan": plan.title.in_language(get_language() or "de")},
    )
    return redirect("strategy:office:element", kind="action_plans", key=plan.id)


@steering
@require_POST
def turn_down(request: HttpRequest, key: str) -> HttpResponse:
    """Keep that this group is not wanted."""
    found = group_of(key)
    reason = request.POST.get("reason", "").replace("\0", "").strip()
    try:
        dismiss(found.projects, reason=reason, actor=actor_of(request.user))
    except StrategyError as error:
        return _page(request, found, Wanted(found.projects), error=error)
    messages.success(request, _("Die Gruppe wird nicht mehr vorgeschlagen."))
    return redirect("strategy:office:synergies:groups")


def _wanted(request: HttpRequest, found: Group) -> Wanted:
    said = {
        name: request.POST.get(name, "").replace("\0", "")
        for name in ("plan", "title", "programme")
    }
    chosen = set(request.POST.getlist("projects"))
    return Wanted(tuple(key for key in found.projects if key in chosen), **said)


def _versions(request: HttpRequest, stored: list[StoredProject]) -> dict[str, int]:
    """Read the versions that the preview showed; one without a version was never previewed."""
    found = {}
    for each in stored:
        text = request.POST.get(f"version-{each.project.id}", "")
        found[each.project.id] = int(text) if text.isascii() and text.isdecimal() else -1
    return found


def _page(
    request: HttpRequest, found: Group, wanted: Wanted, error: StrategyError | None = None
) -> HttpResponse:
    strategy, language = structure(), get_language() or "de"
    known = titles(found.projects)
    plans = dict(
        ProjectRow.objects.filter(key__in=found.projects).values_list("key", "action_plan")
    )
    names = _plan_titles(strategy)
    context: dict[str, Any] = {
        "key": group_key(found.projects),
        "projects": [
            (each, *known[each], names.get(plans.get(each, ""), ""), each in wanted.projects)
            for each in found.projects
            if each in known
        ],
        "reasons": _reasons(found),
        "wanted": wanted,
        "error": error,
        "plans": [
            (plan.id, plan.title.in_language(language))
            for plan in strategy.action_plans
            if not plan.placeholder
        ],
        "programmes": [(each.id, each.title.in_language(language)) for each in strategy.programmes],
        "section": "synergies",
    }
    status = 200 if error is None else 409 if isinstance(error, EditConflict) else 422
    return render(request, "strategy/synergies/group.html", context, status=status)


def _plan_titles(strategy: Strategy) -> dict[str, str]:
    language = get_language() or "de"
    return {plan.id: plan.title.in_language(language) for plan in strategy.action_plans}


def _reasons(found: Group) -> list[str]:
    """Say what most pairs of a group share."""
    rows = judged().filter(one__in=found.projects, other__in=found.projects)
    kept = [reasons_of(row.reasons) for row in rows]
    told = Reasons(structure(), kept)
    counted: dict[str, int] = {}
    for reasons in kept:
        for sentence in told.sentences(reasons):
            counted[sentence] = counted.get(sentence, 0) + 1
    return sorted(counted, key=lambda sentence: -counted[sentence])[:4]
