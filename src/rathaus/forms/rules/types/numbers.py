"""Numbers as people write them in German: 1.234,5 and 1.234,50 €.

What is typed is a text; a number in JSON is already read. Both write ways of the decimal mark are
taken where only one meaning is possible; "1.234" is one thousand two hundred and thirty-four.
"""

import math
import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from types import MappingProxyType

from rathaus.forms.rules.model import Field
from rathaus.forms.rules.problem import Problem, problem, shown_number
from rathaus.forms.rules.text import is_empty
from rathaus.forms.rules.types.base import (
    NO_ANSWER,
    FieldType,
    Frame,
    Json,
    Reading,
    Setting,
    number_setting,
    refused,
    without_nothing,
)
from rathaus.kernel.text import Localized

LARGEST = 10**15
"""JSON numbers are exact below this in every program that reads them (RFC 8259, 6)."""

_GERMAN = re.compile(r"([+-]?)(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d+))?")
_ENGLISH = re.compile(r"([+-]?)(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))")
_SIGNS = re.compile(r"^\s*(€|EUR)|\s*(€|EUR)\s*$|,[-–—]+\s*(€|EUR)?\s*$")
_BLANKS = str.maketrans({" ": "", "\u00a0": "", "\u202f": "", "\u2009": "", "−": "-", "–": "-"})


def parse_number(text: str) -> Decimal | None:
    """Read a number as people type it; None if it is none.

    >>> parse_number("1.234,50")
    Decimal('1234.50')
    >>> parse_number("12.5")
    Decimal('12.5')
    """
    if len(text) > 60 or not text.isprintable():
        return None
    plain = text.translate(_BLANKS)
    if not plain.isascii():
        return None
    for pattern, grouping in ((_GERMAN, "."), (_ENGLISH, ",")):
        match = pattern.fullmatch(plain)
        if match:
            return Decimal(
                f"{match[1]}{match[2].replace(grouping, '')}.{match[3] or 0}"
            ).normalize()
    return None


class Decimals(FieldType):
    """A number with decimals."""

    name = "decimal"
    settings = MappingProxyType(
        {
            "minimum": Setting("number"),
            "maximum": Setting("number"),
            "places": Setting("count", most=6),
            "suffix": Setting("text"),
            "width": Setting("word", ("4", "6", "10", "20")),
        }
    )
    template = "number"
    largest: int = 10**9
    places = 2

    def read(self, raw: Json, field: Field, frame: Frame) -> Reading:
        """Read the number and look at its decimals and bounds."""
        if is_empty(raw):
            return NO_ANSWER
        number = self._number(raw)
        if number is None:
            return refused(self.unreadable())
        if abs(number) > self.largest:
            return refused(problem("number-large", most=self.largest))
        places = self._places(field)
        exact = round(number, places)
        if exact != number:
            return refused(problem("number-whole" if places == 0 else "number-places", most=places))
        outside = self._outside(exact, field)
        return refused(outside) if outside else self._reading(exact)

    def mistakes(self, field: Field) -> list[tuple[str, Problem]]:
        """The minimum must not be above the maximum."""
        low, high = number_setting(field, "minimum"), number_setting(field, "maximum")
        if low is not None and high is not None and low > high:
            return [("minimum", problem("setting-crossed", low="minimum", high="maximum"))]
        return []

    def words(self, value: object, field: Field, frame: Frame, language: str) -> str:
        """The number with its unit."""
        assert isinstance(value, int | Decimal)
        suffix = field.settings.get("suffix")
        unit = suffix.in_language(language) if isinstance(suffix, Localized) else ""
        return f"{shown_number(value, language)}\u00a0{unit}".strip()

    def schema(self, field: Field) -> dict[str, object]:
        """A number with its bounds."""
        return without_nothing(
            type="number",
            minimum=number_setting(field, "minimum"),
            maximum=number_setting(field, "maximum"),
        )

    def inputs(self, raw: Json, field: Field) -> Mapping[str, Sequence[str]]:
        """The number with a German decimal mark, or what was typed."""
        number = None if isinstance(raw, str) else self._number(raw)
        if number is None:
            return super().inputs(raw, field)
        return {"": (f"{number:f}".replace(".", ","),)}

    def unreadable(self) -> Problem:
        """What is said of a text that is no number."""
        return problem("number-unreadable")

    def _number(self, raw: Json) -> Decimal | None:
        if isinstance(raw, bool):
            return None
        if isinstance(raw, int):
            return Decimal(raw) if abs(raw) <= LARGEST else Decimal(LARGEST) * 10
        if isinstance(raw, float):
            return Decimal(repr(raw)) if math.isfinite(raw) else None
        return parse_number(raw) if isinstance(raw, str) else None

    def _places(self, field: Field) -> int:
        value = field.settings.get("places")
        return value if isinstance(value, int) else self.places

    def _outside(self, number: Decimal, field: Field) -> Problem | None:
        low, high = number_setting(field, "minimum"), number_setting(field, "maximum")
        if low is not None and number < Decimal(str(low)):
            return problem("number-below", least=Decimal(str(low)))
        if high is not None and number > Decimal(str(high)):
            return problem("number-above", most=Decimal(str(high)))
        return None

    def _reading(self, number: Decimal) -> Reading:
        number = number.normalize() + 0
        whole = number == number.to_integral_value()
        return Reading(number, int(number) if whole else float(number))


