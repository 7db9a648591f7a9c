"""What the office pages of an assessment share: finding it, its tabs, refusals in words."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from rathaus.strategy.assessments.guarding import say
from rathaus.strategy.assessments.models import Assessment
from rathaus.strategy.assessments.rules.phases import PURPOSES, TITLES, Phase
from rathaus.strategy.errors import NotFound, StrategyError


def find(key: int) -> Assessment:
    """Return an assessment.

    Raises:
        NotFound: there is none.
    """
    row = Assessment.objects.select_related("previous").filter(pk=key).first()
    if row is None:
        raise NotFound(_("Diese Bewertung gibt es nicht."))
    return row


def show(
    request: HttpRequest, template: str, row: Assessment, *, status: int = 200, **context: Any
) -> HttpResponse:
    """Render a page of an assessment with its tabs and phase."""
    phase = Phase(row.phase)
    tabs = [
        ("assessment", _("Stand"), None),
        ("assessment-watch", _("Beobachtungen"), row.watched.count()),
        ("assessment-inputs", _("Messwerte und Stimmen"), None),
        ("assessment-findings", _("Erkenntnisse"), row.findings.count()),
        ("assessment-decisions", _("Entscheidungen"), row.decisions.count()),
    ]
    here = request.resolver_match.url_name if request.resolver_match else ""
    shown = {
        "assessment": row,
        "phase": say(TITLES[phase]),
        "purpose": say(PURPOSES[phase]) if phase in PURPOSES else "",
        "working": row.open and phase is not Phase.PLANNED,
        "tabs": [
            {
                "title": title,
                "url": reverse(f"strategy:office:{name}", args=[row.pk]),
                "current": name == here,
                "count": count,
            }
            for name, title, count in tabs
        ],
        "section": "assessments",
        **context,
    }
    return render(request, f"strategy/assessments/{template}.html", shown, status=status)


def refused(form: forms.Form, error: StrategyError) -> None:
    """Put what was refused to the field that it speaks of."""
    form.add_error(error.field if error.field in form.fields else None, error.message)


def back_with(request: HttpRequest, error: StrategyError, route: str, key: int) -> HttpResponse:
    """Go back to a page and tell what was refused."""
    messages.error(request, error.message)
    return redirect(f"strategy:office:{route}", key)
