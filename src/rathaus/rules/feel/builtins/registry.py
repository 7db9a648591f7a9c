"""All built-in functions by name. Source: DMN 1.5, 10.3.4."""

from collections.abc import Mapping
from types import MappingProxyType

from rathaus.rules.feel.builtins.aggregates import AGGREGATES
from rathaus.rules.feel.builtins.builtin import Builtin, Form, FormParameter, Words
from rathaus.rules.feel.builtins.calendar import CALENDAR
from rathaus.rules.feel.builtins.contexts import CONTEXTS
from rathaus.rules.feel.builtins.conversion import CONVERSION
from rathaus.rules.feel.builtins.dates import DATES
from rathaus.rules.feel.builtins.lists import LISTS
from rathaus.rules.feel.builtins.matching import MATCHING
from rathaus.rules.feel.builtins.numeric import NUMERIC
from rathaus.rules.feel.builtins.relations import RELATIONS
from rathaus.rules.feel.builtins.rounding import ROUNDING
from rathaus.rules.feel.builtins.sorting import SORTING
from rathaus.rules.feel.builtins.strings import STRINGS

__all__ = ["BUILTINS", "GROUPS", "Builtin", "Form", "FormParameter", "Words"]

GROUPS: tuple[tuple[Words, tuple[Builtin, ...]], ...] = (
    (Words("Umwandlung", "Conversion"), CONVERSION),
    (Words("Datum, Uhrzeit und Dauer", "Dates, times and durations"), DATES),
    (Words("Kalender und Gegenwart", "Calendar and present"), CALENDAR),
    (Words("Texte", "Texts"), STRINGS),
    (Words("Texte mit Mustern", "Texts with patterns"), MATCHING),
    (Words("Listen", "Lists"), LISTS),
    (Words("Auswertung von Listen", "Values of lists"), AGGREGATES),
    (Words("Sortieren", "Sorting"), SORTING),
    (Words("Zahlen", "Numbers"), NUMERIC),
    (Words("Runden", "Rounding"), ROUNDING),
    (Words("Lage von Punkten und Bereichen", "Points and ranges"), RELATIONS),
    (Words("Kontexte", "Contexts"), CONTEXTS),
)
"""The functions in the order of a reference."""

BUILTINS: Mapping[str, Builtin] = MappingProxyType(
    {builtin.name: builtin for _, group in GROUPS for builtin in group}
)
"""The functions by name."""
