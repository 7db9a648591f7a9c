"""What is wrong, as a code with values that becomes a sentence when somebody reads it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from types import MappingProxyType

from rathaus.forms.rules.sentences import SENTENCES
from rathaus.kernel.text import Localized


@dataclass(frozen=True, slots=True)
class Problem:
    """A mistake, told as what is wrong and what to do.

    Args:
        code: key of its sentence in `sentences.py`; of one's own when `text` is given.
        params: values of the sentence by name.
        text: the sentence itself, where a form or a type of another package brings its own; braces
            in it mean nothing.
    """

    code: str
    params: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))
    text: Localized | None = None

    def in_language(self, language: str = "de") -> str:
        """Say it in "de" or "en"."""
        if self.text is not None:
            return self.text.in_language(language)
        sentence = SENTENCES[self.code]
        values = {name: _shown(value, language) for name, value in self.params.items()}
        return sentence.in_language(language).format_map(values)

    def __str__(self) -> str:
        return self.in_language("en")


@dataclass(frozen=True, slots=True)
class Finding:
    """A mistake in a form, with its place.

    Args:
        path: where it is, such as `pages[1].elements[0].condition`; "" is the form itself.
        problem: what is wrong there.
    """

    path: str
    problem: Problem

    def in_language(self, language: str = "de") -> str:
        """Say place and mistake in "de" or "en"."""
        said = self.problem.in_language(language)
        return f"{self.path}: {said}" if self.path else said

    def __str__(self) -> str:
        return self.in_language("en")


def problem(code: str, **params: object) -> Problem:
    """Make a problem with its values by name."""
    return Problem(code, MappingProxyType(params))


_GERMAN = str.maketrans(",.-", ".,−")


def shown_number(value: int | Decimal | float, language: str = "de") -> str:
    """Write a number as people do: 1.234,5 in German, 1,234.5 in English."""
    written = f"{value:,f}" if isinstance(value, Decimal) else f"{value:,}"
    if language.startswith("en"):
        return written.replace("-", "−")
    return written.translate(_GERMAN)


def shown_day(day: date, language: str = "de") -> str:
    """Write a day with digits: 1.12.2026 in German, 1/12/2026 in English."""
    mark = "/" if language.startswith("en") else "."
    return f"{day.day}{mark}{day.month}{mark}{day.year}"


def _shown(value: object, language: str) -> str:
    if isinstance(value, Localized):
        return value.in_language(language)
    if isinstance(value, date):
        return shown_day(value, language)
    if isinstance(value, int | Decimal | float) and not isinstance(value, bool):
        return shown_number(value, language)
    return str(value)
