"""A form for any part of the strategy's structure, made from its document class."""

from __future__ import annotations

import types
from dataclasses import MISSING, Field, fields
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any, Union, get_args, get_origin, get_type_hints

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from rathaus.kernel.ids import is_slug
from rathaus.kernel.text import Localized
from rathaus.kernel.time import Quarter
from rathaus.kernel.units import Unit
from rathaus.strategy.document import Capacity, Claim, Origin, PlanKind, PoolKind, Strategy
from rathaus.strategy.errors import InvalidChange
from rathaus.strategy.office.dates import parse_day, short_quarter
from rathaus.strategy.office.edits import parse_months
from rathaus.strategy.office.forms import options

LABELS: dict[str, str | Promise] = {
    "id": _("Kennung"), "number": _("Nummer"), "title": _("Titel"), "text": _("Text"),
    "claim": _("Kurzsatz"), "cluster": _("Cluster"), "programme": _("Programm"),
    "weight": _("Gewicht"), "source": _("Quelle"), "year": _("Zieljahr"), "unit": _("Einheit"),
    "target": _("Zielwert"), "baseline": _("Ausgangswert"), "formula": _("Formel"),
    "awaits": _("Wird gemessen, sobald dieses System läuft"),
    "manual": _("Was eine Person feststellen muss"), "remark": _("Anmerkung"),
    "dimensions": _("Zieldimensionen"), "action_plans": _("Aktionspläne"), "kind": _("Art"),
    "placeholder": _("Platzhalter: in der Quelle gezählt, aber nicht benannt"),
    "specialist": _("Fachdezernat"), "directorate": _("Dezernat"), "department": _("Amt"),
    "capacity": _("Kapazität"), "origin": _("Herkunft"),
}  # fmt: skip
WORDS: dict[StrEnum, str | Promise] = {
    PlanKind.ACTION_PLAN: _("Aktionsplan"),
    PlanKind.UNDERTAKING: _("Vorhaben"),
    PoolKind.CENTRAL: _("zentrales Team"),
    PoolKind.DIRECTORATE: _("Team eines Dezernats"),
    PoolKind.VENDOR: _("Dienstleister"),
    Origin.SOURCE: _("aus einer veröffentlichten Quelle"),
    Origin.ENTERED: _("im Amt eingegeben"),
    Origin.SAMPLE: _("Beispiel"),
    Unit.PERCENT: _("Prozent"),
    Unit.COUNT: _("Anzahl"),
    Unit.YES_NO: _("ja oder nein"),
    Unit.PERSON_MONTHS: _("Personenmonate"),
    Unit.DAYS: _("Tage"),
    Unit.EURO: _("Euro"),
}
"""Choices as people call them."""
REFERENCES = {
    "cluster": "clusters",
    "programme": "programmes",
    "directorate": "directorates",
    "department": "departments",
    "dimensions": "dimensions",
    "action_plans": "action_plans",
}
UNNUMBERED = ("number", "directorate")
"""Facts of the organisation that sources leave open."""
LONG = ("text", "manual", "remark")


def _label(name: str, language: str = "") -> Any:
    label = LABELS.get(name, name)
    if not language:
        return label
    return f"{label} ({'Deutsch' if language == 'de' else 'English'})"


def _text(name: str, *, required: bool, language: str = "") -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": 4}) if name in LONG else forms.TextInput()
    return forms.CharField(
        label=_label(name, language), required=required, max_length=20_000, widget=widget
    )


def _bare(hint: Any) -> Any:
    """Strip `X | None` and `Annotated` from a type."""
    if get_origin(hint) in (Union, types.UnionType):
        hint = next(part for part in get_args(hint) if part is not type(None))
    return getattr(hint, "__origin__", hint) if hasattr(hint, "__metadata__") else hint


class _NumberField(forms.CharField):
    def clean(self, value: Any) -> Decimal:
        text = super().clean(value).strip().replace(",", ".")
        try:
            number = Decimal(text)
        except ArithmeticError:
            raise ValidationError(_("Schreiben Sie eine Zahl, zum Beispiel 1,5.")) from None
        if not number.is_finite():
            raise ValidationError(_("Schreiben Sie eine Zahl, zum Beispiel 1,5."))
        return number


class _CapacityField(forms.CharField):
    def clean(self, value: Any) -> tuple[Capacity, ...]:
        found = []
        for part in filter(None, (p.strip() for p in super().clean(value).split(";"))):
            quarter, _colon, months = part.partition(":")
            try:
                day = parse_day(quarter, end=False, field="capacity")
                amount = parse_months(months, "capacity")
            except InvalidChange as error:
                raise ValidationError(error.message) from None
            if day is None or amount is None:
                raise ValidationError(_("Schreiben Sie Quartal, Doppelpunkt, Monate: 1/27: 12"))
            found.append(Capacity(Quarter.of(day), amount))
        return tuple(sorted(found, key=lambda item: item.quarter))


