"""Rounds of evaluation in the office: the list, planning, moving on and back, finishing."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from rathaus.audit.api import actor_of
from rathaus.kernel.time import today
from rathaus.strategy.assessments import cycle
from rathaus.strategy.assessments.forms import BackForm, FinishForm, PlanForm, plan_initial
from rathaus.strategy.assessments.guarding import in_phase, say
from rathaus.strategy.assessments.models import Assessment, WatchEntry
from rathaus.strategy.assessments.rules.phases import (
    ORDER,
    TITLES,
    Phase,
    earlier,
    following,
    proposed,
)
from rathaus.strategy.assessments.showing import people, words
from rathaus.strategy.assessments.views.frame import back_with, find, refused, show
from rathaus.strategy.errors import StrategyError
from rathaus.strategy.office.access import stated_version, steering
from rathaus.strategy.public.pages.versions import compared
from rathaus.strategy.versions.store import compare


@steering
@require_http_methods(["GET", "HEAD"])
def rounds(request: HttpRequest) -> HttpResponse:
    """List all rounds; offer the next one when none is open."""
    rows = list(Assessment.objects.select_related("previous"))
    names = people(row.owner for row in rows)
    context = {
        "rounds": [(row, say(TITLES[Phase(row.phase)]), names.get(row.owner, "")) for row in rows],
        "open": next((row for row in rows if row.open), None),
        "last": next((row for row in rows if not row.open), None),
        "watching": WatchEntry.objects.filter(rating__in=["", "watching"]).count(),
        "section": "assessments",
    }
    return render(request, "strategy/assessments/rounds.html", context)


@steering
@require_http_methods(["GET", "HEAD", "POST"])
def plan(request: HttpRequest) -> HttpResponse:
    """Plan the next round."""
    last = Assessment.objects.filter(open=False).first()
    owner = str(request.user.pk)
    initial = plan_initial(None, proposed(today()).items(), owner)
    form = PlanForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            row = cycle.plan(
                form.planned(), actor=actor_of(request.user), previous=last.pk if last else None
            )
        except StrategyError as error:
            refused(form, error)
        else:
            messages.success(request, _("Die Bewertung ist geplant."))
            return redirect("strategy:office:assessment", row.pk)
    context = {"form": form, "last": last, "section": "assessments"}
    status = 422 if form.is_bound else 200
    return render(request, "strategy/assessments/plan.html", context, status=status)


@steering
@require_http_methods(["GET", "HEAD", "POST"])
def change_plan(request: HttpRequest, key: int) -> HttpResponse:
    """Change title, people and dates of an open round."""
    row = find(key)
    spans = [(phase, span) for phase, span in cycle.spans_of(row) if span is not None]
    form = PlanForm(request.POST or None, initial=plan_initial(row, spans, ""))
    if request.method == "POST" and form.is_valid():
        try:
            cycle.change_plan(
                key, form.planned(), expected=stated_version(request), actor=actor_of(request.user)
            )
        except StrategyError as error:
            refused(form, error)
        else:
            messages.success(request, _("Gespeichert."))
            return redirect("strategy:office:assessment", key)
    return show(request, "plan", row, form=form, status=422 if form.is_bound else 200)


@steering
@require_http_methods(["GET", "HEAD"])
def one(request: HttpRequest, key: int) -> HttpResponse:
    """Show where a round stands, what its phase demands, and the difference it made."""
    return _one(request, key)


def _one(
    request: HttpRequest,
    key: int,
    *,
    finish: FinishForm | None = None,
    back: BackForm | None = None,
) -> HttpResponse:
    row = find(key)
    phase = Phase(row.phase)
    spans = cycle.spans_of(row)
    moves = list(row.moves.all())
    names = people([row.owner, *(s.owner for _p, s in spans if s), *(m.person for m in moves)])
    demands = cycle.open_demands(row)
    behind = earlier(phase)
    after = following(phase)
    if phase is Phase.FINALISATION and finish is None:
        finish = FinishForm(initial={"name": row.title})
    return show(
        request,
        "one",
        row,
        status=422 if (finish and finish.is_bound) or (back and back.is_bound) else 200,
        owner=names.get(row.owner, ""),
        steps=[
            {
                "title": say(TITLES[each]),
                "span": span,
                "owner": names.get(span.owner, "") if span else "",
                "done": ORDER.index(each) < ORDER.index(phase),
                "current": each is phase,
                "late": bool(span and each is phase and span.ends < today()),
            }
            for each, span in spans
        ],
        demands=[(say(each.text), each.met, each.open) for each in demands],
        ready=all(each.met for each in demands),
        next=say(TITLES[after]) if after and after is not Phase.DONE else "",
        finish=finish,
        back=back or (BackForm(phases=behind) if behind else None),
        moves=[
            {
                "old": say(TITLES[Phase(each.old)]),
                "new": say(TITLES[Phase(each.new)]),
                "reason": each.reason,
                "who": names.get(each.person, ""),
                "at": each.at,
            }
            for each in moves
        ],
        comparison=_difference(row),
    )


def _difference(row: Assessment) -> object:
    if not row.result_version or not row.base_version:
        return None
    return compared(compare(row.base_version, row.result_version), words())


@steering
@require_POST
def move_on(request: HttpRequest, key: int) -> HttpResponse:
    """Go to the next phase."""
    try:
        new = cycle.move_on(
            key,
            expected=stated_version(request),
            actor=actor_of(request.user),
            person=str(request.user),
        )
    except StrategyError as error:
        find(key)
        return back_with(request, error, "assessment", key)
    messages.success(request, _("Jetzt läuft: %(phase)s.") % {"phase": say(TITLES[new])})
    return redirect("strategy:office:assessment", key)


@steering
@require_POST
def move_back(request: HttpRequest, key: int) -> HttpResponse:
    """Go back to an earlier phase."""
    row = find(key)
    form = BackForm(request.POST, phases=earlier(Phase(row.phase)))
    if form.is_valid():
        to = Phase(form.cleaned_data["to"])
        try:
            cycle.move_back(
                key,
                to,
                form.cleaned_data["reason"],
                expected=stated_version(request),
                actor=actor_of(request.user),
            )
        except StrategyError as error:
            refused(form, error)
        else:
            messages.success(request, _("Zurück in: %(phase)s.") % {"phase": say(TITLES[to])})
            return redirect("strategy:office:assessment", key)
    return _one(request, key, back=form)


@steering
@require_POST
def finish(request: HttpRequest, key: int) -> HttpResponse:
    """End a round with a new version of the strategy."""
    row = find(key)
    form = FinishForm(request.POST)
    if form.is_valid():
        try:
            in_phase(row, (Phase.FINALISATION,))
            cycle.finish(
                key,
                form.cleaned_data["name"],
                form.cleaned_data["summary"],
                expected=stated_version(request),
                actor=actor_of(request.user),
                person=str(request.user),
            )
        except StrategyError as error:
            refused(form, error)
        else:
            messages.success(
                request, _("Die Bewertung ist abgeschlossen und die neue Fassung festgehalten.")
            )
            return redirect("strategy:office:assessment", key)
    return _one(request, key, finish=form)
