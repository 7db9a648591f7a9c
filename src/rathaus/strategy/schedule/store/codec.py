"""Between planning values and what tables keep; a task is large, so it is packed."""

import json
import zlib
from collections.abc import Mapping
from typing import Any

from pydantic import TypeAdapter

from rathaus.strategy.planning.model import Start
from rathaus.strategy.schedule.rules.settings import PlanSettings
from rathaus.strategy.schedule.rules.task import Task

_tasks: TypeAdapter[Task] = TypeAdapter(Task)
_settings: TypeAdapter[PlanSettings] = TypeAdapter(PlanSettings)


def pack_task(task: Task) -> bytes:
    """Write a task as packed JSON."""
    return zlib.compress(_tasks.dump_json(task), 6)


def unpack_task(packed: bytes | memoryview) -> Task:
    """Read a packed task."""
    return _tasks.validate_json(zlib.decompress(packed))


def settings_to_json(settings: PlanSettings) -> dict[str, Any]:
    """Write settings as plain JSON data."""
    plain: dict[str, Any] = _settings.dump_python(settings, mode="json")
    return plain


def settings_from_json(plain: Mapping[str, Any]) -> PlanSettings:
    """Read settings; an empty object gives the defaults."""
    return _settings.validate_python(plain)


def starts_to_json(starts: Mapping[str, Start]) -> dict[str, list[int]]:
    """Write starts as `{"project": [quarter, mode]}`."""
    return {name: [start.quarter, start.mode] for name, start in starts.items()}


def starts_from_json(plain: Mapping[str, list[int]] | None) -> dict[str, Start]:
    """Read starts; nothing gives none."""
    return {name: Start(*pair) for name, pair in (plain or {}).items()}


def unpack_task_json(packed: bytes | memoryview) -> Any:
    """Read a packed task as JSON data, to hand it on."""
    return json.loads(zlib.decompress(packed))
