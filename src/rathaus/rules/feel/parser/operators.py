"""Operands, what may follow them, and the operators between them.

Source: DMN 1.5, chapter 10.3.1.2, rules 1, 2, 4, 20 to 25, 32 to 42 and 49 to 54. The order of
the alternatives there is the order of binding, and all binary operators bind to the left.
"""

from collections.abc import Callable, Mapping
from typing import ClassVar

from rathaus.rules.feel.parser.control import Control
from rathaus.rules.feel.tokens import (
    COMPARISONS,
    LEVEL_SUM,
    LEVELS,
    NAME,
    NUMBER,
    OPERATORS,
    RESERVED,
    STRING,
)
from rathaus.rules.feel.tree import (
    And,
    Arithmetic,
    At,
    Between,
    Boolean,
    Call,
    Compare,
    Filter,
    In,
    InstanceOf,
    Name,
    NamedCall,
    Negation,
    Node,
    Null,
    Number,
    Or,
    Path,
    Span,
    Text,
    UnaryTests,
)


class Operators(Control):
    """Parses whole expressions."""

    __slots__ = ()

    atoms: ClassVar[Mapping[str, "Callable[[Operators], Node]"]] = {}

    def expression(self) -> Node:
        """Parse any expression (rule 1)."""
        self.deeper()
        start = self.start
        node = self.continued(self.operand(), 1, start)
        self.depth -= 1
        return node

    # --- operators

    def binary(self, level: int) -> Node:
        """Parse what binds at the level or tighter."""
        start = self.start
        return self.continued(self.operand(), level, start)

    def continued(self, left: Node, level: int, start: int) -> Node:
        """Parse the operators of the level or tighter that follow an operand."""
        while True:
            kind = self.kind
            found = LEVELS.get(kind)
            if found is None or found < level:
                return left
            self.advance()
            if kind == "in":
                left = In(left, self._tests_after_in(), span=self.span(start))
                continue
            if kind == "between":
                left = self._between(left, start)
                continue
            right = self.binary(found + 1)
            span = Span(start, self.done)
            if kind in OPERATORS:
                left = Arithmetic(OPERATORS[kind], left, right, span=span)
            elif kind in COMPARISONS:
                left = Compare(COMPARISONS[kind], left, right, span=span)
            else:
                left = (And if kind == "and" else Or)(left, right, span=span)

    def _between(self, value: Node, start: int) -> Node:
        low = self.binary(LEVEL_SUM)
        self.take("and")
        return Between(value, low, self.binary(LEVEL_SUM), span=self.span(start))

    def _tests_after_in(self) -> UnaryTests:
        """Parse what follows `in` (rule 51c): one test, or several in brackets."""
        start = self.start
        if self.kind in COMPARISONS:
            return UnaryTests((self.test(),), span=self.span(start))
        if self.kind != "(":
            return UnaryTests((self.binary(LEVEL_SUM),), span=self.span(start))
        self.advance()
        comparison = self.kind in COMPARISONS
        tests = [self.test()]
        single = tests[0]
        if self.kind == ".." and not comparison:
            single = self.range_from(start, single, included=False)
        else:
            while self.kind == ",":
                self.advance()
                tests.append(self.test())
            self.close(")", start, ",")
            if len(tests) > 1 or comparison:
                return UnaryTests(tuple(tests), span=self.span(start))
        # One expression in brackets may be the beginning of a longer one: `a in (b)[1]`.
        single = self.continued(self.followed(single, start), LEVEL_SUM, start)
        return UnaryTests((single,), span=self.span(start))

    # --- operands

    def operand(self) -> Node:
        """Parse an operand with its signs and what follows it (rules 2i to 2k and 4d)."""
        kind = self.kind
        start = self.start
        node: Node
        if kind == NAME:
            node = Name(self.name(), span=Span(start, self.done))
        elif kind == NUMBER:
            node = Number(self.number(), span=Span(start, self.end))
            self.advance()
        elif kind == STRING:
            node = Text(self.string(), span=Span(start, self.end))
            self.advance()
        elif kind == "-":
            return self._negation()
        elif kind in RESERVED and self.known_end() > 0:
            node = Name(self.name(), span=Span(start, self.done))
        else:
            parse = self.atoms.get(kind)
            if parse is None:
                self.unexpected("expression")
            node = parse(self)
        return self.followed(node, start)

    def _negation(self) -> Node:
        signs: list[int] = []
        while self.kind == "-":
            signs.append(self.start)
            self.advance()
        node = self.operand()
        for start in reversed(signs):
            node = Negation(node, span=self.span(start))
        return node

    def followed(self, node: Node, start: int) -> Node:
        """Parse paths, filters, invocations and `instance of` behind an operand."""
        while True:
            kind = self.kind
            if kind == ".":
                self.advance()
                node = Path(node, self.member(), span=self.span(start))
            elif kind == "[":
                if self.closes_range():
                    return node
                node = self._filter(node, start)
            elif kind == "(":
                node = self._call(node, start)
            else:
                break
        while self.kind == "instance":
            self.advance()
            if self.word != "of":
                self.unexpected("of")
            self.advance()
            node = InstanceOf(node, self.type(), span=self.span(start))
        return node

    def _filter(self, of: Node, start: int) -> Node:
        opened = self.start
        self.advance()
        self.filters += 1
        condition = self.expression()
        self.filters -= 1
        self.close("]", opened)
        return Filter(of, condition, span=self.span(start))

    def _call(self, function: Node, start: int) -> Node:
        """Parse the arguments of an invocation (rules 38 to 42): by place or by name."""
        opened = self.start
        self.advance()
        if self.kind == ")":
            self.advance()
            return Call(function, (), span=self.span(start))
        name = self.key()
        if name is not None:
            named = self._named_arguments(name)
            self.close(")", opened, ",")
            return NamedCall(function, named, span=self.span(start))
        arguments = [self.expression()]
        while self.kind == ",":
            self.advance()
            arguments.append(self.expression())
        self.close(")", opened, ",")
        return Call(function, tuple(arguments), span=self.span(start))

    def _named_arguments(self, name: str) -> tuple[tuple[str, Node], ...]:
        arguments = [(name, self.expression())]
        while self.kind == ",":
            self.advance()
            following = self.key()
            if following is None:
                self.unexpected("key")
            arguments.append((following, self.expression()))
        return tuple(arguments)

    # --- atoms of one token

    def _at(self) -> Node:
        start = self.start
        self.advance()
        if self.kind != STRING:
            self.unexpected("text")
        value = self.string()
        self.advance()
        return At(value, span=self.span(start))

    def _word(self) -> Node:
        word, span = self.kind, Span(self.start, self.end)
        self.advance()
        return Null(span=span) if word == "null" else Boolean(word == "true", span=span)


Operators.atoms = {
    "(": Operators.bracketed,
    "[": Operators.list_or_range,
    "]": Operators.open_range,
    "{": Operators.context,
    "@": Operators._at,
    "null": Operators._word,
    "true": Operators._word,
    "false": Operators._word,
    "if": Operators.conditional,
    "for": Operators.loop,
    "some": Operators.quantified,
    "every": Operators.quantified,
    "function": Operators.function,
}
