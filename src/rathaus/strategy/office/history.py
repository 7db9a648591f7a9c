"""What the audit trail keeps of a part of the strategy, in words for the office."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from rathaus.audit.api import Subject, entries
from rathaus.identity.api import names_of

SHOWN = 20
ACTIONS: Mapping[str, str | Promise] = {
    "strategy.project_changed": _("geändert"),
    "strategy.projects_changed_together": _("mit anderen zusammen geändert"),
    "strategy.category_overridden": _("Kategorie von Hand entschieden"),
    "strategy.project_imported": _("aus einer Liste eingelesen"),
    "strategy.list_imported": _("aus einer Liste eingelesen"),
    "strategy.element_changed": _("geändert"),
    "strategy.element_added": _("hinzugefügt"),
    "strategy.element_removed": _("entfernt"),
    "strategy.reading_stated": _("Wert festgehalten"),
    "strategy.loaded": _("aus den Dateien der Stadt geladen"),
    "strategy.city_loaded": _("aus den Dateien der Stadt geladen"),
}


@dataclass(frozen=True, slots=True)
class Change:
    """One change: when, what, by whom."""

    at: datetime
    what: str | Promise
    who: str


def history(kind: str, key: str) -> list[Change]:
    """Return the newest changes of a part of the strategy, newest first."""
    found = entries(Subject(f"strategy.{kind}", key), limit=SHOWN)
    names = names_of({entry.actor.id for entry in found})
    return [
        Change(
            entry.at, ACTIONS.get(entry.action, entry.action), names.get(entry.actor.id, "Rathaus")
        )
        for entry in found
    ]
