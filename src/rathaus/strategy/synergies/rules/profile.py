"""What a project says of itself, taken apart: the words, the meanings, the fields."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from rathaus.strategy.document import Project, SynonymKind
from rathaus.strategy.synergies.rules.compounds import Splitter
from rathaus.strategy.synergies.rules.phrases import Phrases, Piece
from rathaus.strategy.synergies.rules.vocabulary import Vocabulary
from rathaus.strategy.synergies.rules.words import STOP_WORDS, stem, tokens, words_of

Words = list[tuple[str, str]]
"""Words as they are compared, each with the word as people wrote it."""

IN_DESCRIPTION = 0.5
IN_COMPOUND = 0.7
MENTIONED = 0.4
"""Weights of what stands in a description, within a compound, or of a system only mentioned."""

SHORTEST_WORD = 2
LEAST_TIMES = 2
SHORTEST_KNOWN = 5
"""How often and how long a word of the portfolio must be to count as part of compounds."""


@dataclass(frozen=True, slots=True)
class Profile:
    """A project as it is compared. The numbers are weights between 0 and 1.

    Args:
        key: id of the project.
        title: as people wrote it.
        text: title and description in words that say something, for comparing letters.
        stems: stems of words and of parts of compounds.
        meanings: ids of synonyms, by kind.
        systems, data: names in the fields, and systems that the text mentions.
        surface: words and names as people wrote them, by stem or compared name.
    """

    key: str
    title: str
    text: str
    stems: dict[str, float]
    meanings: dict[SynonymKind, dict[str, float]]
    systems: dict[str, float]
    data: dict[str, float]
    goals: tuple[str, ...] = ()
    action_plan: str = ""
    department: str = ""
    programme: str = ""
    depends_on: tuple[str, ...] = ()
    surface: dict[str, str] = field(default_factory=dict)


class Profiler:
    """Takes projects apart with one vocabulary and the words of one portfolio."""

    def __init__(self, vocabulary: Vocabulary, portfolio: Iterable[Project]) -> None:
        self._vocabulary = vocabulary
        known = vocabulary.words()
        counted: dict[str, int] = {}
        systems: dict[str, str] = {}
        for project in portfolio:
            for word in set(words_of(f"{project.title} {project.description}")):
                counted[word] = counted.get(word, 0) + 1
            systems.update((name_of(each), each) for each in project.systems)
        known |= {
            word for word, n in counted.items() if n >= LEAST_TIMES and len(word) >= SHORTEST_KNOWN
        }
        self._splitter = Splitter(known)
        self._meanings = Phrases(
            (each.id, term, self._stems_of(term))
            for each in vocabulary.synonyms
            for term in each.terms
        )
        self._kinds = {each.id: each.kind for each in vocabulary.synonyms}
        self._systems = Phrases((key, key, self._stems_of(key)) for key in systems if len(key) > 2)

    def profile(self, project: Project) -> Profile:
        """Take a project apart."""
        title_words, other_words = tokens(project.title), tokens(project.description)
        title, description = self._pieces(title_words), self._pieces(other_words)
        stems: dict[str, float] = {}
        surface: dict[str, str] = {}
        self._add_words(title_words, 1.0, stems, surface)
        self._add_words(other_words, IN_DESCRIPTION, stems, surface)
        surface |= {name_of(each): each for each in (*project.systems, *project.data)}
        return Profile(
            key=project.id,
            title=project.title,
            text=self._telling([*title_words, *title_words, *other_words]),
            stems=stems,
            meanings=self._meant(project, title, description),
            systems=self._named_systems(project, title, description),
            data={name_of(each): 1.0 for each in project.data},
            goals=project.goals,
            action_plan=project.action_plan,
            department=project.department,
            programme=project.programme,
            depends_on=project.depends_on,
            surface=surface,
        )

    def _pieces(self, words: Words) -> list[Piece]:
        found: list[Piece] = []
        for word, _ in words:
            if word not in STOP_WORDS:
                parts = self._splitter.parts(word)
                found += (Piece(part, len(parts) == 1) for part in parts)
        return found

    def _stems_of(self, term: str) -> tuple[str, ...]:
        return tuple(piece.stem for piece in self._pieces(tokens(term)))

    def _add_words(
        self, words: Words, weight: float, stems: dict[str, float], surface: dict[str, str]
    ) -> None:
        for word, original in words:
            if word in STOP_WORDS or len(word) < SHORTEST_WORD:
                continue
            parts = self._splitter.parts(word)
            own = stem(word.replace("-", ""))
            for part in {own, *parts}:
                strength = weight if part == own else weight * IN_COMPOUND
                if part not in self._vocabulary.generic_stems:
                    stems[part] = max(stems.get(part, 0.0), strength)
                    surface.setdefault(part, original)

    def _telling(self, words: Words) -> str:
        return " ".join(
            word.replace("-", " ")
            for word, _ in words
            if word not in STOP_WORDS and stem(word) not in self._vocabulary.generic_stems
        )

    def _meant(
        self, project: Project, title: list[Piece], description: list[Piece]
    ) -> dict[SynonymKind, dict[str, float]]:
        meanings: dict[SynonymKind, dict[str, float]] = {kind: {} for kind in SynonymKind}
        fields = self._pieces(tokens(" . ".join((*project.systems, *project.data))))
        for pieces, weight in ((title, 1.0), (fields, 1.0), (description, IN_DESCRIPTION)):
            for found in self._meanings.find(pieces):
                strength = weight if found.whole else weight * IN_COMPOUND
                of_kind = meanings[self._kinds[found.key]]
                of_kind[found.key] = max(of_kind.get(found.key, 0.0), strength)
        return meanings

    def _named_systems(
        self, project: Project, title: list[Piece], description: list[Piece]
    ) -> dict[str, float]:
        named = {name_of(each): 1.0 for each in project.systems}
        for pieces, weight in ((title, 1.0), (description, MENTIONED)):
            for found in self._systems.find(pieces):
                if found.whole:
                    named[found.key] = max(named.get(found.key, 0.0), weight)
        return named


def name_of(text: str) -> str:
    """Return the name of a system or of data as it is compared.

    >>> name_of("Enaio  (Version 10)"), name_of("OK.VORFAHRT")
    ('enaio version 10', 'ok.vorfahrt')
    """
    return " ".join(words_of(text))
