"""Asking for a plan, watching the search, stopping it, going on, releasing what it found."""

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from rathaus.audit.api import actor_of
from rathaus.kernel.errors import RathausError
from rathaus.strategy.office.access import office, steering, steers
from rathaus.strategy.schedule.jobs import search_plan
from rathaus.strategy.schedule.models import PlanRun, PlanVariant
from rathaus.strategy.schedule.showing.choosing import with_plan
from rathaus.strategy.schedule.showing.conflicts import told
from rathaus.strategy.schedule.showing.figures import gap, proven
from rathaus.strategy.schedule.showing.plan_view import open_plan
from rathaus.strategy.schedule.store import agreeing, runs
from rathaus.strategy.schedule.store.codec import settings_from_json
from rathaus.strategy.schedule.store.setup import setup
from rathaus.strategy.schedule.store.variants import task_of, variant
from rathaus.strategy.schedule.views.shared import the_run

REFRESH_SECONDS = 2
MORE_SECONDS = 60


class ReleaseForm(forms.Form):
    """Why this plan shall be valid."""

    reason = forms.CharField(
        label=gettext_lazy("Grund"),
        max_length=2000,
        help_text=gettext_lazy(
            "Zum Beispiel: Beschluss der Verwaltungskonferenz vom 30. September"
        ),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    instead_of = forms.IntegerField(widget=forms.HiddenInput)


@steering
@require_POST
def compute(request: HttpRequest) -> HttpResponse:
    """Ask for a new plan, or for the plan of a variant."""
    given = request.POST.get("variante", "")
    try:
        with transaction.atomic():
            run = _ask(request, variant(int(given)) if given.isdecimal() else None)
            search_plan.enqueue(run=run.pk)
    except RathausError as error:
        messages.error(request, error.message)
        return redirect("strategy:office:schedule:plan")
    return redirect("strategy:office:schedule:run", key=run.pk)


def _ask(request: HttpRequest, row: PlanVariant | None) -> PlanRun:
    settings = setup().settings
    if row is None:
        newest = with_plan(PlanRun.objects.filter(variant=None).first())
        same = newest is not None and settings_from_json(newest.settings).first == settings.first
        hint = newest.starts if newest is not None and same else None
        task = runs.present_task(settings)
        return runs.ask(task, settings, actor=actor_of(request.user), hint=hint)
    return runs.ask(
        task_of(row),
        settings_from_json(row.base.settings),
        actor=actor_of(request.user),
        variant=row,
        hint=row.base.starts,
    )


@office
@require_http_methods(["GET", "HEAD"])
def run(request: HttpRequest, key: int) -> HttpResponse:
    """Show how far a search is; while it runs, the page looks again by itself."""
    row = the_run(key)
    running = row.state in runs.OPEN
    found = with_plan(row)
    context = {
        "run": row,
        "running": running,
        "refresh": REFRESH_SECONDS if running else 0,
        "found": found,
        "planned": len(row.starts or {}),
        "share": f"{min(100.0, 100 * row.seconds / max(1, row.budget)):.1f}%",
        "worse": gap(row.objective, row.bound),
        "early_worse": gap(row.early_objective, row.early_bound),
        "proven": proven(open_plan(row)) if found else [],
        "conflicts": told(row) if row.state == PlanRun.State.FAILED else [],
        "steers": steers(request),
        "more": MORE_SECONDS,
    }
    response = render(request, "strategy/schedule/run.html", context)
    if running:
        response.headers["Refresh"] = str(REFRESH_SECONDS)  # works without script
    return response


@steering
@require_POST
def stop(request: HttpRequest, key: int) -> HttpResponse:
    """Stop a search early; its best plan stays."""
    the_run(key)
    runs.ask_stop(key, actor=actor_of(request.user))
    return redirect("strategy:office:schedule:run", key=key)


@steering
@require_POST
def go_on(request: HttpRequest, key: int) -> HttpResponse:
    """Let a search go on from its best plan."""
    the_run(key)
    try:
        with transaction.atomic():
            runs.go_on(key, seconds=MORE_SECONDS, actor=actor_of(request.user))
            search_plan.enqueue(run=key)
    except RathausError as error:
        messages.error(request, error.message)
    return redirect("strategy:office:schedule:run", key=key)


@steering
@require_http_methods(["GET", "HEAD", "POST"])
def release(request: HttpRequest, key: int) -> HttpResponse:
    """Make a plan the valid one, with a reason."""
    row = the_run(key)
    valid = agreeing.valid_plan()
    number = valid.number if valid else 0
    form = ReleaseForm(request.POST or None, initial={"instead_of": number})
    if request.method == "POST" and form.is_valid():
        try:
            plan = agreeing.release(
                row,
                form.cleaned_data["reason"],
                instead_of=form.cleaned_data["instead_of"],
                actor=actor_of(request.user),
            )
        except RathausError as error:
            form.add_error(error.field if error.field in form.fields else None, error.message)
        else:
            messages.success(
                request, _("Plan %(number)s ist freigegeben und gilt.") % {"number": plan.number}
            )
            return redirect("strategy:office:schedule:plan")
    context = {
        "form": form,
        "run": row,
        "valid": valid,
        "proven": proven(open_plan(row)),
    }
    status = 422 if form.is_bound else 200
    return render(request, "strategy/schedule/release.html", context, status=status)
