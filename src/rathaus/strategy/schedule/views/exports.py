"""Plans as files for other programs."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from rathaus.kernel.time import now
from rathaus.strategy.office.access import office
from rathaus.strategy.schedule.exports.ical import calendar as write_calendar
from rathaus.strategy.schedule.exports.msproject import project_xml
from rathaus.strategy.schedule.exports.tables import load_csv, plan_csv
from rathaus.strategy.schedule.showing.choosing import with_plan
from rathaus.strategy.schedule.showing.plan_view import PlanView, open_plan
from rathaus.strategy.schedule.showing.written import write_months
from rathaus.strategy.schedule.views.shared import the_run


@office
@require_http_methods(["GET", "HEAD"])
def table(request: HttpRequest, key: int) -> HttpResponse:
    """The plan as CSV."""
    return _file(plan_csv(_plan(key), _words()), "text/csv; charset=utf-8", f"drehbuch-{key}.csv")


@office
@require_http_methods(["GET", "HEAD"])
def loads(request: HttpRequest, key: int) -> HttpResponse:
    """The load of the teams as CSV."""
    body = load_csv(_plan(key), _words(), write_months)
    return _file(body, "text/csv; charset=utf-8", f"auslastung-{key}.csv")


@office
@require_http_methods(["GET", "HEAD"])
def calendar(request: HttpRequest, key: int) -> HttpResponse:
    """The plan as a calendar."""
    body = write_calendar(_plan(key), _("Drehbuch"), now())
    return _file(body, "text/calendar; charset=utf-8", f"drehbuch-{key}.ics")


@office
@require_http_methods(["GET", "HEAD"])
def project_file(request: HttpRequest, key: int) -> HttpResponse:
    """The plan for MS Project."""
    body = project_xml(_plan(key), _("Drehbuch"), now())
    return _file(body, "application/xml", f"drehbuch-{key}.xml")


def _plan(key: int) -> PlanView:
    run = with_plan(the_run(key))
    if run is None:
        raise Http404(_("Dieser Lauf hat noch keinen Plan."))
    return open_plan(run)


def _file(body: bytes, kind: str, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(body, content_type=kind, headers=headers)


def _words() -> dict[str, str]:
    return {
        "number": _("Nummer"),
        "title": _("Projekt"),
        "category": _("Kategorie"),
        "status": _("Stand"),
        "wished": _("gewünscht ab"),
        "begin": _("Beginn"),
        "end": _("Ende"),
        "waits": _("Wartet Quartale"),
        "running": _("läuft"),
        "planned": _("geplant"),
        "unplanned": _("ungeplant"),
        "pool": _("Team"),
        "quarter": _("Quartal"),
        "used": _("vergeben (PM)"),
        "capacity": _("Kapazität (PM)"),
        "over": _("zu viel (PM)"),
    }
