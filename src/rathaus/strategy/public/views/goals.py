"""Pages of goals: the list, one goal, its course as files."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from rathaus.kernel.slots import fragments
from rathaus.strategy.document import Goal
from rathaus.strategy.public import portfolio
from rathaus.strategy.public.pages import addresses, projects
from rathaus.strategy.public.pages.chart import chart
from rathaus.strategy.public.pages.crumbs import crumbs
from rathaus.strategy.public.pages.goal import goal_page
from rathaus.strategy.public.pages.goal_path import MeasureFacts, TraceFacts
from rathaus.strategy.public.pages.start import PROJECT, PROJECTS, block
from rathaus.strategy.public.pages.words import Link
from rathaus.strategy.public.site import Site, words
from rathaus.strategy.public.views.answers import missing, page, show
from rathaus.strategy.trace import trace
from rathaus.ui.downloads import chart_csv, chart_svg

SHOWN_PROJECTS = 10
SHOWN_ROWS = 20


@page
def listing(request: HttpRequest, shown: Site) -> HttpResponse:
    """Show all goals by programme."""
    told = words()
    heading = _("Alle Ziele")
    blocks = [
        block(each, shown.strategy, shown.evaluation, shown.tallies, told)
        for each in shown.strategy.programmes
    ]
    return show(
        request,
        "strategy/goals.html",
        shown,
        heading=heading,
        blocks=blocks,
        crumbs=crumbs(told, Link(heading)),
        sample=any(row.sample for each in blocks for row in each.rows),
    )


@page
def one(request: HttpRequest, shown: Site, key: str) -> HttpResponse:
    """Show a goal."""
    goal, told = _goal(shown, key), words()
    model = goal_page(goal, shown.evaluation, shown.index, _trace(goal), told)
    count = shown.tallies.goals.get(key, 0)
    stored = portfolio.some(SHOWN_PROJECTS, goal=(key,)) if count else []
    slot = fragments("strategy.goal.below", request, key)
    # A fragment of another package may change without a new revision.
    request.own = bool(slot)  # type: ignore[attr-defined]
    return show(
        request,
        "strategy/goal.html",
        shown,
        goal=model,
        crumbs=model.crumbs,
        heading=model.title,
        chart=chart(goal, shown.evaluation.goals[key], told),
        projects=projects.rows(stored, shown.index, told),
        project_count=count,
        project_words=told.counted(count, PROJECT, PROJECTS),
        projects_url=addresses.projects(goal=key),
        fragments=slot,
    )


def _goal(shown: Site, key: str) -> Goal:
    goal = shown.index.goals.get(key)
    if goal is None:
        raise missing(_("Dieses Ziel gibt es nicht."))
    return goal


def _trace(goal: Goal) -> TraceFacts:
    if not goal.formula:
        return TraceFacts()
    found = trace(goal)
    moments = [each.at for each in found.measures if each.at is not None]
    return TraceFacts(
        rule=found.description,
        at=max(moments, default=None),
        measures=tuple(
            MeasureFacts(
                each.title,
                each.reference,
                each.running,
                each.unit,
                each.value,
                each.at,
                each.provenance,
                each.reason,
                each.row_count,
                each.row_digest,
                tuple((r.source, r.label, r.value, r.provenance) for r in each.rows[:SHOWN_ROWS]),
            )
            for each in found.measures
        ),
    )


@page
def course(request: HttpRequest, shown: Site, key: str, kind: str) -> HttpResponse:
    """Give the course of a goal as CSV or SVG."""
    drawn = chart(_goal(shown, key), shown.evaluation.goals[key], words())
    if drawn is None:
        raise missing(_("Zu diesem Ziel gibt es noch keinen Verlauf."))
    return chart_csv(drawn, key) if kind == "csv" else chart_svg(drawn, key)
