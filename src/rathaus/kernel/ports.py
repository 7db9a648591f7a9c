"""Ports: questions to a neighbour, answered by whoever is bound, or honestly by nobody.

A package that needs to know something it does not own declares a ``Port`` with the type of the
answering callable. The platform binds an implementation when it mounts the packages. A port
that nobody answers raises ``Unanswered``, and the asker says so to the person instead of
guessing.
"""

from collections.abc import Callable
from typing import Generic, ParamSpec, TypeVar

from rathaus.kernel.errors import RathausError

P = ParamSpec("P")
R = TypeVar("R")


class Unanswered(RathausError):
    """Nobody is bound to the port; the message says which question stays open."""


class Port(Generic[P, R]):
    """A question with a name, asked by calling it.

    >>> streets: Port[[str], bool] = Port("Ist das eine Straße der Stadt?")
    >>> streets.bound
    False
    """

    def __init__(self, question: str) -> None:
        self.question = question
        self._answer: Callable[P, R] | None = None

    @property
    def bound(self) -> bool:
        """Whether somebody answers."""
        return self._answer is not None

    def bind(self, answer: Callable[P, R]) -> None:
        """Let a callable answer; binding twice is a mistake in the mounting.

        Raises:
            ValueError: if somebody answers already.
        """
        if self._answer is not None:
            raise ValueError(f"'{self.question}' is answered already")
        self._answer = answer

    def unbind(self) -> None:
        """Forget who answers."""
        self._answer = None

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> R:
        if self._answer is None:
            raise Unanswered(f"Diese Frage beantwortet noch niemand: {self.question}")
        return self._answer(*args, **kwargs)
