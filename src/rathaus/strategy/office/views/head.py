"""Editing the head of the strategy: title, vision, and the numbers that the rules use."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from rathaus.audit.api import actor_of
from rathaus.kernel.text import Localized
from rathaus.strategy.document import Strategy, Vision
from rathaus.strategy.errors import StrategyError
from rathaus.strategy.office.access import stated_version, steering
from rathaus.strategy.office.forms import MonthsField
from rathaus.strategy.store.head import head_version, save_head
from rathaus.strategy.store.projects import rejudge_all
from rathaus.strategy.store.structure import structure


def _long(label: Any, *, required: bool) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": 6})
    return forms.CharField(label=label, required=required, max_length=20_000, widget=widget)


class HeadForm(forms.Form):
    """Title and vision in both languages, and the limit between B and C."""

    title_de = forms.CharField(label=gettext_lazy("Titel (Deutsch)"), max_length=500)
    title_en = forms.CharField(
        label=gettext_lazy("Titel (English)"), max_length=500, required=False
    )
    vision_title_de = forms.CharField(label=gettext_lazy("Vision (Deutsch)"), max_length=500)
    vision_title_en = forms.CharField(
        label=gettext_lazy("Vision (English)"), max_length=500, required=False
    )
    vision_text_de = _long(gettext_lazy("Text der Vision (Deutsch)"), required=True)
    vision_text_en = _long(gettext_lazy("Text der Vision (English)"), required=False)
    central_help_limit = MonthsField(
        label=gettext_lazy("Grenze der Kategorie B in Personenmonaten"),
        max_length=20,
        help_text=gettext_lazy(
            "Bis zu dieser Hilfe zentraler Teams gilt ein Projekt als vom Amt allein getragen."
        ),
    )


def _shown(strategy: Strategy) -> dict[str, str]:
    limit = f"{strategy.rules.central_help_limit.normalize():f}".replace(".", ",")
    return {
        "title_de": strategy.title.de,
        "title_en": strategy.title.en,
        "vision_title_de": strategy.vision.title.de,
        "vision_title_en": strategy.vision.title.en,
        "vision_text_de": strategy.vision.text.de,
        "vision_text_en": strategy.vision.text.en,
        "central_help_limit": limit,
    }


def _changed(strategy: Strategy, found: dict[str, Any]) -> Strategy:
    limit: Decimal = found["central_help_limit"]
    return replace(
        strategy,
        title=Localized(found["title_de"], found["title_en"]),
        vision=Vision(
            title=Localized(found["vision_title_de"], found["vision_title_en"]),
            text=Localized(found["vision_text_de"], found["vision_text_en"]),
            source=strategy.vision.source,
        ),
        rules=replace(strategy.rules, central_help_limit=limit),
    )


@steering
@require_http_methods(["GET", "POST"])
def head(request: HttpRequest) -> HttpResponse:
    """Show and change the head of the strategy; a new limit judges every project anew."""
    strategy = structure()
    form = HeadForm(request.POST or None, initial=_shown(strategy))
    if request.method == "POST" and form.is_valid():
        changed = _changed(strategy, form.cleaned_data)
        try:
            save_head(changed, expected=stated_version(request), actor=actor_of(request.user))
        except StrategyError as error:
            form.add_error(None, error.message)
        else:
            if changed.rules != strategy.rules:
                rejudge_all()
            messages.success(request, _("Gespeichert."))
            return redirect("strategy:office:head")
    context = {"form": form, "version": head_version(), "section": "structure"}
    status = 422 if form.is_bound else 200
    return render(request, "strategy/office/head.html", context, status=status)
