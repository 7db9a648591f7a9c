"""Which characters are the same but for their case.

Source: XPath 2.0 Functions and Operators, 7.6.1.1: two characters are case variants when their
lower-case or their upper-case forms are equal. Case is settled when a pattern is translated: the
flag of `regex` would also fold "ß" into "ss" and change what `\\p{Lu}` means.
"""

from collections import defaultdict
from functools import cache

_BEYOND_LETTERS_WITH_CASE = 0x20000


@cache
def _variants() -> dict[int, tuple[int, ...]]:
    """Return the other variants of each character that has some; about 2,900 have."""
    groups: defaultdict[tuple[str, str], set[int]] = defaultdict(set)
    for code in range(_BEYOND_LETTERS_WITH_CASE):
        sign = chr(code)
        lower, upper = sign.lower(), sign.upper()
        if lower != upper:
            groups["lower", lower].add(code)
            groups["upper", upper].add(code)
    others: defaultdict[int, set[int]] = defaultdict(set)
    for group in groups.values():
        for code in group:
            others[code] |= group - {code}
    return {code: tuple(sorted(rest)) for code, rest in others.items() if rest}


def variants_outside(first: int, last: int) -> list[int]:
    """Return the case variants of the characters from first to last that are not among them."""
    table = _variants()
    inside = [first] if first == last else [code for code in table if first <= code <= last]
    found = {other for code in inside for other in table.get(code, ())}
    return sorted(code for code in found if not first <= code <= last)
