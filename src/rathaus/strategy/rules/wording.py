"""Numbers, dates and amounts in sentences, German and English."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from itertools import islice

from rathaus.kernel.text import Localized
from rathaus.kernel.time import Quarter
from rathaus.kernel.units import Unit

_MONTHS_DE = (
    *("Januar", "Februar", "März", "April", "Mai", "Juni"),
    *("Juli", "August", "September", "Oktober", "November", "Dezember"),
)
_MONTHS_EN = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_NBSP = "\u00a0"
_MINUS = "−"


def say(template: Localized, **parts: Localized | str | int) -> Localized:
    """Fill ``{name}`` places of a sentence, each language with its own part.

    >>> say(Localized("bis {tag}", "until {tag}"), tag=Localized("Mai", "May")).en
    'until May'
    """
    german = {key: part.de if isinstance(part, Localized) else part for key, part in parts.items()}
    english = {
        key: part.in_language("en") if isinstance(part, Localized) else part
        for key, part in parts.items()
    }
    return Localized(template.de.format(**german), template.in_language("en").format(**english))


@lru_cache(maxsize=4096)
def number(value: Decimal, places: int | None = None) -> Localized:
    """Write a number: comma and point by language, real minus sign.

    Args:
        value: the number.
        places: decimals to round to half up; None keeps what the value has, without padding.

    >>> number(Decimal("1710.5")).de
    '1.710,5'
    >>> number(Decimal("-0.25"), 1).en
    '−0.3'
    """
    if places is not None:
        value = value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    else:
        value = value.normalize() if value != value.to_integral_value() else value.to_integral()
    sign = _MINUS if value < 0 else ""
    english = f"{abs(value):,f}"
    german = english.translate(str.maketrans(",.", ".,"))
    return Localized(sign + german, sign + english)


def amount(value: Decimal, unit: Unit, target: Decimal | None = None) -> Localized:
    """Write a value with its unit as people say it.

    Args:
        value: the value in the unit.
        unit: its unit; yes-no becomes a word.
        target: with a count, the number to reach ("71 von 75").

    >>> amount(Decimal("46.80"), Unit.PERCENT).de
    '46,8\\xa0%'
    """
    if unit is Unit.YES_NO:
        return Localized("ja", "yes") if value >= 1 else Localized("nein", "no")
    if unit is Unit.PERSON_MONTHS:
        return person_months(value)
    text = number(value.quantize(Decimal("0.1"), ROUND_HALF_UP))
    if unit is Unit.COUNT and target is not None:
        return say(Localized("{a} von {b}", "{a} of {b}"), a=text, b=number(target))
    return say(_ONE_DAY if unit is Unit.DAYS and value == 1 else _AMOUNTS[unit], n=text)


_ONE_DAY = Localized("{n} Tag", "{n} day")
_AMOUNTS = {
    Unit.PERCENT: Localized(f"{{n}}{_NBSP}%", f"{{n}}{_NBSP}%"),
    Unit.COUNT: Localized("{n}", "{n}"),
    Unit.EURO: Localized(f"{{n}}{_NBSP}€", "€{n}"),
    Unit.DAYS: Localized("{n} Tage", "{n} days"),
}


def person_months(value: Decimal) -> Localized:
    """Write an effort, one decimal: ``4,0 Personenmonate``."""
    text = number(value, 1)
    return Localized(f"{text.de}{_NBSP}Personenmonate", f"{text.en}{_NBSP}person months")


def day(value: date) -> Localized:
    """Write a civil date: ``30. September 2026``."""
    german = f"{value.day}. {_MONTHS_DE[value.month - 1]} {value.year}"
    return Localized(german, f"{value.day} {_MONTHS_EN[value.month - 1]} {value.year}")


def quarter(value: Quarter) -> Localized:
    """Write a quarter: ``2. Quartal 2027``."""
    return Localized(f"{value.number}. Quartal {value.year}", f"Q{value.number} {value.year}")


def join(parts: Sequence[Localized]) -> Localized:
    """Join parts with commas and a last "und"."""
    return Localized(
        _join([part.de for part in parts], "und"),
        _join([part.in_language("en") for part in parts], "and"),
    )


def named(titles: Iterable[str], most: int = 3) -> Localized:
    """Quote titles in a row, the first few by name and then others."""
    known = list(islice(titles, most + 1))
    parts = [Localized(f"„{title}“", f"“{title}”") for title in known[:most]]
    if len(known) > most:
        parts.append(Localized("weitere", "others"))
    return join(parts)


def sentences(*parts: Localized) -> Localized:
    """Put sentences one after the other, leaving out empty ones."""
    told = [part for part in parts if part]
    return Localized(
        " ".join(part.de for part in told), " ".join(part.in_language("en") for part in told)
    )


def _join(parts: list[str], last: str) -> str:
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {last} {parts[-1]}"
