"""From types as written to types."""

from collections.abc import Callable

from rathaus.rules.feel import tree
from rathaus.rules.values import types

Known = Callable[[str], types.FeelType | None]


def resolve_type(node: tree.Node, known: Known) -> types.FeelType | None:
    """Return the type a node names, None when a part of it is unknown.

    Args:
        node: a type node.
        known: finds the types of the model by name; asked before the built-in ones.
    """
    if isinstance(node, tree.NamedType):
        return known(node.name) or types.type_named(node.name)
    if isinstance(node, tree.ListOf | tree.RangeOf):
        inner = resolve_type(node.of, known)
        make = types.ListType if isinstance(node, tree.ListOf) else types.RangeType
        return None if inner is None else make(inner)
    if isinstance(node, tree.ContextOf):
        fields = _all([field for _, field in node.fields], known)
        names = [name for name, _ in node.fields]
        return None if fields is None else types.ContextType(tuple(zip(names, fields, strict=True)))
    if isinstance(node, tree.FunctionOf):
        found = _all([*node.parameters, node.result], known)
        return None if found is None else types.FunctionType(found[:-1], found[-1])
    return None


def _all(nodes: list[tree.Node], known: Known) -> tuple[types.FeelType, ...] | None:
    found = [resolve_type(node, known) for node in nodes]
    return tuple(each for each in found if each) if all(found) else None
