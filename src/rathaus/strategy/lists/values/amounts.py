"""Numbers and money as lists write them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from rathaus.strategy.lists.reader.grid import Value
from rathaus.strategy.lists.values.result import Parsed, absent, failed, says_absent

CURRENCIES = {
    "€": "EUR", "eur": "EUR", "euro": "EUR", "teur": "EUR", "t€": "EUR",
    "£": "GBP", "gbp": "GBP", "$": "USD", "usd": "USD", "us$": "USD",
    "cad": "CAD", "c$": "CAD", "ca$": "CAD", "chf": "CHF", "fr.": "CHF",
}  # fmt: skip
SCALES = {
    "t": 1_000, "tsd": 1_000, "tausend": 1_000, "k": 1_000, "thousand": 1_000, "t€": 1_000,
    "teur": 1_000, "k€": 1_000, "keur": 1_000,
    "m": 1_000_000, "mn": 1_000_000, "mio": 1_000_000, "mill": 1_000_000, "million": 1_000_000,
    "millions": 1_000_000, "millionen": 1_000_000, "meur": 1_000_000, "m€": 1_000_000,
    "bn": 1_000_000_000, "billion": 1_000_000_000, "mrd": 1_000_000_000,
    "milliarden": 1_000_000_000, "md": 1_000_000_000,
}  # fmt: skip
_APPROXIMATE = re.compile(
    r"(?i)^(?:ca\.?|circa|rd\.?|rund|etwa|approx\.?|approximately|about|up to|bis zu|max\.?|~|≈)\s*"
)
_PARTS = re.compile(
    r"(?ix)^ (?P<before>[^\d(+\-−–.,]*?) \s* (?P<open>\()? \s* (?P<before2>[€£$]?) \s*"
    r"(?P<sign>[+\-−–]?) \s* (?P<before3>[€£$]?) \s*"
    r"(?P<digits>\d[\d.,'’\s]*|[.,]\d+) (?:,?\s*[-–—]{1,2})? \s* (?P<close>\))? \s*"
    r"(?P<after>[^\d]*) $"
)
_MAX_CENTS = 9_000_000_000_000_000_00  # fits a 64 bit column with room for sums


@dataclass(frozen=True, slots=True)
class Amount:
    """Money in cents of a currency; the currency is empty when the cell names none."""

    cents: int
    currency: str = ""


def parse_money(  # noqa: PLR0911
    value: Value, *, scale: int = 1, decimal_mark: str = "", plain_dollar: str = "USD"
) -> Parsed[Amount]:
    """Read an amount of money.

    Args:
        value: the cell.
        scale: what a number without its own scale word is counted in, e.g. 1,000,000 for £m.
        decimal_mark: ``,`` or ``.`` when the column is known to use it, else empty.
        plain_dollar: currency that a bare ``$`` means.

    >>> parse_money("1.234,56 €").value
    Amount(cents=123456, currency='EUR')
    >>> parse_money("£2,013.02", scale=1_000_000).value
    Amount(cents=201302000000, currency='GBP')
    >>> parse_money("(12.5)").value
    Amount(cents=-1250, currency='')
    """
    if value is None:
        return Parsed(absent=True)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _amount(Decimal(repr(value)), scale, "") or _no_money(value)
    if not isinstance(value, str):
        return _no_money(value)
    text = " ".join(value.split())
    if not text:
        return Parsed(absent=True)
    if says_absent(text):
        return absent(text)
    match = _PARTS.match(_APPROXIMATE.sub("", text))
    if match is None or bool(match["open"]) != bool(match["close"]):
        return _no_money(text)
    words = f"{match['before']}{match['before2']}{match['before3']} {match['after']}".strip()
    understood = _words(words)
    number = _number(match["digits"], decimal_mark)
    if understood is None or number is None:
        return _no_money(text)
    currency, own_scale = understood
    if match["open"] or match["sign"] in {"-", "−", "–"}:
        number = -number
    currency = plain_dollar if currency == "USD" and "us" not in words.lower() else currency
    return _amount(number, own_scale or scale, currency) or _no_money(text)


def _amount(number: Decimal, scale: int, currency: str) -> Parsed[Amount] | None:
    try:
        cents = int((number * scale * 100).quantize(Decimal(1), ROUND_HALF_UP))
    except InvalidOperation:
        return None
    return Parsed(Amount(cents, currency)) if abs(cents) <= _MAX_CENTS else None


def _words(text: str) -> tuple[str, int] | None:
    """Return the currency and the scale that the words around a number name."""
    currency, scale = "", 0
    for word in re.findall(r"[A-Za-z]*[€£$]|[A-Za-zäöü]+|\S", text.lower()):
        if word in CURRENCIES or word in SCALES:
            currency = CURRENCIES.get(word, currency)
            scale = SCALES.get(word, scale)
        elif word[-1] in "€£$" and word[:-1] in SCALES:
            currency, scale = CURRENCIES[word[-1]], SCALES[word[:-1]]
        elif word not in {".", "/", "a", "p", "brutto", "netto", "gesamt", "*"}:
            return None
    return currency, scale


def parse_number(value: Value, *, decimal_mark: str = "") -> Parsed[Decimal]:
    """Read a number, with a unit of person months behind it or none.

    >>> parse_number("2,5 PM").value
    Decimal('2.5')
    """
    if value is None:
        return Parsed(absent=True)
    if isinstance(value, int | float) and not isinstance(value, bool):
        number = Decimal(repr(value))
        return Parsed(number) if number.is_finite() else _no_number(value)
    if not isinstance(value, str):
        return _no_number(value)
    text = " ".join(value.split())
    if says_absent(text):
        return absent(text)
    plain = re.sub(
        r"(?i)\s*(?:pm|personenmonate?|person[ -]?months?|mm|%|prozent)\.?$",
        "",
        _APPROXIMATE.sub("", text),
    )
    match = re.fullmatch(r"([+\-−–]?)\s*(\d[\d.,'’\s]*|[.,]\d+)", plain)
    found = _number(match[2], decimal_mark) if match else None
    if match is None or found is None:
        return _no_number(text)
    return Parsed(-found if match[1] in {"-", "−", "–"} else found)


def _number(digits: str, decimal_mark: str) -> Decimal | None:
    """Turn digits with separators into a number; a single group of three is thousands."""
    text = re.sub(r"[\s'’]", "", digits).rstrip(".,")
    last = max(text.rfind("."), text.rfind(","))
    if last >= 0:
        mark, tail = text[last], text[last + 1 :]
        other = "," if mark == "." else "."
        single = text.count(mark) == 1
        if other in text or decimal_mark == mark:
            decimal = single
        else:
            grouped = len(tail) == 3 and text[:last].strip(".,") not in {"", "0"}
            decimal = single and (not grouped or decimal_mark == mark)
        if not decimal and not re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", text):
            return None
        text = text.replace(other, "")
        text = text.replace(mark, "." if decimal else "")
    try:
        return Decimal(text)
    except InvalidOperation:
        return None


def infer_decimal_mark(texts: Iterable[str]) -> str:
    """Tell the decimal mark of a column from cells that leave no doubt; empty when none does.

    >>> infer_decimal_mark(["1.234", "12,50"]), infer_decimal_mark(["£43.00"])
    (',', '.')
    """
    votes = {",": 0, ".": 0}
    for text in texts:
        for match in re.finditer(r"\d([.,])(\d+)(?![\d.,])", text):
            if len(match[2]) != 3:
                votes[match[1]] += 1
            elif text.count(match[1]) > 1:
                votes["," if match[1] == "." else "."] += 1
    if votes[","] == votes["."]:
        return ""
    return "," if votes[","] > votes["."] else "."


def _no_money(value: object) -> Parsed[Amount]:
    return failed(value, "ein Betrag wie 1.234,56 €", "an amount such as 1,234.56 €")


def _no_number(value: object) -> Parsed[Decimal]:
    return failed(value, "eine Zahl wie 2,5", "a number such as 2.5")
