"""Projects that continue one another: told by dependency, or by the number of a part."""

import re
from functools import lru_cache

from rathaus.strategy.synergies.rules.profile import Profile
from rathaus.strategy.synergies.rules.words import written

_PART = re.compile(
    r"\b(?:teil|phase|stufe|etappe|schritt|ausbaustufe|baustein|welle|los|tranche|version)\s*"
    r"(?P<number>[0-9]{1,2}|[ivx]{1,4})\b"
)
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8}


@lru_cache(maxsize=50_000)
def part_number(title: str) -> int | None:
    """Return the number of the part that a title names, or None.

    >>> part_number("Gewerbeanmeldung Teil 2"), part_number("Ausbau Phase III")
    (2, 3)
    """
    found = _PART.search(written(title))
    if found is None:
        return None
    number = found["number"]
    return int(number) if number.isdecimal() else _ROMAN.get(number)


def builds_on(one: Profile, other: Profile) -> bool:
    """Tell whether one of the two is stated to need the other first."""
    return other.key in one.depends_on or one.key in other.depends_on


def continues(one: Profile, other: Profile) -> bool:
    """Tell whether titles name different parts of what is otherwise the same."""
    if part_number(one.title) == part_number(other.title):
        return False
    shorter, longer = sorted((one.stems, other.stems), key=len)
    words = [word for word, weight in shorter.items() if weight == 1.0 and not word.isdecimal()]
    return bool(words) and all(word in longer for word in words)
