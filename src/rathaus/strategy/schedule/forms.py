"""Forms of the plan. Lists of absences and new staff are text, one line each, checked by field."""

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rathaus.kernel.time import Quarter
from rathaus.strategy.document import Category, Strategy
from rathaus.strategy.schedule.rules.settings import Absence, PlanSettings, RampUp

MOST_LINES = 200


def _areas(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class SettingsForm(forms.Form):
    """What a plan is made with."""

    first = forms.CharField(
        label=gettext_lazy("Erstes Quartal"),
        required=False,
        max_length=7,
        help_text=gettext_lazy("Wie 2027-Q1. Leer: das laufende Quartal."),
    )
    quarters = forms.IntegerField(label=gettext_lazy("Quartale im Plan"), min_value=4, max_value=60)
    seconds = forms.IntegerField(
        label=gettext_lazy("Rechenzeit in Sekunden"),
        min_value=5,
        max_value=3600,
        help_text=gettext_lazy(
            "Ein erster Plan steht nach wenigen Sekunden; mehr Zeit verbessert ihn."
        ),
    )
    most_per_quarter = forms.DecimalField(
        label=gettext_lazy("Personenmonate je Quartal und Team, höchstens"),
        min_value=Decimal("0.1"),
        max_value=100,
        help_text=gettext_lazy(
            "Für Projekte, von denen nur der gesamte Aufwand bekannt ist: daraus folgt, wie lange "
            "sie mindestens dauern."
        ),
    )
    stability = forms.IntegerField(
        label=gettext_lazy("Ruhe im Plan"),
        min_value=0,
        max_value=100,
        help_text=gettext_lazy(
            "Was es zählt, ein Projekt des gültigen Plans um ein Quartal zu verschieben. 0: der "
            "gültige Plan zählt nicht."
        ),
    )
    factor_a = forms.IntegerField(label=gettext_lazy("Gewicht von A"), min_value=1, max_value=100)
    factor_b = forms.IntegerField(label=gettext_lazy("Gewicht von B"), min_value=1, max_value=100)
    factor_c = forms.IntegerField(label=gettext_lazy("Gewicht von C"), min_value=1, max_value=100)
    absences = forms.CharField(
        label=gettext_lazy("Abwesenheiten"),
        required=False,
        max_length=20_000,
        widget=_areas(4),
        help_text=gettext_lazy(
            "Eine Zeile je Abwesenheit: Team; von; bis; Personenmonate je Quartal; Grund"
        ),
    )
    ramp_ups = forms.CharField(
        label=gettext_lazy("Neue Stellen"),
        required=False,
        max_length=20_000,
        widget=_areas(4),
        help_text=gettext_lazy(
            "Eine Zeile je Stelle: Team; ab; Personenmonate je Quartal; Quartale bis zur vollen "
            "Leistung; Grund"
        ),
    )
    dimension_weights = forms.CharField(
        label=gettext_lazy("Gewichte der Zieldimensionen"),
        required=False,
        max_length=5_000,
        widget=_areas(3),
        help_text=gettext_lazy(
            "Eine Zeile je Zieldimension: Kennung; Gewicht. Sonst zählt jede 1."
        ),
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, strategy: Strategy, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._pools = {pool.id for pool in strategy.pools}
        self._dimensions = {dimension.id for dimension in strategy.dimensions}

    def clean_first(self) -> Quarter | None:
        """Read the first quarter."""
        given = self.cleaned_data["first"].strip()
        return _quarter(given) if given else None

    def clean_absences(self) -> tuple[Absence, ...]:
        """Read the absences, naming the line that cannot be read."""
        found = []
        for number, parts in _lines(self.cleaned_data["absences"], 4, 5):
            first, last = _quarter(parts[1], number), _quarter(parts[2], number)
            if last < first:
                raise _wrong(number, _("Das Ende liegt vor dem Beginn."))
            months = _amount(parts[3], number)
            found.append(Absence(self._pool(parts[0], number), first, last, months, parts[4]))
        return tuple(found)

    def clean_ramp_ups(self) -> tuple[RampUp, ...]:
        """Read the new staff, naming the line that cannot be read."""
        found = []
        for number, parts in _lines(self.cleaned_data["ramp_ups"], 3, 5):
            quarters = _amount(parts[3] or "1", number)
            if quarters != int(quarters) or not 1 <= quarters <= 40:
                raise _wrong(number, _("Die Zahl der Quartale liegt zwischen 1 und 40."))
            found.append(
                RampUp(
                    self._pool(parts[0], number),
                    _quarter(parts[1], number),
                    _amount(parts[2], number),
                    int(quarters),
                    parts[4],
                )
            )
        return tuple(found)

    def clean_dimension_weights(self) -> dict[str, Decimal]:
        """Read the weights of target dimensions."""
        found = {}
        for number, parts in _lines(self.cleaned_data["dimension_weights"], 2, 2):
            if parts[0] not in self._dimensions:
                raise _wrong(number, _("„%(id)s“ ist keine Zieldimension.") % {"id": parts[0]})
            found[parts[0]] = _amount(parts[1], number)
        return found

    def _pool(self, name: str, number: int) -> str:
        if name not in self._pools:
            known = ", ".join(sorted(self._pools))
            text = _("Das Team „%(name)s“ gibt es nicht. Möglich sind: %(known)s.")
            raise _wrong(number, text % {"name": name, "known": known})
        return name


def _lines(text: str, least: int, most: int) -> Iterable[tuple[int, list[str]]]:
    rows = [line.strip() for line in text.splitlines()]
    if len(rows) > MOST_LINES:
        raise forms.ValidationError(_("Höchstens 200 Zeilen."))
    for number, line in enumerate(rows, start=1):
        if not line:
            continue
        parts = [part.strip() for part in line.split(";", most - 1)]
        if len(parts) < least:
            raise _wrong(number, _("Es fehlen Angaben. Trennen Sie sie mit Strichpunkten."))
        yield number, parts + [""] * (most - len(parts))


def _wrong(number: int, text: str) -> forms.ValidationError:
    if not number:
        return forms.ValidationError(text)
    return forms.ValidationError(_("Zeile %(n)s: %(text)s") % {"n": number, "text": text})


def _quarter(text: str, number: int = 0) -> Quarter:
    try:
        return Quarter.parse(text.upper())
    except ValueError as error:
        raise _wrong(number, _("Schreiben Sie das Quartal wie 2027-Q1.")) from error


def _amount(text: str, number: int) -> Decimal:
    try:
        amount = Decimal(text.replace(",", "."))
    except InvalidOperation:
        amount = Decimal(-1)
    if not amount.is_finite() or not 0 <= amount <= 1000:
        raise _wrong(number, _("Schreiben Sie eine Zahl zwischen 0 und 1000."))
    return amount


def in_form(settings: PlanSettings, version: int) -> dict[str, Any]:
    """Return settings as the form shows them."""
    return {
        "first": str(settings.first or ""),
        "quarters": settings.quarters,
        "seconds": settings.seconds,
        "most_per_quarter": settings.most_per_quarter,
        "stability": settings.stability,
        "factor_a": settings.factors[Category.A],
        "factor_b": settings.factors[Category.B],
        "factor_c": settings.factors[Category.C],
        "absences": "\n".join(
            f"{a.pool}; {a.first}; {a.last}; {a.person_months:f}; {a.reason}"
            for a in settings.absences
        ),
        "ramp_ups": "\n".join(
            f"{r.pool}; {r.first}; {r.person_months:f}; {r.quarters}; {r.reason}"
            for r in settings.ramp_ups
        ),
        "dimension_weights": "\n".join(
            f"{name}; {weight:f}" for name, weight in settings.dimension_weights.items()
        ),
        "version": version,
    }


def from_form(given: dict[str, Any], before: PlanSettings) -> PlanSettings:
    """Return settings from a valid form; relaxations stay as they are."""
    return replace(
        before,
        first=given["first"],
        quarters=given["quarters"],
        seconds=given["seconds"],
        most_per_quarter=given["most_per_quarter"],
        stability=given["stability"],
        factors={
            Category.O: given["factor_a"],
            Category.A: given["factor_a"],
            Category.B: given["factor_b"],
            Category.C: given["factor_c"],
        },
        absences=given["absences"],
        ramp_ups=given["ramp_ups"],
        dimension_weights=given["dimension_weights"],
    )
