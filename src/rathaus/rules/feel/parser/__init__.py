"""From text to tree: the whole grammar of FEEL. Source: DMN 1.5, chapter 10.3.1."""

from collections.abc import Callable
from typing import TypeVar

from rathaus.rules.feel.names import NO_NAMES, NameTable
from rathaus.rules.feel.parser.whole import Parser
from rathaus.rules.feel.tree import Node, UnaryTests
from rathaus.rules.limits import DEFAULT_LIMITS, Limits

__all__ = ["NO_NAMES", "NameTable", "parse_expression", "parse_type", "parse_unary_tests"]

Tree = TypeVar("Tree", bound=Node)


def parse_expression(
    text: str, names: NameTable = NO_NAMES, limits: Limits = DEFAULT_LIMITS
) -> Node:
    """Parse an expression (rule 1).

    Args:
        text: the expression.
        names: names in scope.
        limits: how long and how deep it may be.

    Raises:
        FeelSyntaxError: the text is no expression.
    """
    return _parsed(Parser.whole_expression, text, names, limits)


def parse_unary_tests(
    text: str, names: NameTable = NO_NAMES, limits: Limits = DEFAULT_LIMITS
) -> UnaryTests:
    """Parse the cell of a decision table, or the allowed values of a type (rule 15).

    An empty text stands for anything, as `-` does.

    Raises:
        FeelSyntaxError: the text is no list of tests.
    """
    return _parsed(Parser.whole_tests, text, names, limits)


def parse_type(text: str, names: NameTable = NO_NAMES, limits: Limits = DEFAULT_LIMITS) -> Node:
    """Parse a type (rule 52).

    Raises:
        FeelSyntaxError: the text is no type.
    """
    return _parsed(Parser.whole_type, text, names, limits)


def _parsed(parse: Callable[[Parser], Tree], text: str, names: NameTable, limits: Limits) -> Tree:
    parser = Parser(text, names, limits)
    try:
        return parse(parser)
    except RecursionError:  # whoever called us had little of the stack left
        parser.fail("feel-nesting", parser.start, limit=limits.nesting)
