"""Which names an expression needs from outside."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from rathaus.rules.feel import tree

TESTED = "?"
"""The name of the value under a unary test."""


def free_names(node: tree.Node) -> frozenset[str]:
    """Return the names that the expression does not bind itself.

    Inside a filter any name may be an entry of the item; such names count as free, as nobody
    can know before. Names of built-in functions count as well. Works without recursion, so that
    long chains are no problem.
    """
    found: set[str] = set()
    waiting: list[Part] = [(node, NOTHING)]
    while waiting:
        part, bound = waiting.pop()
        if isinstance(part, tree.Name):
            if part.name not in bound:
                found.add(part.name)
        else:
            if isinstance(part, tree.Native):
                found.update(name for name in part.names if name not in bound)
            waiting.extend(parts(part, bound))
    return frozenset(found)


def calculated_names(node: tree.Node) -> frozenset[str]:
    """Return the names whose values are surely meant to be numbers, when it pays to ask first.

    It pays when there are several operations on a few names. Which names count is a matter of
    speed only: the code is right for values of any kind.
    """
    found: set[str] = set()
    operations = 0
    waiting: list[tree.Node] = [node]
    while waiting:
        part = waiting.pop()
        sides = _SIDES.get(part.__class__)
        operands = [getattr(part, side) for side in sides or ()]
        numeric = isinstance(part, tree.Arithmetic) or any(
            isinstance(operand, tree.Number) for operand in operands
        )
        if numeric:
            operations += 1
            found.update(each.name for each in operands if isinstance(each, tree.Name))
        waiting.extend(each for each, _ in parts(part))
    return frozenset(found if 1 < operations <= _MANY and 0 < len(found) <= _FEW else ())


_MANY = 50
_FEW = 8

_SIDES: dict[type[tree.Node], tuple[str, ...]] = {
    tree.Arithmetic: ("left", "right"),
    tree.Compare: ("left", "right"),
    tree.Between: ("value", "low", "high"),
}


class Bound:
    """The names bound somewhere: those of one construct, and those around it.

    The places of a construct share its names, so that thousands of entries are no problem.

    Args:
        names: the names that the construct binds, each with its first place in it.
        before: only names of places before this one are bound yet.
        around: what is bound around the construct.
    """

    __slots__ = ("_around", "_before", "_names")

    def __init__(self, names: Mapping[str, int], before: int, around: "Bound | None") -> None:
        self._names = names
        self._before = before
        self._around = around

    def __contains__(self, name: str) -> bool:
        bound: Bound | None = self
        while bound is not None:
            if bound._names.get(name, bound._before) < bound._before:
                return True
            bound = bound._around
        return False

    def binding(self, *names: str) -> "Bound":
        """Return these names and more."""
        return Bound(dict.fromkeys(names, 0), 1, self)


NOTHING = Bound({}, 0, None)

Part = tuple[tree.Node, Bound]
"""A node, and the names bound where it stands."""


def parts(node: tree.Node, bound: Bound = NOTHING) -> Iterator[Part]:
    """Yield the parts of a node, each with the names bound where it stands.

    Args:
        node: any node; types have no parts.
        bound: names bound where the node itself stands.
    """
    binding = _BINDING.get(node.__class__)
    if binding is not None:
        yield from binding(node, bound)
        return
    for field in _FIELDS.get(node.__class__, ()):
        part = getattr(node, field)
        if isinstance(part, tuple):
            yield from ((each, bound) for each in part)
        elif part is not None:
            yield part, bound


_FIELDS: dict[type[tree.Node], tuple[str, ...]] = {
    tree.List: ("items",),
    tree.Range: ("start", "end"),
    tree.Path: ("of",),
    tree.Negation: ("operand",),
    tree.Arithmetic: ("left", "right"),
    tree.Compare: ("left", "right"),
    tree.And: ("left", "right"),
    tree.Or: ("left", "right"),
    tree.Between: ("value", "low", "high"),
    tree.ComparisonTest: ("right",),
    tree.UnaryTests: ("tests",),
    tree.If: ("condition", "then", "otherwise"),
    tree.InstanceOf: ("value",),
    tree.Coerced: ("value",),
    tree.Call: ("function", "arguments"),
    tree.Native: ("arguments",),
}


def _places(names: Sequence[str]) -> Mapping[str, int]:
    """Return each name with its first place."""
    return {name: place for place, name in reversed(list(enumerate(names)))}


def _context(node: tree.Context, bound: Bound) -> Iterator[Part]:
    keys = _places([entry.key for entry in node.entries])
    for place, entry in enumerate(node.entries):
        yield entry.value, Bound(keys, place, bound)


def _filter(node: tree.Filter, bound: Bound) -> Iterator[Part]:
    yield node.of, bound
    yield node.condition, bound.binding("item")


def _in(node: tree.In, bound: Bound) -> Iterator[Part]:
    yield node.value, bound
    yield node.tests, bound.binding(TESTED)


def _for(node: tree.For, bound: Bound) -> Iterator[Part]:
    yield from _domains(node.iterations, bound)
    yield node.body, bound.binding(*(each.name for each in node.iterations), "partial")


def _quantified(node: tree.Quantified, bound: Bound) -> Iterator[Part]:
    yield from _domains(node.iterations, bound)
    yield node.condition, bound.binding(*(each.name for each in node.iterations))


def _domains(iterations: tuple[tree.Iteration, ...], bound: Bound) -> Iterator[Part]:
    names = _places([each.name for each in iterations])
    for place, each in enumerate(iterations):
        yield each.domain, Bound(names, place, bound)
        if each.to is not None:
            yield each.to, Bound(names, place, bound)


def _function(node: tree.FunctionDefinition, bound: Bound) -> Iterator[Part]:
    yield node.body, bound.binding(*(each.name for each in node.parameters))


def _named_call(node: tree.NamedCall, bound: Bound) -> Iterator[Part]:
    yield node.function, bound
    yield from ((argument, bound) for _, argument in node.arguments)


_BINDING: dict[type[tree.Node], Callable[[Any, Bound], Iterator[Part]]] = {
    tree.Context: _context,
    tree.Filter: _filter,
    tree.In: _in,
    tree.For: _for,
    tree.Quantified: _quantified,
    tree.FunctionDefinition: _function,
    tree.NamedCall: _named_call,
}
