"""What the engine says to people, in German and English, by code.

Errors, notes and findings carry a code and values; the sentence is made when somebody reads it.
Each area keeps its own sentences: `feel` (syntax), `notes` (evaluation), `dmn` (models) and
`checks` (findings of the static checks).
"""

from collections.abc import Mapping
from dataclasses import dataclass

from rathaus.rules.messages.checks import CHECKS
from rathaus.rules.messages.dmn import DMN
from rathaus.rules.messages.feel import FEEL
from rathaus.rules.messages.notes import NOTES

LANGUAGES = ("de", "en")

SENTENCES: Mapping[str, tuple[str, str]] = {**FEEL, **NOTES, **DMN, **CHECKS}
"""Code to German and English sentence, with `str.format` fields."""


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence not yet said: a code of `SENTENCES` and the values it names."""

    code: str
    values: tuple[tuple[str, object], ...] = ()

    def in_language(self, language: str = "de") -> str:
        """Say it.

        Args:
            language: "de" or "en"; anything else is taken for German.
        """
        german, english = SENTENCES[self.code]
        sentence = english if language == "en" else german
        return sentence.format_map(dict(self.values))

    def __str__(self) -> str:
        return self.in_language("en")


def message(code: str, **values: object) -> Message:
    """Make a message of a code and its values."""
    return Message(code, tuple(values.items()))
