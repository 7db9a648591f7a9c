"""Well-known mistakes, and what to write instead.

People come to FEEL from spreadsheets, SQL and programming languages; the place of the error and
the characters around it tell which sign they meant.
"""

import re
from collections.abc import Mapping
from typing import NamedTuple

from rathaus.rules.feel.tokens import COMPARISONS, STRING


class Hint(NamedTuple):
    """A sentence that fits better than the general one.

    Args:
        code: of the sentence.
        place: where the mistake begins.
        values: what the sentence names.
    """

    code: str
    place: int
    values: Mapping[str, str]


# Sign as people write it, and how FEEL writes it. Longer ones first.
_SIGNS = {
    "===": "=",
    "!==": "!=",
    "==": "=",
    "=>": ">=",
    "=<": "<=",
    "<>": "!=",
    "&&": "and",
    "||": "or",
    "≤": "<=",
    "≥": ">=",
    "≠": "!=",
    "−": "-",
    "–": "-",
    "—": "-",
    "×": "*",
    "·": "*",
    "÷": "/",
    "^": "**",
    "…": "..",
    "&": "+",
    "|": "or",
}
_LONGEST = 3
_QUOTATION = "'„“”«»‚‘’`´"
_CLOSING = (")", "]", "}")
_TWO_SIDED = re.compile(r"\b(?:and|or)$")
_DECIMAL_COMMA = re.compile(r"(?<![0-9.])([0-9]+),([0-9]+)")


def hint_at(text: str, place: int, kind: str, expected: tuple[str, ...]) -> Hint | None:
    """Return what fits a token that cannot stand where it stands."""
    return (
        _strange_sign(text, place)
        or _quotation(text, place, kind)
        or _comment(text, place)
        or _decimal_comma(text, place, kind)
        or _word(text, place, kind, expected)
        or _bracket(text, place, kind, expected)
    )


def _strange_sign(text: str, place: int) -> Hint | None:
    """A sign of another language, at the place or begun just before it."""
    for start in range(max(0, place - 2), place + 1):
        for length in range(_LONGEST, 0, -1):
            sign = text[start : start + length]
            if sign in _SIGNS and start + len(sign) > place:
                return Hint("feel-hint-sign", start, {"found": sign, "right": _SIGNS[sign]})
    return None


def _quotation(text: str, place: int, kind: str) -> Hint | None:
    sign = text[place : place + 1]
    if sign and sign in _QUOTATION:
        return Hint("feel-hint-quotation", place, {})
    if sign == '"' and kind != STRING:
        return Hint("feel-hint-open-string", place, {})
    return None


def _comment(text: str, place: int) -> Hint | None:
    if place and text.startswith("/*", place - 1):
        return Hint("feel-hint-open-comment", place - 1, {})
    if text.startswith("/*", place):
        return Hint("feel-hint-open-comment", place, {})
    return None


def _decimal_comma(text: str, place: int, kind: str) -> Hint | None:
    """`1,5` where no list can be."""
    if kind != ",":
        return None
    line = max(text.rfind("\n", 0, place), place - 40) + 1
    for found in _DECIMAL_COMMA.finditer(text, line, place + 40):
        if found.end(1) == place:
            values = {"found": found.group(), "right": f"{found[1]}.{found[2]}"}
            return Hint("feel-hint-decimal", found.start(), values)
    return None


# Signs and words that cannot stand where they stand, whatever was expected.
_SENTENCES = {
    "!": "feel-hint-not",
    "%": "feel-hint-percent",
    ";": "feel-hint-semicolon",
    ":": "feel-hint-colon",
}


def _word(text: str, place: int, kind: str, expected: tuple[str, ...]) -> Hint | None:
    before = text[max(0, place - 40) : place].rstrip()
    word = text[place : place + 5]
    code = _SENTENCES.get(kind)
    if "else" in expected:
        code = "feel-hint-else"
    elif kind == ".." and "expression" not in expected:
        code = "feel-hint-range"
    elif word.startswith("?") and "expression" not in expected:
        code = "feel-hint-ternary"
    elif kind in {"null", "true", "false"} and before.endswith(" is"):
        return Hint("feel-hint-is", place, {"right": f"= {kind}"})
    elif word.startswith("not ") and before.endswith(" is"):
        return Hint("feel-hint-is", place, {"right": "!="})
    elif word.startswith("not ") and "expression" not in expected:
        code = "feel-hint-not-in"
    elif before.endswith("not") and "expression" not in expected:
        code = "feel-hint-not-word"
    elif kind in {"and", "or"} and "expression" not in expected:
        code = "feel-hint-two-tests"
    elif kind in COMPARISONS and _TWO_SIDED.search(before):
        code = "feel-hint-half-comparison"
    elif kind in COMPARISONS and not before:
        code = "feel-hint-bare-comparison"
    return Hint(code, place, {}) if code else None


def _bracket(text: str, place: int, kind: str, expected: tuple[str, ...]) -> Hint | None:
    """A bracket never closed, told where it was opened."""
    if kind in _CLOSING and "end" in expected:
        return Hint("feel-hint-extra-bracket", place, {"found": kind})
    return None
