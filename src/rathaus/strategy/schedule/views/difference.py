"""What one plan does otherwise than another."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from rathaus.strategy.office.access import office
from rathaus.strategy.planning.reasons.compare import compare
from rathaus.strategy.schedule.showing.choosing import choices
from rathaus.strategy.schedule.showing.plan_view import PlanView, open_plan
from rathaus.strategy.schedule.views.shared import chosen

SHOWN = 300


@office
@require_http_methods(["GET", "HEAD"])
def difference(request: HttpRequest) -> HttpResponse:
    """Show which projects start elsewhere in another plan."""
    offered = choices()
    before, after = chosen(request, offered, "von"), chosen(request, offered, "nach")
    if before is None or after is None:
        raise Http404(_("Es ist noch kein Plan gerechnet."))
    if not request.GET.get("nach") and len(offered) > 1:
        after = offered[1]
    first, second = open_plan(before.run), open_plan(after.run)
    context: dict[str, Any] = {
        "offered": offered,
        "before": before,
        "after": after,
        "same_begin": first.task.first == second.task.first,
    }
    if first.task.first == second.task.first:
        context |= _differences(first, second)
    return render(request, "strategy/schedule/difference.html", context)


def _differences(first: PlanView, second: PlanView) -> dict[str, Any]:
    found = compare(first.task.instance, first.starts, second.task.instance, second.starts)
    facts = {**first.task.projects, **second.task.projects}

    def named(keys: tuple[str, ...]) -> list[dict[str, Any]]:
        return [{"key": key, "facts": facts[key]} for key in keys[:SHOWN]]

    return {
        "comparison": found,
        "moved": [
            {
                "key": shift.project,
                "facts": facts[shift.project],
                "before": first.quarter(shift.before.quarter),
                "after": second.quarter(shift.after.quarter),
                "quarters": shift.quarters,
            }
            for shift in found.moved[:SHOWN]
        ],
        "newly_planned": named(found.newly_planned),
        "newly_unplanned": named(found.newly_unplanned),
        "added": named(found.added),
        "dropped": named(found.dropped),
        "reshaped": named(found.reshaped),
        "earlier": sum(shift.quarters < 0 for shift in found.moved),
        "later": sum(shift.quarters > 0 for shift in found.moved),
    }
