"""Which names an expression at some place of a form may use."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from rathaus.forms.rules.model import Element, Form, Group, Note, Repeat
from rathaus.forms.rules.program.nodes import Path
from rathaus.forms.rules.reading.collector import Collector

MOST_ROWS = 10_000
"""Rows that nested repeats may have in all."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where elements stand.

    Args:
        place: where in the data of the form, for findings.
        parent: path of the group or repeat around; () is the root.
        page: number of the page, from 0.
        repeats: how many repeats are around.
        rows: how many rows these may have in all.
    """

    place: str
    parent: Path
    page: int
    repeats: int = 0
    rows: int = 1


class Scopes:
    """The names of a form: those of the root, and those inside each group and repeat."""

    def __init__(self, form: Form, into: Collector) -> None:
        self._into = into
        self.elements: dict[Path, tuple[Spot, Element]] = {}
        self.entries: set[str] = set()
        given = {name: f"given[{i}]" for i, name in enumerate(form.given)}
        self._children: dict[Path, dict[str, str]] = {(): given}
        for number, page in enumerate(form.pages):
            self._enter(page.elements, Spot(f"pages[{number}].elements", (), number))

    def _enter(self, elements: tuple[Element, ...], spot: Spot) -> None:
        children = self._children.setdefault(spot.parent, {})
        for index, element in enumerate(elements):
            here = f"{spot.place}[{index}]"
            other = children.get(element.key)
            if other is not None:
                self._into.say(here, "form-key-twice", key=element.key, other=other)
                continue
            children[element.key] = here
            path = (*spot.parent, element.key)
            self.elements[path] = (replace(spot, place=here), element)
            if spot.parent:
                self.entries.add(element.key)
            if isinstance(element, Group | Repeat):
                self._inside(element, replace(spot, place=here), path)

    def _inside(self, element: Group | Repeat, spot: Spot, path: Path) -> None:
        rows, repeats = spot.rows, spot.repeats
        if isinstance(element, Repeat):
            rows, repeats = rows * max(element.most, 1), repeats + 1
        if rows > MOST_ROWS:
            self._into.say(f"{spot.place}.most", "form-large", most=MOST_ROWS)
        self._children[path] = {}
        place = f"{spot.place}.elements"
        self._enter(element.elements, Spot(place, path, spot.page, repeats, rows))

    def names_at(self, parent: Path) -> Mapping[str, Path]:
        """Names that an expression inside `parent` may use, and what each means.

        What stands nearer wins, so that a group may be written without knowing where it is used.
        """
        names: dict[str, Path] = {}
        for length in range(len(parent) + 1):
            for key in self._children.get(parent[:length], {}):
                path = (*parent[:length], key)
                if path in self.elements:
                    if not isinstance(self.elements[path][1], Note):
                        names[key] = path
                else:
                    names[key] = ()
        return names
