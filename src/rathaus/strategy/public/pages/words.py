"""Words and numbers of the public pages in one language."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from rathaus.kernel.text import Localized
from rathaus.kernel.time import Quarter
from rathaus.kernel.units import Unit
from rathaus.strategy.document import Category, Origin, Provenance, Status
from rathaus.strategy.rules import wording
from rathaus.strategy.rules.vocabulary import DOMAINS
from rathaus.ui import format

DASH = "–"

STATUS = {
    Status.IDEA: Localized("Idee", "idea"),
    Status.PLANNED: Localized("geplant", "planned"),
    Status.RUNNING: Localized("läuft", "running"),
    Status.DONE: Localized("fertig", "done"),
    Status.STOPPED: Localized("abgebrochen", "stopped"),
}
CATEGORY = {
    Category.O: Localized("laufend seit Beginn", "running from the start"),
    Category.A: Localized("unabweisbar", "cannot be refused"),
    Category.B: Localized("Amt arbeitet allein", "department on its own"),
    Category.C: Localized("wartet auf freie Teams", "waits for free teams"),
}
PROVENANCE = {
    Provenance.MEASURED: Localized("gemessen", "measured"),
    Provenance.MANUAL: Localized("von Hand festgestellt", "established by a person"),
    Provenance.SAMPLE: Localized("Beispiel", "sample"),
}
ORIGIN = {
    Origin.SOURCE: Localized("in einer Quelle genannt", "named in a source"),
    Origin.ENTERED: Localized("von Beschäftigten eingetragen", "entered by staff"),
    Origin.SAMPLE: Localized("Beispiel", "sample"),
}
_SMALL_DE = "null ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf".split()  # noqa: SIM905
_SMALL_EN = "no one two three four five six seven eight nine ten eleven twelve".split()  # noqa: SIM905


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere; without an address they stay words."""

    words: str
    url: str = ""
    german: bool = False
    """The words exist in German only."""


@dataclass(frozen=True, slots=True)
class Words:
    """Writes values for people in one language, ``de`` or ``en``."""

    language: str

    def text(self, value: Localized | str) -> str:
        """Return a text of the data in this language."""
        return value.in_language(self.language) if isinstance(value, Localized) else value

    def untranslated(self, *values: Localized | str) -> tuple[str, ...]:
        """Return those texts of the data that have no English form, as `text` returns them."""
        bare = [
            each.de if isinstance(each, Localized) else each
            for each in values
            if not (isinstance(each, Localized) and each.en)
        ]
        return tuple(text for text in bare if any(sign.isalpha() for sign in text))

    def say(self, german: str, english: str, **parts: object) -> str:
        """Return the sentence of this language with its ``{name}`` places filled."""
        sentence = english if self.language == "en" else german
        return sentence.format(**parts) if parts else sentence

    def number(self, value: int | Decimal, decimals: int | None = None) -> str:
        """Write a number: 1.710 or 1,710."""
        return format.number(value, self.language, decimals)

    def counted(self, count: int, one: Localized, many: Localized) -> str:
        """Write a count with its noun: ``1 Projekt``, ``334 Projekte``."""
        return f"{self.number(count)}\u00a0{self.text(one if count == 1 else many)}"

    def spelled(self, count: int) -> str:
        """Spell a small count: ``vier``; larger ones stay digits."""
        words = _SMALL_EN if self.language == "en" else _SMALL_DE
        return words[count] if 0 <= count < len(words) else self.number(count)

    def amount(self, value: Decimal | None, unit: Unit, target: Decimal | None = None) -> str:
        """Write a value with its unit, a dash when there is none."""
        return DASH if value is None else self.text(wording.amount(value, unit, target))

    def change(self, difference: Decimal, unit: Unit) -> str:
        """Write a difference: ``+ 1,9 P.`` for percentage points, ``+ 1`` for counts."""
        written = format.signed(difference, self.language)
        return f"{written}\u00a0{self.say('P.', 'pts')}" if unit is Unit.PERCENT else written

    def day(self, value: date | datetime | None) -> str:
        """Write a date: ``30. September 2026``."""
        return DASH if value is None else format.day(value, self.language)

    def day_short(self, value: date | datetime | None) -> str:
        """Write a date in digits: ``30.9.2026``."""
        return DASH if value is None else format.day_short(value, self.language)

    def moment(self, value: datetime | None) -> str:
        """Write date and time of day."""
        return DASH if value is None else format.moment(value, self.language)

    def quarter(self, value: Quarter) -> str:
        """Write a quarter: ``2. Quartal 2027``."""
        return format.quarter(value, self.language)

    def months(self, value: Decimal | None) -> str:
        """Write an effort: ``4,0 Personenmonate``."""
        return DASH if value is None else self.text(wording.person_months(value))

    def money(self, cents: int | None, currency: str = "EUR") -> str:
        """Write an amount of money given in cents."""
        return DASH if cents is None else format.money(cents, self.language, currency)

    def awaited(self, name: str) -> str:
        """Name the part of the platform that a goal waits for."""
        return self.text(DOMAINS.get(name, Localized(name)))

    def join(self, parts: list[str]) -> str:
        """Join words with commas and a last "und"."""
        return self.text(wording.join([Localized(part, part) for part in parts]))
