"""Settings of a field, as its type declares them."""

import math
from collections.abc import Mapping

from rathaus.forms.rules.reading.collector import LONGEST_EXPRESSION, Collector
from rathaus.forms.rules.types.base import Setting


def read_settings(
    into: Collector, data: Mapping[str, object], known: Mapping[str, Setting], path: str
) -> dict[str, object]:
    """Read the settings that the type knows; entries it does not know are left alone."""
    settings: dict[str, object] = {}
    for name, setting in known.items():
        if data.get(name) is not None:
            value = _read(into, data[name], setting, f"{path}.{name}")
            if value is not None:
                settings[name] = value
    return settings


def _read(into: Collector, data: object, setting: Setting, path: str) -> object:
    if setting.kind == "count":
        return into.count(data, path, 0, setting.most)
    if setting.kind == "text":
        return into.localized(data, path) or None
    if setting.kind == "feel":
        return into.text(data, path, LONGEST_EXPRESSION) or None
    if setting.kind == "words":
        words = into.sequence(data, path)
        return tuple(
            each
            for index, word in enumerate(words)
            if (each := into.word(word, f"{path}[{index}]", setting.words, ""))
        )
    if setting.kind == "word":
        return _word(into, data, setting, path)
    return _plain(into, data, setting, path)


def _word(into: Collector, data: object, setting: Setting, path: str) -> str | None:
    if setting.words:
        word = str(data) if isinstance(data, int) and not isinstance(data, bool) else data
        return into.word(word, path, setting.words, "") or None
    return into.text(data, path, 60) or None


def _plain(into: Collector, data: object, setting: Setting, path: str) -> object:
    if setting.kind == "flag":
        if isinstance(data, bool):
            return data
        into.say(path, "form-flag", kind=str(data)[:60])
        return None
    if isinstance(data, int | float) and not isinstance(data, bool) and math.isfinite(data):
        return data
    into.say(path, "form-number")
    return None
