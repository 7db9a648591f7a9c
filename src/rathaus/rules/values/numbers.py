"""Numbers: decimals of 34 digits.

Source: DMN 1.5, 10.3.2.3.1 (IEEE 754-2008 Decimal128, ties to even; no infinities, no NaN, and
no difference between 0 and -0).
"""

from decimal import (
    ROUND_DOWN,
    ROUND_HALF_EVEN,
    Context,
    Decimal,
    DivisionByZero,
    InvalidOperation,
    Overflow,
    Underflow,
)

CONTEXT = Context(
    prec=34,
    rounding=ROUND_HALF_EVEN,
    Emin=-6143,
    Emax=6144,
    capitals=1,
    clamp=0,
    flags=[],
    traps=[InvalidOperation, DivisionByZero, Overflow, Underflow],
)
"""How FEEL calculates. The outermost evaluation makes it the context of its thread."""

WIDE = Context(
    prec=120,
    rounding=ROUND_DOWN,
    Emin=-999999,
    Emax=999999,
    traps=[InvalidOperation, DivisionByZero, Overflow],
)
"""For durations times numbers: wide enough that nothing is rounded before the end."""

SIGNALS = (InvalidOperation, DivisionByZero, Overflow, Underflow)
"""What a calculation may raise; it then has no value (null).

A result too small for any scale is null as well, not a 0 that nobody expects (10.3.2.13, tables
of arithmetic).
"""

ZERO = Decimal(0)
ONE = Decimal(1)

_LARGEST_TEXT = 10_000


def number_of(value: int | float | str | Decimal) -> Decimal | None:
    """Return the number, rounded to 34 digits; None for what is none, or out of range.

    A float is taken by its shortest decimal text: 0.1 is 0.1.
    """
    try:
        if isinstance(value, float):
            value = repr(value)
        if isinstance(value, str) and (len(value) > _LARGEST_TEXT or "_" in value):
            return None
        number = CONTEXT.plus(Decimal(value))
    except (*SIGNALS, ValueError, OverflowError):
        return None
    return number if number.is_finite() else None


def whole_of(number: Decimal) -> int | None:
    """Return the number as int when it is whole and has at most 34 digits, else None."""
    if number.adjusted() > CONTEXT.prec:
        return None
    whole = int(number)
    return whole if whole == number else None


def plain(number: Decimal) -> str:
    """Write the number without exponent, its scale kept: 1.10, 1000, 0.00001; any zero is 0."""
    if not number:
        return "0"
    text = str(number)
    return format(number, "f") if "E" in text else text
