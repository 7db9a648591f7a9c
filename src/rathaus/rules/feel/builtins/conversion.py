"""Texts to numbers and ranges, values to texts; negation; identity.

Source: DMN 1.5, 10.3.4.1 (conversion), 10.3.4.2 (boolean), 10.3.4.6 (`is`).
"""

import re
from decimal import Decimal
from typing import Final

from rathaus.rules.feel.builtins.builtin import Builtin, Words, form
from rathaus.rules.feel.builtins.fitting import misfit
from rathaus.rules.feel.builtins.ranges import read_range
from rathaus.rules.state import State
from rathaus.rules.values.numbers import number_of, plain
from rathaus.rules.values.operators import identical
from rathaus.rules.values.text import text_of
from rathaus.rules.values.types import ANY, BOOLEAN, NUMBER, RANGE, STRING

_NUMBER: Final = re.compile(r"-?(?:[0-9]+(?:\.[0-9]+)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")
_GROUPINGS: Final = (None, " ", ",", ".")
_SIGNS: Final = (None, ",", ".")


def number(state: State, text: object, grouping: object = None, sign: object = None) -> object:
    """Read a number written with these separators; null means none, and a period."""
    if (
        not isinstance(text, str)
        or not (grouping is None or isinstance(grouping, str))
        or not (sign is None or isinstance(sign, str))
    ):
        return misfit(state, "number", text, grouping, sign)
    if grouping not in _GROUPINGS or sign not in _SIGNS or (sign and sign == grouping):
        return state.note("builtin-separators")
    bare = text.replace(grouping, "") if grouping else text
    if sign == ",":
        bare = bare.replace(",", ".")
    value = number_of(bare) if _NUMBER.fullmatch(bare) else None
    return state.note("builtin-text", name="number", text=text[:100]) if value is None else value


def string(state: State, value: object) -> object:
    """Write a value; null stays null."""
    if value.__class__ is Decimal:
        text = plain(value)
    elif value is None or value.__class__ is str:
        return value
    else:
        text = text_of(value, state.limits)
    state.room_for_text(len(text))
    return text


def negate(state: State, negand: object) -> object:
    """Turn true and false around."""
    if isinstance(negand, bool):
        return not negand
    return None if negand is None else misfit(state, "not", negand)


def is_same(state: State, one: object, other: object) -> object:
    """Tell whether two values are the very same."""
    return identical(state, one, other)


def range_from(state: State, text: object) -> object:
    """Read a range of two literals."""
    if isinstance(text, str):
        return read_range(state, text)
    return misfit(state, "range", text)


CONVERSION = (
    Builtin(
        "number",
        (
            form(number, NUMBER, ("from", STRING)),
            form(
                number,
                NUMBER,
                ("from", STRING),
                ("grouping separator", STRING),
                ("decimal separator", STRING),
            ),
        ),
        Words(
            "Die Zahl, die ein Text nennt; dazu das Zeichen zwischen Tausendern und das "
            "Dezimalzeichen.",
            "The number that a text names; with it the sign between thousands and the decimal "
            "sign.",
        ),
        (
            ('number("1.000.000,01", ".", ",")', "1000000.01"),
            ('number("1000.5", null, ".")', "1000.5"),
            ('number("viel", null, null)', "null"),
        ),
    ),
    Builtin(
        "string",
        (form(string, STRING, ("from", ANY)),),
        Words("Der Text, der einen Wert zeigt.", "The text that shows a value."),
        (("string(1.1)", '"1.1"'), ('string(@"2026-03-01")', '"2026-03-01"')),
    ),
    Builtin(
        "not",
        (form(negate, BOOLEAN, ("negand", BOOLEAN)),),
        Words("Das Gegenteil von wahr oder falsch.", "The opposite of true or false."),
        (("not(true)", "false"), ("not(null)", "null")),
    ),
    Builtin(
        "is",
        (form(is_same, BOOLEAN, ("value1", ANY), ("value2", ANY)),),
        Words(
            "Sind zwei Werte dasselbe, in Art, Wert und Schreibweise der Zeitzone?",
            "Are two values the same, in kind, value and notation of the time zone?",
        ),
        (
            ('is(@"23:00:50Z", @"23:00:50+00:00")', "true"),
            ('is(@"23:00:50Z", @"23:00:50")', "false"),
            ('is(1, "1")', "false"),
        ),
    ),
    Builtin(
        "range",
        (form(range_from, RANGE, ("from", STRING)),),
        Words(
            "Der Bereich, den ein Text nennt; beide Enden stehen als feste Werte da.",
            "The range that a text names; both ends stand there as literals.",
        ),
        (('range("[18..21)")', "[18..21)"), ('range("[..2]")', "null")),
    ),
)