class Whole(Decimals):
    """A whole number."""

    name = "whole"
    settings = MappingProxyType(
        {name: value for name, value in Decimals.settings.items() if name != "places"}
    )
    places = 0
    largest = 10**12

    def _reading(self, number: Decimal) -> Reading:
        return Reading(int(number), int(number))

    def unreadable(self) -> Problem:
        """What is said of a text that is no number."""
        return problem("whole-unreadable")

    def schema(self, field: Field) -> dict[str, object]:
        """An integer with its bounds."""
        return {**super().schema(field), "type": "integer"}


class Money(Decimals):
    """An amount in euros, kept in cents. Expressions see euros; bounds are cents."""

    name = "money"
    template = "money"
    settings = MappingProxyType(
        {
            "minimum": Setting("number"),
            "maximum": Setting("number"),
            "width": Decimals.settings["width"],
        }
    )
    largest = 10**12

    def read(self, raw: Json, field: Field, frame: Frame) -> Reading:
        """Read euros as typed, or cents in JSON."""
        if is_empty(raw):
            return NO_ANSWER
        cents = self._cents(raw)
        if isinstance(cents, Problem):
            return refused(cents)
        low, high = number_setting(field, "minimum"), number_setting(field, "maximum")
        if low is not None and cents < low:
            return refused(problem("money-below", least=_euros(int(low))))
        if high is not None and cents > high:
            return refused(problem("money-above", most=_euros(int(high))))
        return Reading(cents, cents)

    def _cents(self, raw: Json) -> int | Problem:
        if isinstance(raw, str):
            number = parse_number(_SIGNS.sub("", raw))
        else:
            whole = isinstance(raw, int) and not isinstance(raw, bool)
            number = self._number(raw) if whole else None
            number = None if number is None else number / 100
        if number is None:
            return problem("money-unreadable")
        if abs(number) > self.largest:
            return problem("money-large")
        if round(number, 2) != number:
            return problem("money-places")
        return int(number * 100)

    def feel(self, value: object) -> object:
        """Euros."""
        return Decimal(int(str(value))) / 100

    def words(self, value: object, field: Field, frame: Frame, language: str) -> str:
        """The amount with its sign: 1.234,50 €."""
        return f"{shown_number(_euros(int(str(value))), language)}\u00a0€"

    def schema(self, field: Field) -> dict[str, object]:
        """Cents."""
        return {**super().schema(field), "type": "integer", "x-unit": "EUR cent"}

    def inputs(self, raw: Json, field: Field) -> Mapping[str, Sequence[str]]:
        """Euros with two decimals, or what was typed."""
        if isinstance(raw, int) and not isinstance(raw, bool) and abs(raw) <= LARGEST:
            return {"": (shown_number(_euros(raw)).replace("−", "-"),)}
        return super().inputs(raw, field)


def _euros(cents: int) -> Decimal:
    return (Decimal(cents) / 100).quantize(Decimal("0.01"))
