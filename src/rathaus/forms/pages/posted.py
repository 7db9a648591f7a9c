"""What somebody sent with a page, laid over what they had answered before.

A page says in hidden inputs which fields it showed (`_asked`), how many rows a repeat had
(`….rows`) and which state of the draft it was made from (`_version`). Fields that were not shown
keep their answers.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict

from rathaus.forms.errors import NoSuchPage
from rathaus.forms.rules.model import Element, Field, Form, Group, Note, Repeat
from rathaus.forms.rules.problem import Problem, problem
from rathaus.forms.rules.types.base import FieldType, Json
from rathaus.forms.rules.types.file import FileField
from rathaus.forms.rules.types.registry import type_named

LONGEST_INPUT = 60_000
"""Characters of one input that are looked at; no field takes as many."""

ROWS = "rows"
Action = Literal["next", "back", "save", "update", "add", "remove"]
_ACTIONS: Sequence[Action] = ("next", "back", "save", "update", "add", "remove")


@dataclass(frozen=True)
class Upload:
    """A new file for a field."""

    path: str
    field: Field
    file: UploadedFile[Any]


@dataclass(frozen=True)
class Posted:
    """A page as it was sent.

    Args:
        page: key of the page.
        answers: all answers, those of this page as typed.
        version: the version of the draft that the page showed; 0 if it said none.
        action: what the person asked for.
        uploads: new files; they are not in the answers yet.
        place: id of the repeat whose rows were changed, "" otherwise.
    """

    page: str
    answers: Mapping[str, Json]
    version: int
    action: Action
    uploads: tuple[Upload, ...] = ()
    place: str = ""


@dataclass
class _Sent:
    """The inputs of a page."""

    post: QueryDict
    files: MultiValueDict[str, UploadedFile[Any]]
    asked: frozenset[str]
    uploads: list[Upload] = field(default_factory=list)

    def inputs(self, path: str, kind: FieldType) -> dict[str, list[str]]:
        """What the inputs of a field sent, by part."""
        names = {"": path, **{part: f"{path}.{part}" for part in kind.parts}}
        sent = {part: self.post.getlist(name) for part, name in names.items()}
        return {part: [v[:LONGEST_INPUT] for v in values] for part, values in sent.items()}


def read_post(
    form: Form,
    page_key: str,
    post: QueryDict,
    answers: Mapping[str, Json],
    files: MultiValueDict[str, UploadedFile[Any]] | None = None,
) -> Posted:
    """Read a page that was sent.

    Args:
        form: the form.
        page_key: the page.
        post: `request.POST`.
        answers: the answers so far; they are not changed.
        files: `request.FILES`.

    Raises:
        NoSuchPage: the form has no such page.
    """
    page = form.page(page_key)
    if page is None:
        raise NoSuchPage(problem("page-none"))
    asked = frozenset(post.get("_asked", "").split())
    sent = _Sent(post, files if files is not None else MultiValueDict(), asked)
    taken = _take(page.elements, "", answers, sent)
    action, path, row = _action(post.get("_do", ""))
    taken = _with_rows(form, taken, action, path, row)
    version = post.get("_version", "")
    number = int(version) if version.isascii() and version.isdigit() and len(version) < 10 else 0
    place = id_of(path) if repeat_at(form, path) else ""
    return Posted(page_key, taken, number, action, tuple(sent.uploads), place)


def _take(elements: tuple[Element, ...], around: str, before: Json, sent: _Sent) -> dict[str, Json]:
    taken = dict(before) if isinstance(before, Mapping) else {}
    for element in elements:
        path = f"{around}{element.key}"
        if isinstance(element, Field):
            if path in sent.asked:
                _take_field(element, path, taken, sent)
        elif isinstance(element, Group):
            inner = _take(element.elements, f"{path}.", taken.get(element.key), sent)
            if inner:
                taken[element.key] = inner
        elif isinstance(element, Repeat):
            _take_rows(element, path, taken, sent)
    return taken


def _take_field(question: Field, path: str, taken: dict[str, Json], sent: _Sent) -> None:
    kind = type_named(question.type)
    if kind is None or not kind.answered:
        return
    raw = kind.posted(sent.inputs(path, kind), question)
    if raw is None:
        taken.pop(question.key, None)
    else:
        taken[question.key] = raw
    if isinstance(kind, FileField):
        sent.uploads.extend(Upload(path, question, file) for file in sent.files.getlist(path))


def _take_rows(repeat: Repeat, path: str, taken: dict[str, Json], sent: _Sent) -> None:
    count = sent.post.get(f"{path}.{ROWS}", "")
    if not (count.isascii() and count.isdigit()):
        return
    old = taken.get(repeat.key)
    rows = list(old) if isinstance(old, list | tuple) else []
    number = min(int(count[:9]), repeat.most)
    taken[repeat.key] = [
        _take(repeat.elements, f"{path}.{i}.", rows[i] if i < len(rows) else None, sent)
        for i in range(number)
    ]


def _action(text: str) -> tuple[Action, str, int]:
    name, _, rest = text.partition(":")
    path, _, row = rest.partition(":")
    known: Action = next((each for each in _ACTIONS if each == name), "next")
    return known, path, int(row[:9]) if row.isascii() and row.isdigit() else -1


def _with_rows(
    form: Form, answers: dict[str, Json], action: Action, path: str, row: int
) -> dict[str, Json]:
    """Add an empty row to a repeat, or take one out."""
    repeat = repeat_at(form, path) if action in {"add", "remove"} else None
    if repeat is None:
        return answers

    def change(old: Json) -> Json:
        rows = list(old) if isinstance(old, list | tuple) else []
        if action == "add":
            rows += [{}] * max(repeat.least - len(rows), 0)
            return [*rows, {}] if len(rows) < repeat.most else rows
        return [each for index, each in enumerate(rows) if index != row]

    changed = _changed(answers, path.split("."), change)
    assert isinstance(changed, dict)
    return changed


def id_of(path: str) -> str:
    """The id of a field's input on the page, or of a repeat's part of it."""
    return "f-" + path.replace(".", "-")


def repeat_at(form: Form, path: str) -> Repeat | None:
    """The repeat with this path, such as `homes.0.members`; None if there is none."""
    element = element_at(form, path)
    return element if isinstance(element, Repeat) else None


def element_at(form: Form, path: str) -> Element | None:
    """The element with this path, None if there is none."""
    elements = tuple(each for page in form.pages for each in page.elements)
    found: Element | None = None
    for part in path.split("."):
        if isinstance(found, Repeat) and part.isascii() and part.isdigit():
            continue
        found = next((each for each in elements if each.key == part), None)
        if found is None:
            return None
        elements = () if isinstance(found, Field | Note) else found.elements
    return found


def _changed(value: Json, parts: Sequence[str], change: Callable[[Json], Json]) -> Json:
    """A copy of nested answers with one place in it changed."""
    if not parts:
        return change(value)
    part, rest = parts[0], parts[1:]
    if part.isdigit():
        rows = list(value) if isinstance(value, list | tuple) else []
        index = int(part[:9])
        if index < len(rows):
            rows[index] = _changed(rows[index], rest, change)
        return rows
    entries = dict(value) if isinstance(value, Mapping) else {}
    entries[part] = _changed(entries.get(part), rest, change)
    return entries


def with_file(
    answers: Mapping[str, Json], upload: Upload, file_id: str
) -> dict[str, Json] | Problem:
    """The answers with a stored file added, or why there is no room for it."""
    kind = type_named(upload.field.type)
    assert isinstance(kind, FileField)
    most = kind.most(upload.field)
    full: list[bool] = []

    def add(old: Json) -> Json:
        items = list(old) if isinstance(old, list | tuple) else []
        if most == 1:
            items = []  # a new file takes the place of the one before
        full.append(len(items) >= most)
        return [*items, {"id": file_id}]

    changed = _changed(answers, upload.path.split("."), add)
    assert isinstance(changed, dict)
    return problem("file-many", most=most) if full[0] else changed
