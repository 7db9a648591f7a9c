"""The reports for council, departments and public, each as a page and as PDF."""

from functools import lru_cache
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from rathaus.strategy.errors import StrategyError
from rathaus.strategy.public.pages import addresses
from rathaus.strategy.public.pages.crumbs import crumbs
from rathaus.strategy.public.pages.words import Link
from rathaus.strategy.public.site import Site, words
from rathaus.strategy.public.views.answers import missing, page, show
from rathaus.strategy.report.audience import Audience
from rathaus.strategy.report.content import Report
from rathaus.strategy.report.make import make
from rathaus.strategy.report.pdf import to_pdf
from rathaus.strategy.versions.store import NOW

AUDIENCES = {
    "rat": Audience.COUNCIL,
    "aemter": Audience.DEPARTMENTS,
    "alle": Audience.PUBLIC,
}
"""Audiences by the word in the address."""

_Asked = tuple[int, str, str, str, Audience]


@lru_cache(maxsize=6)
def _report(revision: int, day: str, version: str, language: str, audience: Audience) -> Report:
    """Keep the reports asked for last: making one reads every project."""
    return make(language, version=version, audience=audience)


@lru_cache(maxsize=3)
def _pdf(*asked: Any) -> bytes:
    return to_pdf(_report(*asked))


def _asked(request: HttpRequest, shown: Site) -> _Asked:
    version = request.GET.get("fassung", "") or NOW
    audience = AUDIENCES.get(request.GET.get("fuer", "rat"), Audience.COUNCIL)
    return shown.revision.number, shown.on.isoformat(), version, words().language, audience


@page
def report(request: HttpRequest, shown: Site) -> HttpResponse:
    """Show the report of the present state or of a version."""
    asked = _asked(request, shown)
    try:
        found = _report(*asked)
    except StrategyError as error:
        raise missing(error.message) from error
    version, audience = asked[2], asked[4]
    word = next(name for name, each in AUDIENCES.items() if each is audience)
    query = {} if version == NOW else {"fassung": [version]}
    if audience is not Audience.COUNCIL:
        query["fuer"] = [word]
    pdf_url = addresses.with_query(f"{addresses.BASE}bericht.pdf", query)
    return show(
        request,
        "strategy/report.html",
        shown,
        heading=found.title,
        report=found,
        pdf_url=pdf_url,
        audiences=[
            (title, name, name == word)
            for name, title in zip(
                AUDIENCES,
                (_("für den Rat"), _("für die Ämter"), _("für alle")),
                strict=True,
            )
        ],
        crumbs=crumbs(words(), Link(_("Bericht"))),
    )


@page
def report_pdf(request: HttpRequest, shown: Site) -> HttpResponse:
    """Give the report as PDF/UA-1 and PDF/A-2a."""
    try:
        pdf = _pdf(*_asked(request, shown))
    except StrategyError as error:
        raise missing(error.message) from error
    headers = {"Content-Disposition": 'inline; filename="bericht.pdf"'}
    return HttpResponse(pdf, "application/pdf", headers=headers)
