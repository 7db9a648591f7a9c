"""Any value of the strategy in words, references by their titles."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

from rathaus.kernel.text import Localized
from rathaus.kernel.time import BERLIN, Quarter
from rathaus.strategy.document import Strategy
from rathaus.strategy.rules import wording
from rathaus.strategy.rules.vocabulary import FIELDS, KINDS, value_words

_REFERENCES = {
    "action_plan": "action_plans",
    "action_plans": "action_plans",
    "cluster": "clusters",
    "department": "departments",
    "depends_on": "projects",
    "dimensions": "dimensions",
    "directorate": "directorates",
    "goals": "goals",
    "pool": "pools",
    "programme": "programmes",
}
_MISSING = Localized("fehlt", "missing")
_YES, _NO = Localized("ja", "yes"), Localized("nein", "no")


@dataclass(frozen=True, slots=True)
class Titles:
    """Titles of everything in a strategy, by kind and id."""

    _titles: Mapping[tuple[str, str], Localized]

    @classmethod
    def of(cls, strategy: Strategy) -> "Titles":
        """Index the titles of a strategy."""
        return cls(
            {
                (kind, part.id): _localized(part.title)
                for kind in KINDS
                for part in getattr(strategy, kind)
            }
        )

    def title(self, kind: str, key: str) -> Localized:
        """Return a title, or the id where there is nothing with it."""
        return self._titles.get((kind, key)) or Localized(key)


def tell(field: str, value: Any, titles: Titles) -> Localized:  # noqa: PLR0911 one line a kind
    """Put the value of a field into words.

    >>> tell("lead_project", True, Titles({})).de
    'ja'
    """
    if value is None or value in ("", (), {}):
        return _MISSING
    if isinstance(value, str) and field in _REFERENCES:
        return titles.title(_REFERENCES[field], value)
    if isinstance(value, int) and field.endswith("_cents"):
        return wording.number(Decimal(value) / 100, 2)
    if isinstance(value, tuple):
        return wording.join([tell(field, each, titles) for each in value])
    if isinstance(value, Mapping):
        return wording.join([_entry(str(key), each, titles) for key, each in value.items()])
    if is_dataclass(value) and not isinstance(value, Localized | Quarter):
        return _record(value, titles)
    return _plain(value)


def _entry(key: str, value: Any, titles: Titles) -> Localized:
    told = tell("", value, titles)
    return Localized(f"{key}: {told.de}", f"{key}: {told.in_language('en')}")


def _record(value: Any, titles: Titles) -> Localized:
    """Tell a record by those of its fields that say something."""
    told = [
        wording.say(
            Localized("{label} {value}", "{label} {value}"),
            label=FIELDS.get(each.name, _OWN.get(each.name, Localized(each.name))),
            value=tell(each.name, content, titles),
        )
        for each in fields(value)
        if (content := getattr(value, each.name)) not in (None, "", (), {})
    ]
    return wording.join(told)


_OWN = {
    "at": Localized("am", "at"),
    "category": Localized("Kategorie", "category"),
    "cells": Localized("Zellen", "cells"),
    "evidence": Localized("Beleg", "evidence"),
    "impact": Localized("Schaden", "impact"),
    "key": Localized("Schlüssel", "key"),
    "likelihood": Localized("Wahrscheinlichkeit", "likelihood"),
    "mandate": Localized("Grund", "ground"),
    "name": Localized("Liste", "list"),
    "on": Localized("vom", "of"),
    "person": Localized("von", "by"),
    "person_months": Localized("Personenmonate", "person months"),
    "pool": Localized("Team", "team"),
    "quarter": Localized("Quartal", "quarter"),
    "quarters": Localized("je Quartal", "by quarter"),
    "reason": Localized("Grund", "reason"),
    "reference": Localized("Fundstelle", "reference"),
    "response": Localized("Gegenmaßnahme", "response"),
    "row": Localized("Zeile", "row"),
    "size": Localized("Größe", "size"),
    "total": Localized("Personenmonate gesamt", "person months in total"),
    "url": Localized("Adresse", "address"),
}


def _plain(value: Any) -> Localized:
    for kind, words in _WORDS.items():
        if isinstance(value, kind):
            return words(value)
    return Localized(str(value))


_WORDS: Mapping[type, Callable[[Any], Localized]] = {
    Localized: lambda value: value or _MISSING,
    bool: lambda value: _YES if value else _NO,
    StrEnum: value_words,
    Decimal: wording.number,
    datetime: lambda value: wording.day(value.astimezone(BERLIN).date()),
    date: wording.day,
    Quarter: wording.quarter,
}


def _localized(title: Localized | str) -> Localized:
    return title if isinstance(title, Localized) else Localized(title)
