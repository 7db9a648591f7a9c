"""Pages of programmes, action plans, clusters, dimensions and the vision."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from rathaus.strategy.public import portfolio
from rathaus.strategy.public.pages import parts, projects
from rathaus.strategy.public.pages.crumbs import crumbs
from rathaus.strategy.public.pages.parts import PartPage
from rathaus.strategy.public.pages.words import Link
from rathaus.strategy.public.site import Site, words
from rathaus.strategy.public.views.answers import missing, page, show

SHOWN_PROJECTS = 8


def _show(
    request: HttpRequest, shown: Site, model: PartPage, **projects_of: tuple[str, ...]
) -> HttpResponse:
    stored = portfolio.some(SHOWN_PROJECTS, **projects_of) if model.projects_count else []
    return show(
        request,
        "strategy/part.html",
        shown,
        part=model,
        crumbs=model.crumbs,
        heading=model.title,
        projects=projects.rows(stored, shown.index, words()),
    )


@page
def programme(request: HttpRequest, shown: Site, key: str) -> HttpResponse:
    """Show a programme."""
    found = shown.index.programmes.get(key)
    if found is None:
        raise missing(_("Dieses Programm gibt es nicht."))
    model = parts.programme_page(found, shown.index, shown.evaluation, shown.tallies, words())
    return _show(request, shown, model, programme=(key,))


@page
def plan(request: HttpRequest, shown: Site, key: str) -> HttpResponse:
    """Show an action plan or undertaking."""
    found = shown.index.plans.get(key)
    if found is None:
        raise missing(_("Diesen Aktionsplan gibt es nicht."))
    model = parts.plan_page(found, shown.index, shown.evaluation, shown.tallies, words())
    return _show(request, shown, model, action_plan=(key,))


@page
def dimension(request: HttpRequest, shown: Site, key: str) -> HttpResponse:
    """Show a target dimension."""
    found = shown.index.dimensions.get(key)
    if found is None:
        raise missing(_("Diese Zieldimension gibt es nicht."))
    model = parts.dimension_page(found, shown.index, shown.evaluation, shown.tallies, words())
    return _show(request, shown, model, dimension=(key,))


@page
def cluster(request: HttpRequest, shown: Site, key: str) -> HttpResponse:
    """Show a cluster with its dimensions."""
    found = shown.index.clusters.get(key)
    if found is None:
        raise missing(_("Diesen Cluster gibt es nicht."))
    return _show(request, shown, parts.cluster_page(found, shown.index, words()))


@page
def vision(request: HttpRequest, shown: Site) -> HttpResponse:
    """Show the vision with the clusters."""
    return _show(request, shown, parts.vision_page(shown.index, words()))


@page
def plans(request: HttpRequest, shown: Site) -> HttpResponse:
    """Show all action plans and undertakings by programme."""
    told = words()
    heading = _("Aktionspläne und Vorhaben")
    groups = parts.plan_groups(shown.index, shown.tallies, told)
    return show(
        request,
        "strategy/plans.html",
        shown,
        heading=heading,
        groups=groups,
        crumbs=crumbs(told, Link(heading)),
    )


@page
def dimensions(request: HttpRequest, shown: Site) -> HttpResponse:
    """Show all target dimensions by cluster."""
    told = words()
    heading = _("Zieldimensionen")
    groups = parts.dimension_groups(shown.index, shown.tallies, told)
    return show(
        request,
        "strategy/dimensions.html",
        shown,
        heading=heading,
        groups=groups,
        crumbs=crumbs(told, Link(heading)),
    )
