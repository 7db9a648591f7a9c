"""Finding known phrases in a text that was taken apart into stems."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass


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
        """Yield every phrase that stands in the text, each as often as it does."""
        stems = [piece.stem for piece in pieces]
        for start, first in enumerate(stems):
            for key, term, phrase in self._by_first.get(first, ()):
                end = start + len(phrase)
                if tuple(stems[start:end]) == phrase:
                    whole = len(phrase) > 1 or pieces[start].whole
                    yield Found(key, term, whole)
