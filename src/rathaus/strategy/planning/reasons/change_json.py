"""Changes as JSON and back, strict: what is not understood is named, never guessed."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields
from typing import Any, TypeVar

from rathaus.strategy.planning.model import Mode, Project
from rathaus.strategy.planning.reasons.change import CHANGES, AddProject, Change, SetDeadline
from rathaus.strategy.planning.reasons.errors import ChangeFault, ChangesRefused

Json = Mapping[str, Any]
T = TypeVar("T")

_LARGEST = 10**12
"""Whole numbers beyond it are refused: other readers of JSON would round them."""


def to_json(change: Change) -> dict[str, Any]:
    """Return a change as JSON: its values under their names, and ``kind``."""
    if isinstance(change, AddProject):
        return {"kind": change.kind, "project": _project_to_json(change.project)}
    values = {each.name: getattr(change, each.name) for each in fields(change)}
    return {"kind": change.kind} | {
        name: list(value) if isinstance(value, tuple) else value for name, value in values.items()
    }


def from_json(value: object) -> Change:
    """Read a change.

    Whether it fits a task is for ``apply_all`` to say.

    Raises:
        ChangesRefused: with one fault that names the field. Codes: ``not_object``,
            ``unknown_kind``, ``missing``, ``unknown_field``, ``not_text``, ``not_whole`` (a whole
            number is wanted; true, 1.0 and "1" are none), ``not_list``, ``not_bool``, ``absurd``.
    """
    data = _object(value, "")
    kinds = {each.kind: each for each in CHANGES}
    kind = data.get("kind")
    if not isinstance(kind, str) or kind not in kinds:
        raise _refusal("kind", "unknown_kind", kind)
    maker = kinds[kind]
    names = [each.name for each in fields(maker)]
    _only(data, ("kind", *names), "")
    if maker is AddProject:
        return AddProject(_project(data["project"], "project"))
    if maker is SetDeadline:
        return SetDeadline(
            _text(data["project"], "project"), _whole_or_none(data["quarter"], "quarter")
        )
    return maker(**{name: _READERS[name](data[name], name) for name in names})


def _refusal(field: str, code: str, given: object) -> ChangesRefused:
    return ChangesRefused((ChangeFault(None, field, code, repr(given)[:100]),))


def _object(value: object, path: str) -> Json:
    if not isinstance(value, Mapping) or not all(isinstance(key, str) for key in value):
        raise _refusal(path or "change", "not_object", value)
    return value


def _only(data: Json, names: Iterable[str], path: str) -> None:
    """Refuse what is missing or more than wanted."""
    wanted = list(names)
    for name in wanted:
        if name not in data:
            raise _refusal(f"{path}{name}", "missing", "")
    for name in data:
        if name not in wanted:
            raise _refusal(f"{path}{name}"[:100], "unknown_field", data[name])


def _text(value: object, path: str) -> str:
    if not isinstance(value, str) or not value:
        raise _refusal(path, "not_text", value)
    return value


def _whole(value: object, path: str) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise _refusal(path, "not_whole", value)
    if abs(value) > _LARGEST:
        raise _refusal(path, "absurd", value)
    return value


def _whole_or_none(value: object, path: str) -> int | None:
    return None if value is None else _whole(value, path)


def _bool(value: object, path: str) -> bool:
    if not isinstance(value, bool):
        raise _refusal(path, "not_bool", value)
    return value


def _many(value: object, path: str, read: Callable[[object, str], T]) -> tuple[T, ...]:
    if not isinstance(value, list | tuple):
        raise _refusal(path, "not_list", value)
    return tuple(read(each, f"{path}.{index}") for index, each in enumerate(value))


def _wholes(value: object, path: str) -> tuple[int, ...]:
    return _many(value, path, _whole)


def _mode(value: object, path: str) -> Mode:
    data = _object(value, path)
    _only(data, ("quarters", "need"), f"{path}.")
    need = _object(data["need"], f"{path}.need")
    return Mode(
        _whole(data["quarters"], f"{path}.quarters"),
        {pool: _wholes(amounts, f"{path}.need.{pool}") for pool, amounts in need.items()},
    )


def _project(value: object, path: str) -> Project:
    data = _object(value, path)
    _only(data, [each.name for each in fields(Project)], f"{path}.")
    return Project(
        id=_text(data["id"], f"{path}.id"),
        weight=_whole(data["weight"], f"{path}.weight"),
        modes=_many(data["modes"], f"{path}.modes", _mode),
        earliest=_whole(data["earliest"], f"{path}.earliest"),
        deadline=_whole_or_none(data["deadline"], f"{path}.deadline"),
        after=_many(data["after"], f"{path}.after", _text),
        fixed_start=_whole_or_none(data["fixed_start"], f"{path}.fixed_start"),
        required=_bool(data["required"], f"{path}.required"),
    )


def _project_to_json(project: Project) -> dict[str, Any]:
    values = {each.name: getattr(project, each.name) for each in fields(Project)}
    modes = [
        {"quarters": mode.quarters, "need": {pool: list(row) for pool, row in mode.need.items()}}
        for mode in project.modes
    ]
    return values | {"modes": modes, "after": list(project.after)}


_READERS: Mapping[str, Callable[[object, str], Any]] = {
    "pool": _text,
    "project": _text,
    "before": _text,
    "amount": _whole,
    "first": _whole,
    "last": _whole,
    "quarter": _whole,
    "mode": _whole,
    "amounts": _wholes,
    "required": _bool,
}
