"""Splitting German compounds by words that are known.

A compound is taken apart as far as it goes, always in the same way; so "Hundesteueranmeldung" and
"Anmeldung der Hundesteuer" give the same parts, whatever else is known of them.
"""

from collections.abc import Iterable

from rathaus.strategy.synergies.rules.words import STOP_WORDS, stem

_LINKS = ("", "s", "n", "en", "es", "er", "e")
SHORTEST_WHOLE = 7
SHORTEST_PART = 3
LONGEST_WORD = 60


class Splitter:
    """Takes words apart; keeps what it has taken apart."""

    def __init__(self, known: Iterable[str]) -> None:
        """Args: known: written words that compounds may consist of."""
        words = {word for word in known if len(word) >= SHORTEST_PART and word not in STOP_WORDS}
        self._known = words | {stem(word) for word in words}
        self._split: dict[str, tuple[str, ...]] = {}

    def parts(self, word: str) -> tuple[str, ...]:
        """Return the stems of a word's parts; its own stem when it is not a compound.

        >>> Splitter(["hund", "steuer", "anmeldung"]).parts("hundesteueranmeldung")
        ('hund', 'steu', 'anmeld')
        """
        found = self._split.get(word)
        if found is None:
            pieces = word.replace(".", "-").replace("/", "-").split("-")
            if min(map(len, pieces)) == 1:
                pieces = ["".join(pieces)]
            found = tuple(part for piece in pieces for part in self._apart(piece))
            self._split[word] = found
        return found

    def _apart(self, word: str) -> tuple[str, ...]:
        if SHORTEST_WHOLE <= len(word) <= LONGEST_WORD:
            for end in range(SHORTEST_PART, len(word) - SHORTEST_PART + 1):
                if not self._is_known(word[:end]):
                    continue
                for link in _LINKS:
                    rest = word[end:]
                    if not rest.startswith(link) or len(rest) - len(link) < SHORTEST_PART:
                        continue
                    tail = self._tail(rest[len(link) :])
                    if tail:
                        return (stem(word[:end]), *tail)
        return (stem(word),)

    def _tail(self, rest: str) -> tuple[str, ...]:
        apart = self._apart(rest)
        if len(apart) > 1 or self._is_known(rest):
            return apart
        return ()

    def _is_known(self, word: str) -> bool:
        return word in self._known or (len(word) > SHORTEST_PART and stem(word) in self._known)
