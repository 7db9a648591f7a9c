"""One answer or several out of those offered, and "other" in one's own words."""

from collections.abc import Mapping, Sequence
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

OTHER = "other"
"""Key of the answer in one's own words; expressions see it as this text."""

OTHER_LENGTH = 300
OFFERED_AS_RADIOS = 8
"""Above this a choice of one becomes a list to open (GOV.UK, radios)."""


class Other(str):
    """An answer in one's own words."""

    __slots__ = ()


def _other(raw: Json, field: Field) -> tuple[Other | None, Problem | None]:
    """The own words of `{"other": "…"}`; (None, None) when it is no such answer."""
    if not (isinstance(raw, Mapping) and set(raw) == {OTHER} and field.settings.get("other")):
        return None, None
    words = raw[OTHER]
    if not isinstance(words, str) or not words.strip():
        return None, problem("choice-other")
    text, refusal = clean(words, most=OTHER_LENGTH)
    return (None, refusal) if refusal else (Other(text), None)


def _read_one(raw: Json, field: Field, frame: Frame) -> tuple[str | None, Problem | None]:
    own, refusal = _other(raw, field)
    if own is not None or refusal is not None:
        return own, refusal
    if isinstance(raw, str) and any(option.key == raw for option in frame.options):
        return raw, None
    return None, problem("choice-not-offered")


def _data(value: str) -> Json:
    return {OTHER: str(value)} if isinstance(value, Other) else value


def _words(value: str, frame: Frame, language: str) -> str:
    if isinstance(value, Other):
        return str(value)
    titles = (each.title.in_language(language) for each in frame.options if each.key == value)
    return next(titles, value)


def _keys(field: Field) -> dict[str, object]:
    keys = [option.key for option in field.options]
    own = {
        "type": "object",
        "properties": {OTHER: {"type": "string", "minLength": 1, "maxLength": OTHER_LENGTH}},
        "required": [OTHER],
        "additionalProperties": False,
    }
    known: dict[str, object] = {"enum": keys} if keys else {"type": "string"}
    return {"anyOf": [known, own]} if field.settings.get("other") else known


class Choice(FieldType):
    """One answer of those offered."""

    name = "choice"
    template = "choice"
    parts = ("words",)
    chooses = True
    settings = MappingProxyType(
        {
            "options_from": Setting("word"),
            "other": Setting("flag"),
            "display": Setting("word", ("radio", "select")),
        }
    )

    def read(self, raw: Json, field: Field, frame: Frame) -> Reading:
        """The answer must be offered."""
        if is_empty(raw) and not isinstance(raw, Mapping):
            return NO_ANSWER
        value, refusal = _read_one(raw, field, frame)
        if value is None:
            part = "words" if refusal and refusal.code != "choice-not-offered" else ""
            return refused(refusal or problem("choice-not-offered"), part)
        return Reading(value, _data(value))

    def feel(self, value: object) -> object:
        """The key; "other" for an answer in one's own words."""
        return OTHER if isinstance(value, Other) else value

    def words(self, value: object, field: Field, frame: Frame, language: str) -> str:
        """The title of the answer."""
        return _words(str(value) if not isinstance(value, Other) else value, frame, language)

    def schema(self, field: Field) -> dict[str, object]:
        """One of the keys."""
        return _keys(field)

    def inputs(self, raw: Json, field: Field) -> dict[str, tuple[str, ...]]:
        """The key that is ticked, and the own words."""
        if isinstance(raw, Mapping):
            words = raw.get(OTHER)
            return {"": (OTHER,), "words": (words if isinstance(words, str) else "",)}
        return {"": (raw if isinstance(raw, str) else "",), "words": ("",)}

    def posted(self, given: Mapping[str, Sequence[str]], field: Field) -> Json:
        """The key, or the own words where "other" is ticked."""
        keys = given.get("", ())
        key = keys[-1] if keys else None
        if key == OTHER and field.settings.get("other"):
            return {OTHER: (given.get("words") or [""])[-1]}
        return key or None


class Choices(FieldType):
    """Any of the answers offered."""

    name = "choices"
    template = "choices"
    parts = ("words",)
    chooses = True
    settings = MappingProxyType(
        {
            "options_from": Setting("word"),
            "other": Setting("flag"),
            "at_least": Setting("count", most=1000),
            "at_most": Setting("count", most=1000),
        }
    )

    def read(self, raw: Json, field: Field, frame: Frame) -> Reading:
        """All answers must be offered; each counts once, in the order in which they are offered."""
        items = raw if isinstance(raw, list | tuple) else [raw]
        if is_empty(raw) and not any(isinstance(item, Mapping) for item in items):
            return NO_ANSWER
        if len(items) > len(frame.options) * 2 + 10:
            return refused(problem("choice-not-offered"))
        values: list[str] = []
        for item in items:
            value, refusal = _read_one(item, field, frame)
            if value is None:
                return refused(refusal or problem("choice-not-offered"))
            if value not in values:
                values.append(value)
        order = {option.key: place for place, option in enumerate(frame.options)}
        values.sort(key=lambda each: len(order) if isinstance(each, Other) else order[each])
        least = count_setting(field, "at_least", 0)
        most = count_setting(field, "at_most", 0)
        if len(values) < least:
            return refused(problem("choice-few", least=least))
        if most and len(values) > most:
            return refused(problem("choice-many", most=most))
        return Reading(tuple(values), [_data(value) for value in values])

    def mistakes(self, field: Field) -> list[tuple[str, Problem]]:
        """The least number must not be above the greatest."""
        most = count_setting(field, "at_most", 0)
        if most and count_setting(field, "at_least", 0) > most:
            return [("at_least", problem("setting-crossed", low="at_least", high="at_most"))]
        return []

    def feel(self, value: object) -> object:
        """The list of keys."""
        assert isinstance(value, tuple)
        return [OTHER if isinstance(each, Other) else each for each in value]

    def words(self, value: object, field: Field, frame: Frame, language: str) -> str:
        """One title a line."""
        assert isinstance(value, tuple)
        return "\n".join(_words(each, frame, language) for each in value)

    def schema(self, field: Field) -> dict[str, object]:
        """A list of keys."""
        return without_nothing(
            type="array",
            items=_keys(field),
            uniqueItems=True,
            minItems=count_setting(field, "at_least", 0) or 1,
            maxItems=count_setting(field, "at_most", 0) or None,
        )

    def inputs(self, raw: Json, field: Field) -> dict[str, tuple[str, ...]]:
        """The keys that are ticked, and the own words."""
        items = raw if isinstance(raw, list | tuple) else [raw]
        own = [item.get(OTHER) for item in items if isinstance(item, Mapping)]
        keys = [item for item in items if isinstance(item, str)]
        words = own[0] if own and isinstance(own[0], str) else ""
        return {"": (*keys, *([OTHER] if own else [])), "words": (words,)}

    def posted(self, given: Mapping[str, Sequence[str]], field: Field) -> Json:
        """The keys, and the own words where "other" is ticked."""
        items: list[object] = []
        for key in given.get("", ()):
            if key == OTHER and field.settings.get("other"):
                items.append({OTHER: (given.get("words") or [""])[-1]})
            elif key:
                items.append(key)
        return items or None
