"""What every field type can do, and the world that it may look at."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import ClassVar, Literal, NamedTuple

from rathaus.forms.rules.model import Field, Option
from rathaus.forms.rules.problem import Problem

Json = object
"""Plain JSON: None, bool, int, float, str, list of Json, dict of str to Json."""

Provider = Callable[[], Sequence[Option]]
"""Gives the options of a choice when they are needed, such as the departments of today."""

SettingKind = Literal["count", "number", "flag", "word", "text", "feel", "words"]


@dataclass(frozen=True, slots=True)
class Setting:
    """Something a type can be told by a form.

    Args:
        kind: `count` is a whole number from 0, `number` any number, `flag` yes or no, `word` one of
            `words`, `words` a list of them, `text` a text in two languages, `feel` an expression.
        words: the words to choose from; empty means any short text.
        most: largest count.
    """

    kind: SettingKind
    words: tuple[str, ...] = ()
    most: int = 1_000_000_000_000


@dataclass(frozen=True, slots=True)
class Frame:
    """The world while answers are looked at.

    Args:
        today: the civil date.
        bounds: values of the field's settings that are expressions, by name.
        options: the answers offered, of the form or of a provider.
        files: the files that belong to these answers, by id.
    """

    today: date
    bounds: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))
    options: tuple[Option, ...] = ()
    files: Mapping[str, "FileInfo"] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class FileInfo:
    """A stored file.

    Args:
        id: what answers call it.
        name: its name as people see it.
        size: bytes.
        kind: one of the kinds that can be told by content, such as "pdf".
        sha256: hash of its content, hexadecimal.
        scanned_by: the scanner that found no malware in it; "" is not scanned.
    """

    id: str
    name: str
    size: int
    kind: str
    sha256: str
    scanned_by: str = ""


class Reading(NamedTuple):
    """What an answer means.

    Args:
        value: the value in Python; None when there is no answer or it cannot be read.
        data: the same as canonical JSON, which reads as the same value.
        problem: why it cannot be taken.
        part: the part of the field that the problem is about, such as "email"; "" is all of it.
    """

    value: object
    data: Json = None
    problem: Problem | None = None
    part: str = ""


NO_ANSWER = Reading(None)


def refused(problem: Problem, part: str = "") -> Reading:
    """The reading of an answer that cannot be taken."""
    return Reading(None, None, problem, part)


class FieldType(ABC):
    """One kind of question. A type holds no state; one instance serves all forms.

    Attributes:
        name: what forms call it.
        template: the template that draws it, a name below `forms/types/`.
        settings: what a form may tell it.
        parts: names of its inputs when it has several; the name of an input is the field's path,
            a dot and the part.
        chooses: whether it needs options.
        answered: whether people answer it; a computed value is not.
    """

    name: ClassVar[str]
    template: ClassVar[str] = "text"
    settings: ClassVar[Mapping[str, Setting]] = MappingProxyType({})
    parts: ClassVar[tuple[str, ...]] = ()
    chooses: ClassVar[bool] = False
    answered: ClassVar[bool] = True

    @abstractmethod
    def read(self, raw: Json, field: Field, frame: Frame) -> Reading:
        """Read an answer: canonical JSON, or what people typed. Never raises."""

    def mistakes(self, field: Field) -> Sequence[tuple[str, Problem]]:
        """What is wrong with the settings of a field, each with the name of the setting."""
        return ()

    def feel(self, value: object) -> object:
        """The value as expressions see it."""
        return value

    def words(self, value: object, field: Field, frame: Frame, language: str) -> str:
        """The value as people read it on the summary; lines are kept."""
        return str(value)

    def schema(self, field: Field) -> dict[str, object]:
        """JSON Schema (2020-12) of the canonical JSON."""
        raise NotImplementedError

    def inputs(self, raw: Json, field: Field) -> Mapping[str, Sequence[str]]:
        """What stands in the inputs, by part ("" is the field's own input)."""
        return {"": (typed(raw),)}

    def posted(self, given: Mapping[str, Sequence[str]], field: Field) -> Json:
        """The raw answer from what inputs sent, by part."""
        values = given.get("", ())
        return values[-1] if values else None


def typed(raw: Json) -> str:
    """An answer as text for an input; what no input can hold is shown as nothing."""
    if isinstance(raw, str):
        return raw
    return str(raw) if isinstance(raw, float) or (type(raw) is int and abs(raw) < 10**30) else ""


def number_setting(field: Field, name: str) -> int | float | None:
    """A setting that is a number, or None."""
    value = field.settings.get(name)
    return value if isinstance(value, int | float) and not isinstance(value, bool) else None


def count_setting(field: Field, name: str, default: int) -> int:
    """A setting that is a count, or its default."""
    value = field.settings.get(name)
    return value if isinstance(value, int) and not isinstance(value, bool) else default


def without_nothing(**entries: object) -> dict[str, object]:
    """A dictionary of the entries that are not None."""
    return {name: value for name, value in entries.items() if value is not None}
