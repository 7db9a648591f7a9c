"""Expressions that have one value whatever the inputs are."""

from decimal import localcontext

from rathaus.rules.errors import RulesError
from rathaus.rules.feel import tree
from rathaus.rules.feel.builtins.registry import BUILTINS
from rathaus.rules.feel.compiler.compile import compile_function
from rathaus.rules.feel.compiler.names import free_names
from rathaus.rules.limits import Limits
from rathaus.rules.state import State
from rathaus.rules.values.numbers import CONTEXT

_LIMITS = Limits(list_size=1000, text_length=10_000, steps=10_000, seconds=0.5)
_CHANGING = frozenset({"now", "today"})


class NotConstant(Exception):
    """The expression depends on something, or is too costly to know."""


def constant_of(node: tree.Node) -> object:
    """Give the value of an expression that depends on nothing.

    Raises:
        NotConstant: it depends on an input or the time, or its value is null unintentionally.
    """
    match node:
        case tree.Null():
            return None
        case tree.Boolean(value) | tree.Number(value) | tree.Text(value) | tree.Constant(value):
            return value
    return _evaluated(node)


def _evaluated(node: tree.Node) -> object:
    names = free_names(node)
    if not names <= BUILTINS.keys() or names & _CHANGING:
        raise NotConstant
    state = State(_LIMITS)
    try:
        with localcontext(CONTEXT):
            value: object = compile_function(node, ())(state)
    except RulesError as error:
        raise NotConstant from error
    if value is None or state.notes:
        raise NotConstant
    return value
