"""Rounding to a number of decimal places.

Source: DMN 1.5, 10.3.4.5 (numeric functions). The scale is in -6111..6176, which is what a
decimal of 34 digits can have; a fraction of a place is dropped.
"""

from collections.abc import Callable
from decimal import (
    ROUND_CEILING,
    ROUND_DOWN,
    ROUND_FLOOR,
    ROUND_HALF_DOWN,
    ROUND_HALF_EVEN,
    ROUND_HALF_UP,
    ROUND_UP,
    Decimal,
    InvalidOperation,
)

from rathaus.rules.feel.builtins.builtin import Builtin, Known, Prepare, Words, form
from rathaus.rules.feel.builtins.fitting import misfit
from rathaus.rules.state import State
from rathaus.rules.values.types import NUMBER

_LEAST_SCALE = -6111
_MOST_SCALE = 6176
_UNITS = {Decimal(scale): Decimal((0, (1,), -scale)) for scale in range(-9, 35)}
"""Usual scales, and the last place of a number rounded to one."""


def _to_scale(state: State, name: str, number: Decimal, scale: Decimal, rounding: str) -> object:
    unit = _UNITS.get(scale)
    if unit is None:
        if not _LEAST_SCALE - 1 < scale < _MOST_SCALE + 1:
            return state.note("builtin-scale", name=name, scale=scale)
        unit = Decimal((0, (1,), -int(scale)))
    try:
        result = number.quantize(unit, rounding)
    except InvalidOperation:
        # More than 34 digits: the number has no more places than that and stays as it is.
        return number
    return result or abs(result)


def _prepared(call: Callable[..., object], rounding: str) -> Prepare:
    """Return what prepares a rounding to a scale known before, `call` being the general one."""

    def prepare(known: Known, count: int) -> Callable[..., object] | None:
        scale = known.get(1)
        unit = _UNITS.get(scale) if isinstance(scale, Decimal) else None
        if unit is None or count != 2 or len(known) != 1:
            return None

        def run(state: State, number: object) -> object:
            if number.__class__ is not Decimal:
                return call(state, number, scale)
            try:
                result = number.quantize(unit, rounding)
            except InvalidOperation:
                return number
            return result or abs(result)

        return run

    return prepare


def decimal(state: State, n: object, scale: object) -> object:
    """Round, halves to the even neighbour."""
    if isinstance(n, Decimal) and isinstance(scale, Decimal):
        return _to_scale(state, "decimal", n, scale, ROUND_HALF_EVEN)
    return misfit(state, "decimal", n, scale)


def floor(state: State, n: object) -> object:
    """Round down to a whole number."""
    if isinstance(n, Decimal):
        return n.to_integral_value(ROUND_FLOOR)
    return misfit(state, "floor", n)


def floor_to_scale(state: State, n: object, scale: object) -> object:
    """Round down."""
    if isinstance(n, Decimal) and isinstance(scale, Decimal):
        return _to_scale(state, "floor", n, scale, ROUND_FLOOR)
    return misfit(state, "floor", n, scale)


def ceiling(state: State, n: object) -> object:
    """Round up to a whole number."""
    if isinstance(n, Decimal):
        result = n.to_integral_value(ROUND_CEILING)
        return result or abs(result)
    return misfit(state, "ceiling", n)


def ceiling_to_scale(state: State, n: object, scale: object) -> object:
    """Round up."""
    if isinstance(n, Decimal) and isinstance(scale, Decimal):
        return _to_scale(state, "ceiling", n, scale, ROUND_CEILING)
    return misfit(state, "ceiling", n, scale)


def round_up(state: State, n: object, scale: object) -> object:
    """Round away from zero."""
    if isinstance(n, Decimal) and isinstance(scale, Decimal):
        return _to_scale(state, "round up", n, scale, ROUND_UP)
    return misfit(state, "round up", n, scale)


def round_down(state: State, n: object, scale: object) -> object:
    """Round towards zero."""
    if isinstance(n, Decimal) and isinstance(scale, Decimal):
        return _to_scale(state, "round down", n, scale, ROUND_DOWN)
    return misfit(state, "round down", n, scale)


