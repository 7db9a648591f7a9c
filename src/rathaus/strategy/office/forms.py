"""The forms of a project: facts, mandates, efforts, risks; to and from the document."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms import BaseFormSet, formset_factory
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from rathaus.kernel.money import Money
from rathaus.kernel.time import Quarter
from rathaus.strategy.document import (
    Mandate,
    QuarterEffort,
    SizeClass,
    Strategy,
)
from rathaus.strategy.errors import InvalidChange
from rathaus.strategy.office.dates import parse_day
from rathaus.strategy.office.edits import STATUS_LABELS, parse_months

EMPTY = ("", _("noch offen"))
YES_NO = [EMPTY, ("ja", _("ja")), ("nein", _("nein"))]
MANDATES = {
    Mandate.LEGAL: _("gesetzlich zwingend"),
    Mandate.TECHNICAL: _("technisch zwingend"),
    Mandate.MAYOR: _("schriftlicher Auftrag aus der Stadtspitze"),
    Mandate.RESOLUTION: _("Beschluss eines politischen Gremiums"),
}


def options(items: Iterable[Any], *, empty: bool = True) -> list[tuple[str, Any]]:
    """Make choices from parts of the strategy."""
    language = get_language() or "de"
    found = [(item.id, item.title.in_language(language)) for item in items]
    return [EMPTY, *found] if empty else found


class DayField(forms.CharField):
    """A day or a quarter, as the office types it."""

    def __init__(self, *, end: bool, **kwargs: Any) -> None:
        super().__init__(
            required=False,
            max_length=20,
            help_text=_("Quartal/Jahr wie 2/29 oder ein Tag wie 30.6.2029"),
            **kwargs,
        )
        self.end = end

    def clean(self, value: Any) -> Any:
        """Return a date or None."""
        try:
            return parse_day(super().clean(value), end=self.end, field="")
        except InvalidChange as error:
            raise ValidationError(error.message) from None


class MonthsField(forms.CharField):
    """Person months with comma or point; empty means unknown."""

    def clean(self, value: Any) -> Decimal | None:
        """Return a decimal number or None."""
        try:
            return parse_months(super().clean(value), "")
        except InvalidChange as error:
            raise ValidationError(error.message) from None


class AmountField(forms.CharField):
    """An amount in euro, written in German or English; empty means unknown."""

    def clean(self, value: Any) -> int | None:
        """Return cents or None."""
        text = super().clean(value).replace("€", "").replace(" ", "").strip()
        if not text:
            return None
        if "," in text:
            text = text.replace(".", "").replace(",", ".")
        elif re.fullmatch(r"\d{1,3}(\.\d{3})+", text):
            text = text.replace(".", "")
        if not re.fullmatch(r"\d{1,13}(\.\d{1,2})?", text):
            raise ValidationError(_("Schreiben Sie einen Betrag in Euro, zum Beispiel 120.000."))
        return Money.of(text).cents


class ProjectForm(forms.Form):
    """The facts of a project that stand once."""

    title = forms.CharField(label=_("Name des Projekts"), max_length=500)
    number = forms.CharField(label=_("Nummer"), max_length=40, required=False)
    description = forms.CharField(
        label=_("Beschreibung"),
        required=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Was wird anders, und für wen?"),
    )
    action_plan = forms.ChoiceField(label=_("Aktionsplan oder Vorhaben"), required=False)
    programme = forms.ChoiceField(
        label=_("Programm"),
        required=False,
        help_text=_("Nur nötig, wenn kein Aktionsplan gewählt ist"),
    )
    dimensions = forms.MultipleChoiceField(
        label=_("Zieldimensionen"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Mindestens eine: Wozu trägt das Projekt bei?"),
        error_messages={"required": _("Wählen Sie mindestens eine Zieldimension.")},
    )
    goals = forms.MultipleChoiceField(
        label=_("Dient den Zielen"), required=False, widget=forms.CheckboxSelectMultiple
    )
    department = forms.ChoiceField(label=_("Amt"), required=False)
    lead = forms.CharField(label=_("Leitung"), max_length=200, required=False)
    status = forms.ChoiceField(
        label=_("Zustand"), choices=[(s.value, label) for s, label in STATUS_LABELS.items()]
    )
    start = DayField(label=_("Beginn"), end=False)
    end = DayField(label=_("Ende"), end=True)
    running_at_publication = forms.ChoiceField(
        label=_("Lief das Projekt schon, als die Strategie erschien?"),
        choices=YES_NO,
        required=False,
    )
    lead_project = forms.BooleanField(label=_("Leitprojekt des Dezernats"), required=False)
    central_help = MonthsField(
        label=_("Hilfe zentraler Teams in Personenmonaten"),
        required=False,
        max_length=20,
        help_text=_("Geschätzt, solange der Aufwand je Team nicht bekannt ist"),
    )
    legal_basis = forms.CharField(label=_("Rechtsgrundlage"), max_length=500, required=False)
    cost = AmountField(label=_("Kosten in Euro"), required=False, max_length=30)
    spent = AmountField(label=_("Davon ausgegeben"), required=False, max_length=30)
    benefits = forms.CharField(
        label=_("Nutzen"),
        required=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    systems = forms.CharField(
        label=_("Systeme"), required=False, max_length=2000, help_text=_("Mit Komma getrennt")
    )
    data_used = forms.CharField(
        label=_("Daten"), required=False, max_length=2000, help_text=_("Mit Komma getrennt")
    )
    depends_on = forms.CharField(
        label=_("Setzt voraus"),
        required=False,
        max_length=2000,
        help_text=_("Kennungen anderer Projekte, mit Komma getrennt"),
    )
    remarks = forms.CharField(
        label=_("Bemerkungen"),
        required=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, strategy: Strategy, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices: dict[str, list[tuple[str, Any]]] = {
            "action_plan": options(strategy.action_plans),
            "programme": options(strategy.programmes),
            "department": options(strategy.departments),
            "dimensions": options(strategy.dimensions, empty=False),
            "goals": options(strategy.goals, empty=False),
        }
        for name, values in choices.items():
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = values
        self._programmes = {plan.id: plan.programme for plan in strategy.action_plans}

    def clean(self) -> dict[str, Any]:
        """Check what spans two fields."""
        found: dict[str, Any] = super().clean() or {}
        start, end = found.get("start"), found.get("end")
        if start and end and end < start:
            self.add_error("end", _("Das Ende liegt vor dem Beginn."))
        if found.get("action_plan"):
            found["programme"] = self._programmes[found["action_plan"]]
        return found


class EvidenceForm(forms.Form):
    """A document that makes a project impossible to refuse."""

    mandate = forms.ChoiceField(
        label=_("Grund"),
        choices=[EMPTY, *((m.value, label) for m, label in MANDATES.items())],
        error_messages={"required": _("Wählen Sie den Grund, für den der Beleg steht.")},
    )
    reference = forms.CharField(
        label=_("Beleg"),
        max_length=500,
        help_text=_("Paragraf, Aktenzeichen oder Beschlussnummer"),
        error_messages={"required": _("Ohne Beleg zählt der Grund nicht. Nennen Sie ihn.")},
    )
    on = DayField(label=_("Vom"), end=False)
    url = forms.URLField(label=_("Adresse"), required=False, max_length=500, assume_scheme="https")


class EffortForm(forms.Form):
    """Work asked of one pool in one of three shapes."""

    pool = forms.ChoiceField(label=_("Team"))
    size = forms.ChoiceField(
        label=_("Größe"), required=False, choices=[EMPTY, *((s.value, s.value) for s in SizeClass)]
    )
    total = MonthsField(label=_("Personenmonate gesamt"), required=False, max_length=20)
    quarters = forms.CharField(
        label=_("je Quartal"),
        required=False,
        max_length=1000,
        help_text=_("Zum Beispiel 1/27: 1,5; 2/27: 2"),
    )

    def clean_quarters(self) -> tuple[QuarterEffort, ...]:
        """Read quarter and months pairs."""
        found = []
        for part in filter(None, (p.strip() for p in self.cleaned_data["quarters"].split(";"))):
            quarter, colon, months = part.partition(":")
            if not colon:
                raise ValidationError(_("Schreiben Sie Quartal, Doppelpunkt, Monate: 1/27: 1,5"))
            try:
                day = parse_day(quarter, end=False, field="quarters")
                amount = parse_months(months, "quarters")
            except InvalidChange as error:
                raise ValidationError(error.message) from None
            if day is None or amount is None:
                raise ValidationError(_("Schreiben Sie Quartal, Doppelpunkt, Monate: 1/27: 1,5"))
            found.append(QuarterEffort(Quarter.of(day), amount))
        return tuple(sorted(found, key=lambda item: item.quarter))

    def clean(self) -> dict[str, Any]:
        """Exactly one shape."""
        found: dict[str, Any] = super().clean() or {}
        told = [name for name in ("size", "total", "quarters") if found.get(name)]
        if len(told) > 1:
            raise ValidationError(_("Geben Sie den Aufwand nur auf eine der drei Arten an."))
        return found


class RiskForm(forms.Form):
    """What may go wrong."""

    text = forms.CharField(label=_("Risiko"), max_length=1000)
    likelihood = forms.IntegerField(
        label=_("Wahrscheinlichkeit 1 bis 5"), required=False, min_value=1, max_value=5
    )
    impact = forms.IntegerField(
        label=_("Schaden 1 bis 5"), required=False, min_value=1, max_value=5
    )
    response = forms.CharField(label=_("Gegenmittel"), required=False, max_length=1000)


def _formset(form: type[forms.Form]) -> type[BaseFormSet[Any]]:
    return formset_factory(form, extra=1, can_delete=True, max_num=60, absolute_max=80)


EvidenceFormSet = _formset(EvidenceForm)
RiskFormSet = _formset(RiskForm)


def effort_formset(strategy: Strategy) -> type[BaseFormSet[Any]]:
    """Return the formset of efforts with the city's pools to choose from."""

    class ForCity(EffortForm):
        pool = forms.ChoiceField(label=_("Team"), choices=options(strategy.pools))

    return _formset(ForCity)