def _fields_of(field: Field[Any], hint: Any, strategy: Strategy) -> dict[str, forms.Field]:
    name, kind = field.name, _bare(hint)
    required = field.default is MISSING and name not in UNNUMBERED
    if kind is Localized:
        return {
            f"{name}_{language}": _text(
                name, required=required and language == "de", language=language
            )
            for language in ("de", "en")
        }
    if kind is Claim:
        return {
            "claim_evidence": forms.CharField(
                label=_("Beleg, dass das Ziel erreicht ist"), required=False, max_length=2000
            ),
            "claim_on": forms.DateField(
                label=_("Erreicht am"),
                required=False,
                input_formats=["%d.%m.%Y", "%Y-%m-%d"],
                help_text=_("Leer lassen, wenn die Quelle keinen Tag nennt"),
            ),
            "claim_url": forms.URLField(
                label=_("Adresse des Belegs"), required=False, assume_scheme="https"
            ),
        }
    return {name: _plain_field(name, kind, required, strategy)}


def _reference(name: str, kind: Any, required: bool, strategy: Strategy) -> forms.Field:
    items = getattr(strategy, REFERENCES[name])
    if kind is str:
        return forms.ChoiceField(label=_label(name), required=required, choices=options(items))
    return forms.MultipleChoiceField(
        label=_label(name),
        required=False,
        choices=options(items, empty=False),
        widget=forms.CheckboxSelectMultiple,
    )


def _plain_field(name: str, kind: Any, required: bool, strategy: Strategy) -> forms.Field:
    label = _label(name)
    if name in REFERENCES:
        return _reference(name, kind, required, strategy)
    if name == "capacity":
        return _CapacityField(
            label=label,
            required=False,
            max_length=5000,
            help_text=_("Personenmonate ab Quartal, zum Beispiel 1/26: 12; 1/27: 14"),
        )
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return forms.ChoiceField(
            label=label, choices=[(v.value, WORDS.get(v, v.value)) for v in kind]
        )
    simple: dict[Any, forms.Field] = {
        bool: forms.BooleanField(label=label, required=False),
        int: forms.IntegerField(label=label, min_value=0, max_value=9999),
        Decimal: _NumberField(label=label, max_length=30),
    }
    return simple.get(kind) or _text(name, required=required)


def form_for(kind: type[Any], strategy: Strategy, *, new: bool) -> type[forms.Form]:
    """Return a form class for a document class; the id can be set only when it is new."""
    hints = get_type_hints(kind)
    found: dict[str, forms.Field] = {}
    for field in fields(kind):
        if field.name == "id" and not new:
            continue
        found.update(_fields_of(field, hints[field.name], strategy))
    return type(f"{kind.__name__}Form", (_ElementForm,), found)


class _ElementForm(forms.Form):
    def clean_id(self) -> str:
        """An id stands in addresses and files."""
        key: str = self.cleaned_data["id"].strip()
        if not is_slug(key):
            raise ValidationError(_("Nur Kleinbuchstaben, Ziffern und Bindestriche: glasfaser"))
        return key


def shown(element: Any) -> dict[str, Any]:
    """Return what the form shows of an element."""
    found: dict[str, Any] = {}
    for field in fields(element):
        value = getattr(element, field.name)
        if isinstance(value, Localized):
            found[f"{field.name}_de"], found[f"{field.name}_en"] = value.de, value.en
        elif isinstance(value, Claim):
            found |= {
                "claim_evidence": value.evidence,
                "claim_on": f"{value.on:%d.%m.%Y}" if value.on else "",
                "claim_url": value.url,
            }
        elif field.name == "capacity":
            found["capacity"] = "; ".join(
                f"{short_quarter(c.quarter.start)}: {_number(c.person_months)}" for c in value
            )
        elif isinstance(value, Decimal):
            found[field.name] = _number(value)
        else:
            found[field.name] = list(value) if isinstance(value, tuple) else value
    return found


def _number(value: Decimal) -> str:
    return f"{value.normalize():f}".replace(".", ",")


def element_of(kind: type[Any], data: dict[str, Any], key: str) -> Any:
    """Make the element from the data of a valid form."""
    hints = get_type_hints(kind)
    values: dict[str, Any] = {}
    for field in fields(kind):
        bare = _bare(hints[field.name])
        if field.name == "id":
            values["id"] = data.get("id") or key
        elif bare is Localized:
            values[field.name] = Localized(data[f"{field.name}_de"], data[f"{field.name}_en"])
        elif bare is Claim:
            values[field.name] = _claim(data)
        elif field.name in REFERENCES and bare is not str:
            values[field.name] = tuple(data[field.name])
        elif isinstance(bare, type) and issubclass(bare, StrEnum):
            values[field.name] = bare(data[field.name])
        else:
            values[field.name] = data[field.name]
    return kind(**values)


def _claim(data: dict[str, Any]) -> Claim | None:
    on: date | None = data["claim_on"]
    if not data["claim_evidence"]:
        return None
    return Claim(data["claim_evidence"], on, data["claim_url"])
