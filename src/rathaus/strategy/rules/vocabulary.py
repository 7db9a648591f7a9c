"""Words for the fields and fixed values of the strategy, German and English."""

from collections.abc import Mapping
from enum import StrEnum

from rathaus.kernel.text import Localized
from rathaus.kernel.units import UNIT_TEXTS, Unit
from rathaus.strategy.document import (
    Category,
    Mandate,
    Origin,
    PlanKind,
    PoolKind,
    Provenance,
    Status,
)
from rathaus.strategy.rules.state import StateRule

KINDS: Mapping[str, Localized] = {
    "clusters": Localized("Cluster", "Clusters"),
    "dimensions": Localized("Zieldimensionen", "Target dimensions"),
    "programmes": Localized("Programme", "Programmes"),
    "goals": Localized("Ziele", "Goals"),
    "action_plans": Localized("Aktionspläne und Vorhaben", "Action plans and undertakings"),
    "directorates": Localized("Dezernate", "Directorates"),
    "departments": Localized("Ämter", "Departments"),
    "pools": Localized("Teams", "Resource pools"),
    "projects": Localized("Projekte", "Projects"),
}

FIELDS: Mapping[str, Localized] = {
    "action_plan": Localized("Aktionsplan", "Action plan"),
    "action_plans": Localized("Aktionspläne", "Action plans"),
    "awaits": Localized("Wird gemessen, sobald läuft", "Measured once this runs"),
    "baseline": Localized("Ausgangswert", "Baseline"),
    "benefits": Localized("Nutzen", "Benefits"),
    "capacity": Localized("Kapazität", "Capacity"),
    "central_capacity_free_from": Localized(
        "Zentrale Kapazität frei ab", "Central capacity free from"
    ),
    "central_help": Localized("Hilfe zentraler Teams", "Help of central teams"),
    "category_rules": Localized("Regeln der Kategorien", "Category rules"),
    "central_help_limit": Localized("Grenze der zentralen Hilfe", "Limit of central help"),
    "central_help_reference": Localized("Beleg der Grenze", "Reference of the limit"),
    "claim": Localized("Aussage", "Claim"),
    "cluster": Localized("Cluster", "Cluster"),
    "cost_cents": Localized("Kosten", "Cost"),
    "currency": Localized("Währung", "Currency"),
    "data": Localized("Genutzte Daten", "Data used"),
    "department": Localized("Amt", "Department"),
    "depends_on": Localized("Hängt ab von", "Depends on"),
    "description": Localized("Beschreibung", "Description"),
    "dimensions": Localized("Zieldimensionen", "Target dimensions"),
    "directorate": Localized("Dezernat", "Directorate"),
    "efforts": Localized("Aufwand", "Effort"),
    "end": Localized("Ende", "End"),
    "expected": Localized("Anzahl laut Quellen", "Counts of the sources"),
    "facts": Localized("Angaben der Quellen", "Facts of the sources"),
    "formula": Localized("Rechenregel", "Formula"),
    "goals": Localized("Ziele", "Goals"),
    "kind": Localized("Art", "Kind"),
    "lead": Localized("Leitung", "Lead"),
    "lead_project": Localized("Leitprojekt", "Lead project"),
    "legal_basis": Localized("Rechtsgrundlage", "Legal basis"),
    "list_source": Localized("Herkunft aus einer Liste", "Origin in a list"),
    "mandates": Localized("Belege der Unabweisbarkeit", "Proof that it cannot be refused"),
    "manual": Localized("Von Hand festzustellen", "To be established by a person"),
    "number": Localized("Nummer", "Number"),
    "origin": Localized("Herkunft", "Origin"),
    "override": Localized("Abweichende Entscheidung", "Override"),
    "placeholder": Localized("Platzhalter", "Placeholder"),
    "programme": Localized("Programm", "Programme"),
    "published": Localized("Veröffentlicht", "Published"),
    "rating": Localized("Einschätzung", "Rating"),
    "remark": Localized("Bemerkung", "Remark"),
    "remarks": Localized("Bemerkungen", "Remarks"),
    "risks": Localized("Risiken", "Risks"),
    "running_at_publication": Localized("Lief bei Veröffentlichung", "Was running at publication"),
    "size_months": Localized("Personenmonate je Größe", "Person months by size"),
    "source": Localized("Quelle", "Source"),
    "sources": Localized("Quellen", "Sources"),
    "specialist": Localized("Fachdezernat", "Specialist directorate"),
    "spent_cents": Localized("Ausgegeben", "Spent"),
    "start": Localized("Beginn", "Start"),
    "status": Localized("Zustand", "Status"),
    "systems": Localized("Genutzte Systeme", "Systems used"),
    "target": Localized("Zielwert", "Target"),
    "text": Localized("Text", "Text"),
    "title": Localized("Titel", "Title"),
    "unit": Localized("Einheit", "Unit"),
    "weight": Localized("Gewicht", "Weight"),
    "year": Localized("Zieljahr", "Target year"),
}

