"""Numbers, dates and quarters as people read them, in German and English.

Pure: the language comes as an argument (`de` or `en`), dates come as civil dates.
"""

from datetime import date, datetime
from decimal import ROUND_HALF_UP, Context, Decimal

from rathaus.kernel.time import BERLIN, Quarter

MINUS = "−"
SPACE = "\u00a0"
"""No-break space: a number never parts from its unit."""

MONTHS = {
    "de": (
        *("Januar", "Februar", "März", "April", "Mai", "Juni", "Juli"),
        *("August", "September", "Oktober", "November", "Dezember"),
    ),
    "en": (
        *("January", "February", "March", "April", "May", "June", "July"),
        *("August", "September", "October", "November", "December"),
    ),
}
ORDINALS = ("1st", "2nd", "3rd", "4th")

WIDE = Context(prec=400)
"""Room for every finite float."""

Number = int | float | Decimal


def base(language: str) -> str:
    """Return `en` for any English tag, else `de`."""
    return "en" if language.split("-", maxsplit=1)[0] == "en" else "de"


def number(value: Number, language: str = "de", decimals: int | None = None) -> str:
    """Write a number with grouped thousands and the decimal mark of the language.

    Args:
        value: any finite number.
        language: `de` or `en`.
        decimals: digits after the mark; None keeps up to two and drops trailing zeros.

    >>> number(1710), number(46.8), number(-3.25, decimals=1)
    ('1.710', '46,8', '−3,3')
    >>> number(1710.5, "en")
    '1,710.5'
    """
    exact = Decimal(str(value))
    step = Decimal(1).scaleb(-(2 if decimals is None else decimals))
    rounded = exact.quantize(step, ROUND_HALF_UP, WIDE)
    text = f"{abs(rounded):,f}"
    if decimals is None and "." in text:
        text = text.rstrip("0").rstrip(".")
    if base(language) == "de":
        text = text.translate(str.maketrans(",.", ".,"))
    return MINUS + text if rounded < 0 else text


def percent(value: Number, language: str = "de", decimals: int | None = None) -> str:
    """Write a share given in per cent: `46,8 %` in German, `46.8%` in English."""
    written = number(value, language, decimals)
    return f"{written}%" if base(language) == "en" else f"{written}{SPACE}%"


def signed(value: Number, language: str = "de", decimals: int | None = None) -> str:
    """Write a change with its sign and a space: `+ 1,9`, `− 0,6`, `± 0`."""
    written = number(abs(Decimal(str(value))), language, decimals)
    if not any(c in "123456789" for c in written):
        return f"±{SPACE}{written}"
    return f"{'+' if value > 0 else MINUS}{SPACE}{written}"


def money(cents: int, language: str = "de", currency: str = "EUR") -> str:
    """Write an amount of money given in cents; whole amounts from 1.000 on without cents."""
    whole = cents % 100 == 0 and abs(cents) >= 100_000
    written = number(Decimal(cents) / 100, language, 0 if whole else 2)
    symbol = "€" if currency == "EUR" else currency
    return f"{symbol}{written}" if base(language) == "en" else f"{written}{SPACE}{symbol}"


def quarter(value: Quarter, language: str = "de") -> str:
    """Write a quarter in words: `2. Quartal 2027`, `2nd quarter 2027`."""
    if base(language) == "en":
        return f"{ORDINALS[value.number - 1]} quarter{SPACE}{value.year}"
    return f"{value.number}.{SPACE}Quartal{SPACE}{value.year}"


def quarter_short(value: Quarter) -> str:
    """Write a quarter for dense tables: `2/27`."""
    return f"{value.number}/{value.year % 100:02d}"


def civil(value: date | datetime) -> date:
    """Return the civil date in Berlin of a date or an aware moment."""
    if isinstance(value, datetime):
        return (value.astimezone(BERLIN) if value.tzinfo else value).date()
    return value


def day(value: date | datetime, language: str = "de") -> str:
    """Write a date in words: `30. September 2026`."""
    when = civil(value)
    dot = "" if base(language) == "en" else "."
    return f"{when.day}{dot}{SPACE}{MONTHS[base(language)][when.month - 1]} {when.year}"


def day_short(value: date | datetime, language: str = "de") -> str:
    """Write a date in digits: `30.9.2026`, `30/9/2026`."""
    when = civil(value)
    mark = "/" if base(language) == "en" else "."
    return f"{when.day}{mark}{when.month}{mark}{when.year}"


def month(value: date | datetime) -> str:
    """Write month and year in digits: `9/2025`."""
    when = civil(value)
    return f"{when.month}/{when.year}"


def clock(value: datetime, language: str = "de") -> str:
    """Write the time of day in Berlin: `9:41 Uhr`, `9:41`."""
    local = value.astimezone(BERLIN) if value.tzinfo else value
    written = f"{local.hour}:{local.minute:02d}"
    return written if base(language) == "en" else f"{written}{SPACE}Uhr"


def moment(value: datetime, language: str = "de") -> str:
    """Write date and time: `16. November 2026, 9:41 Uhr`."""
    return f"{day(value, language)}, {clock(value, language)}"
