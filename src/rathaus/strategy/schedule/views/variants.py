"""Variants: „what if“ with more staff, without a project, later, with another deadline."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from rathaus.audit.api import actor_of
from rathaus.kernel.errors import RathausError
from rathaus.strategy.office.access import stated_version, steering
from rathaus.strategy.planning.reasons.change import Change
from rathaus.strategy.planning.reasons.errors import ChangesRefused
from rathaus.strategy.schedule.jobs import search_plan
from rathaus.strategy.schedule.models import PlanVariant
from rathaus.strategy.schedule.showing.choosing import choices
from rathaus.strategy.schedule.showing.plan_view import PlanView, open_plan
from rathaus.strategy.schedule.showing.reasons import Sentences
from rathaus.strategy.schedule.showing.refusals import refused
from rathaus.strategy.schedule.store import runs, variants
from rathaus.strategy.schedule.store.codec import settings_from_json
from rathaus.strategy.schedule.store.variants import changes_of
from rathaus.strategy.schedule.variant_forms import FORMS, ChangeForm

MOST_CHANGES = 50


@steering
@require_http_methods(["GET", "HEAD", "POST"])
def create(request: HttpRequest) -> HttpResponse:
    """Create a variant of a plan under a name; its changes come next."""
    offered = choices()
    if not offered:
        messages.info(request, _("Lassen Sie zuerst einen Plan rechnen."))
        return redirect("strategy:office:schedule:plan")
    problem, name = "", request.POST.get("name", "").replace("\0", "")[:200]
    if request.method == "POST":
        wanted = request.POST.get("base", "")
        base = next((c for c in offered if str(c.run.pk) == wanted), offered[0])
        try:
            row = variants.create(name, base.run, actor=actor_of(request.user))
        except RathausError as error:
            problem = error.message
        else:
            return redirect("strategy:office:schedule:variant", key=row.pk)
    context = {"offered": offered, "problem": problem, "name": name}
    status = 422 if problem else 200
    return render(request, "strategy/schedule/new_variant.html", context, status=status)


@steering
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, key: int) -> HttpResponse:
    """Show a variant's changes; add one, take one back, or let the variant be computed."""
    row = variants.variant(key)
    base = open_plan(row.base)
    forms = {kind: make(base=base) for kind, make in FORMS.items()}
    problems: list[str] = []
    if request.method == "POST":
        act = request.POST.get("act", "")
        if act == "compute":
            return _compute(request, row)
        if act in FORMS:
            forms[act] = FORMS[act](request.POST, base=base)
        answer, problems = _change(request, row, base, forms.get(act))
        if answer is not None:
            return answer
    words = Sentences(base)
    context: dict[str, Any] = {
        "variant": row,
        "changes": [words.change(change) for change in changes_of(row)],
        "forms": forms,
        "problems": problems,
        "last": row.runs.first(),
        "base": base,
    }
    failed = bool(problems) or any(form.is_bound for form in forms.values())
    status = 422 if failed else 200
    return render(request, "strategy/schedule/variant.html", context, status=status)


def _change(
    request: HttpRequest, row: PlanVariant, base: PlanView, form: ChangeForm | None
) -> tuple[HttpResponse | None, list[str]]:
    """Store the changes with one added or taken back; return the answer, or what is wrong."""
    kept = list(changes_of(row))
    if form is not None:
        if not form.is_valid():
            return None, []
        changed: list[Change] = [*kept, form.change()]
    else:
        place = request.POST.get("place", "")
        changed = [change for number, change in enumerate(kept) if str(number) != place]
    if len(changed) > MOST_CHANGES:
        return None, [_("Eine Variante hat höchstens 50 Änderungen.")]
    try:
        variants.save(
            row.pk, changed, expected=stated_version(request), actor=actor_of(request.user)
        )
    except ChangesRefused as error:
        return None, refused(error, base.task)
    except RathausError as error:
        return None, [error.message]
    return redirect("strategy:office:schedule:variant", key=row.pk), []


def _compute(request: HttpRequest, row: PlanVariant) -> HttpResponse:
    try:
        with transaction.atomic():
            run = runs.ask(
                variants.task_of(row),
                settings_from_json(row.base.settings),
                actor=actor_of(request.user),
                variant=row,
                hint=row.base.starts,
            )
            search_plan.enqueue(run=run.pk)
    except RathausError as error:
        messages.error(request, error.message)
        return redirect("strategy:office:schedule:variant", key=row.pk)
    return redirect("strategy:office:schedule:run", key=run.pk)


@steering
@require_POST
def remove(request: HttpRequest, key: int) -> HttpResponse:
    """Remove a variant with its plans."""
    try:
        variants.remove(key, actor=actor_of(request.user))
    except RathausError as error:
        messages.error(request, error.message)
        return redirect("strategy:office:schedule:variant", key=key)
    messages.success(request, _("Die Variante ist gelöscht."))
    return redirect("strategy:office:schedule:plan")
