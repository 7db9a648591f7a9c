"""A value worked out of other answers; nobody types it, nobody can forge it."""

from datetime import date
from decimal import Decimal
from types import MappingProxyType

from rathaus.forms.rules.model import Field
from rathaus.forms.rules.problem import Problem, problem, shown_day, shown_number
from rathaus.forms.rules.types.base import FieldType, Frame, Json, Reading, Setting
from rathaus.kernel.text import Localized
from rathaus.rules import api as feel

KINDS = ("text", "number", "money", "date", "yes_no")


class Computed(FieldType):
    """The value of an expression, its setting `value`; `shows` says how people read it."""

    name = "computed"
    template = "computed"
    answered = False
    settings = MappingProxyType(
        {"value": Setting("feel"), "shows": Setting("word", KINDS), "suffix": Setting("text")}
    )

    def mistakes(self, field: Field) -> list[tuple[str, Problem]]:
        """The expression must be there."""
        return [] if field.settings.get("value") else [("value", problem("computed-value"))]

    def read(self, raw: Json, field: Field, frame: Frame) -> Reading:
        """What the expression gave; whatever was sent counts for nothing."""
        value = frame.bounds.get("value")
        return Reading(value, None if value is None else feel.to_json(value))

    def words(self, value: object, field: Field, frame: Frame, language: str) -> str:
        """Write it as its kind asks."""
        shows = field.settings.get("shows", "text")
        if isinstance(value, bool):
            return problem("word-yes" if value else "word-no").in_language(language)
        if isinstance(value, date):
            return shown_day(value, language)
        if isinstance(value, Decimal) and shows == "money":
            return f"{shown_number(round(value, 2).quantize(Decimal('0.01')), language)}\u00a0€"
        if isinstance(value, Decimal):
            suffix = field.settings.get("suffix")
            unit = suffix.in_language(language) if isinstance(suffix, Localized) else ""
            return f"{shown_number(round(value, 6).normalize() + 0, language)}\u00a0{unit}".strip()
        return feel.text_of(value) if not isinstance(value, str) else value

    def schema(self, field: Field) -> dict[str, object]:
        """Whatever its kind is in JSON; read only."""
        kinds: dict[str, dict[str, object]] = {
            "text": {},
            "number": {"type": "number"},
            "money": {"type": "number", "x-unit": "EUR"},
            "date": {"type": "string", "format": "date"},
            "yes_no": {"type": "boolean"},
        }
        shows = field.settings.get("shows", "text")
        return {**kinds[str(shows)], "readOnly": True}

    def inputs(self, raw: Json, field: Field) -> dict[str, tuple[str, ...]]:
        """It has no input."""
        return {}
