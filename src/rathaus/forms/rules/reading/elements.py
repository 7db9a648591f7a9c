"""Elements of a page from plain data."""

import re
from collections.abc import Callable, Mapping

from rathaus.forms.rules.model import Check, Element, Field, Group, Note, Option, Repeat
from rathaus.forms.rules.problem import Finding
from rathaus.forms.rules.reading.collector import (
    DEEPEST,
    LONGEST_EXPRESSION,
    MOST_ELEMENTS,
    Collector,
)
from rathaus.forms.rules.reading.settings import read_settings
from rathaus.forms.rules.types.choices import OTHER
from rathaus.forms.rules.types.registry import type_named, type_names
from rathaus.rules import api as feel

LONGEST_KEY = 60
MOST_ROWS = 200
MOST_OPTIONS = 2000

_KEY = re.compile(r"[a-z][a-z0-9_]*")
_OPTION_KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]*")
_ENTRIES = (
    "type",
    "title",
    "hint",
    "required",
    "condition",
    "checks",
    "options",
    "purpose",
    "missing",
)


def read_elements(into: Collector, data: object, path: str, depth: int = 0) -> tuple[Element, ...]:
    """Read a list of elements, and those below them."""
    if depth >= DEEPEST:
        into.say(path, "form-deep", most=DEEPEST)
        return ()
    items = into.sequence(data, path)
    if not items:
        into.say(path, "form-empty")
    into.elements += len(items)
    if into.elements > MOST_ELEMENTS:
        into.say(path, "form-large", most=MOST_ELEMENTS)
        return ()
    read = (_element(into, item, f"{path}[{i}]", depth) for i, item in enumerate(items))
    return tuple(element for element in read if element is not None)


def _element(into: Collector, data: object, path: str, depth: int) -> Element | None:
    entries = into.mapping(data, path)
    kinds = [kind for kind in _READERS if entries.get(kind) is not None]
    if len(kinds) != 1:
        if isinstance(data, Mapping):
            into.say(path, "form-element")
        return None
    key = read_key(into, entries[kinds[0]], f"{path}.{kinds[0]}")
    return _READERS[kinds[0]](into, entries, key, path, depth)


def read_key(into: Collector, data: object, path: str) -> str:
    """Read a key; what is none is told and becomes a key that nothing refers to."""
    if not (isinstance(data, str) and _KEY.fullmatch(data) and len(data) <= LONGEST_KEY):
        into.say(path, "form-key", key=str(data)[:LONGEST_KEY], most=LONGEST_KEY)
        return ""
    try:
        feel.compile_expression(data, [data])
    except feel.RulesError:
        into.say(path, "form-key-reserved", key=data)
        return ""
    return str(data)


def _expression(into: Collector, data: Mapping[str, object], name: str, path: str) -> str:
    return into.text(data.get(name), f"{path}.{name}", LONGEST_EXPRESSION)


def _field(
    into: Collector, data: Mapping[str, object], key: str, path: str, depth: int
) -> Element | None:
    name = into.text(into.required(data, "type", path), f"{path}.type", LONGEST_KEY)
    kind = type_named(name)
    if kind is None:
        if name:
            words = ", ".join(type_names())
            into.say(f"{path}.type", "form-type", type=name, words=words)
        return None
    into.only(data, ("field", *_ENTRIES, *kind.settings), path)
    field = Field(
        key=key,
        type=name,
        title=into.title(data, "title", path),
        hint=into.localized(data.get("hint"), f"{path}.hint"),
        required=_required(into, data.get("required"), f"{path}.required"),
        condition=_expression(into, data, "condition", path),
        checks=_checks(into, data.get("checks"), f"{path}.checks"),
        settings=read_settings(into, data, kind.settings, path),
        options=_options(into, data.get("options"), f"{path}.options"),
        purpose=into.localized(data.get("purpose"), f"{path}.purpose"),
        missing=into.localized(data.get("missing"), f"{path}.missing"),
    )
    _offers(into, field, kind.chooses, path)
    for setting, mistake in kind.mistakes(field):
        into.findings.append(Finding(f"{path}.{setting}", mistake))
    return field


