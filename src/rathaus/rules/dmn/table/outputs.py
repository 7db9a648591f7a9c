"""Output entries: constants worked out beforehand, the others compiled."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from rathaus.rules.dmn.scope import Compiler, Scope
from rathaus.rules.dmn.table.constants import UNKNOWN, constant_of
from rathaus.rules.feel import tree
from rathaus.rules.state import State
from rathaus.rules.values.operators import equal

Make = Callable[..., Any]
"""`make(state, *values of the table's names)`."""

NO_RANK = 1 << 30


@dataclass(frozen=True, slots=True)
class Outputs:
    """What the rules of a table give.

    Args:
        values: by rule, the finished value; None where it must be made.
        makers: by rule, what makes it; None where the value is finished.
        default: makes the default output; None when the table has none.
        priorities: for each output column its possible values, the most important first.
        names: the names of the output columns; empty when there is only one.
    """

    values: tuple[object, ...]
    makers: tuple[Make | None, ...]
    default: Make | None
    priorities: tuple[tuple[object, ...], ...]
    names: tuple[str, ...]

    def of(self, state: State, row: int, names: tuple[object, ...]) -> object:
        """Return what a rule gives."""
        make = self.makers[row]
        return self.values[row] if make is None else make(state, *names)

    def rank(self, state: State, value: object) -> tuple[int, ...]:
        """Return how important an output is: the smaller the more; columns from the left."""
        if not self.names:
            return (_place(state, value, self.priorities[0]),)
        if not isinstance(value, dict):
            return (NO_RANK,)
        return tuple(
            _place(state, value[name], priorities)
            for name, priorities in zip(self.names, self.priorities, strict=True)
        )


def _place(state: State, value: object, priorities: Sequence[object]) -> int:
    for number, each in enumerate(priorities):
        if equal(state, value, each) is True:
            return number
    return NO_RANK


def make_output(
    nodes: Sequence[tree.Node],
    columns: Sequence[str],
    compiler: Compiler,
    scope: Scope,
    names: Sequence[str],
) -> tuple[object, Make | None]:
    """Return a rule's output: a finished value, or what makes it.

    Args:
        nodes: its output entries.
        columns: names of the output columns.
        names: the names that outputs of the table may use, in the order they are given.
    """
    compiler.deadline.look()
    if len(nodes) == 1:
        node = nodes[0]
    else:
        # Not a context of the language: there, entries would see their left neighbours.
        pairs = zip(columns, nodes, strict=True)
        values = [(name, constant_of(each, compiler, scope)) for name, each in pairs]
        if all(value is not UNKNOWN for _, value in values):
            return dict(values), None
        makers = [
            (name, compiler.function(each, names))
            for name, each in zip(columns, nodes, strict=True)
        ]

        def make(state: State, *given: object) -> object:
            return {name: maker(state, *given) for name, maker in makers}

        return None, make
    value = constant_of(node, compiler, scope)
    if value is not UNKNOWN:
        return value, None
    return None, compiler.function(node, names)
