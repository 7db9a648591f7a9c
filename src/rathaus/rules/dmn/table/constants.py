"""Which parts of cells are the same in every evaluation."""

from collections.abc import Callable
from decimal import localcontext
from typing import Any

from rathaus.rules.dmn.scope import Compiler, Scope
from rathaus.rules.errors import RulesError
from rathaus.rules.feel import tree
from rathaus.rules.feel.builtins.registry import BUILTINS
from rathaus.rules.feel.compiler.names import free_names
from rathaus.rules.limits import Limits
from rathaus.rules.state import State
from rathaus.rules.values.numbers import CONTEXT
from rathaus.rules.values.types import coerce

UNKNOWN = object()
"""What `constant_of` gives for a tree whose value is not the same in every evaluation."""

_CLOCKS = frozenset({"now", "today"})
_SMALL = Limits(steps=10_000, list_size=1000, text_length=10_000, seconds=0.1)
_LITERALS = (tree.Number, tree.Text, tree.Boolean, tree.Constant)


def constant_of(node: tree.Node, compiler: Compiler, scope: Scope) -> object:
    """Return the value of a tree that needs nothing from outside, else `UNKNOWN`.

    A value that comes with notes is left to the evaluation, so that the notes are said there.
    """
    if isinstance(node, _LITERALS):
        return node.value
    if isinstance(node, tree.Null):
        return None
    if isinstance(node, tree.Coerced) and isinstance(node.value, _LITERALS):
        return value_now(coerce, node.value.value, node.type)
    for name in free_names(node):
        if name in scope.names or name not in BUILTINS or name in _CLOCKS:
            return UNKNOWN
    if scope.open or _holds_native(node):
        return UNKNOWN
    return value_now(compiler.function(node))


def value_now(function: Callable[..., Any], *arguments: object, silent: bool = True) -> object:
    """Return what a function gives, `UNKNOWN` when it is too much work.

    Args:
        function: `function(state, *arguments)`.
        arguments: what it is given.
        silent: `UNKNOWN` as well when it has anything to say.
    """
    state = State(_SMALL)
    try:
        with localcontext(CONTEXT):
            value: object = function(state, *arguments)
    except RulesError:
        return UNKNOWN
    return UNKNOWN if silent and state.notes else value


def _holds_native(node: tree.Node) -> bool:
    if isinstance(node, tree.Coerced):
        return _holds_native(node.value)
    return isinstance(node, tree.Native)
