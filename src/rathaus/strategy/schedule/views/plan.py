"""The page of the plan: plans side by side, what is proven, timeline, load of the teams."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from rathaus.kernel.time import Quarter, today
from rathaus.strategy.document import Category, Strategy
from rathaus.strategy.office.access import office, steers
from rathaus.strategy.schedule.models import PlanRun
from rathaus.strategy.schedule.rules.constraints import standing
from rathaus.strategy.schedule.rules.task import Facts
from rathaus.strategy.schedule.showing import timeline
from rathaus.strategy.schedule.showing.choosing import Choice, choices
from rathaus.strategy.schedule.showing.figures import plan_figures, proven
from rathaus.strategy.schedule.showing.plan_view import PlanView, open_plan
from rathaus.strategy.schedule.showing.written import language, write_strip
from rathaus.strategy.schedule.store.codec import settings_from_json
from rathaus.strategy.schedule.store.runs import open_runs
from rathaus.strategy.schedule.views.shared import chosen, known_structure

SHOWN = 15
"""Rows of a group before its link to all of them."""

Headings = list[tuple[str, str]]


@office
@require_http_methods(["GET", "HEAD"])
def plan(request: HttpRequest) -> HttpResponse:
    """Show the chosen plan beside the others; before the first one, how to get it."""
    strategy = known_structure()
    offered = choices()
    shown = chosen(request, offered)
    context: dict[str, Any] = {
        "steers": steers(request),
        "open": open_runs().select_related("variant").first(),
        "newest": PlanRun.objects.filter(variant=None).first(),
        "section": "schedule",
    }
    if shown is None:
        return render(request, "strategy/schedule/empty.html", context)
    opened = {choice.run.pk: open_plan(choice.run) for choice in offered}
    view = opened[shown.run.pk]
    until = Quarter(view.task.first.year + 1, 4)
    context |= {
        "shown": shown,
        "view": view,
        "until": until,
        "table": _table(offered, opened, until),
        "proven": proven(view),
        "rules": standing(settings_from_json(shown.run.settings)),
        "as_table": request.GET.get("ansicht") == "tabelle",
        **_timeline(request, view, strategy),
    }
    return render(request, "strategy/schedule/plan.html", context)


def _table(
    offered: list[Choice], opened: dict[int, PlanView], until: Quarter
) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = []
    for choice in offered:
        figures = plan_figures(opened[choice.run.pk], until, choice.changes)
        rows.append(
            {"choice": choice, "figures": figures, "first": rows[0]["figures"] if rows else None}
        )
    return rows


def _timeline(request: HttpRequest, view: PlanView, strategy: Strategy) -> dict[str, Any]:
    way = request.GET.get("gruppe", "programme")
    group_of, headings = _grouping(way, strategy)
    only = request.GET.get("nur")
    scale = timeline.scale_of(view)
    most = len(view.projects) if only is not None else SHOWN
    found = timeline.groups(view, scale, group_of, headings, most)
    if only is not None:
        found = [group for group in found if group.key == only]
    zoom = "quarter" if request.GET.get("zoom") == "quarter" else "year"
    pools = sorted(view.task.pools.items(), key=lambda item: not item[1].central)
    loaded = [name for name, facts in pools if facts.central or any(view.load.used[name])]
    return {
        "groups": found,
        "only": only,
        "way": way,
        "zoom": zoom,
        "drawing_width": f"{scale.quarters * 44}" if zoom == "quarter" else "100%",
        "scale": scale,
        "today": scale.day(today()),
        "strips": [
            timeline.strip(
                view,
                name,
                scale,
                view.task.pools[name].title.in_language(language()),
                write_strip,
            )
            for name in loaded
        ],
    }


def _grouping(way: str, strategy: Strategy) -> tuple[Callable[[Facts], str], Headings]:
    tongue = language()
    if way == "directorate":
        parts = [(d.id, d.title.in_language(tongue)) for d in strategy.directorates]
        return lambda facts: facts.directorate, [*parts, ("", _("ohne Dezernat"))]
    if way == "category":
        return lambda facts: facts.category.value, [
            (category.value, _("Kategorie %(letter)s") % {"letter": category.value})
            for category in Category
        ]
    parts = [(p.id, p.title.in_language(tongue)) for p in strategy.programmes]
    return lambda facts: facts.programme, [*parts, ("", _("ohne Programm"))]
