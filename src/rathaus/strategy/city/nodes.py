"""YAML as a tree in which every value knows its line, and nothing clever is allowed.

City files use mappings, lists and text. Anchors, aliases, tags, several documents and merge keys
are refused: they make files hard to review, and aliases can blow a small file up to gigabytes.
Scalars stay text here; the type of the field decides what they mean, so ``no`` never becomes
false by accident and ``1.10`` keeps its last digit.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from rathaus.kernel.text import Localized
from rathaus.strategy.city.finding import Finding, Place

MAX_BYTES = 32 * 1024 * 1024
MAX_DEPTH = 20


@dataclass(slots=True)
class Node:
    """A value with its place. Exactly one of ``text``, ``items`` and ``entries`` is set."""

    place: Place
    text: str | None = None
    plain: bool = False
    items: list["Node"] | None = None
    entries: dict[str, "Node"] | None = None
    keys: dict[str, Place] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing was written after the key."""
        return self.plain and self.text in ("", "~", "null")


class RefusedFileError(Exception):
    """A file that cannot be read at all, with the one finding that says why."""

    def __init__(self, place: Place, problem: Localized, mend: Localized) -> None:
        super().__init__(problem.de)
        self.finding = Finding(place, "", problem, mend)


def compose(name: str, content: bytes) -> Node:
    """Return the tree of one file.

    Args:
        name: file name for messages.
        content: bytes of the file, UTF-8.

    Raises:
        RefusedFileError: when the file is too large, not UTF-8, no YAML, or too clever.
    """
    text = _decode(name, content)
    events = _Events(name, text)
    node = _document(events)
    if node is None:
        return Node(Place(name, 1, 1), entries={})
    return node


def _decode(name: str, content: bytes) -> str:
    if len(content) > MAX_BYTES:
        limit = MAX_BYTES // 1024 // 1024
        raise RefusedFileError(
            Place(name, 1, 1),
            Localized(
                f"Die Datei ist größer als {limit} MB.", f"The file is larger than {limit} MB."
            ),
            Localized("Teilen Sie sie in mehrere Dateien.", "Split it into several files."),
        )
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise RefusedFileError(
            Place(name, line, 1),
            Localized("Die Datei ist nicht in UTF-8 geschrieben.", "The file is not UTF-8."),
            Localized("Speichern Sie sie als UTF-8.", "Save it as UTF-8."),
        ) from error


class _Events:
    """The events of one file, with YAML's own errors turned into findings."""

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self._events: Iterator[Event] = iter(YAML(typ="safe", pure=True).parse(text))
        self.depth = 0

    def next(self) -> Event:
        try:
            event = next(self._events)
        except MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            place = Place(self.name, mark.line + 1, mark.column + 1) if mark else Place(self.name)
            raise RefusedFileError(
                place,
                Localized(
                    f"Die Datei ist kein gültiges YAML ({error.problem}).",
                    f"The file is not valid YAML ({error.problem}).",
                ),
                Localized(
                    "Prüfen Sie Einrückung, Doppelpunkte und Anführungszeichen an dieser Stelle.",
                    "Check indentation, colons and quotation marks at this place.",
                ),
            ) from error
        except YAMLError as error:
            raise RefusedFileError(
                Place(self.name, 1, 1),
                Localized(f"Die Datei ist nicht lesbar ({error}).", f"Unreadable file ({error})."),
                Localized("Entfernen Sie Steuerzeichen.", "Remove control characters."),
            ) from error
        self._refuse_cleverness(event)
        return event

    def place(self, event: Event) -> Place:
        return Place(self.name, event.start_mark.line + 1, event.start_mark.column + 1)

    def _refuse_cleverness(self, event: Event) -> None:
        if isinstance(event, AliasEvent) or getattr(event, "anchor", None):
            raise RefusedFileError(
                self.place(event),
                Localized(
                    "Anker und Verweise (& und *) sind nicht erlaubt.", "No anchors, please."
                ),
                Localized("Schreiben Sie den Wert aus.", "Write the value out."),
            )
        tag = getattr(event, "tag", None)
        if tag:
            raise RefusedFileError(
                self.place(event),
                Localized(f"Die Marke „{tag}“ ist nicht erlaubt.", f"No tag “{tag}”."),
                Localized("Löschen Sie die Marke mit „!“.", "Delete the tag that begins with “!”."),
            )


def _document(events: _Events) -> Node | None:
    seen: Node | None = None
    documents = 0
    while True:
        event = events.next()
        kind = type(event).__name__
        if kind == "StreamEndEvent":
            return seen
        if isinstance(event, DocumentStartEvent):
            documents += 1
            if documents > 1:
                raise RefusedFileError(
                    events.place(event),
                    Localized("Hier beginnt ein zweites Dokument.", "A second document begins."),
                    Localized("Löschen Sie die Zeile „---“.", "Delete the line “---”."),
                )
            seen = _value(events, events.next())


def _value(events: _Events, event: Event) -> Node:
    place = events.place(event)
    if isinstance(event, ScalarEvent):
        return Node(place, text=event.value, plain=bool(event.implicit[0]))
    events.depth += 1
    if events.depth > MAX_DEPTH:
        raise RefusedFileError(
            place,
            Localized("Die Datei ist zu tief geschachtelt.", "The file is nested too deeply."),
            Localized("Städtedateien brauchen höchstens acht Ebenen.", "Eight levels suffice."),
        )
    node = (
        _items(events, place) if isinstance(event, SequenceStartEvent) else _entries(events, place)
    )
    events.depth -= 1
    return node


def _items(events: _Events, place: Place) -> Node:
    items = []
    while not isinstance(event := events.next(), SequenceEndEvent):
        items.append(_value(events, event))
    return Node(place, items=items)


def _entries(events: _Events, place: Place) -> Node:
    entries: dict[str, Node] = {}
    keys: dict[str, Place] = {}
    while not isinstance(event := events.next(), MappingEndEvent):
        at = events.place(event)
        if not isinstance(event, ScalarEvent):
            raise RefusedFileError(
                at,
                Localized("Ein Schlüssel muss ein Wort sein.", "A key must be a word."),
                Localized("Schreiben Sie „name: Wert“.", "Write “name: value”."),
            )
        key = event.value
        if key in entries:
            first = keys[key].line
            raise RefusedFileError(
                at,
                Localized(
                    f"„{key}“ steht schon in Zeile {first}.", f"“{key}” is already in line {first}."
                ),
                Localized("Behalten Sie nur einen der Einträge.", "Keep only one of them."),
            )
        if key == "<<" and event.implicit[0]:
            raise RefusedFileError(
                at,
                Localized("Das Zusammenführen mit „<<“ ist nicht erlaubt.", "No merge keys."),
                Localized("Schreiben Sie die Felder aus.", "Write the fields out."),
            )
        keys[key] = at
        entries[key] = _value(events, events.next())
    return Node(place, entries=entries, keys=keys)
