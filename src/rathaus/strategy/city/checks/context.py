"""What every check needs: the strategy, the places of its fields, and a list for findings."""

from collections.abc import Iterator, Mapping
from typing import Any

from rathaus.kernel.text import Localized
from rathaus.strategy.city.build import show
from rathaus.strategy.city.finding import NOWHERE, Finding, Path, Place
from rathaus.strategy.document import Strategy


class Context:
    """One run of the checks over one strategy."""

    def __init__(self, strategy: Strategy, places: Mapping[Path, Place]) -> None:
        self.strategy = strategy
        self.findings: list[Finding] = []
        self._places = places

    def place(self, path: Path) -> Place:
        """Return where a field stands, or where the nearest thing around it stands."""
        while path:
            if path in self._places:
                return self._places[path]
            path = path[:-1]
        return NOWHERE

    def note(self, path: Path, problem: Localized, mend: Localized) -> None:
        """Keep a finding about the field at a path."""
        self.note_at(self.place(path), self._shown(path), problem, mend)

    def note_at(self, place: Place, shown: str, problem: Localized, mend: Localized) -> None:
        """Keep a finding about a place that is known better than by a field."""
        self.findings.append(Finding(place, shown, problem, mend))

    def records(self, part: str) -> Iterator[tuple[Path, Any]]:
        """Yield path and record of every entry of a list part."""
        for number, record in enumerate(getattr(self.strategy, part)):
            yield (part, number), record

    def ids(self, part: str) -> dict[str, Path]:
        """Return the ids of a part, each with the path of its first record."""
        found: dict[str, Path] = {}
        for path, record in self.records(part):
            found.setdefault(record.id, path)
        return found

    def _shown(self, path: Path) -> str:
        if len(path) > 1 and isinstance(path[1], int):
            record = getattr(self.strategy, str(path[0]))[path[1]]
            key = getattr(record, "id", None) or getattr(record, "goal", None) or path[1]
            return show((f"{path[0]}[{key}]", *path[2:]))
        return show(path)