def round_half_up(state: State, n: object, scale: object) -> object:
    """Round to the nearest, halves away from zero."""
    if isinstance(n, Decimal) and isinstance(scale, Decimal):
        return _to_scale(state, "round half up", n, scale, ROUND_HALF_UP)
    return misfit(state, "round half up", n, scale)


def round_half_down(state: State, n: object, scale: object) -> object:
    """Round to the nearest, halves towards zero."""
    if isinstance(n, Decimal) and isinstance(scale, Decimal):
        return _to_scale(state, "round half down", n, scale, ROUND_HALF_DOWN)
    return misfit(state, "round half down", n, scale)


_N = ("n", NUMBER)
_SCALE = ("scale", NUMBER)

ROUNDING = (
    Builtin(
        "decimal",
        (form(decimal, NUMBER, _N, _SCALE),),
        Words(
            "Rundet auf so viele Nachkommastellen, die Hälfte zur geraden Ziffer.",
            "Rounds to so many decimal places, halves to the even digit.",
        ),
        (("decimal(1/3, 2)", "0.33"), ("decimal(1.5, 0)", "2"), ("decimal(2.5, 0)", "2")),
        _prepared(decimal, ROUND_HALF_EVEN),
    ),
    Builtin(
        "floor",
        (form(floor, NUMBER, _N), form(floor_to_scale, NUMBER, _N, _SCALE)),
        Words(
            "Rundet ab, auf eine ganze Zahl oder so viele Nachkommastellen.",
            "Rounds down, to a whole number or so many decimal places.",
        ),
        (("floor(1.5)", "1"), ("floor(-1.56, 1)", "-1.6")),
        _prepared(floor_to_scale, ROUND_FLOOR),
    ),
    Builtin(
        "ceiling",
        (form(ceiling, NUMBER, _N), form(ceiling_to_scale, NUMBER, _N, _SCALE)),
        Words(
            "Rundet auf, auf eine ganze Zahl oder so viele Nachkommastellen.",
            "Rounds up, to a whole number or so many decimal places.",
        ),
        (("ceiling(1.5)", "2"), ("ceiling(-1.56, 1)", "-1.5")),
        _prepared(ceiling_to_scale, ROUND_CEILING),
    ),
    Builtin(
        "round up",
        (form(round_up, NUMBER, _N, _SCALE),),
        Words(
            "Rundet auf so viele Nachkommastellen, weg von der Null.",
            "Rounds to so many decimal places, away from zero.",
        ),
        (("round up(5.5, 0)", "6"), ("round up(-1.126, 2)", "-1.13")),
        _prepared(round_up, ROUND_UP),
    ),
    Builtin(
        "round down",
        (form(round_down, NUMBER, _N, _SCALE),),
        Words(
            "Rundet auf so viele Nachkommastellen, zur Null hin.",
            "Rounds to so many decimal places, towards zero.",
        ),
        (("round down(5.5, 0)", "5"), ("round down(-1.126, 2)", "-1.12")),
        _prepared(round_down, ROUND_DOWN),
    ),
    Builtin(
        "round half up",
        (form(round_half_up, NUMBER, _N, _SCALE),),
        Words(
            "Rundet kaufmännisch auf so viele Nachkommastellen: die Hälfte weg von der Null.",
            "Rounds to so many decimal places, halves away from zero.",
        ),
        (("round half up(5.5, 0)", "6"), ("round half up(-5.5, 0)", "-6")),
        _prepared(round_half_up, ROUND_HALF_UP),
    ),
    Builtin(
        "round half down",
        (form(round_half_down, NUMBER, _N, _SCALE),),
        Words(
            "Rundet auf so viele Nachkommastellen, die Hälfte zur Null hin.",
            "Rounds to so many decimal places, halves towards zero.",
        ),
        (("round half down(5.5, 0)", "5"), ("round half down(-1.126, 2)", "-1.13")),
        _prepared(round_half_down, ROUND_HALF_DOWN),
    ),
)
