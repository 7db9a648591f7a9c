"""Units that a measured value may carry."""

from dataclasses import dataclass
from enum import StrEnum

from rathaus.kernel.text import Localized


class Unit(StrEnum):
    """The unit of a measure; the value is what stands in city files."""

    PERCENT = "percent"
    COUNT = "count"
    YES_NO = "yes-no"
    PERSON_MONTHS = "person-months"
    DAYS = "days"
    EURO = "euro"


@dataclass(frozen=True, slots=True)
class UnitText:
    """How a unit is written after a number, and called in a sentence."""

    symbol: Localized
    name: Localized


UNIT_TEXTS: dict[Unit, UnitText] = {
    Unit.PERCENT: UnitText(Localized("%", "%"), Localized("Prozent", "per cent")),
    Unit.COUNT: UnitText(Localized("", ""), Localized("Anzahl", "count")),
    Unit.YES_NO: UnitText(Localized("", ""), Localized("ja oder nein", "yes or no")),
    Unit.PERSON_MONTHS: UnitText(
        Localized("PM", "PM"), Localized("Personenmonate", "person months")
    ),
    Unit.DAYS: UnitText(Localized("Tage", "days"), Localized("Tage", "days")),
    Unit.EURO: UnitText(Localized("€", "€"), Localized("Euro", "euros")),
}
