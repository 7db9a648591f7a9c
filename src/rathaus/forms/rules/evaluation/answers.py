"""Answers as they come: nested plain JSON that may be anything."""

from collections.abc import Iterator, Mapping

from rathaus.forms.rules.model import Repeat
from rathaus.forms.rules.program.nodes import Path, Program
from rathaus.forms.rules.types.base import Json

MOST_ITEMS = 50_000
MOST_CHARACTERS = 2_000_000
DEEPEST = 30

Rows = tuple[int, ...]
"""Numbers of the rows, from 0, of the repeats around a place."""


def is_too_much(answers: Json) -> bool:
    """Whether answers are larger or deeper than any person can have meant."""
    items = characters = 0
    waiting: list[tuple[Json, int]] = [(answers, 0)]
    while waiting:
        value, depth = waiting.pop()
        if isinstance(value, str):
            characters += len(value)
        elif isinstance(value, Mapping | list | tuple):
            items += len(value)
            inner = value.values() if isinstance(value, Mapping) else value
            if items <= MOST_ITEMS:
                waiting.extend((each, depth + 1) for each in inner)
        if items > MOST_ITEMS or characters > MOST_CHARACTERS or depth > DEEPEST:
            return True
    return False


class Answers:
    """Finds answers by the path of an element and the rows around it."""

    def __init__(self, program: Program, answers: Json) -> None:
        self._nodes = program.nodes
        self._answers = answers

    def at(self, path: Path, rows: Rows) -> Json:
        """The raw answer of an element, None if there is none."""
        value = self._answers
        left = iter(rows)
        for length in range(1, len(path) + 1):
            value = value.get(path[length - 1]) if isinstance(value, Mapping) else None
            around = length < len(path)
            if around and isinstance(self._nodes[path[:length]].element, Repeat):
                row = next(left)
                fits = isinstance(value, list | tuple) and row < len(value)
                value = value[row] if fits else None  # type: ignore[index]
        return value

    def given_rows(self, path: Path, rows: Rows) -> int:
        """How many rows a repeat was given."""
        value = self.at(path, rows)
        return len(value) if isinstance(value, list | tuple) else 0

    def count(self, path: Path, rows: Rows) -> int:
        """How many rows of a repeat are looked at: at least the least, at most the most."""
        repeat = self._nodes[path].element
        assert isinstance(repeat, Repeat)
        return min(max(self.given_rows(path, rows), repeat.least), repeat.most)

    def instances(self, path: Path) -> Iterator[Rows]:
        """The rows in which an element stands: once for each row of the repeats around it."""
        found: list[Rows] = [()]
        for length in range(1, len(path)):
            around = path[:length]
            if isinstance(self._nodes[around].element, Repeat):
                found = [(*r, i) for r in found for i in range(self.count(around, r))]
        yield from found


def named(path: Path, rows: Rows, program: Program) -> str:
    """The path as text, with row numbers: `members.0.name`."""
    left = list(rows)
    parts: list[str] = []
    for length in range(1, len(path) + 1):
        parts.append(path[length - 1])
        if length < len(path) and isinstance(program.nodes[path[:length]].element, Repeat):
            parts.append(str(left.pop(0)))
    return ".".join(parts)
