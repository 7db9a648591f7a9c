"""Inputs, findings and decisions of a round in the office."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from rathaus.audit.api import actor_of
from rathaus.strategy.assessments import decisions, findings
from rathaus.strategy.assessments.forms import DecisionForm, FindingForm
from rathaus.strategy.assessments.inputs import heard_since, readings_since, since
from rathaus.strategy.assessments.models import Decision, Finding
from rathaus.strategy.assessments.rules.effects import ON_GOALS
from rathaus.strategy.assessments.rules.phases import Phase
from rathaus.strategy.assessments.showing import course_rows, decision_rows, input_choices
from rathaus.strategy.assessments.views.frame import back_with, find, refused, show
from rathaus.strategy.errors import NotFound, StrategyError
from rathaus.strategy.office.access import stated_version, steering


@steering
@require_http_methods(["GET", "HEAD"])
def inputs(request: HttpRequest, key: int) -> HttpResponse:
    """Show what changed and what was said since the last round."""
    row = find(key)
    return show(
        request,
        "inputs",
        row,
        since=since(row),
        courses=course_rows(readings_since(row)),
        heard=heard_since(row),
    )


@steering
@require_http_methods(["GET", "HEAD"])
def finding_list(request: HttpRequest, key: int) -> HttpResponse:
    """Show the findings of a round and what they rest on."""
    row = find(key)
    known = dict(input_choices(row))
    rows = [
        (each, [known[name] for name in each.inputs if name in known], each.decisions.count())
        for each in row.findings.all()
    ]
    return show(request, "findings", row, rows=rows)


@steering
@require_http_methods(["GET", "HEAD", "POST"])
def finding(request: HttpRequest, key: int, finding: int = 0) -> HttpResponse:
    """Write down a finding, or change one."""
    home = find(key)
    row = home.findings.filter(pk=finding).first()
    if finding and row is None:
        raise NotFound(_("Diese Erkenntnis gibt es nicht."))
    initial: dict[str, Any] = {"inputs": request.GET.getlist("eingang")}
    if row is not None:
        initial = {"title": row.title, "text": row.text, "inputs": row.inputs}
    form = FindingForm(request.POST or None, initial=initial, choices=_choices(home, row))
    if request.method == "POST" and form.is_valid():
        data, actor = form.cleaned_data, actor_of(request.user)
        told = (data["title"], data["text"], data["inputs"])
        try:
            if row is None:
                findings.add(key, *told, actor=actor)
            else:
                findings.change(row.pk, *told, expected=stated_version(request), actor=actor)
        except StrategyError as error:
            refused(form, error)
        else:
            messages.success(request, _("Gespeichert."))
            return redirect("strategy:office:assessment-findings", key)
    status = 422 if form.is_bound else 200
    return show(request, "finding", home, form=form, finding=row, status=status)


def _choices(home: Any, row: Finding | None) -> list[tuple[str, str]]:
    """What can be chosen now, and what was chosen before and is no longer offered."""
    found = input_choices(home)
    known = {name for name, _title in found}
    return [*found, *((name, name) for name in (row.inputs if row else ()) if name not in known)]


@steering
@require_POST
def remove_finding(request: HttpRequest, key: int, finding: int) -> HttpResponse:
    """Remove a finding that nothing answers."""
    home = find(key)
    if not home.findings.filter(pk=finding).exists():
        raise NotFound(_("Diese Erkenntnis gibt es nicht."))
    try:
        findings.remove(finding, expected=stated_version(request), actor=actor_of(request.user))
    except StrategyError as error:
        return back_with(request, error, "assessment-findings", key)
    messages.success(request, _("Entfernt. Im Prüfpfad bleibt es erhalten."))
    return redirect("strategy:office:assessment-findings", key)


@steering
@require_http_methods(["GET", "HEAD"])
def decision_list(request: HttpRequest, key: int) -> HttpResponse:
    """Show the decisions of a round with their effects."""
    row = find(key)
    phase = Phase(row.phase)
    rows = decision_rows(row.decisions.prefetch_related("findings"), check=row.open)
    return show(
        request,
        "decisions",
        row,
        rows=rows,
        drafting=phase in decisions.DRAFTING,
        settling=phase in decisions.SETTLING,
        applying=phase is Phase.FINALISATION,
    )


@steering
@require_http_methods(["GET", "HEAD", "POST"])
def decision(request: HttpRequest, key: int, decision: int = 0) -> HttpResponse:
    """Propose a decision, or change one."""
    home = find(key)
    row = home.decisions.filter(pk=decision).first()
    if decision and row is None:
        raise NotFound(_("Diese Entscheidung gibt es nicht."))
    form = DecisionForm(
        request.POST or None, initial=_initial(row, request), findings=home.findings.all()
    )
    if request.method == "POST" and form.is_valid():
        data, actor = form.cleaned_data, actor_of(request.user)
        chosen = tuple(int(each) for each in data["findings"])
        proposal = decisions.Proposal(data["title"], data["reason"], chosen, form.effect())
        try:
            if row is None:
                decisions.propose(key, proposal, actor=actor)
            else:
                decisions.change(row.pk, proposal, expected=stated_version(request), actor=actor)
        except StrategyError as error:
            form.refuse(error.field or _named(error, form), error.message)
        else:
            messages.success(request, _("Gespeichert."))
            return redirect("strategy:office:assessment-decisions", key)
    status = 422 if form.is_bound else 200
    return show(request, "decision", home, form=form, decision=row, status=status)


def _named(error: StrategyError, form: DecisionForm) -> str | None:
    """The field of a goal or project that was not found."""
    if not isinstance(error, NotFound):
        return None
    return "goal" if form.cleaned_data["kind"].startswith("goal") else "project"


def _initial(row: Decision | None, request: HttpRequest) -> dict[str, Any]:
    if row is None:
        return {"findings": request.GET.getlist("erkenntnis")}
    effect = decisions.effect_of(row)
    goal = effect.kind in ON_GOALS
    return {
        "title": row.title,
        "reason": row.reason,
        "findings": [str(each.pk) for each in row.findings.all()],
        "kind": effect.kind.value,
        "goal": effect.key if goal else "",
        "project": "" if goal else effect.key,
        "field": effect.field,
        "value": effect.value,
        "department": effect.department,
        "programme": effect.programme,
    }


Act = Callable[[int, HttpRequest], None]


def _acted(request: HttpRequest, key: int, decision: int, act: Act, said: str) -> HttpResponse:
    home = find(key)
    if not home.decisions.filter(pk=decision).exists():
        raise NotFound(_("Diese Entscheidung gibt es nicht."))
    try:
        act(decision, request)
    except StrategyError as error:
        return back_with(request, error, "assessment-decisions", key)
    messages.success(request, said)
    return redirect("strategy:office:assessment-decisions", key)


@steering
@require_POST
def settle(request: HttpRequest, key: int, decision: int) -> HttpResponse:
    """Agree to a proposal or drop it."""
    agreed = request.POST.get("answer") == "agreed"

    def act(decision: int, request: HttpRequest) -> None:
        decisions.settle(
            decision,
            agreed=agreed,
            note=request.POST.get("note", "")[:5000],
            expected=stated_version(request),
            actor=actor_of(request.user),
        )

    return _acted(request, key, decision, act, _("Beschlossen.") if agreed else _("Verworfen."))


@steering
@require_POST
def apply(request: HttpRequest, key: int, decision: int) -> HttpResponse:
    """Apply an agreed decision to the strategy."""

    def act(decision: int, request: HttpRequest) -> None:
        decisions.apply(
            decision,
            expected=stated_version(request),
            actor=actor_of(request.user),
            person=str(request.user),
        )

    return _acted(request, key, decision, act, _("Umgesetzt."))


@steering
@require_POST
def renew(request: HttpRequest, key: int, decision: int) -> HttpResponse:
    """Base a decision on what is there now."""

    def act(decision: int, request: HttpRequest) -> None:
        decisions.renew(decision, expected=stated_version(request), actor=actor_of(request.user))

    said = _("Auf den heutigen Stand gebracht. Beschließen Sie den Vorschlag neu.")
    return _acted(request, key, decision, act, said)
