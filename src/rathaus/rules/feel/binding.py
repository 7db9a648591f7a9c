"""How tightly the parts of a tree bind, for whoever writes or reads them as text.

Source: DMN 1.5, chapter 10.3.1.2, rules 1, 2 and 4.
"""

from collections.abc import Mapping
from typing import Any

from rathaus.rules.feel.tokens import (
    LEVEL_ATOM,
    LEVEL_INSTANCE,
    LEVEL_NEGATION,
    LEVEL_POSTFIX,
    LEVELS,
)
from rathaus.rules.feel.tree import (
    And,
    Arithmetic,
    Between,
    Call,
    Coerced,
    Compare,
    Comparison,
    Filter,
    For,
    FunctionDefinition,
    FunctionOf,
    If,
    In,
    InstanceOf,
    NamedCall,
    NamedType,
    Negation,
    Node,
    Or,
    Path,
    Quantified,
)

CHAINED = (Arithmetic, Compare, And, Or, Between, In)
"""What takes an operand to its left and binds to the left."""

_LEVELS: Mapping[type[Node], int] = {
    If: 0,
    For: 0,
    Quantified: 0,
    FunctionDefinition: 0,
    Coerced: 0,
    Or: LEVELS["or"],
    And: LEVELS["and"],
    Between: LEVELS["between"],
    In: LEVELS["in"],
    Negation: LEVEL_NEGATION,
    InstanceOf: LEVEL_INSTANCE,
    Path: LEVEL_POSTFIX,
    Filter: LEVEL_POSTFIX,
    Call: LEVEL_POSTFIX,
    NamedCall: LEVEL_POSTFIX,
}
_GENERIC = frozenset({"list", "range", "context", "function"})


def level_of(node: Node) -> int:
    """Return how tightly the outermost part of a tree binds."""
    if isinstance(node, Arithmetic | Compare):
        return LEVELS[node.operator.value]
    return _LEVELS.get(node.__class__, LEVEL_ATOM)


def left_of(node: Any) -> Node:
    """Return the left operand of a chained node."""
    left: Node = node.value if isinstance(node, Between | In) else node.left
    return left


def reads_as_type(after: Node, left: Node) -> bool:
    """Say whether a `<` behind the left operand would begin the type's own brackets.

    So it would in `(a instance of list) < b`, were the brackets left out.
    """
    if not isinstance(after, Compare) or after.operator is not Comparison.LESS:
        return False
    edge: Any = left
    while True:
        if isinstance(edge, Arithmetic | Compare | And | Or):
            edge = edge.right
        elif isinstance(edge, Negation):
            edge = edge.operand
        elif isinstance(edge, Between):
            edge = edge.high
        elif isinstance(edge, In):
            edge = edge.tests.tests[-1]
        else:
            break
    kind = edge.type if isinstance(edge, InstanceOf) else None
    while isinstance(kind, FunctionOf):
        kind = kind.result
    return isinstance(kind, NamedType) and kind.name in _GENERIC
