"""Yes or no."""

from rathaus.forms.rules.model import Field
from rathaus.forms.rules.problem import problem
from rathaus.forms.rules.text import is_empty
from rathaus.forms.rules.types.base import NO_ANSWER, FieldType, Frame, Json, Reading, refused

_WORDS = {"yes": True, "no": False}


class YesNo(FieldType):
    """A question with the answers yes and no."""

    name = "yes_no"
    template = "yes_no"

    def read(self, raw: Json, field: Field, frame: Frame) -> Reading:
        """A truth value, or "yes" and "no" as the page sends them."""
        if is_empty(raw):
            return NO_ANSWER
        value = _WORDS.get(raw) if isinstance(raw, str) else raw
        if not isinstance(value, bool):
            return refused(problem("yes-no"))
        return Reading(value, value)

    def words(self, value: object, field: Field, frame: Frame, language: str) -> str:
        """Ja or Nein."""
        return problem("word-yes" if value else "word-no").in_language(language)

    def schema(self, field: Field) -> dict[str, object]:
        """A boolean."""
        return {"type": "boolean"}

    def inputs(self, raw: Json, field: Field) -> dict[str, tuple[str, ...]]:
        """The word that is ticked."""
        if isinstance(raw, bool):
            return {"": ("yes" if raw else "no",)}
        return {"": (raw if isinstance(raw, str) else "",)}
