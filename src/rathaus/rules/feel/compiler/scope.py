"""Where names are looked up while code is made."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Value:
    """A value worked out: Python that names it, and what is known of it.

    Args:
        code: a variable or a constant's name; cheap to repeat.
        kind: "number", "string", "boolean", "list", "context", "null", "function" when it is
            surely that; "truth" for true, false or null; "" when nothing is known.
        constant: the value itself, when `known`.
        known: it is the same in every evaluation.
    """

    code: str
    kind: str = ""
    constant: object = None
    known: bool = False


@dataclass(slots=True)
class Frame:
    """Names bound together; with `item` the entries of that variable's context are names too."""

    names: dict[str, Value] = field(default_factory=dict)
    item: str = ""


class Scope:
    """A chain of frames, innermost last."""

    __slots__ = ("frames", "used")

    def __init__(self, names: Mapping[str, Value]) -> None:
        self.frames: list[Frame] = [Frame(dict(names))]
        self.used: list[set[str]] = []
        """For each function under construction, the variables of outside that it uses."""

    def find(self, name: str) -> tuple[list[str], Value | None]:
        """Look a name up.

        Returns:
            The variables of items that may have it as an entry, innermost first, and the value
            that holds when none has it; None when nobody knows the name.
        """
        items: list[str] = []
        for frame in reversed(self.frames):
            if frame.item:
                items.append(frame.item)
            if name in frame.names:
                return items, frame.names[name]
        return items, None

    def note_use(self, variable: str) -> None:
        """Remember that the functions under construction need a variable."""
        if variable[0] != "K":  # made once, before the function
            for used in self.used:
                used.add(variable)
