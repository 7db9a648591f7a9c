"""Reads a planning task in the JSON form of the public portfolio instances.

{"name", "quarters", "unplanned_end", "late_per_quarter",
 "pools": [{"id", "capacity": [per quarter]}],
 "projects": [{"id", "weight", "quarters", "need": {pool: amount in each quarter}, "earliest",
               "deadline" | null, "after": [ids], "fixed_start" | null}]}
"""

from collections.abc import Mapping
from typing import Any

from rathaus.strategy.planning.errors import BadInstance, Fault
from rathaus.strategy.planning.model import Instance, Mode, Pool, Project

MOST_QUARTERS = 1000
"""Longer than any plan; a project is written out quarter by quarter."""


def read_instance(data: Any) -> Instance:
    """Turn parsed JSON into a task.

    Args:
        data: the parsed document; keys beyond those named above are ignored.

    Raises:
        BadInstance: a value is missing or of another kind; names the project or pool and the key.
    """
    task = _object(data, "")
    return Instance(
        name=str(task.get("name", "")),
        quarters=_whole(task, "quarters", ""),
        unplanned_end=_whole(task, "unplanned_end", ""),
        late_per_quarter=_whole(task, "late_per_quarter", ""),
        pools=tuple(_pool(entry) for entry in _list(task, "pools", "")),
        projects=tuple(_project(entry) for entry in _list(task, "projects", "")),
    )


def _pool(data: Any) -> Pool:
    entry = _object(data, "pools")
    name = _id(entry, "pools")
    return Pool(name, tuple(_number(x, name, "capacity") for x in _list(entry, "capacity", name)))


def _project(data: Any) -> Project:
    entry = _object(data, "projects")
    name = _id(entry, "projects")
    quarters = _whole(entry, "quarters", name)
    if not 1 <= quarters <= MOST_QUARTERS:
        raise _wrong(name, "quarters", quarters)
    need = {
        str(pool): (_number(amount, name, "need"),) * quarters
        for pool, amount in _object(entry.get("need", {}), name).items()
    }
    return Project(
        id=name,
        weight=_whole(entry, "weight", name),
        modes=(Mode(quarters, need),),
        earliest=_whole(entry, "earliest", name, default=0),
        deadline=_whole_or_none(entry, "deadline", name),
        after=tuple(str(before) for before in _list(entry, "after", name, default=())),
        fixed_start=_whole_or_none(entry, "fixed_start", name),
        required=bool(entry.get("required", False)),
    )


def _wrong(name: str, key: str, value: object) -> BadInstance:
    where = f"{name}: " if name else ""
    shown = "is missing" if value is None else f"cannot be {str(value)[:40]!r}"
    return BadInstance([Fault(name, "", None, "unreadable", f"{where}{key} {shown}.")])


def _object(value: Any, name: str) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise _wrong(name, "the entry", value)
    return value


def _id(entry: Mapping[str, Any], name: str) -> str:
    value = entry.get("id")
    if not isinstance(value, str) or not value:
        raise _wrong(name, "id", value)
    return value


def _list(entry: Mapping[str, Any], key: str, name: str, default: object = None) -> Any:
    value = entry.get(key, default)
    if not isinstance(value, list | tuple):
        raise _wrong(name, key, value)
    return value


def _number(value: Any, name: str, key: str) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise _wrong(name, key, value)
    return value


def _whole(entry: Mapping[str, Any], key: str, name: str, default: int | None = None) -> int:
    return _number(entry.get(key, default), name, key)


def _whole_or_none(entry: Mapping[str, Any], key: str, name: str) -> int | None:
    value = entry.get(key)
    return None if value is None else _number(value, name, key)
