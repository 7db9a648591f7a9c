"""„Warum wartet dieses Projekt?“: the rule, the bottleneck, what is ahead, the smallest change."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from rathaus.audit.api import actor_of
from rathaus.kernel.errors import RathausError
from rathaus.strategy.office.access import office, steering, steers
from rathaus.strategy.planning.reasons.errors import ChangesRefused
from rathaus.strategy.planning.reasons.smallest import smallest_changes
from rathaus.strategy.planning.reasons.standing import standing
from rathaus.strategy.planning.reasons.waiting import Kind, Waiting, why_not_earlier
from rathaus.strategy.schedule.jobs import search_plan
from rathaus.strategy.schedule.showing.choosing import choices
from rathaus.strategy.schedule.showing.plan_view import PlanView, open_plan
from rathaus.strategy.schedule.showing.reasons import Sentences, asked, bottleneck, worst
from rathaus.strategy.schedule.store import runs, variants
from rathaus.strategy.schedule.store.codec import settings_from_json
from rathaus.strategy.schedule.views.shared import chosen, known_structure, the_run
from rathaus.strategy.store.projects import get, judge

PROPOSALS = 8
AHEAD = 10


@office
@require_http_methods(["GET", "HEAD"])
def why(request: HttpRequest, key: str) -> HttpResponse:
    """Say why a project starts when it does, and what would let it start earlier."""
    stored = get(key)
    offered = choices()
    shown = chosen(request, offered)
    if shown is None:
        raise Http404(_("Es ist noch kein Plan gerechnet."))
    view = open_plan(shown.run)
    decision = judge([stored.project], known_structure())[key]
    context: dict[str, Any] = {
        "project": stored.project,
        "shown": shown,
        "view": view,
        "decision": decision,
        "steers": steers(request),
        "kind": "unready",
    }
    if key in view.projects:
        context |= _reasons(view, key)
    else:
        context["missing"] = next(
            (each.missing for each in view.task.unready if each.project == key), ()
        )
    return render(request, "strategy/schedule/why.html", context)


def _reasons(view: PlanView, key: str) -> dict[str, Any]:
    instance, starts = asked(view, key)
    words = Sentences(view)
    if key not in {project.id for project in instance.projects}:
        return {"kind": "behind"}
    plan = standing(instance, starts)
    waiting = why_not_earlier(instance, starts, key, plan=plan)
    start = view.starts.get(key)
    found: dict[str, Any] = {
        "kind": waiting.kind.value,
        "begin": view.quarter(start.quarter) if start else None,
        "end": view.quarter(view.end(key)) if start else None,
        "wished": view.quarter(waiting.earliest),
        "waits": waiting.quarters,
        "reachable": None if waiting.reachable is None else view.quarter(waiting.reachable),
    }
    nearest = waiting.nearest
    if waiting.kind not in (Kind.WAITS, Kind.UNPLANNED) or nearest is None:
        return found
    lack = worst(nearest)
    proposals = smallest_changes(instance, starts, key, plan=plan)[:PROPOSALS]
    found |= {
        "sentences": words.obstacles(nearest),
        "tried": _each_quarter(view, waiting, words),
        "chart": bottleneck(view, waiting, lack) if lack else None,
        "ahead": [
            {"key": use.project, "facts": view.task.projects[use.project], "amount": use.amount}
            for use in nearest.ahead[:AHEAD]
        ],
        "proposals": [words.proposal(each, start) for each in proposals],
    }
    return found


def _each_quarter(view: PlanView, waiting: Waiting, words: Sentences) -> list[dict[str, Any]]:
    """Say for every earlier quarter what is in the way of the way with the least of it."""
    quarters = sorted({each.start.quarter for each in waiting.attempts})
    rows = []
    for place in quarters:
        tried = min(
            (each for each in waiting.attempts if each.start.quarter == place),
            key=lambda each: each.obstacle,
        )
        rows.append({"quarter": view.quarter(place), "sentences": words.obstacles(tried)[:4]})
    return rows


@steering
@require_POST
def try_proposal(request: HttpRequest, key: str) -> HttpResponse:
    """Make a variant of a proposal and let it be computed."""
    run = the_run(_number(request.POST.get("plan", "")))
    place = _number(request.POST.get("vorschlag", ""))
    view = open_plan(run)
    if key not in view.projects:
        raise Http404(_("Dieses Projekt steht nicht in diesem Plan."))
    instance, starts = asked(view, key)
    found = smallest_changes(instance, starts, key)[:PROPOSALS]
    if place >= len(found):
        raise Http404(_("Diesen Vorschlag gibt es nicht mehr."))
    actor = actor_of(request.user)
    name = _("%(title)s früher, Vorschlag %(n)s") % {
        "title": view.task.titles[key][:120],
        "n": place + 1,
    }
    try:
        with transaction.atomic():
            row = variants.create(name, run, found[place].changes, actor=actor)
            settings = settings_from_json(run.settings)
            asked_run = runs.ask(
                variants.task_of(row), settings, actor=actor, variant=row, hint=run.starts
            )
            search_plan.enqueue(run=asked_run.pk)
    except (RathausError, ChangesRefused) as error:
        messages.error(request, getattr(error, "message", str(error)))
        return redirect("strategy:office:schedule:why", key=key)
    return redirect("strategy:office:schedule:run", key=asked_run.pk)


def _number(text: str) -> int:
    if not text.isascii() or not text.isdecimal() or len(text) > 9:
        raise Http404(_("Diesen Lauf gibt es nicht."))
    return int(text)
