"""Text in the languages of the platform."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Localized:
    """A text in German, and in English where somebody has written it.

    >>> Localized("Ziel", "Goal").in_language("en")
    'Goal'
    >>> Localized("Ziel").in_language("en")
    'Ziel'
    """

    de: str
    en: str = ""

    def in_language(self, language: str) -> str:
        """Return the text for a language tag such as ``de`` or ``en-GB``, German if missing."""
        if language.split("-", maxsplit=1)[0] == "en" and self.en:
            return self.en
        return self.de

    def __bool__(self) -> bool:
        return bool(self.de or self.en)
