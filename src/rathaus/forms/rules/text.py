"""Texts from outside: made plain, or refused with the reason."""

import unicodedata
from collections.abc import Mapping
from typing import Final

from rathaus.forms.rules.problem import Problem, problem

DIRECTIONS: Final = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Characters that turn the direction of what follows (Trojan Source, CVE-2021-42574)."""

_INVISIBLE: Final = str.maketrans(dict.fromkeys("\ufeff\u200b\u2060\u00ad"))
"""Characters that show nothing and come along when people copy: taken out."""


def clean(raw: str, *, most: int, lines: bool = False) -> tuple[str, Problem | None]:
    """Make a text plain: normal form C, no blanks around, one kind of line end.

    Args:
        raw: what was typed or sent.
        most: characters that are allowed.
        lines: whether it may have several lines; otherwise line ends become blanks.

    Returns:
        The text, and why it cannot be taken, if so.
    """
    if len(raw) > most * 4 + 1000:  # not worth looking at; also bounds the work below
        return "", problem("text-long", most=most, length=len(raw))
    refusal = hostile(raw)
    if refusal is not None:
        return "", refusal
    text = unicodedata.normalize("NFC", raw.replace("\r\n", "\n").replace("\r", "\n"))
    text = text.translate(_INVISIBLE).replace("\t", " ")
    text = text.strip() if lines else " ".join(text.split())
    if len(text) > most:
        return text, problem("text-long", most=most, length=len(text))
    return text, None


def hostile(raw: str) -> Problem | None:
    """Say why a text is refused whatever it means, or None."""
    for character in raw:
        if character in DIRECTIONS:
            return problem("text-direction")
        kind = unicodedata.category(character)
        if kind == "Cs":
            return problem("text-half")
        if kind == "Cc" and character not in "\n\r\t":
            return problem("text-control")
        if ord(character) & 0xFFFE == 0xFFFE or 0xFDD0 <= ord(character) <= 0xFDEF:
            return problem("text-control")
    return None


def is_empty(raw: object) -> bool:
    """Whether an answer says nothing: null, blanks, or a list or object of such."""
    if raw is None:
        return True
    if isinstance(raw, str):
        return not raw.strip()
    if isinstance(raw, Mapping):
        return all(is_empty(value) for value in raw.values())
    if isinstance(raw, list | tuple):
        return all(is_empty(value) for value in raw)
    return False


def storable(raw: object, depth: int = 40) -> object:
    """What a database can keep of an answer: halves of characters and zeros become a mark.

    Nothing is lost that a person could have seen, and what was refused stays refused.
    """
    if isinstance(raw, str):
        return "".join("\ufffd" if c == "\0" or "\ud800" <= c <= "\udfff" else c for c in raw)
    if isinstance(raw, float) and (raw != raw or raw in (float("inf"), float("-inf"))):  # noqa: PLR0124
        return None
    if depth <= 0:
        return None
    if isinstance(raw, Mapping):
        return {str(storable(str(key))): storable(value, depth - 1) for key, value in raw.items()}
    if isinstance(raw, list | tuple):
        return [storable(value, depth - 1) for value in raw]
    return raw
