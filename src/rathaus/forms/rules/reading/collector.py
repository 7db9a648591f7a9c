"""Reads plain data piece by piece and collects what is wrong, instead of stopping at the first."""

import difflib
from collections.abc import Iterable, Mapping

from rathaus.forms.rules.problem import Finding, problem
from rathaus.forms.rules.text import hostile
from rathaus.kernel.text import Localized

LONGEST_TEXT = 5000
LONGEST_EXPRESSION = 4000
MOST_ELEMENTS = 2000
DEEPEST = 6


class Collector:
    """The findings of one reading, and readers of the plainest kinds."""

    def __init__(self) -> None:
        self.findings: list[Finding] = []
        self.elements = 0

    def say(self, path: str, code: str, **params: object) -> None:
        """Add a finding."""
        self.findings.append(Finding(path, problem(code, **params)))

    def mapping(self, data: object, path: str) -> Mapping[str, object]:
        """An object with texts as keys; an empty one, and a finding, for anything else."""
        if isinstance(data, Mapping) and all(isinstance(key, str) for key in data):
            return data
        self.say(path, "form-object", kind=kind_of(data))
        return {}

    def sequence(self, data: object, path: str) -> list[object]:
        """A list; an empty one, and a finding, for anything else."""
        if isinstance(data, list | tuple):
            return list(data)
        self.say(path, "form-list", kind=kind_of(data))
        return []

    def only(self, data: Mapping[str, object], known: Iterable[str], path: str) -> None:
        """Find entries that nobody knows."""
        names = tuple(known)
        for name in data:
            if name not in names:
                self._stranger(name, names, f"{path}.{name}" if path else name)

    def _stranger(self, name: str, names: tuple[str, ...], path: str) -> None:
        near = difflib.get_close_matches(name, names, 1)
        if near:
            self.say(path, "form-entry-near", name=name[:60], near=near[0])
        else:
            self.say(path, "form-entry", name=name[:60], words=", ".join(names))

    def required(self, data: Mapping[str, object], name: str, path: str) -> object:
        """An entry that must be there."""
        if data.get(name) is None:
            self.say(path, "form-missing", name=name)
        return data.get(name)

    def text(self, data: object, path: str, most: int = LONGEST_TEXT) -> str:
        """A text; "" for null, and "" with a finding for anything else."""
        if data is None:
            return ""
        if not isinstance(data, str):
            self.say(path, "form-text", kind=kind_of(data))
            return ""
        refusal = hostile(data)
        if refusal is not None:
            self.findings.append(Finding(path, refusal))
        elif len(data) > most:
            self.say(path, "form-long", most=most)
        else:
            return data.strip()
        return ""

    def localized(self, data: object, path: str) -> Localized:
        """A text in two languages: an object of `de` and `en`, or a German text alone."""
        if data is None or isinstance(data, str):
            return Localized(self.text(data, path))
        if isinstance(data, Localized):
            return data
        both = self.mapping(data, path)
        self.only(both, ("de", "en"), path)
        german = self.text(both.get("de"), f"{path}.de")
        english = self.text(both.get("en"), f"{path}.en")
        if english and not german:
            self.say(path, "form-german")
        return Localized(german, english)

    def title(self, data: Mapping[str, object], name: str, path: str) -> Localized:
        """A text in two languages that must be there."""
        read = self.localized(self.required(data, name, path), f"{path}.{name}" if path else name)
        if data.get(name) is not None and not read:
            self.say(f"{path}.{name}" if path else name, "form-empty")
        return read

    def count(self, data: object, path: str, default: int, most: int) -> int:
        """A whole number from 0."""
        if data is None:
            return default
        if isinstance(data, bool) or not isinstance(data, int) or not 0 <= data <= most:
            self.say(path, "form-count", most=most)
            return default
        return int(data)

    def word(self, data: object, path: str, words: tuple[str, ...], default: str) -> str:
        """One of some words."""
        if data is None:
            return default
        if isinstance(data, str) and data in words:
            return str(data)
        self.say(path, "form-word", word=str(data)[:60], words=", ".join(words))
        return default


def kind_of(data: object) -> str:
    """What plain data is called by those who write it."""
    if data is None:
        return "null"
    if isinstance(data, bool):
        return str(data).lower()
    if isinstance(data, Mapping):
        return "object"
    return {str: "text", int: "number", float: "number", list: "list"}.get(
        type(data), type(data).__name__
    )
