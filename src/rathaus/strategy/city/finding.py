"""What the validator says: where a mistake stands, what it is, and how to mend it."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

from rathaus.kernel.text import Localized

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A spot in a city file; line and column count from 1."""

    file: str = ""
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file


NOWHERE = Place()


@dataclass(frozen=True, slots=True)
class Finding:
    """One mistake in a city's files.

    ``path`` names the field, for example ``goals[schools-with-fibre].target``.
    """

    place: Place
    path: str
    problem: Localized
    mend: Localized

    @property
    def file(self) -> str:
        """Name of the file, as it was given to the reader."""
        return self.place.file

    @property
    def line(self) -> int:
        """Line in the file, from 1; 0 when the strategy does not come from a file."""
        return self.place.line

    @property
    def column(self) -> int:
        """Column in the line, from 1."""
        return self.place.column

    def in_language(self, language: str) -> str:
        """Return file, line and column, then problem and mend, on one line."""
        where = " ".join(part for part in (str(self.place), self.path) if part)
        return f"{where}: {self.problem.in_language(language)} {self.mend.in_language(language)}"

    def __str__(self) -> str:
        return self.in_language("de")


def closest(word: str, known: Iterable[str]) -> str:
    """Return the known word most like a given one, or an empty text.

    >>> closest("glasfasr", ["glasfaser", "mobilfunk"])
    'glasfaser'
    """
    near = get_close_matches(word, list(known), n=1, cutoff=0.6)
    return near[0] if near else ""


def did_you_mean(word: str, known: Iterable[str]) -> Localized:
    """Say which known word was probably meant, or list the known ones when they are few."""
    words = sorted(set(known))
    near = closest(word, words)
    if near:
        return Localized(f"Meinten Sie „{near}“?", f"Did you mean “{near}”?")
    if not words:
        return Localized("Es gibt noch keinen Eintrag dieser Art.", "There is none of this kind.")
    some = ", ".join(words[:12]) + (", …" if len(words) > 12 else "")
    return Localized(f"Möglich sind: {some}.", f"Possible are: {some}.")
