"""Editing one project in full, adding one, and deciding against the rule."""

from dataclasses import replace
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from rathaus.audit.api import actor_of
from rathaus.kernel.access import departments_of
from rathaus.kernel.ids import slug
from rathaus.kernel.time import BERLIN, now
from rathaus.strategy.document import Category, Override, Project
from rathaus.strategy.errors import StrategyError
from rathaus.strategy.models import ProjectRow
from rathaus.strategy.office.access import (
    may_edit,
    office,
    require_edit,
    stated_version,
    steering,
    steers,
)
from rathaus.strategy.office.forms import (
    EvidenceFormSet,
    ProjectForm,
    RiskFormSet,
    effort_formset,
)
from rathaus.strategy.office.history import history
from rathaus.strategy.office.project_values import initial, initial_parts, merge, merge_parts
from rathaus.strategy.rules.quality import missing
from rathaus.strategy.store.projects import StoredProject, get, judge, save
from rathaus.strategy.store.structure import structure
from rathaus.strategy.synergies.section import lines as similar_lines


class OverrideForm(forms.Form):
    """A decision against the rule."""

    category = forms.ChoiceField(
        label=gettext_lazy("Kategorie"), choices=[(c.value, c.value) for c in Category]
    )
    reason = forms.CharField(
        label=gettext_lazy("Begründung"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Sie bleibt mit Ihrem Namen auf der Seite des Projekts sichtbar."),
        error_messages={"required": gettext_lazy("Begründen Sie die Abweichung von der Regel.")},
    )


@office
@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, key: str) -> HttpResponse:
    """Show and change a project."""
    stored = get(key)
    if request.method == "POST":
        require_edit(request, stored.project)
    return _edit(request, stored)


@office
@require_http_methods(["GET", "POST"])
def create(request: HttpRequest) -> HttpResponse:
    """Add a project; a department adds it for itself."""
    own = "" if steers(request) else next(iter(sorted(departments_of(request.user))), "")
    return _edit(request, StoredProject(Project(id="", title="", department=own), 0))


def _edit(request: HttpRequest, stored: StoredProject) -> HttpResponse:
    strategy, project = structure(), stored.project
    parts = initial_parts(project)
    bound = request.POST if request.method == "POST" else None
    form = ProjectForm(bound, initial=initial(project), strategy=strategy)
    sets = (
        EvidenceFormSet(bound, prefix="mandates", initial=parts["mandates"]),
        effort_formset(strategy)(bound, prefix="efforts", initial=parts["efforts"]),
        RiskFormSet(bound, prefix="risks", initial=parts["risks"]),
    )
    status = 200
    if bound is not None:
        valid = [part.is_valid() for part in (form, *sets)]  # all of them, to show every error
        if all(valid):
            changed = merge_parts(merge(project, form.cleaned_data), *sets)
            answer = _save(request, stored, changed, form)
            if answer is not None:
                return answer
        status = 422
    return render(
        request,
        "strategy/office/project.html",
        _context(request, stored, form, sets),
        status=status,
    )


def _save(
    request: HttpRequest, stored: StoredProject, changed: Project, form: ProjectForm
) -> HttpResponse | None:
    expected = {}
    if not changed.id:
        changed = replace(changed, id=_free_id(changed.title))
    else:
        expected = {changed.id: stated_version(request)}
    if not may_edit(request, changed):
        raise PermissionDenied(_("Sie können Projekte nur für Ihr eigenes Amt führen."))
    try:
        save([changed], actor=actor_of(request.user), expected=expected)
    except StrategyError as error:
        form.add_error(error.field if error.field in form.fields else None, error.message)
        return None
    messages.success(request, _("Gespeichert um %(time)s Uhr.") % {"time": _clock()})
    return redirect("strategy:office:project", key=changed.id)


def _clock() -> str:
    moment = now().astimezone(BERLIN)
    return f"{moment.hour}:{moment:%M}"


def _free_id(title: str) -> str:
    base = slug(title, limit=100) or "projekt"
    taken = set(ProjectRow.objects.filter(key__startswith=base).values_list("key", flat=True))
    candidates = (base if n == 1 else f"{base}-{n}" for n in range(1, len(taken) + 2))
    return next(candidate for candidate in candidates if candidate not in taken)


def _context(
    request: HttpRequest, stored: StoredProject, form: ProjectForm, sets: tuple[Any, ...]
) -> dict[str, Any]:
    project = stored.project
    decision = judge([project], structure())[project.id] if project.id else None
    return {
        "stored": stored,
        "project": project,
        "form": form,
        "mandates": sets[0],
        "efforts": sets[1],
        "risks": sets[2],
        "decision": decision,
        "missing": missing(project) if project.id else (),
        "override_form": OverrideForm(
            initial={"category": decision.category.value} if decision else None
        ),
        "history": history("project", project.id) if project.id else (),
        "similar": similar_lines(project.id, structure()) if project.id else (),
        "version": request.POST.get("version", stored.version),
        "may_edit": not project.id or may_edit(request, project),
        "steers": steers(request),
        "section": "portfolio",
    }


@steering
@require_POST
def override(request: HttpRequest, key: str) -> HttpResponse:
    """Set a category against the rule, with reason and person, or take that back."""
    stored = get(key)
    if request.POST.get("withdraw") == "1":
        changed = replace(stored.project, override=None)
    else:
        form = OverrideForm(request.POST)
        if not form.is_valid():
            messages.error(request, _("Begründen Sie die Abweichung von der Regel."))
            return redirect("strategy:office:project", key=key)
        changed = replace(
            stored.project,
            override=Override(
                category=Category(form.cleaned_data["category"]),
                reason=form.cleaned_data["reason"],
                person=str(request.user),
                at=now(),
            ),
        )
    try:
        save(
            [changed],
            actor=actor_of(request.user),
            action="strategy.category_overridden",
            expected={key: stored.version},
        )
    except StrategyError as error:
        messages.error(request, error.message)
    return redirect("strategy:office:project", key=key)
