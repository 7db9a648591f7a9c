"""From tree to text: what is printed parses to the same tree again.

Source: DMN 1.5, chapter 10.3.1.2. Brackets stand only where the tree needs them.
"""

from collections.abc import Callable
from typing import Any

from rathaus.rules.feel.names import NO_NAMES, NameTable
from rathaus.rules.feel.tree import Entry, Iteration, Node, Parameter, UnaryTests
from rathaus.rules.feel.walk import walk
from rathaus.rules.feel.writer import Writer


def print_expression(node: Node, names: NameTable = NO_NAMES) -> str:
    """Return the text of an expression.

    Args:
        node: the tree.
        names: the names in scope where the text will stand. They matter only where a name such
            as `price and fee` could be read into two others.
    """
    return _print(Writer.expression, node, names)


def print_unary_tests(tests: UnaryTests, names: NameTable = NO_NAMES) -> str:
    """Return the text of a cell."""
    return _print(Writer.cell, tests, names)


def print_type(node: Node) -> str:
    """Return the text of a type."""
    return _print(Writer.type, node, NO_NAMES)


def _print(write: Callable[[Writer, Any], None], node: Node, names: NameTable) -> str:
    """Write; where a longer name would be read into the text, once more with brackets there."""
    bracketed: frozenset[tuple[bool, str]] = frozenset()
    declared = _declared(node)
    names = names.with_names(declared, declared)
    while True:
        writer = Writer(bracketed)
        write(writer, node)
        text = "".join(writer.pieces)
        misread = writer.misread(text, names)
        if misread <= bracketed:
            return text
        bracketed |= misread


def _declared(node: Node) -> list[str]:
    """Return the names a tree itself declares, wherever it does."""
    names: list[str] = []
    for one in walk(node):
        if isinstance(one, Iteration | Parameter):
            names.append(one.name)
        elif isinstance(one, Entry):
            names.append(one.key)
    return names
