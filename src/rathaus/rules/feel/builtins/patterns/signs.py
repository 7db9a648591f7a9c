"""What the signs and escapes of XPath patterns are in those of `regex` (version 1)."""

from functools import lru_cache
from typing import Final

import regex

from rathaus.rules.feel.builtins.patterns.cases import variants_outside

SINGLE: Final = {
    **{sign: sign for sign in "\\|.?*+(){}[]-^$"},
    "n": "\n",
    "r": "\r",
    "t": "\t",
}
"""Escapes for one character."""

_INITIAL: Final = (
    r"\:A-Z_a-z\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u02FF\u0370-\u037D\u037F-\u1FFF\u200C-\u200D"
    r"\u2070-\u218F\u2C00-\u2FEF\u3001-\uD7FF\uF900-\uFDCF\uFDF0-\uFFFD\U00010000-\U000EFFFF"
)
_NAME: Final = _INITIAL + r"\-\.0-9\u00B7\u0300-\u036F\u203F-\u2040"

MULTI: Final = {
    "s": r"[ \t\n\r]",
    "S": r"[^ \t\n\r]",
    "d": r"\p{Nd}",
    "D": r"\P{Nd}",
    "w": r"[^\p{P}\p{Z}\p{C}]",
    "W": r"[\p{P}\p{Z}\p{C}]",
    "i": f"[{_INITIAL}]",
    "I": f"[^{_INITIAL}]",
    "c": f"[{_NAME}]",
    "C": f"[^{_NAME}]",
}
"""Escapes for a class of characters; each can stand in a class, too."""

_MINOR: Final = {
    "L": "ultmo",
    "M": "nce",
    "N": "dlo",
    "P": "cdseifo",
    "Z": "slp",
    "S": "mcko",
    "C": "cfon",
}
_CATEGORIES: Final = frozenset(
    major + minor for major, minors in _MINOR.items() for minor in ("", *minors)
)
_OLD_BLOCKS: Final = {
    "Greek": "GreekandCoptic",
    "CombiningMarksforSymbols": "CombiningDiacriticalMarksforSymbols",
    "PrivateUse": "PrivateUseArea",
}


def code_text(code: int) -> str:
    """Write a character so that it means nothing else, in a class or out of one."""
    sign = chr(code)
    return sign if sign.isascii() and sign.isalnum() else f"\\U{code:08X}"


def range_text(first: int, last: int, ignore_case: bool) -> str:
    """Write a range of characters for a class, with their case variants if wanted."""
    text = code_text(first) if first == last else f"{code_text(first)}-{code_text(last)}"
    if ignore_case:
        text += "".join(map(code_text, variants_outside(first, last)))
    return text


@lru_cache(maxsize=1024)
def category_text(name: str, wanted: bool) -> str | None:
    """Write a category (`Lu`) or block (`IsBasicLatin`); None when there is none such."""
    letter = "p" if wanted else "P"
    if name in _CATEGORIES:
        return f"\\{letter}{{{name}}}"
    block = name.removeprefix("Is")
    if block == name or not block.isascii() or not block.replace("-", "").isalnum():
        return None
    text = f"\\{letter}{{Block={_OLD_BLOCKS.get(block, block)}}}"
    try:
        regex.compile(text)
    except regex.error:
        return None
    return text
