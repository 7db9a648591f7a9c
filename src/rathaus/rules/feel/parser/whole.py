"""Whole texts: an expression, a cell, a type."""

from typing import TypeVar

from rathaus.rules.feel.names import NameTable
from rathaus.rules.feel.parser.operators import Operators
from rathaus.rules.feel.tokens import END, NAME
from rathaus.rules.feel.tree import Node, Span, UnaryTests
from rathaus.rules.feel.walk import deepest
from rathaus.rules.limits import Limits

Tree = TypeVar("Tree", bound=Node)


class Parser(Operators):
    """Parses one text."""

    __slots__ = ()

    def __init__(self, text: str, names: NameTable, limits: Limits) -> None:
        self.range_end = -1
        super().__init__(text, names, limits)

    def whole_expression(self) -> Node:
        """Parse an expression and nothing behind it."""
        if self.kind == END:
            self.fail("feel-empty", self.start, ("expression",))
        return self._finished(self.expression())

    def whole_type(self) -> Node:
        """Parse a type and nothing behind it."""
        return self._finished(self.type())

    def whole_tests(self) -> UnaryTests:
        """Parse the text of a cell (rule 15)."""
        if self.kind == END:
            return UnaryTests(())
        if self.kind == "-" and not self.text[self.end :].strip():
            return UnaryTests((), span=Span(self.start, self.end))
        if self.kind == NAME and self.word == "not":
            negated = self._negated()
            if negated is not None:
                return negated
        start = self.start
        tests = self._tests()
        return self._finished(UnaryTests(tests, span=self.span(start)))

    def _negated(self) -> UnaryTests | None:
        """Parse `not(...)` around all tests; None if it is only the beginning of one."""
        start, known, members = self.start, self.known, self.members
        self.advance()
        if self.kind == "(":
            self.advance()
            tests = self._tests()
            if self.kind == ")":
                self.advance()
                if self.kind == END:
                    return self._finished(UnaryTests(tests, True, span=self.span(start)))
        self.known, self.members = known, members
        self.scan(start)
        return None

    def _tests(self) -> tuple[Node, ...]:
        tests = [self.test()]
        while self.kind == ",":
            self.advance()
            tests.append(self.test())
        return tuple(tests)

    def _finished(self, tree: Tree) -> Tree:
        if self.kind != END:
            self.unexpected("end")
        nesting = self.limits.nesting
        if len(self.text) > nesting and deepest(tree, nesting) > nesting:
            self.fail("feel-nesting", 0, limit=nesting)
        return tree
