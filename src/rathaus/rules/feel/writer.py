"""Writes the parts of a tree one after the other. `printer` is the door to it."""

from collections.abc import Callable, Mapping
from typing import Any

from rathaus.rules.feel.binding import CHAINED, left_of, level_of, reads_as_type
from rathaus.rules.feel.pieces import Pieces
from rathaus.rules.feel.tokens import (
    LEVEL_ATOM,
    LEVEL_INSTANCE,
    LEVEL_NEGATION,
    LEVEL_POSTFIX,
    LEVEL_SUM,
)
from rathaus.rules.feel.tree import (
    And,
    Arithmetic,
    At,
    Between,
    Boolean,
    Call,
    Coerced,
    Compare,
    ComparisonTest,
    Constant,
    Context,
    ContextOf,
    Filter,
    For,
    FunctionDefinition,
    FunctionOf,
    If,
    In,
    InstanceOf,
    Iteration,
    List,
    ListOf,
    Name,
    NamedCall,
    NamedType,
    Native,
    Negation,
    Node,
    Null,
    Number,
    Or,
    Parameter,
    Path,
    Quantified,
    Range,
    RangeOf,
    Text,
    UnaryTests,
)
from rathaus.rules.values.quoting import is_plain_key, quoted


class Writer(Pieces):
    """Writes expressions, cells and types."""

    def expression(self, node: Node, level: int = 0) -> None:
        """Write an expression that must bind at the level or tighter."""
        piece, name = len(self.pieces), len(self.names)
        if node.__class__ in CHAINED:
            self._chain(node)
        else:
            _WRITERS[node.__class__](self, node)
        if level_of(node) < level or self._is_misread(node):
            self.enclose(piece, name)

    def _is_misread(self, node: Node) -> bool:
        if isinstance(node, Name):
            return (False, node.name) in self.bracketed
        return isinstance(node, Path) and (True, node.name) in self.bracketed

    # --- operators

    def _chain(self, node: Node) -> None:
        """Write operators that bind to the left, however many there are, in a loop."""
        chain: list[Node] = []
        level, left = 0, node
        while left.__class__ in CHAINED and level_of(left) >= level:
            chain.append(left)
            level, left = level_of(left), left_of(left)
            if reads_as_type(chain[-1], left):
                level = LEVEL_ATOM
        self.expression(left, level)
        for one in reversed(chain):
            _WRITERS[one.__class__](self, one)

    def arithmetic(self, node: Arithmetic | Compare) -> None:
        """Write operator and right side of a calculation or comparison."""
        self.put(f" {node.operator.value} ")
        self.expression(node.right, level_of(node) + 1)

    def logic(self, node: And | Or) -> None:
        """Write word and right side of a conjunction or disjunction."""
        self.put(" and " if isinstance(node, And) else " or ")
        self.expression(node.right, level_of(node) + 1)

    def between(self, node: Between) -> None:
        """Write the bounds of `between`."""
        self.put(" between ")
        self.expression(node.low, LEVEL_SUM)
        self.put(" and ")
        self.expression(node.high, LEVEL_SUM)

    def contained(self, node: In) -> None:
        """Write the tests of `in`."""
        self.put(" in ")
        tests = node.tests.tests
        if len(tests) == 1 and isinstance(tests[0], ComparisonTest):
            self.test(tests[0])
        elif len(tests) == 1 and level_of(tests[0]) >= LEVEL_SUM:
            self._single_test(tests[0])
        else:
            self.put("(")
            self.put_all(tests, self.test)
            self.put(")")

    def _single_test(self, test: Node) -> None:
        """Write what alone follows `in`: a bracket at its beginning would begin tests."""
        piece, name = len(self.pieces), len(self.names)
        self.expression(test)
        plain = isinstance(test, Range) and test.start is not None and test.end is not None
        if self.pieces[piece].startswith("(") and not plain:
            self.enclose(piece, name)

    def negation(self, node: Negation) -> None:
        """Write `-a`."""
        self.put("-")
        self.expression(node.operand, LEVEL_NEGATION)

    def instance_of(self, node: InstanceOf) -> None:
        """Write `a instance of type`."""
        self.expression(node.value, LEVEL_INSTANCE)
        self.put(" instance of ")
        self.type(node.type)

    def path(self, node: Path) -> None:
        """Write `a.b`."""
        self.expression(node.of, LEVEL_POSTFIX)
        self.put(".")
        self.put_name(node.name, is_member=True)

    def filter(self, node: Filter) -> None:
        """Write `a[b]`."""
        self.expression(node.of, LEVEL_POSTFIX)
        self.put("[")
        self.expression(node.condition)
        self.put("]")

    def call(self, node: Call | NamedCall) -> None:
        """Write `f(a)` or `f(x: a)`."""
        self.expression(node.function, LEVEL_POSTFIX)
        self.put("(")
        named = isinstance(node, NamedCall)
        self.put_all(node.arguments, self._argument if named else self.expression)
        self.put(")")

    def _argument(self, argument: tuple[str, Node]) -> None:
        self.put(f"{argument[0]}: ")
        self.expression(argument[1])

    # --- atoms

    def name(self, node: Name) -> None:
        """Write a name."""
        self.put_name(node.name, is_member=False)

    def text(self, node: Text | At) -> None:
        """Write a text or an at-literal."""
        self.put(("@" if isinstance(node, At) else "") + quoted(node.value))

    def number(self, node: Number) -> None:
        """Write a number with the digits it has."""
        self.put(str(node.value))

    def word(self, node: Null | Boolean) -> None:
        """Write `null`, `true` or `false`."""
        self.put("null" if isinstance(node, Null) else str(node.value).lower())

    def opaque(self, _: Constant | Native) -> None:
        """Write what has no text: a finished value, a decision table."""
        self.put("…")

    def coerced(self, node: Coerced) -> None:
        """Write the value only: that it is brought to a type stands in the model."""
        self.expression(node.value)

    def list(self, node: List) -> None:
        """Write `[a, b]`."""
        self.put("[")
        self.put_all(node.items, self.expression)
        self.put("]")

    def context(self, node: Context) -> None:
        """Write `{a: 1}`."""
        self.put("{")
        for index, entry in enumerate(node.entries):
            key = entry.key if is_plain_key(entry.key) else quoted(entry.key)
            self.put(f"{', ' if index else ''}{key}: ")
            self.expression(entry.value)
        self.put("}")

    def range(self, node: Range) -> None:
        """Write `[a..b]`, or `(< a)` with one end."""
        if node.start is None or node.end is None:
            self._one_sided(node)
            return
        self.put("[" if node.start_included else "(")
        self.expression(node.start, 1)
        self.put("..")
        self.expression(node.end, 1)
        self.put("]" if node.end_included else ")")

    def _one_sided(self, node: Range) -> None:
        if node.end is not None:
            sign, end = "<=" if node.end_included else "<", node.end
        else:
            sign, end = ">=" if node.start_included else ">", node.start or Null()
        self.put(f"({sign} ")
        self.expression(end, LEVEL_SUM)
        self.put(")")

    # --- what begins with a word

    def conditional(self, node: If) -> None:
        """Write `if a then b else c`."""
        self.put("if ")
        self.expression(node.condition)
        self.put(" then ")
        self.expression(node.then)
        self.put(" else ")
        self.expression(node.otherwise)

    def loop(self, node: For) -> None:
        """Write `for x in xs return a`."""
        self.put("for ")
        self.put_all(node.iterations, self._iteration)
        self.put(" return ")
        self.expression(node.body)

    def quantified(self, node: Quantified) -> None:
        """Write `some x in xs satisfies a`."""
        self.put(f"{node.quantifier.value} ")
        self.put_all(node.iterations, self._iteration)
        self.put(" satisfies ")
        self.expression(node.condition)

    def _iteration(self, iteration: Iteration) -> None:
        self.put(f"{iteration.name} in ")
        self.expression(iteration.domain, 1)
        if iteration.to is not None:
            self.put("..")
            self.expression(iteration.to, 1)

    def function(self, node: FunctionDefinition) -> None:
        """Write `function(a: number) b`."""
        self.put("function(")
        self.put_all(node.parameters, self._parameter)
        self.put(") external " if node.external else ") ")
        self.expression(node.body)

    def _parameter(self, parameter: Parameter) -> None:
        self.put(parameter.name)
        if parameter.type is not None:
            self.put(": ")
            self.type(parameter.type)

    # --- tests

    def cell(self, cell: UnaryTests) -> None:
        """Write the text of a cell."""
        tests = cell.tests
        if cell.negated:
            self.put("not(")
            self.put_all(tests, self.test)
            self.put(")")
        elif len(tests) == 1 and _calls_not(tests[0]):
            self.expression(tests[0], LEVEL_ATOM)
        elif tests:
            self.put_all(tests, self.test)
        else:
            self.put("-")

    def test(self, test: Node) -> None:
        """Write one of several tests."""
        if isinstance(test, ComparisonTest):
            self.put(f"{test.operator.value} ")
            self.expression(test.right, LEVEL_SUM)
        else:
            self.expression(test)

    def lone_comparison(self, test: ComparisonTest) -> None:
        """Write a comparison that stands where a value does: `(!= 5)`."""
        self.put("(")
        self.test(test)
        self.put(")")

    # --- types

    def type(self, node: Node) -> None:
        """Write a type."""
        if isinstance(node, NamedType):
            self.put(node.name)
        elif isinstance(node, ListOf | RangeOf):
            self.put("list<" if isinstance(node, ListOf) else "range<")
            self.type(node.of)
            self.put(">")
        elif isinstance(node, ContextOf):
            self.put("context<")
            self.put_all(node.fields, self._field)
            self.put(">")
        elif isinstance(node, FunctionOf):
            self.put("function<")
            self.put_all(node.parameters, self.type)
            self.put(">->")
            self.type(node.result)

    def _field(self, field: tuple[str, Node]) -> None:
        self.put(f"{field[0]}: ")
        self.type(field[1])


def _calls_not(node: Node) -> bool:
    return isinstance(node, Call | NamedCall) and node.function == Name("not")


_WRITERS: Mapping[type[Node], Callable[[Writer, Any], None]] = {
    And: Writer.logic,
    Arithmetic: Writer.arithmetic,
    At: Writer.text,
    Between: Writer.between,
    Boolean: Writer.word,
    Call: Writer.call,
    Coerced: Writer.coerced,
    Compare: Writer.arithmetic,
    ComparisonTest: Writer.lone_comparison,
    Constant: Writer.opaque,
    Context: Writer.context,
    Filter: Writer.filter,
    For: Writer.loop,
    FunctionDefinition: Writer.function,
    If: Writer.conditional,
    In: Writer.contained,
    InstanceOf: Writer.instance_of,
    List: Writer.list,
    Name: Writer.name,
    NamedCall: Writer.call,
    Native: Writer.opaque,
    Negation: Writer.negation,
    Null: Writer.word,
    Number: Writer.number,
    Or: Writer.logic,
    Path: Writer.path,
    Quantified: Writer.quantified,
    Range: Writer.range,
    Text: Writer.text,
}
