"""What a plan is made with: findings in the data, settings, and rules that people relax."""

from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from rathaus.audit.api import actor_of
from rathaus.identity.api import names_of
from rathaus.kernel.errors import RathausError
from rathaus.kernel.time import now
from rathaus.strategy.models import ProjectRow
from rathaus.strategy.office.access import office, steering, steers
from rathaus.strategy.schedule.forms import SettingsForm, from_form, in_form
from rathaus.strategy.schedule.rules.constraints import standing
from rathaus.strategy.schedule.rules.settings import PlanSettings, Relaxation, RuleName
from rathaus.strategy.schedule.store import setup as stored
from rathaus.strategy.schedule.store.runs import present_task
from rathaus.strategy.schedule.views.shared import known_structure

MOST_REASON = 2000


@office
@require_http_methods(["GET", "HEAD"])
def findings(request: HttpRequest) -> HttpResponse:
    """List what is wrong in the data, and the projects that cannot be planned yet."""
    known_structure()
    task = present_task(stored.setup().settings)
    keys = set(ProjectRow.objects.values_list("key", flat=True))
    context = {
        "findings": [
            {"finding": f, "project": f.project if f.project in keys else ""} for f in task.findings
        ],
        "unready": [
            {"unready": u, "title": task.titles.get(u.project, u.project)} for u in task.unready
        ],
        "planned": len(task.instance.projects),
        "steers": steers(request),
    }
    return render(request, "strategy/schedule/findings.html", context)


@steering
@require_http_methods(["GET", "HEAD", "POST"])
def settings(request: HttpRequest) -> HttpResponse:
    """Show and change span, time of the search, absences, new staff and weights."""
    strategy = known_structure()
    present = stored.setup()
    data = request.POST or None
    form = SettingsForm(data, initial=in_form(present.settings, present.version), strategy=strategy)
    if request.method == "POST" and form.is_valid():
        try:
            stored.save(
                from_form(form.cleaned_data, present.settings),
                expected=form.cleaned_data["version"],
                actor=actor_of(request.user),
                action="strategy.plan_settings_changed",
            )
        except RathausError as error:
            form.add_error(None, error.message)
        else:
            messages.success(
                request, _("Gespeichert. Die Einstellungen gelten für den nächsten Plan.")
            )
            return redirect("strategy:office:schedule:settings")
    status = 422 if form.is_bound else 200
    context = {"form": form, "pools": strategy.pools}
    return render(request, "strategy/schedule/settings.html", context, status=status)


@office
@require_http_methods(["GET", "HEAD"])
def rules(request: HttpRequest) -> HttpResponse:
    """Show the rules of the strategy, and who let go of which with what reason."""
    return _show_rules(request)


def _show_rules(request: HttpRequest, problem: str = "", reason: str = "") -> HttpResponse:
    present = stored.setup()
    context = {
        "rules": _rules(present.settings),
        "version": present.version,
        "projects": ProjectRow.objects.exclude(status__in=["done", "stopped"])
        .order_by("number_order", "key")
        .values_list("key", "title"),
        "steers": steers(request),
        "problem": problem,
        "reason": reason,
        "asked": request.POST.get("rule", ""),
    }
    status = 422 if problem else 200
    return render(request, "strategy/schedule/rules.html", context, status=status)


def _rules(settings: PlanSettings) -> list[dict[str, Any]]:
    given = settings.relaxations
    names = names_of(each.person for each in given)
    wanted = [key for each in given for key in each.projects]
    titles = dict(ProjectRow.objects.filter(key__in=wanted).values_list("key", "title"))
    return [
        {
            "constraint": state.constraint,
            "holds": state.holds,
            "relaxations": [
                {
                    "place": place,
                    "titles": [titles.get(key, key) for key in each.projects],
                    "reason": each.reason,
                    "who": names.get(each.person, ""),
                    "at": each.at,
                }
                for place, each in enumerate(given)
                if each.rule is state.constraint.name
            ],
        }
        for state in standing(settings)
    ]


@steering
@require_POST
def relax(request: HttpRequest) -> HttpResponse:
    """Let go of a rule, for all projects or for one, with a reason."""
    present = stored.setup()
    reason = request.POST.get("reason", "").replace("\0", "").strip()[:MOST_REASON]
    project = request.POST.get("project", "")
    try:
        rule = RuleName(request.POST.get("rule", ""))
    except ValueError:
        return _show_rules(request, _("Diese Regel gibt es nicht."))
    if not reason:
        return _show_rules(request, _("Nennen Sie einen Grund. Er steht am Plan und im Prüfpfad."))
    if project and ("\0" in project or not ProjectRow.objects.filter(key=project).exists()):
        return _show_rules(request, _("Dieses Projekt gibt es nicht."), reason)
    added = Relaxation(rule, reason, str(request.user.pk), now(), (project,) if project else ())
    kept = present.settings.relaxations
    return _save_rules(request, (*kept, added), "strategy.plan_rule_relaxed", reason)


@steering
@require_POST
def restore(request: HttpRequest) -> HttpResponse:
    """Let a rule hold again: take one relaxation back."""
    given = request.POST.get("place", "")
    present = stored.setup()
    kept = [
        relaxation
        for place, relaxation in enumerate(present.settings.relaxations)
        if str(place) != given
    ]
    return _save_rules(request, tuple(kept), "strategy.plan_rule_restored", "")


def _save_rules(
    request: HttpRequest, relaxations: tuple[Relaxation, ...], action: str, reason: str
) -> HttpResponse:
    version = request.POST.get("version", "")
    present = stored.setup()
    try:
        stored.save(
            replace(present.settings, relaxations=relaxations),
            expected=int(version) if version.isdecimal() and len(version) < 9 else -1,
            actor=actor_of(request.user),
            action=action,
        )
    except RathausError as error:
        return _show_rules(request, error.message, reason)
    messages.success(request, _("Gespeichert. Lassen Sie neu rechnen, damit es im Plan steht."))
    return redirect("strategy:office:schedule:rules")
