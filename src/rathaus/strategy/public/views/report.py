"""The council report as a page and as PDF."""

from functools import lru_cache

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from rathaus.strategy.errors import StrategyError
from rathaus.strategy.public.pages import addresses
from rathaus.strategy.public.pages.crumbs import crumbs
from rathaus.strategy.public.pages.words import Link
from rathaus.strategy.public.site import Site, words
from rathaus.strategy.public.views.answers import missing, page, show
from rathaus.strategy.report.content import Report
from rathaus.strategy.report.make import make
from rathaus.strategy.report.pdf import to_pdf
from rathaus.strategy.versions.store import NOW


@lru_cache(maxsize=4)
def _report(revision: int, day: str, version: str, language: str) -> Report:
    """Keep the reports asked for last: making one reads every project."""
    return make(language, version=version)


@lru_cache(maxsize=2)
def _pdf(revision: int, day: str, version: str, language: str) -> bytes:
    return to_pdf(_report(revision, day, version, language))


def _asked(request: HttpRequest, shown: Site) -> tuple[int, str, str, str]:
    version = request.GET.get("fassung", "") or NOW
    return shown.revision.number, shown.on.isoformat(), version, words().language


@page
def report(request: HttpRequest, shown: Site) -> HttpResponse:
    """Show the report of the present state or of a version."""
    asked = _asked(request, shown)
    try:
        found = _report(*asked)
    except StrategyError as error:
        raise missing(error.message) from error
    version = asked[2]
    pdf_url = addresses.with_query(
        f"{addresses.BASE}bericht.pdf", {} if version == NOW else {"fassung": [version]}
    )
    return show(
        request,
        "strategy/report.html",
        shown,
        heading=found.title,
        report=found,
        pdf_url=pdf_url,
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
