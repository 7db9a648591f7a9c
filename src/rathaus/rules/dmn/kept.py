"""Traces as data that comes back from where they were kept: looked at before they are trusted."""

from collections.abc import Mapping
from typing import Any

from rathaus.rules.errors import InputError
from rathaus.rules.messages import message

_TRACE = {"subject": str, "value": str, "inputs": list, "steps": list}
_FACT = {"name": str, "value": str}
_STEP = {"name": str, "value": str, "steps": list, "tables": list}
_TABLE = {"table": str, "matched": list}
_RULE = {"rule": int}


def checked(kept: object) -> Mapping[str, Any]:
    """Return what a trace's `to_json` gave.

    Raises:
        InputError: it is something else, or a part of it is missing or changed; names the part.
    """
    trace = _entries(kept, "trace", _TRACE)
    if not isinstance(trace.get("now"), str | None):
        raise _unreadable("trace.now")
    for fact in trace["inputs"]:
        _entries(fact, "inputs", _FACT)
    waiting = list(trace["steps"])
    while waiting:
        step = _entries(waiting.pop(), "steps", _STEP)
        waiting += step["steps"]
        for each in step["tables"]:
            for rule in _entries(each, "tables", _TABLE)["matched"]:
                _entries(rule, "matched", _RULE)
    return trace


def _entries(kept: object, name: str, wanted: Mapping[str, type]) -> Mapping[str, Any]:
    if not isinstance(kept, Mapping):
        raise _unreadable(name)
    for key, kind in wanted.items():
        if not isinstance(kept.get(key), kind):
            raise _unreadable(f"{name}.{key}")
    return kept


def _unreadable(part: str) -> InputError:
    return InputError(message("replay-unreadable", part=part), part)
