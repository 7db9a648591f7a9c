"""Reading a city's folders into one strategy."""

from collections.abc import Iterable, Sequence
from dataclasses import MISSING, dataclass, field, fields
from pathlib import Path as FilePath
from typing import Any

from rathaus.kernel.text import Localized
from rathaus.strategy.city.build import WRONG, Builder
from rathaus.strategy.city.finding import Finding, Path, Place, did_you_mean
from rathaus.strategy.city.layout import HOME, LISTS, MODELS, PARTS
from rathaus.strategy.city.nodes import MAX_BYTES, Node, RefusedFileError, compose
from rathaus.strategy.document import Strategy
from rathaus.strategy.errors import StrategyError


class CityFilesError(StrategyError):
    """A city's files have mistakes; ``findings`` names each with file, line and mend."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        lines = "\n".join(str(finding) for finding in findings[:20])
        more = f"\n… und {len(findings) - 20} weitere" if len(findings) > 20 else ""
        super().__init__(f"Die Städtedateien haben {len(findings)} Fehler:\n{lines}{more}")
        self.findings = tuple(findings)


_MODEL_PARTS = {file: part for part, file in MODELS.items()}


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read: the parts, where each field stands, and the mistakes of form."""

    parts: dict[str, Any]
    places: dict[Path, Place]
    findings: tuple[Finding, ...] = ()
    part_files: dict[str, str] = field(default_factory=dict)

    @property
    def strategy(self) -> Strategy | None:
        """The strategy, or None when the files have mistakes of form."""
        return None if self.findings else Strategy(**self.parts)


def city_folders(city: FilePath, *, demo: bool) -> list[FilePath]:
    """Return the folders of a city that hold its strategy, with sample data if asked for."""
    folders = [city / "strategy"]
    if demo and (city / "demo").is_dir():
        folders.append(city / "demo")
    return folders


def read_city(city: FilePath, *, demo: bool = False) -> Strategy:
    """Return the strategy of a city's folder.

    Args:
        city: folder such as ``cities/musterstadt``.
        demo: also read the sample data in its folder ``demo``.

    Raises:
        CityFilesError: when a file has a mistake of form; see ``check`` for meaning.
    """
    reading = read_folders(city_folders(city, demo=demo))
    if reading.strategy is None:
        raise CityFilesError(reading.findings)
    return reading.strategy


def read_model(city: FilePath, part: str) -> str:
    """Return a decision model of a city as it is written; an empty text when it has none.

    Raises:
        CityFilesError: the file cannot be a model.
    """
    path = city / "strategy" / MODELS[part]
    if not path.is_file():
        return ""
    reader = _Reader()
    with path.open("rb") as file:
        reader.add(str(path), file.read(MAX_BYTES + 1))
    if reader.builder.findings:
        raise CityFilesError(reader.builder.findings)
    return str(reader.parts[part])


def read_folders(folders: Sequence[FilePath]) -> Reading:
    """Read every ``*.yaml`` of some folders as one strategy; lists follow one another.

    The decision models are kept as they are written; `check` looks at what they say.
    """
    files = []
    for folder in folders:
        for path in sorted((*folder.glob("*.yaml"), *map(folder.joinpath, MODELS.values()))):
            if path.is_file():
                with path.open("rb") as file:
                    files.append((str(path), file.read(MAX_BYTES + 1)))
    return read_files(files)


def read_files(files: Iterable[tuple[str, bytes]]) -> Reading:
    """Read files given as name and content; never raises for what stands in them."""
    reader = _Reader()
    for name, content in files:
        reader.add(name, content)
    return reader.finish()


class _Reader:
    def __init__(self) -> None:
        self.builder = Builder()
        self.parts: dict[str, Any] = {}
        self.lengths: dict[str, int] = {}
        self.part_files: dict[str, str] = {}

    def add(self, name: str, content: bytes) -> None:
        part = _MODEL_PARTS.get(FilePath(name).name)
        if part is not None:
            self._add_model(part, name, content)
            return
        try:
            tree = compose(name, content)
        except RefusedFileError as refused:
            self.builder.findings.append(refused.finding)
            return
        if tree.entries is None:
            self.builder.note(
                tree.place,
                (),
                Localized("Die Datei muss mit einem Feld beginnen.", "A field must come first."),
                Localized("Zum Beispiel „projects:“.", "For example “projects:”."),
            )
            return
        for part, node in tree.entries.items():
            self._add_part(part, node, tree.keys[part])

    def _add_model(self, part: str, name: str, content: bytes) -> None:
        try:
            if len(content) > MAX_BYTES:
                raise ValueError(name)
            text = content.decode("utf-8")
        except ValueError:
            self.builder.note(
                Place(name),
                (part,),
                Localized("Die Datei ist zu groß oder kein UTF-8.", "Too large, or not UTF-8."),
                Localized("Speichern Sie sie als UTF-8.", "Save it as UTF-8."),
            )
            return
        if self._free(part, Place(name)):
            self.part_files[part] = name
            self.builder.places[(part,)] = Place(name)
            self.parts[part] = text

    def _free(self, part: str, place: Place) -> bool:
        if part not in self.parts:
            return True
        first = self.builder.places[(part,)]
        self.builder.note(
            place,
            (part,),
            Localized(f"„{part}“ steht schon in {first}.", f"“{part}” is already in {first}."),
            Localized("Behalten Sie nur einen der Einträge.", "Keep only one of them."),
        )
        return False

    def _add_part(self, part: str, node: Node, key: Place) -> None:
        if part not in PARTS:
            self.builder.note(
                key,
                (part,),
                Localized(f"Den Teil „{part}“ hat eine Strategie nicht.", f"No part “{part}”."),
                did_you_mean(part, PARTS),
            )
        elif part in LISTS:
            self._add_list(part, node)
        elif self._free(part, key):
            self.part_files[part] = key.file
            self.parts[part] = self.builder.build(node, PARTS[part], (part,))

    def _add_list(self, part: str, node: Node) -> None:
        if node.items is None and not node.is_empty:
            self.builder.build(node, PARTS[part], (part,))
            return
        self.builder.places.setdefault((part,), node.place)
        self.part_files.setdefault(part, node.place.file)
        for item in node.items or []:
            number = self.lengths.get(part, 0)
            self.lengths[part] = number + 1
            record = self.builder.build(item, LISTS[part], (part, number))
            self.parts[part] = (*self.parts.get(part, ()), record)

    def finish(self) -> Reading:
        for each in fields(Strategy):
            optional = each.default is not MISSING or each.default_factory is not MISSING
            if not optional and each.name not in self.parts:
                self.builder.note(
                    Place(HOME[each.name]),
                    (each.name,),
                    Localized(f"Der Teil „{each.name}“ fehlt.", f"“{each.name}” is missing."),
                    Localized(
                        f"Ergänzen Sie ihn in {HOME[each.name]}.", f"Add it to {HOME[each.name]}."
                    ),
                )
        findings = sorted(self.builder.findings, key=lambda finding: finding.place)
        wrong = any(value is WRONG for value in self.parts.values())
        assert findings or not wrong
        return Reading(self.parts, self.builder.places, tuple(findings), self.part_files)
