"""What one field looks like: plain values for its template."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rathaus.forms.pages.posted import id_of
from rathaus.forms.rules.evaluation.sheet import FieldState
from rathaus.forms.rules.model import Option
from rathaus.forms.rules.problem import Problem
from rathaus.forms.rules.types.base import FieldType, FileInfo
from rathaus.forms.rules.types.choices import OFFERED_AS_RADIOS, OTHER
from rathaus.forms.rules.types.contact import PersonField
from rathaus.forms.rules.types.dates import PARTS
from rathaus.forms.rules.types.file import FileField, kinds_in_words
from rathaus.forms.rules.types.registry import type_named
from rathaus.kernel.text import Localized

SINGLE = frozenset(
    {"text", "long_text", "number", "money", "email", "phone", "url", "select", "file", "computed"}
)
"""Templates with one input, which the question labels; all others need a fieldset."""

EXTENSIONS = {
    "pdf": (".pdf",),
    "jpeg": (".jpg", ".jpeg"),
    "png": (".png",),
    "webp": (".webp",),
    "odf": (".odt", ".ods", ".odp"),
    "ooxml": (".docx", ".xlsx", ".pptx"),
}


@dataclass(frozen=True)
class Input:
    """One input: its name, id and text, and whether the mistake is about it."""

    name: str
    id: str
    value: str
    wrong: bool
    asked: bool = True
    needed: bool = False


@dataclass(frozen=True)
class Tick:
    """One answer to choose from."""

    key: str
    id: str
    title: Localized
    hint: Localized
    group: Localized
    ticked: bool


@dataclass(frozen=True)
class FieldView:
    """One field, ready to be drawn.

    Args:
        saved: what was saved elsewhere, when that differs from what stands here; "" otherwise.
    """

    state: FieldState
    id: str
    template: str
    main: Input
    parts: Mapping[str, Input]
    ticks: tuple[Tick, ...]
    error: str
    files: tuple[FileInfo, ...]
    words: str
    saved: str

    kind = "field"

    @property
    def target(self) -> str:
        """The id that a link in the summary of mistakes goes to."""
        part = self.state.part
        if self.template == "yes_no":
            return f"{self.id}-0"
        if self.ticks and self.template != "select" and part in {"", "words"}:
            return self.parts["words"].id if part else self.ticks[0].id
        if part in self.parts:
            return self.parts[part].id
        first = next((each for each in self.parts.values() if each.asked), None)
        return first.id if first and not self._has_main else self.id

    @property
    def _has_main(self) -> bool:
        return self.template in {"choice", "choices", "select", "file"} or not self.parts

    @property
    def boxed(self) -> bool:
        """Whether the question stands over several inputs."""
        return self.template not in SINGLE

    @property
    def template_name(self) -> str:
        """The template that draws the inputs."""
        return f"forms/types/{self.template}.html"

    @property
    def starts(self) -> Mapping[str, Input]:
        """The inputs of the first day of a span."""
        return {part: self.parts[f"from.{part}"] for part in PARTS}

    @property
    def ends(self) -> Mapping[str, Input]:
        """The inputs of the last day of a span."""
        return {part: self.parts[f"to.{part}"] for part in PARTS}

    @property
    def described_by(self) -> str:
        """Ids of hint and mistake."""
        ids = [f"{self.id}-hint"] if self.hinted else []
        return " ".join([*ids, f"{self.id}-error"] if self.error else ids)

    @property
    def hinted(self) -> bool:
        """Whether there is help below the question."""
        return bool(self.state.field.hint)

    @property
    def optional(self) -> bool:
        """Whether "freiwillig" is said."""
        kind = type_named(self.state.field.type)
        return not self.state.required and kind is not None and kind.answered

    @property
    def settings(self) -> Mapping[str, object]:
        """Settings of the field, for its template."""
        return self.state.field.settings

    @property
    def accept(self) -> str:
        """Endings of the files that are taken, for the browser."""
        kind = type_named(self.state.field.type)
        if not isinstance(kind, FileField):
            return ""
        accepted = kind.accepted(self.state.field)
        return ",".join(ending for each in accepted for ending in EXTENSIONS[each])

    @property
    def accepted(self) -> str:
        """Kinds of the files that are taken, for people."""
        kind = type_named(self.state.field.type)
        return (
            kinds_in_words(kind.accepted(self.state.field)) if isinstance(kind, FileField) else ""
        )

    @property
    def megabytes(self) -> int:
        """Megabytes that a file may have."""
        kind = type_named(self.state.field.type)
        return kind.largest(self.state.field) // 1_000_000 if isinstance(kind, FileField) else 0

    @property
    def several(self) -> bool:
        """Whether several files may be given."""
        kind = type_named(self.state.field.type)
        return isinstance(kind, FileField) and kind.most(self.state.field) > 1

    @property
    def grouped(self) -> tuple[tuple[Localized, tuple[Tick, ...]], ...]:
        """Answers of a list to open, by their heading."""
        groups: dict[Localized, list[Tick]] = {}
        for tick in self.ticks:
            groups.setdefault(tick.group, []).append(tick)
        return tuple((group, tuple(ticks)) for group, ticks in groups.items())


def view_of_field(
    state: FieldState, language: str, refused: Problem | None, told: bool, saved: str
) -> FieldView:
    """Make a field ready to be drawn.

    Args:
        state: the field with its answer.
        language: language of the page.
        refused: why a file for it was not taken.
        told: whether its mistake is told.
        saved: what was saved elsewhere.
    """
    kind = type_named(state.field.type)
    assert kind is not None, state.field.type
    problem = refused or (state.problem if told else None)
    stands = kind.inputs(state.raw, state.field)
    name = id_of(state.path)
    words = (
        kind.words(state.value, state.field, state.frame, language)
        if state.value is not None
        else ""
    )
    ticked = stands.get("", ())
    return FieldView(
        state=state,
        id=name,
        template=_template(kind, state),
        main=Input(state.path, name, _last(ticked), problem is not None),
        parts=_parts(kind, state, stands, problem),
        ticks=_ticks(state, name, ticked),
        error=problem.in_language(language) if problem else "",
        files=_files(state, stands),
        words=words,
        saved=saved,
    )


def _template(kind: FieldType, state: FieldState) -> str:
    if kind.template != "choice":
        return kind.template
    display = state.field.settings.get("display")
    grouped = any(option.group for option in state.options)
    long = len(state.options) > OFFERED_AS_RADIOS or grouped
    wanted = display == "select" or (display is None and long)
    return "select" if wanted else "choice"


def _parts(
    kind: FieldType,
    state: FieldState,
    stands: Mapping[str, Sequence[str]],
    problem: Problem | None,
) -> dict[str, Input]:
    asked = kind.asked(state.field) if isinstance(kind, PersonField) else kind.parts
    needed = kind.needed(state.field) if isinstance(kind, PersonField) else kind.parts
    return {
        part: Input(
            f"{state.path}.{part}",
            id_of(f"{state.path}.{part}"),
            _last(stands.get(part, ())),
            problem is not None and state.part in {"", part},
            part in asked,
            part in needed,
        )
        for part in kind.parts
    }


def _ticks(state: FieldState, name: str, ticked: Sequence[str]) -> tuple[Tick, ...]:
    other = Option(OTHER, Localized("Etwas anderes", "Something else"))
    offered = (*state.options, other) if state.field.settings.get("other") else state.options
    return tuple(
        Tick(each.key, f"{name}-{i}", each.title, each.hint, each.group, each.key in ticked)
        for i, each in enumerate(offered)
    )


def _files(state: FieldState, stands: Mapping[str, Sequence[str]]) -> tuple[FileInfo, ...]:
    known = state.frame.files
    return tuple(known[key] for key in stands.get("keep", ()) if key in known)


def _last(values: Sequence[str]) -> str:
    return values[-1] if values else ""
