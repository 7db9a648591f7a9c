"""Which names an expression of a model may use, and the making of functions from its tree."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from rathaus.rules.feel import tree
from rathaus.rules.feel.compiler.compile import compile_function, compile_test
from rathaus.rules.feel.names import NameTable
from rathaus.rules.limits import Limits
from rathaus.rules.state import NO_DEADLINE, Deadline
from rathaus.rules.values.types import FeelType

RESULT = "\0result"
"""Key of the last entry of a boxed context; no name of FEEL can be equal to it."""


@dataclass(frozen=True, slots=True)
class Scope:
    """The names in scope at one place of a model.

    Args:
        table: the same names for the parser.
        names: the variables in scope, built-in functions not among them.
        members: the names that may follow a dot.
        open: an item is looked at, whose entries are names too.
    """

    table: NameTable
    names: frozenset[str] = frozenset()
    members: frozenset[str] = frozenset()
    open: bool = False

    def with_names(self, names: Iterable[str]) -> "Scope":
        """Return a scope with more names."""
        more = frozenset(names)
        if more <= self.names:
            return self
        return Scope(self.table.with_names(more), self.names | more, self.members, self.open)

    def in_filter(self) -> "Scope":
        """Return the scope of the condition of a boxed filter."""
        inner = self.with_names(("item",))
        table = inner.table.with_names(self.members)
        return Scope(table, inner.names, self.members, open=True)


@dataclass(frozen=True, slots=True)
class Compiler:
    """Makes Python functions of trees, with the types and limits of one model file.

    Those who make many look at the deadline in between.
    """

    types: Callable[[str], FeelType | None]
    limits: Limits
    deadline: Deadline = NO_DEADLINE

    def function(
        self,
        node: tree.Node,
        parameters: Iterable[str] = (),
        constants: Mapping[str, object] | None = None,
    ) -> Callable[..., Any]:
        """Make a function `(state, *values of the parameters)`."""
        return compile_function(
            node, tuple(parameters), constants or {}, limits=self.limits, types=self.types
        )

    def test(self, tests: tree.UnaryTests, parameters: Iterable[str] = ()) -> Callable[..., Any]:
        """Make a function `(state, value under test, *values of the parameters)`."""
        return compile_test(tests, tuple(parameters), limits=self.limits, types=self.types)
