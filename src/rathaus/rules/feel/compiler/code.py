"""Statements of Python under construction, and their making into a function.

Python's parser allows a hundred levels of indentation and two hundred brackets; a nested
expression may have more. Lines are therefore parsed flat, and blocks joined as syntax trees.
"""

import ast
from collections.abc import Callable
from typing import Any


class Compound:
    """A statement with blocks: `if`, `for` or `def`.

    Args:
        head: its first line; a head of several lines is the whole statement, its body to be
            replaced.
    """

    __slots__ = ("body", "head", "otherwise")

    def __init__(self, head: str) -> None:
        self.head = head
        self.body: list[str | Compound] = []
        self.otherwise: list[str | Compound] = []


def build(
    parameters: list[str],
    prelude: list[str | Compound],
    body: list[str | Compound],
    scope: dict[str, Any],
) -> Callable[..., Any]:
    """Make a function.

    Args:
        parameters: names of its parameters.
        prelude: what is run once, before it is made.
        body: its statements.
        scope: its globals: functions, classes and constants that the statements name.
    """
    function = Compound(f"def feel({', '.join(parameters)}):")
    function.body = body
    module = ast.Module(body=_statements([*prelude, function]), type_ignores=[])
    exec(compile(module, "<feel>", "exec"), scope)  # noqa: S102 -- the statements are ours, texts only name constants
    made: Callable[..., Any] = scope["feel"]
    return made


def guarded(body: list[str | Compound], careful: str, arguments: list[str]) -> Compound:
    """Return a body that turns to a careful function when a number grows too large."""
    call = f"return {careful}({', '.join(['st', *arguments])})"
    made = Compound(f"try:\n pass\nexcept ArithmeticError:\n {call}")
    made.body = body
    return made


def _statements(block: list[str | Compound]) -> list[ast.stmt]:
    made: list[ast.stmt] = []
    lines: list[str] = []
    for each in block:
        if isinstance(each, str):
            lines.append(each)
            continue
        made += _flat(lines)
        lines = []
        made.append(_compound(each))
    return made + _flat(lines)


def _flat(lines: list[str]) -> list[ast.stmt]:
    return ast.parse("\n".join(lines)).body if lines else []


def _compound(part: Compound) -> ast.stmt:
    (statement,) = ast.parse(part.head if "\n" in part.head else f"{part.head}\n pass").body
    if isinstance(statement, ast.If | ast.For | ast.FunctionDef | ast.Try):
        statement.body = _statements(part.body) or [ast.parse("pass").body[0]]
    if isinstance(statement, ast.If):
        statement.orelse = _statements(part.otherwise)
    return statement
