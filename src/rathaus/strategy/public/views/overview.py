"""The first page, the news, the map, the way of measuring."""

from datetime import date

from django.conf import settings
from django.db.models import Count
from django.db.models.functions import TruncDate
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from rathaus.kernel.time import BERLIN, Quarter
from rathaus.strategy.models import ProjectRow, Version
from rathaus.strategy.public import portfolio
from rathaus.strategy.public.pages import addresses, measuring
from rathaus.strategy.public.pages.crumbs import crumbs
from rathaus.strategy.public.pages.news import FrozenVersion, NewsItem, news
from rathaus.strategy.public.pages.start import start
from rathaus.strategy.public.pages.tree import tree
from rathaus.strategy.public.pages.words import Link
from rathaus.strategy.public.site import Site, words
from rathaus.strategy.public.views.answers import page, show
from rathaus.ui.city import current_city

SHOWN_NEWS = 6


@page
def first(request: HttpRequest, shown: Site) -> HttpResponse:
    """Show what the city intends and how far it is."""
    told = words()
    model = start(shown.strategy, shown.evaluation, shown.tallies, current_city().name, told)
    items = _news(shown)
    return show(
        request,
        "strategy/start.html",
        shown,
        start=model,
        news=items[:SHOWN_NEWS],
        news_count=len(items),
        more_news=len(items) > SHOWN_NEWS,
        demo=settings.DEMO,
    )


def _news(shown: Site) -> tuple[NewsItem, ...]:
    since = Quarter.of(shown.on).start
    versions = [
        FrozenVersion(frozen.astimezone(BERLIN).date(), slug, name, remark)
        for frozen, slug, name, remark in Version.objects.filter(
            frozen_at__date__gte=since
        ).values_list("frozen_at", "slug", "name", "remark")
    ]
    return news(shown.evaluation, shown.index, versions, _changed(since), words())


def _changed(since: date) -> list[tuple[date, int]]:
    """Count the projects by the day of their last change."""
    rows = ProjectRow.objects.filter(changed_at__date__gte=since).order_by()
    days = rows.annotate(day=TruncDate("changed_at", tzinfo=BERLIN)).values_list("day")
    return sorted(days.annotate(n=Count("key")))


@page
def all_news(request: HttpRequest, shown: Site) -> HttpResponse:
    """Show everything that is new in this quarter."""
    heading = _("Neu in diesem Quartal")
    return show(
        request,
        "strategy/news.html",
        shown,
        news=_news(shown),
        heading=heading,
        crumbs=crumbs(words(), Link(heading)),
    )


@page
def tree_map(request: HttpRequest, shown: Site) -> HttpResponse:
    """Show what belongs to what."""
    told = words()
    heading = _("Was gehört wozu")
    return show(
        request,
        "strategy/map.html",
        shown,
        map=tree(shown.index, shown.tallies, portfolio.by_plan(), told),
        heading=heading,
        crumbs=crumbs(told, Link(heading)),
    )


@page
def how_we_measure(request: HttpRequest, shown: Site) -> HttpResponse:
    """Explain states, categories, forecasts and provenance."""
    told = words()
    heading = _("So messen wir")
    return show(
        request,
        "strategy/measuring.html",
        shown,
        heading=heading,
        crumbs=crumbs(told, Link(heading)),
        states=measuring.state_rules(told),
        categories=measuring.category_rules(shown.strategy.rules, told),
        limit_reference=shown.strategy.rules.central_help_reference,
        sources=shown.strategy.sources,
    )


@page
def data(request: HttpRequest, shown: Site) -> HttpResponse:
    """Offer every list as a file."""
    told = words()
    heading = _("Daten herunterladen")
    return show(
        request,
        "strategy/data.html",
        shown,
        heading=heading,
        crumbs=crumbs(told, Link(heading)),
        base=addresses.BASE,
    )
