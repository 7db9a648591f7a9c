"""Places of a form and what is compiled there."""

from collections.abc import Mapping
from dataclasses import dataclass

from rathaus.forms.rules.model import Check, Element, Form, Group, Page, Repeat
from rathaus.rules import api as feel

Path = tuple[str, ...]
"""Keys from the root to an element; pages leave no trace in it."""


@dataclass(frozen=True, slots=True)
class Formula:
    """A compiled expression.

    Args:
        expression: what is evaluated.
        names: the element that each name means, by path; () is a value given by the caller.
    """

    expression: feel.Expression
    names: Mapping[str, Path]


@dataclass(frozen=True, slots=True)
class Node:
    """An element with its place.

    Args:
        path: keys from the root, its own last.
        place: where it stands in the data of the form, for findings.
        page: number of its page, from 0.
        repeats: how many of its ancestors are repeats.
        needed: when an answer must be given.
        bounds: settings of the field that are expressions.
    """

    path: Path
    place: str
    element: Element
    page: int
    repeats: int
    condition: Formula | None = None
    needed: Formula | bool = False
    checks: tuple[tuple[Formula, Check], ...] = ()
    bounds: tuple[tuple[str, Formula], ...] = ()


@dataclass(frozen=True, slots=True)
class PageNode:
    """A page with its condition."""

    page: Page
    place: str
    condition: Formula | None


Step = tuple[str, int | Path]
"""("page", number), ("shown", path) or ("value", path)."""


@dataclass(frozen=True)
class Program:
    """A form made ready for answers. Never changes; threads share it.

    Args:
        nodes: elements by path, in the order of the form.
        steps: what to work out, each after what it needs.
    """

    form: Form
    pages: tuple[PageNode, ...]
    nodes: Mapping[Path, Node]
    steps: tuple[Step, ...]

    def children(self, path: Path) -> list[Path]:
        """The paths of what stands directly in a group or repeat, in order."""
        element = self.nodes[path].element
        elements = element.elements if isinstance(element, Group | Repeat) else ()
        return [(*path, each.key) for each in elements]
