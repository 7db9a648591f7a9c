"""Finding known phrases in a text that was taken apart into stems."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

NEAR = 3
"""How far the other words of a phrase may stand from its first."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a word: its stem, and whether it is the whole word as people wrote it."""

    stem: str
    whole: bool


@dataclass(frozen=True, slots=True)
class Found:
    """A phrase that stands in a text; `whole` when it begins and ends with words."""

    key: str
    term: str
    whole: bool


class Phrases:
    """Phrases by their first stem, so that a text is walked over once."""

    def __init__(self, known: Iterable[tuple[str, str, tuple[str, ...]]]) -> None:
        """Args: known: key, term as people write it, and the stems of the term."""
        self._by_first: dict[str, list[tuple[str, str, tuple[str, ...]]]] = defaultdict(list)
        for key, term, stems in known:
            if stems:
                self._by_first[stems[0]].append((key, term, stems))

    def find(self, pieces: list[Piece]) -> Iterator[Found]:
        """Yield every phrase that stands in the text, each as often as it does.

        The words of a phrase may stand apart and in another order ("Termine im Netz buchen"); then
        it is not found whole.
        """
        stems = [piece.stem for piece in pieces]
        for start, first in enumerate(stems):
            for key, term, phrase in self._by_first.get(first, ()):
                if tuple(stems[start : start + len(phrase)]) == phrase:
                    yield Found(key, term, len(phrase) > 1 or pieces[start].whole)
                elif len(phrase) > 1 and self._near(stems, start, phrase):
                    yield Found(key, term, whole=False)

    @staticmethod
    def _near(stems: list[str], start: int, phrase: tuple[str, ...]) -> bool:
        around = stems[max(0, start - NEAR) : start + NEAR + 1]
        return all(part in around for part in phrase)
