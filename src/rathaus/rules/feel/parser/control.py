"""`if`, `for`, `some`, `every` and `function`.

Source: DMN 1.5, chapter 10.3.1.2, rules 43 to 45 and 55.
"""

import re

from rathaus.rules.feel.parser.brackets import Brackets
from rathaus.rules.feel.tokens import NAME
from rathaus.rules.feel.tree import (
    For,
    FunctionDefinition,
    If,
    Iteration,
    Node,
    Parameter,
    Quantified,
    Quantifier,
)
from rathaus.rules.values.characters import WHITE

_EXTERNAL = re.compile(f"external[{WHITE}]*\\{{")


class Control(Brackets):
    """Parses what begins with a reserved word."""

    __slots__ = ()

    def conditional(self) -> Node:
        """Parse `if a then b else c` (rule 45)."""
        start = self.start
        self.advance()
        condition = self.expression()
        self.take("then")
        then = self.expression()
        self.take("else")
        otherwise = self.expression()
        return If(condition, then, otherwise, span=self.span(start))

    def loop(self) -> Node:
        """Parse `for x in xs return body` (rule 43)."""
        start = self.start
        scope = self.known
        iterations = self._iterations("return")
        body = self.expression()
        self.known = scope
        return For(iterations, body, span=self.span(start))

    def quantified(self) -> Node:
        """Parse `some x in xs satisfies condition` (rule 46)."""
        start = self.start
        scope = self.known
        quantifier = Quantifier(self.kind)
        iterations = self._iterations("satisfies")
        condition = self.expression()
        self.known = scope
        return Quantified(quantifier, iterations, condition, span=self.span(start))

    def _iterations(self, last: str) -> tuple[Iteration, ...]:
        """Take `for x in xs, y in ys return`: later domains see earlier variables."""
        iterations: list[Iteration] = []
        while not iterations or self.kind == ",":
            self.advance()
            start = self.start
            name = self.variable()
            domain = self.expression()
            to = None
            if self.kind == "..":
                self.advance()
                to = self.expression()
            iterations.append(Iteration(name, domain, to, span=self.span(start)))
            self.declare(name)
        self.take(last, ",")
        return tuple(iterations)

    def function(self) -> Node:
        """Parse `function(a: number) a + 1` (rule 55)."""
        start = self.start
        scope = self.known
        self.advance()
        self.take("(")
        parameters: list[Parameter] = []
        while self.kind != ")":
            if parameters:
                self.take(",", ")")
            parameters.append(self._parameter())
        self.advance()
        self.declare(*(parameter.name for parameter in parameters))
        external = self.kind == NAME and _EXTERNAL.match(self.text, self.start) is not None
        if external:
            self.advance()
        body = self.expression()
        self.known = scope
        return FunctionDefinition(tuple(parameters), body, external, span=self.span(start))

    def _parameter(self) -> Parameter:
        """Take a formal parameter (rule 56), with its type if it has one."""
        start = self.start
        name = self.parameter()
        kind = None
        if self.kind == ":":
            self.advance()
            kind = self.type()
        return Parameter(name, kind, span=self.span(start))
