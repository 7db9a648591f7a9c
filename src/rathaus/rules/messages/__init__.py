"""What the engine says to people, in German and English, by code.

Errors, notes and findings carry a code and values; the sentence is made when somebody reads it.
Each area keeps its own sentences: `feel` (syntax), `notes` (evaluation),
`builtins` (built-in functions), `dmn` and `reading`
(models), `checks` (findings of the static checks) `commands` (the command line) and `fields`
(forms).
"""

from collections.abc import Mapping
from dataclasses import dataclass

from rathaus.rules.messages.builtins import BUILTIN_NOTES
from rathaus.rules.messages.checks import CHECKS
from rathaus.rules.messages.commands import COMMANDS
from rathaus.rules.messages.dmn import DMN
from rathaus.rules.messages.feel import FEEL
from rathaus.rules.messages.fields import FIELDS
from rathaus.rules.messages.notes import NOTES

LANGUAGES = ("de", "en")

SENTENCES: Mapping[str, tuple[str, str]] = {
    **FEEL,
    **NOTES,
    **BUILTIN_NOTES,
    **DMN,
    **CHECKS,
    **COMMANDS,
    **FIELDS,
}
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
        said = {name: _say(value, language) for name, value in self.values}
        return sentence.format_map(said)

    def __str__(self) -> str:
        return self.in_language("en")


def _say(value: object, language: str) -> object:
    """Say a message inside a message in the same language; other values are taken as they are."""
    if isinstance(value, tuple):
        return ", ".join(str(_say(each, language)) for each in value)
    return value.in_language(language) if isinstance(value, Message) else value


def message(code: str, **values: object) -> Message:
    """Make a message of a code and its values."""
    return Message(code, tuple(values.items()))
