"""The facts of a project that a column of a list can give."""

from dataclasses import dataclass
from enum import StrEnum

from rathaus.kernel.text import Localized


class FieldKind(StrEnum):
    """How the cells of a field are read."""

    TEXT = "text"
    DATE = "date"
    MONEY = "money"
    NUMBER = "number"
    STATUS = "status"
    YES_NO = "yes-no"
    REFERENCE = "reference"
    LIST = "list"
    EFFORT = "effort"


@dataclass(frozen=True, slots=True)
class Field:
    """A target of the mapping.

    ``several`` says what more than one column means: ``join`` puts their texts one below the
    other, ``first`` takes the first column that has a value, ``one`` allows only one column.
    """

    name: str
    label: Localized
    kind: FieldKind
    several: str = "first"


_ALL = (
    Field("id", Localized("Kennung in der Liste", "Identifier in the list"), FieldKind.TEXT, "one"),
    Field("title", Localized("Titel", "Title"), FieldKind.TEXT),
    Field("number", Localized("Nummer", "Number"), FieldKind.TEXT),
    Field("description", Localized("Beschreibung", "Description"), FieldKind.TEXT, "join"),
    Field("department", Localized("Amt", "Department"), FieldKind.REFERENCE),
    Field("lead", Localized("Projektleitung", "Project lead"), FieldKind.TEXT),
    Field("programme", Localized("Programm", "Programme"), FieldKind.REFERENCE),
    Field("action_plan", Localized("Aktionsplan", "Action plan"), FieldKind.REFERENCE),
    Field("dimensions", Localized("Zieldimensionen", "Target dimensions"), FieldKind.LIST),
    Field("goals", Localized("Ziele", "Goals"), FieldKind.LIST),
    Field("status", Localized("Stand", "Status"), FieldKind.STATUS),
    Field("start", Localized("Beginn", "Start"), FieldKind.DATE),
    Field("end", Localized("Ende", "End"), FieldKind.DATE),
    Field("legal_basis", Localized("Rechtsgrundlage", "Legal basis"), FieldKind.TEXT, "join"),
    Field("mandates", Localized("Nachweis der Pflicht", "Evidence of duty"), FieldKind.LIST),
    Field("lead_project", Localized("Leitprojekt", "Lead project"), FieldKind.YES_NO),
    Field(
        "running_at_publication",
        Localized("Lief bei Veröffentlichung", "Ran at publication"),
        FieldKind.YES_NO,
    ),
    Field("cost", Localized("Kosten geplant", "Planned cost"), FieldKind.MONEY),
    Field("spent", Localized("Kosten bisher", "Cost so far"), FieldKind.MONEY),
    Field("currency", Localized("Währung", "Currency"), FieldKind.TEXT),
    Field("efforts", Localized("Aufwand (PM)", "Effort (PM)"), FieldKind.EFFORT, "join"),
    Field(
        "central_help",
        Localized("Zentrale Unterstützung (PM)", "Central help (PM)"),
        FieldKind.NUMBER,
    ),
    Field("depends_on", Localized("Abhängig von", "Depends on"), FieldKind.LIST),
    Field("risks", Localized("Risiken", "Risks"), FieldKind.TEXT, "join"),
    Field("rating", Localized("Bewertung", "Rating"), FieldKind.TEXT),
    Field("benefits", Localized("Nutzen", "Benefits"), FieldKind.TEXT, "join"),
    Field("systems", Localized("IT-Systeme", "IT systems"), FieldKind.LIST),
    Field("data", Localized("Daten", "Data"), FieldKind.LIST),
    Field("remarks", Localized("Bemerkungen", "Remarks"), FieldKind.TEXT, "join"),
    Field("source", Localized("Quelle", "Source"), FieldKind.TEXT, "join"),
)
FIELDS: dict[str, Field] = {field.name: field for field in _ALL}
