"""Pages of frozen versions and their comparison."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from rathaus.strategy.errors import StrategyError
from rathaus.strategy.public.pages import addresses
from rathaus.strategy.public.pages.crumbs import crumbs
from rathaus.strategy.public.pages.versions import compared as in_words
from rathaus.strategy.public.pages.words import Link
from rathaus.strategy.public.site import Site, words
from rathaus.strategy.public.views.answers import missing, page, show
from rathaus.strategy.rules.decision import count
from rathaus.strategy.versions import store


@page
def listing(request: HttpRequest, shown: Site) -> HttpResponse:
    """Show all frozen versions."""
    told = words()
    heading = _("Fassungen")
    return show(
        request,
        "strategy/versions.html",
        shown,
        heading=heading,
        versions=store.stored(),
        crumbs=crumbs(told, Link(heading)),
        now=store.NOW,
    )


@page
def one(request: HttpRequest, shown: Site, slug: str) -> HttpResponse:
    """Show a frozen version: what it held, and by which checksum it is recognised."""
    try:
        version, content = store.info(slug), store.load(slug)
    except StrategyError as error:
        raise missing(error.message) from error
    told = words()
    states = content.evaluation.goals
    goals = [
        (
            goal,
            states[goal.id],
            told.amount(states[goal.id].value, goal.unit, goal.target),
            told.text(states[goal.id].label),
        )
        for goal in content.strategy.goals
        if goal.id in states
    ]
    return show(
        request,
        "strategy/version.html",
        shown,
        heading=version.name,
        version=version,
        content=content,
        goals=goals,
        categories=count(content.decisions.values()),
        crumbs=crumbs(told, Link(_("Fassungen"), addresses.VERSIONS), Link(version.name)),
        last_changed=version.frozen_at,
        now=store.NOW,
    )


@page
def compared(request: HttpRequest, shown: Site) -> HttpResponse:
    """Show what changed between two versions, or between one and now."""
    told = words()
    old, new = request.GET.get("von", ""), request.GET.get("nach", store.NOW)
    heading = _("Fassungen vergleichen")
    context = {
        "heading": heading,
        "versions": store.stored(),
        "old": old,
        "new": new,
        "now": store.NOW,
        "crumbs": crumbs(told, Link(_("Fassungen"), addresses.VERSIONS), Link(heading)),
    }
    if not old:
        return show(request, "strategy/compare.html", shown, **context)
    try:
        found = store.compare(old, new)
    except StrategyError as error:
        return show(request, "strategy/compare.html", shown, problem=error.message, **context)
    return show(
        request, "strategy/compare.html", shown, comparison=in_words(found, told), **context
    )
