"""Whether an idea may have been written before: shared runs of three letters."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

ALIKE = 0.4
"""From this likeness on an older idea is shown before a new one is kept."""
MOST = 3
_LETTERS = re.compile(r"[^\w]+")


@dataclass(frozen=True, slots=True)
class Written:
    """An idea that is there."""

    id: str
    title: str
    text: str


def trigrams(text: str) -> frozenset[str]:
    """Return the runs of three letters of a text, words held apart.

    >>> sorted(trigrams("Rad"))
    [' ra', 'ad ', 'rad']
    """
    words = [word for word in _LETTERS.split(text.lower()) if word]
    return frozenset(
        padded[i : i + 3]
        for padded in (f" {word} " for word in words)
        for i in range(len(padded) - 2)
    )


def likeness(one: str, other: str) -> float:
    """Return the share of runs that two texts have in common (Dice), 0 to 1.

    Source: L. R. Dice, "Measures of the amount of ecologic association between species" (1945).
    """
    left, right = trigrams(one), trigrams(other)
    if not left or not right:
        return 0.0
    return 2 * len(left & right) / (len(left) + len(right))


def alike(title: str, text: str, known: Iterable[Written]) -> list[Written]:
    """Return the ideas that a new one may repeat, the most alike first, `MOST` at most.

    Titles and whole texts are compared, and the better of both counts: some write all in the title.
    """
    rated = [
        (max(likeness(title, each.title), likeness(f"{title} {text}", _whole(each))), each)
        for each in known
    ]
    rated.sort(key=lambda pair: -pair[0])
    return [each for value, each in rated[:MOST] if value >= ALIKE]


def _whole(idea: Written) -> str:
    return f"{idea.title} {idea.text}"
