"""Writing a strategy as the canonical files of a city's folder."""

from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from rathaus.kernel.text import Localized
from rathaus.kernel.time import Quarter
from rathaus.strategy.city.emit import Raw, Value, document
from rathaus.strategy.city.layout import FILES
from rathaus.strategy.document import Strategy


def files_of(strategy: Strategy) -> dict[str, str]:
    """Return name and content of every file of a strategy; parts that are empty stay away."""
    written = {}
    for name, parts in FILES.items():
        content = canonical({part: getattr(strategy, part) for part in parts})
        if content:
            written[name] = content
    return written


def canonical(parts: Mapping[str, Any]) -> str:
    """Return the canonical text of some parts of a strategy, or an empty text for none."""
    values = {part: plain(value) for part, value in parts.items() if value not in ((), {})}
    values = {part: value for part, value in values.items() if value != {}}
    return document(values) if values else ""


def write_folder(strategy: Strategy, folder: Path) -> list[Path]:
    """Write a strategy into a folder and return the paths of its files.

    Files of the usual names that would be empty are removed, other files are left alone.
    """
    folder.mkdir(parents=True, exist_ok=True)
    contents = files_of(strategy)
    paths = []
    for name in FILES:
        path = folder / name
        if name in contents:
            path.write_text(contents[name], encoding="utf-8", newline="\n")
            paths.append(path)
        else:
            path.unlink(missing_ok=True)
    return paths


def plain(value: Any) -> Value:
    """Return a value of the document as text, mappings and lists, without what is default."""
    if isinstance(value, str):
        return str(value)
    if isinstance(value, Localized):
        return {"de": value.de, "en": value.en} if value.en else {"de": value.de}
    if is_dataclass(value) and not isinstance(value, Quarter | type):
        return _record(value)
    if isinstance(value, Mapping):
        return {str(key): plain(each) for key, each in value.items()}
    if isinstance(value, tuple | list):
        return [plain(each) for each in value]
    return Raw(_number(value))


def _number(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, int | Quarter):
        return str(value)
    raise TypeError(f"a strategy holds no {type(value).__name__}")


def _record(value: Any) -> dict[str, Value]:
    result: dict[str, Value] = {}
    for each in fields(value):
        content = getattr(value, each.name)
        if content is not None and content != _default(each):
            result[each.name] = plain(content)
    return result


def _default(each: "Field[Any]") -> Any:
    if each.default_factory is not MISSING:
        return each.default_factory()
    return each.default
