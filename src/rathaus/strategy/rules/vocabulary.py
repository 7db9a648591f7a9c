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
    Mandate.MAYOR: Localized("Auftrag des Oberbürgermeisters", "order of the mayor"),
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
