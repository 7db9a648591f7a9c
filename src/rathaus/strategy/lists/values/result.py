"""What came of reading a cell: a value, the remark that it is absent, or a problem."""

import re
from dataclasses import dataclass
from typing import Generic, TypeVar

from rathaus.kernel.text import Localized

T = TypeVar("T")

_ABSENT = re.compile(
    r"""(?ix) ^ (?:
        [-–—−?.*/]{1,3} | n\s*/?\s*a\.? | tb[acd]\.? | to\ be\ (?:confirmed|determined|decided).*
      | k\.?\s*a\.? | keine?\ angaben?\b.* | nicht\ (?:bekannt|angegeben|verfügbar|zutreffend).*
      | unbekannt | (?:noch\ )?offen | unklar | none | null | nil | keine[rs]?
      | unknown | not\ (?:known|stated|specified|available|applicable|provided|yet).*
      | (?:data\ )?not\ provided.* | no\ data | entfällt | laufend | fortlaufend | unbefristet
      | dauerhaft | daueraufgabe | ongoing | continuous | redacted
      | exempt.* | withheld.* | provision\ of\ .*\ not\ possible.*
      | .*\bnot\ (?:yet\ )?(?:in\ a\ position|able)\ to\ provide.*
      | .*\bstill\ at\ the\ planning\ stage.* | .*\bdid\ not\ provide.*
    ) $ """,
    re.DOTALL,
)

_LONGEST = 250  # a longer text is a narrative, whatever words it has


@dataclass(frozen=True, slots=True)
class Parsed(Generic[T]):
    """The outcome of reading a cell.

    Exactly one of three holds: ``value`` is set (``note`` then says what was assumed, if
    anything); ``absent`` is true because the list itself says that there is no value (``note``
    says so when the cell has words); or ``problem`` says why the cell cannot be read.
    """

    value: T | None = None
    absent: bool = False
    problem: Localized | None = None
    note: Localized | None = None


EMPTY: Parsed[object] = Parsed(absent=True)


def says_absent(text: str) -> bool:
    """Tell whether words in a cell mean that there is no value.

    >>> says_absent("TBC"), says_absent("Exempt under Section 43 of the Freedom of Information Act")
    (True, True)
    >>> says_absent("12,5")
    False
    """
    plain = text.strip()
    return len(plain) <= _LONGEST and _ABSENT.match(plain) is not None


def absent(text: str) -> Parsed[T]:
    """Make the outcome for a cell whose words say that there is no value."""
    shown = shorten(text)
    return Parsed(
        absent=True,
        note=Localized(
            f"Die Liste nennt keinen Wert: „{shown}“.", f"The list gives no value: '{shown}'."
        ),
    )


def failed(text: object, expected_de: str, expected_en: str) -> Parsed[T]:
    """Make the outcome for a cell that cannot be read.

    Args:
        text: the content of the cell.
        expected_de: what would be readable, in German, e.g. ``ein Datum wie 31.12.2025``.
        expected_en: the same in English.
    """
    shown = shorten(str(text))
    return Parsed(
        problem=Localized(
            f"„{shown}“ ist nicht lesbar; erwartet wird {expected_de}.",
            f"'{shown}' cannot be read; expected is {expected_en}.",
        )
    )


def shorten(text: str, limit: int = 60) -> str:
    """Cut a long text for a message.

    >>> shorten("kurz"), shorten("x" * 70)[-3:]
    ('kurz', 'xx…')
    """
    plain = " ".join(text.split())
    return plain if len(plain) <= limit else plain[: limit - 1] + "…"
