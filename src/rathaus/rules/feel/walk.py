"""Going through trees without recursion."""

from collections.abc import Iterator
from dataclasses import fields

from rathaus.rules.feel.tree import And, Arithmetic, Compare, Node, Or

_CHAINS = (Arithmetic, Compare, And, Or)
"""Operators whose chains `a + b - c` lean to the left and may be long."""

_FIELDS: dict[type[Node], tuple[str, ...]] = {}


def _fields(kind: type[Node]) -> tuple[str, ...]:
    """Return the fields of the kind of node that can hold others."""
    found = _FIELDS.get(kind)
    if found is None:
        plain = {"span", "value" if kind.__name__ in {"Number", "Text", "At"} else ""}
        found = tuple(field.name for field in fields(kind) if field.name not in plain)
        _FIELDS[kind] = found
    return found


def children(node: Node) -> Iterator[Node]:
    """Yield the nodes right below one, in the order of the text."""
    for name in _fields(node.__class__):
        value = getattr(node, name)
        if isinstance(value, Node):
            yield value
        elif isinstance(value, tuple):
            for item in value:
                if isinstance(item, Node):
                    yield item
                elif isinstance(item, tuple):
                    yield from (part for part in item if isinstance(part, Node))


def walk(node: Node) -> Iterator[Node]:
    """Yield the node and all below it."""
    waiting = [node]
    while waiting:
        one = waiting.pop()
        yield one
        waiting.extend(reversed(list(children(one))))


def deepest(node: Node, enough: int) -> int:
    """Return the number of levels of a tree; stop when there are more than enough.

    A chain of the same kind of operator that leans to the left, such as `a + b - c`, is one
    level: whoever goes through trees goes along it in a loop.
    """
    level, count = [node], 0
    while level and count <= enough:
        count += 1
        below: list[Node] = []
        while level:
            one = level.pop()
            kind = one.__class__
            for child in children(one):
                along = kind in _CHAINS and child.__class__ is kind and child is one.left  # type: ignore[attr-defined]
                (level if along else below).append(child)
        level = below
    return count