_VALUES: Mapping[StrEnum, Localized] = {
    Status.IDEA: Localized("Idee", "idea"),
    Status.PLANNED: Localized("geplant", "planned"),
    Status.RUNNING: Localized("läuft", "running"),
    Status.DONE: Localized("fertig", "done"),
    Status.STOPPED: Localized("abgebrochen", "stopped"),
    Category.O: Localized("O, laufend seit Beginn", "O, running since the start"),
    Category.A: Localized("A, unabweisbar", "A, cannot be refused"),
    Category.B: Localized("B, Amt arbeitet allein", "B, department works alone"),
    Category.C: Localized("C, wartet auf freie Teams", "C, waits for free teams"),
    Mandate.LEGAL: Localized("rechtlich zwingend", "legally mandatory"),
    Mandate.TECHNICAL: Localized("technisch zwingend", "technically mandatory"),
    Mandate.MAYOR: Localized("schriftlicher Auftrag der Stadtspitze", "written order of the mayor"),
    Mandate.RESOLUTION: Localized("Beschluss", "resolution"),
    Provenance.MEASURED: Localized("gemessen", "measured"),
    Provenance.MANUAL: Localized("von Hand festgestellt", "established by a person"),
    Provenance.SAMPLE: Localized("Beispiel", "sample"),
    Origin.SOURCE: Localized("in einer Quelle genannt", "named in a source"),
    Origin.ENTERED: Localized("eingetragen", "entered"),
    PlanKind.ACTION_PLAN: Localized("Aktionsplan", "action plan"),
    PlanKind.UNDERTAKING: Localized("Vorhaben", "undertaking"),
    PoolKind.CENTRAL: Localized("zentrales Team", "central team"),
    PoolKind.DIRECTORATE: Localized("Team eines Dezernats", "team of a directorate"),
    PoolKind.VENDOR: Localized("Dienstleister", "vendor"),
}


def value_words(value: StrEnum) -> Localized:
    """Return the words for a fixed value, or the value itself where it speaks for itself."""
    if isinstance(value, Unit):
        return UNIT_TEXTS[value].name
    if value is Origin.SAMPLE:
        return Localized("Beispiel", "sample")
    return _VALUES.get(value, Localized(value.value))


DOMAINS: Mapping[str, Localized] = {
    "bookings": Localized("die Terminbuchung", "appointment booking"),
    "citydata": Localized("die Datenplattform der Stadt", "the city's data platform"),
    "coverage": Localized("die Auskunft zur Netzabdeckung", "the register of network coverage"),
    "documents": Localized("das Signieren und Siegeln", "signing and sealing"),
    "identity": Localized("die Anmeldung mit Konto", "sign-in with an account"),
    "monitoring": Localized("das Lagebild der Stadt", "the city's live monitoring"),
    "participation": Localized("die Beteiligung", "participation"),
    "process": Localized("der digitale Ablauf", "the digital workflow"),
    "records": Localized("die elektronische Akte", "the electronic file"),
    "services": Localized("das Portal der Dienste", "the service portal"),
    "twin": Localized("der digitale Zwilling", "the digital twin"),
}
"""What a city calls the part of the platform that a goal still waits for."""

STATE_RULES: Mapping[StateRule, Localized] = {
    StateRule.MET: Localized(
        "Erreicht, wenn der letzte echte Wert das Ziel erfüllt. Ampel grün.",
        "Reached if the last real value meets the target. Green.",
    ),
    StateRule.CLAIMED: Localized(
        "Erreicht, wenn die Stadt es mit Datum und Beleg gemeldet hat und kein späterer echter "
        "Wert dagegen spricht. Ampel grün.",
        "Reached if the city has reported it with date and evidence and no later real value says "
        "otherwise. Green.",
    ),
    StateRule.CLAIMED_UNDATED: Localized(
        "Erreicht, Datum unbekannt, wenn die Meldung kein Datum nennt. Ampel grün.",
        "Reached, date unknown, if the report gives no date. Green.",
    ),
    StateRule.EXPIRED_MISSED: Localized(
        "Abgelaufen, wenn der Termin vorbei ist und der letzte echte Wert das Ziel verfehlt. "
        "Ampel rot.",
        "Expired if the due date has passed and the last real value misses the target. Red.",
    ),
    StateRule.EXPIRED_UNPROVEN: Localized(
        "Abgelaufen und nicht festgestellt, wenn der Termin vorbei ist und kein echter Wert "
        "vorliegt. Keine Ampel.",
        "Expired and not established if the due date has passed without a real value. No light.",
    ),
    StateRule.NO_VALUE: Localized(
        "Noch nicht messbar, wenn es keinen Wert gibt. Keine Ampel.",
        "Not yet measurable if there is no value. No light.",
    ),
    StateRule.SAMPLE_ONLY: Localized(
        "Unbekannt, wenn es nur Beispielwerte gibt. Keine Ampel.",
        "Unknown if there are only sample values. No light.",
    ),
    StateRule.NO_OUTLOOK: Localized(
        "Aussicht offen, wenn sich aus den Werten keine Vorhersage ableiten lässt. Keine Ampel.",
        "Outlook open if no forecast can be drawn from the values. No light.",
    ),
    StateRule.LIKELY_IN_TIME: Localized(
        "Im Plan, wenn der wahrscheinliche Wert am Termin das Ziel erfüllt. Ampel grün.",
        "On track if the likely value at the due date meets the target. Green.",
    ),
    StateRule.WITHIN_BAND: Localized(
        "Kommt später, wenn der wahrscheinliche Wert das Ziel verfehlt, das Band es aber noch "
        "einschließt. Ampel gelb.",
        "Late if the likely value misses the target but the band still includes it. Amber.",
    ),
    StateRule.BEYOND_BAND: Localized(
        "Gefährdet, wenn auch das obere Ende des Bandes das Ziel verfehlt. Ampel rot.",
        "At risk if even the good end of the band misses the target. Red.",
    ),
}
"""The rules of states; the first that applies decides, a standing claim before S1."""
