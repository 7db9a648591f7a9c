"""Texts of one line and of several."""

from types import MappingProxyType

from rathaus.forms.rules.model import Field
from rathaus.forms.rules.problem import Problem, problem
from rathaus.forms.rules.text import clean, is_empty
from rathaus.forms.rules.types.base import (
    NO_ANSWER,
    FieldType,
    Frame,
    Json,
    Reading,
    Setting,
    count_setting,
    refused,
    without_nothing,
)

WIDTHS = ("4", "6", "10", "20")
"""Expected lengths that the kit can show."""


class Text(FieldType):
    """One line of text."""

    name = "text"
    settings = MappingProxyType(
        {
            "max_length": Setting("count", most=1000),
            "min_length": Setting("count", most=1000),
            "width": Setting("word", WIDTHS),
            "autocomplete": Setting("word"),
        }
    )
    lines = False
    most = 200

    def read(self, raw: Json, field: Field, frame: Frame) -> Reading:
        """Make the text plain and look at its length."""
        if is_empty(raw):
            return NO_ANSWER
        if not isinstance(raw, str):
            return refused(problem("text-kind"))
        most = count_setting(field, "max_length", self.most)
        least = count_setting(field, "min_length", 0)
        text, refusal = clean(raw, most=most, lines=self.lines)
        if refusal is not None:
            return refused(refusal)
        if not text:
            return NO_ANSWER
        if len(text) < least:
            return refused(problem("text-short", least=least, length=len(text)))
        return Reading(text, text)

    def mistakes(self, field: Field) -> list[tuple[str, Problem]]:
        """The least length must not be above the greatest."""
        most = count_setting(field, "max_length", self.most)
        if count_setting(field, "min_length", 0) > most:
            return [("min_length", problem("setting-crossed", low="min_length", high="max_length"))]
        return []

    def schema(self, field: Field) -> dict[str, object]:
        """A string with its lengths."""
        return without_nothing(
            type="string",
            minLength=count_setting(field, "min_length", 0) or 1,
            maxLength=count_setting(field, "max_length", self.most),
        )


class LongText(Text):
    """Free text of several lines."""

    name = "long_text"
    template = "long_text"
    settings = MappingProxyType(
        {
            "max_length": Setting("count", most=20_000),
            "min_length": Setting("count", most=20_000),
            "rows": Setting("count", most=40),
        }
    )
    lines = True
    most = 4000
