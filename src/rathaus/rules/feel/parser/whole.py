"""Whole texts: an expression, a cell, a type."""

from typing import TypeVar

from rathaus.rules.errors import FeelSyntaxError
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
            return self._negated_tests()
        return self._plain_tests()

    def _plain_tests(self) -> UnaryTests:
        start = self.start
        tests = self._tests()
        return self._finished(UnaryTests(tests, span=self.span(start)))

    def _negated_tests(self) -> UnaryTests:
        """Parse `not(...)` around all tests; it may also be an expression, or begin one.

        Of the two errors, when it is neither, the one that came further in the text is told.
        """
        start, known, members = self.start, self.known, self.members
        try:
            self.advance()
            self.take("(")
            tests = self._tests()
            self.take(")", ",")
            return self._finished(UnaryTests(tests, True, span=self.span(start)))
        except FeelSyntaxError as error:
            first = error
        self.known, self.members = known, members
        self.depth = self.filters = 0
        self.range_end = -1
        self.scan(start)
        try:
            return self._plain_tests()
        except FeelSyntaxError as second:
            if (second.line, second.column) >= (first.line, first.column):
                raise
            raise first from None

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
