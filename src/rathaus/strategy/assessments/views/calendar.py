"""The calendar of assessments: for the office as a page, for everybody as iCal."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from rathaus.kernel.access import public
from rathaus.strategy.assessments.calendar import entries, to_ical
from rathaus.strategy.office.access import steering


@steering
@require_http_methods(["GET", "HEAD"])
def calendar(request: HttpRequest) -> HttpResponse:
    """Show the phases of all rounds by day."""
    context = {"entries": entries(), "section": "assessments"}
    return render(request, "strategy/assessments/calendar.html", context)


@public
@require_safe
def ical(request: HttpRequest) -> HttpResponse:
    """Hand out the phases for calendar programs, without names."""
    body = to_ical(entries(), _("Bewertung der Strategie"))
    response = HttpResponse(body, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'inline; filename="bewertung.ics"'
    return response
