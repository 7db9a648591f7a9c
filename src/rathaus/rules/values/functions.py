"""Functions as values.

Source: DMN 1.5, 10.3.2.8.
"""

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rathaus.rules.state import State
    from rathaus.rules.values.lattice import FeelType


@dataclass(frozen=True, slots=True)
class FunctionParameter:
    """A formal parameter: its name, and the type its argument is coerced to."""

    name: str
    type: "FeelType"


class FunctionValue(ABC):
    """Anything that can be called. Two functions are equal only when they are the same one.

    Args:
        name: what it is called in notes and traces, "" for an anonymous one.
        parameters: in order.
        result: type of what it returns.
    """

    __slots__ = ("name", "parameters", "result")

    def __init__(
        self, name: str, parameters: tuple[FunctionParameter, ...], result: "FeelType"
    ) -> None:
        self.name = name
        self.parameters = parameters
        self.result = result

    @abstractmethod
    def invoke(self, state: "State", arguments: Sequence[object]) -> object:
        """Call it with arguments by position; null with a note when they do not fit."""

    @abstractmethod
    def invoke_named(self, state: "State", arguments: Mapping[str, object]) -> object:
        """Call it with arguments by name; null with a note when they do not fit."""

    def __repr__(self) -> str:
        names = ", ".join(parameter.name for parameter in self.parameters)
        return f"<function {self.name}({names})>"
