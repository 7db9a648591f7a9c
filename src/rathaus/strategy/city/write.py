"""Writing a strategy as the canonical files of a city's folder."""

from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import Any

from rathaus.kernel.text import Localized
from rathaus.kernel.time import Quarter
from rathaus.strategy.city.emit import Raw, Value, document
from rathaus.strategy.city.layout import FILES, MODELS
from rathaus.strategy.document import GoalReading, Origin, Provenance, Rules, Strategy
from rathaus.strategy.errors import StrategyError

MIXED = ("directorates", "departments", "pools", "projects", "readings")
"""Parts that may hold sample data beside others."""


ALWAYS = {(Rules, "central_help_limit")}
"""Fields written even with their default, because people decide about them."""


class TargetOccupiedError(StrategyError):
    """The folder for an export holds files that the export would not replace."""


def files_of(strategy: Strategy) -> dict[str, str]:
    """Return name and content of every file of a strategy; parts that are empty stay away."""
    written = {}
    for name, parts in FILES.items():
        content = canonical({part: getattr(strategy, part) for part in parts})
        if content:
            written[name] = content
    return {**written, **_models(strategy)}


def _models(strategy: Strategy) -> dict[str, str]:
    """Return the decision models, by the name of their file, as they were read."""
    models = {name: getattr(strategy, part) for part, name in MODELS.items()}
    return {name: text for name, text in models.items() if text}


def canonical(parts: Mapping[str, Any]) -> str:
    """Return the canonical text of some parts of a strategy, or an empty text for none."""
    values = {part: plain(value) for part, value in parts.items() if value not in ((), {})}
    values = {part: value for part, value in values.items() if value != {}}
    return document(values) if values else ""


def write_folder(strategy: Strategy, folder: Path) -> list[Path]:
    """Write a whole strategy into one folder and return the paths of its files.

    Files of the usual names that would be empty are removed, other files are left alone.
    """
    return _write(_texts(strategy, demo=False), folder)


def _texts(strategy: Strategy, *, demo: bool) -> dict[str, str]:
    """Return the text of every file of a folder, empty for those it shall not have."""
    lists = {name: canonical(_parts(strategy, name, demo=demo)) for name in FILES}
    models = {} if demo else _models(strategy)
    return {**lists, **{name: models.get(name, "") for name in MODELS.values()}}


def _write(files: Mapping[str, str], folder: Path) -> list[Path]:
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for name, content in files.items():
        path = folder / name
        if content:
            path.write_text(content, encoding="utf-8", newline="\n")
            paths.append(path)
        else:
            path.unlink(missing_ok=True)
    return paths


def write_city(strategy: Strategy, city: Path) -> list[Path]:
    """Write a strategy as a city's folders, sample data apart from the rest in ``demo``.

    Read with its sample data, the folder gives the same strategy; in lists that hold both, sample
    records follow the others.

    Raises:
        TargetOccupiedError: if a folder holds YAML files that the export would not replace.
    """
    folders = {city / "strategy": _without(strategy, sample=True)}
    sample = _without(strategy, sample=False)
    if any(getattr(sample, part) for part in MIXED):
        folders[city / "demo"] = sample
    for folder in (city / "strategy", city / "demo"):
        _refuse_occupied(folder)
    if city / "demo" not in folders and (city / "demo").is_dir():
        folders[city / "demo"] = sample
    paths = []
    for folder, part in folders.items():
        paths += _write(_texts(part, demo=folder.name == "demo"), folder)
    return paths


def _without(strategy: Strategy, *, sample: bool) -> Strategy:
    kept: dict[str, Any] = {
        part: tuple(each for each in getattr(strategy, part) if is_sample(each) is not sample)
        for part in MIXED
    }
    return replace(strategy, **kept)


def is_sample(record: Any) -> bool:
    """Tell whether a record or reading is sample data."""
    if isinstance(record, GoalReading):
        return record.provenance is Provenance.SAMPLE
    return bool(record.origin is Origin.SAMPLE)


def _parts(strategy: Strategy, name: str, *, demo: bool) -> dict[str, Any]:
    return {part: getattr(strategy, part) for part in FILES[name] if part in MIXED or not demo}


def _refuse_occupied(folder: Path) -> None:
    strange = [path for path in sorted(folder.glob("*.yaml")) if path.name not in FILES]
    if strange:
        raise TargetOccupiedError(
            f"{strange[0]} gehört nicht zur Ausfuhr und stünde danach doppelt neben ihr. "
            "Wählen Sie einen leeren Ordner."
        )


def plain(value: Any) -> Value:
    """Return a value of the document as text, mappings and lists, without what is default."""
    if isinstance(value, str):
        return str(value)
    if isinstance(value, Localized):
        return {"de": value.de, "en": value.en} if value.en else {"de": value.de}
    if is_dataclass(value) and not isinstance(value, Quarter | type):
        return _record(value)
    if isinstance(value, Mapping):
        return {str(key): plain(value[key]) for key in sorted(value, key=_rank)}
    if isinstance(value, tuple | list):
        return [plain(each) for each in value]
    return Raw(_number(value))


def _number(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return _shortest(format(value, "f"))
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, int | Quarter):
        return str(value)
    raise TypeError(f"a strategy holds no {type(value).__name__}")


def _rank(key: str) -> tuple[int, str]:
    """Order keys of one kind: enumerations as they are declared, words by their letters."""
    return (list(type(key)).index(key), "") if isinstance(key, StrEnum) else (0, key)


def _shortest(digits: str) -> str:
    return digits.rstrip("0").rstrip(".") if "." in digits else digits


def _record(value: Any) -> dict[str, Value]:
    result: dict[str, Value] = {}
    for each in fields(value):
        content = getattr(value, each.name)
        told = (type(value), each.name) in ALWAYS
        if content is not None and (told or content != _default(each)):
            result[each.name] = plain(content)
    return result


def _default(each: "Field[Any]") -> Any:
    if each.default_factory is not MISSING:
        return each.default_factory()
    return each.default
