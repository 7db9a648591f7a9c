"""Words that mean the same: the general list of the method with that of a city on top."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from rathaus.strategy.document import Synonym
from rathaus.strategy.synergies.rules.words import stem, words_of


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What is known of words before any project is read.

    Args:
        synonyms: groups of terms that mean the same.
        generic: words that say nothing of what a project is about.
        parts: words that compounds are made of.
    """

    synonyms: tuple[Synonym, ...] = ()
    generic: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    generic_stems: frozenset[str] = field(init=False, repr=False)
    _labels: dict[str, str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        stems = {stem(word) for each in self.generic for word in words_of(each)}
        object.__setattr__(self, "generic_stems", frozenset(stems))
        labels = {each.id: each.terms[0] for each in self.synonyms}
        object.__setattr__(self, "_labels", labels)

    def with_city(self, synonyms: Iterable[Synonym]) -> "Vocabulary":
        """Return this vocabulary with a city's synonyms; an entry of the same id is added to."""
        added = {each.id: each for each in self.synonyms}
        for each in synonyms:
            known = added.get(each.id)
            terms = (*known.terms, *each.terms) if known else each.terms
            added[each.id] = Synonym(each.id, known.kind if known else each.kind, terms)
        return Vocabulary(tuple(added.values()), self.generic, self.parts)

    def words(self) -> set[str]:
        """Return every written word that compounds may be made of."""
        terms = (term for each in self.synonyms for term in each.terms)
        listed = {word for text in (*terms, *self.parts) for word in words_of(text)}
        return {piece for word in listed for piece in word.split("-")}

    def label(self, key: str) -> str:
        """Return the name of a group of synonyms: its first term."""
        return self._labels.get(key, key)