def _offers(into: Collector, field: Field, chooses: bool, path: str) -> None:
    """A choice needs answers, other types have none."""
    provided = bool(field.settings.get("options_from"))
    if not chooses:
        if field.options:
            into.say(f"{path}.options", "form-options-none", type=field.type)
    elif field.options and provided:
        into.say(path, "form-options-both")
    elif not field.options and not provided:
        into.say(path, "form-options", type=field.type)
    if field.settings.get("other") and any(option.key == OTHER for option in field.options):
        into.say(f"{path}.options", "form-key-other")


def _required(into: Collector, data: object, path: str) -> bool | str:
    if data is None or isinstance(data, bool):
        return data is not False
    return into.text(data, path, LONGEST_EXPRESSION) or True


def _checks(into: Collector, data: object, path: str) -> tuple[Check, ...]:
    checks = []
    for index, item in enumerate(into.sequence(data, path) if data is not None else ()):
        place = f"{path}[{index}]"
        entries = into.mapping(item, place)
        into.only(entries, ("holds", "message"), place)
        into.required(entries, "holds", place)
        holds = _expression(into, entries, "holds", place)
        checks.append(Check(holds, into.title(entries, "message", place)))
    return tuple(checks)


def _options(into: Collector, data: object, path: str) -> tuple[Option, ...]:
    items = into.sequence(data, path) if data is not None else []
    if len(items) > MOST_OPTIONS:
        into.say(path, "form-large", most=MOST_OPTIONS)
        return ()
    options: dict[str, Option] = {}
    for index, item in enumerate(items):
        place = f"{path}[{index}]"
        entries = into.mapping(item, place)
        into.only(entries, ("key", "title", "hint", "group"), place)
        key = into.text(into.required(entries, "key", place), f"{place}.key", LONGEST_KEY)
        if key and not _OPTION_KEY.fullmatch(key):
            into.say(f"{place}.key", "form-key", key=key, most=LONGEST_KEY)
        if key in options:
            into.say(f"{place}.key", "form-key-twice", key=key, other=path)
        options[key] = Option(
            key,
            into.title(entries, "title", place),
            into.localized(entries.get("hint"), f"{place}.hint"),
            into.localized(entries.get("group"), f"{place}.group"),
        )
    return tuple(options.values())


def _group(
    into: Collector, data: Mapping[str, object], key: str, path: str, depth: int
) -> Element | None:
    into.only(data, ("group", "title", "hint", "condition", "elements"), path)
    return Group(
        key=key,
        title=into.title(data, "title", path),
        elements=read_elements(into, data.get("elements"), f"{path}.elements", depth + 1),
        hint=into.localized(data.get("hint"), f"{path}.hint"),
        condition=_expression(into, data, "condition", path),
    )


def _repeat(
    into: Collector, data: Mapping[str, object], key: str, path: str, depth: int
) -> Element | None:
    names = ("title", "row_title", "hint", "condition", "least", "most", "checks", "elements")
    into.only(data, ("repeat", *names), path)
    least = into.count(data.get("least"), f"{path}.least", 0, MOST_ROWS)
    most = into.count(data.get("most"), f"{path}.most", max(20, least), MOST_ROWS)
    if least > most:
        into.say(f"{path}.least", "form-rows")
    return Repeat(
        key=key,
        title=into.title(data, "title", path),
        elements=read_elements(into, data.get("elements"), f"{path}.elements", depth + 1),
        row_title=into.localized(data.get("row_title"), f"{path}.row_title"),
        least=least,
        most=most,
        hint=into.localized(data.get("hint"), f"{path}.hint"),
        condition=_expression(into, data, "condition", path),
        checks=_checks(into, data.get("checks"), f"{path}.checks"),
    )


def _note(
    into: Collector, data: Mapping[str, object], key: str, path: str, depth: int
) -> Element | None:
    into.only(data, ("note", "text", "title", "tone", "condition"), path)
    return Note(
        key=key,
        text=into.title(data, "text", path),
        title=into.localized(data.get("title"), f"{path}.title"),
        tone=into.word(data.get("tone"), f"{path}.tone", ("info", "warning"), "info"),
        condition=_expression(into, data, "condition", path),
    )


_Reader = Callable[[Collector, Mapping[str, object], str, str, int], Element | None]
_READERS: dict[str, _Reader] = {
    "field": _field,
    "group": _group,
    "repeat": _repeat,
    "note": _note,
}
