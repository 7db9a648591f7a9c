"""The tree of an expression. Immutable; two trees are equal when they mean the same text.

Source: DMN 1.5, chapter 10.3.1 (grammar). Where a node stands in the text does not count for
equality, so that a tree printed and parsed again is equal to itself.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import Any


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the text: offsets in characters, the end excluded."""

    start: int
    end: int


NOWHERE = Span(0, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """Any part of an expression."""

    span: Span = field(default=NOWHERE, compare=False, repr=False)


# --- literals


@dataclass(frozen=True, slots=True)
class Null(Node):
    """`null`."""


@dataclass(frozen=True, slots=True)
class Boolean(Node):
    """`true` or `false`."""

    value: bool


@dataclass(frozen=True, slots=True)
class Number(Node):
    """A number without sign, rounded to 34 digits."""

    value: Decimal


@dataclass(frozen=True, slots=True)
class Text(Node):
    """A text in quotation marks, escapes resolved."""

    value: str


@dataclass(frozen=True, slots=True)
class At(Node):
    """An at-literal: `@"2026-03-01"`; the text between the quotation marks."""

    value: str


# --- names and structures


@dataclass(frozen=True, slots=True)
class Name(Node):
    """A name, its parts joined by one space; `?` is the name of the value under test."""

    name: str


@dataclass(frozen=True, slots=True)
class List(Node):
    """`[a, b]`."""

    items: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Entry(Node):
    """`key: value` of a context."""

    key: str
    value: Node


@dataclass(frozen=True, slots=True)
class Context(Node):
    """`{a: 1, b: a + 1}`: later entries see earlier ones."""

    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Range(Node):
    """`[a..b]`, `(a..b)`. A side that is None is unbounded; they are never both None."""

    start: Node | None
    end: Node | None
    start_included: bool
    end_included: bool


@dataclass(frozen=True, slots=True)
class Path(Node):
    """`of.name`."""

    of: Node
    name: str


@dataclass(frozen=True, slots=True)
class Filter(Node):
    """`of[condition]`: a filter when the condition is boolean, an index when it is a number.

    `strict` is a boxed filter: a condition that is neither boolean nor null makes the whole null.
    """

    of: Node
    condition: Node
    strict: bool = False


# --- operators


class Operator(StrEnum):
    """Arithmetic with two sides."""

    ADD = "+"
    SUBTRACT = "-"
    MULTIPLY = "*"
    DIVIDE = "/"
    POWER = "**"


class Comparison(StrEnum):
    """Comparisons."""

    EQUAL = "="
    UNEQUAL = "!="
    LESS = "<"
    LESS_EQUAL = "<="
    GREATER = ">"
    GREATER_EQUAL = ">="


@dataclass(frozen=True, slots=True)
class Negation(Node):
    """`-a`."""

    operand: Node


@dataclass(frozen=True, slots=True)
class Arithmetic(Node):
    """`a + b` and its kin."""

    operator: Operator
    left: Node
    right: Node


@dataclass(frozen=True, slots=True)
class Compare(Node):
    """`a < b` and its kin."""

    operator: Comparison
    left: Node
    right: Node


@dataclass(frozen=True, slots=True)
class And(Node):
    """`a and b`."""

    left: Node
    right: Node


@dataclass(frozen=True, slots=True)
class Or(Node):
    """`a or b`."""

    left: Node
    right: Node


@dataclass(frozen=True, slots=True)
class Between(Node):
    """`a between low and high`."""

    value: Node
    low: Node
    high: Node


# --- unary tests


@dataclass(frozen=True, slots=True)
class ComparisonTest(Node):
    """`< 5` in a unary test: the tested value on the left. `(< 5)` elsewhere: a range."""

    operator: Comparison
    right: Node


@dataclass(frozen=True, slots=True)
class UnaryTests(Node):
    """What stands in a cell of a decision table, or after `in`.

    `tests` is empty for `-` (anything). Each test is a `ComparisonTest`, or an expression: a
    range or list is asked whether it contains the value, one that uses `?` must be true, any
    other must equal the value (or be true when it is boolean and the value is not).
    `negated` is `not(...)` around all of them.
    """

    tests: tuple[Node, ...]
    negated: bool = False


@dataclass(frozen=True, slots=True)
class In(Node):
    """`a in test` or `a in (test, test)`."""

    value: Node
    tests: UnaryTests


# --- control


@dataclass(frozen=True, slots=True)
class If(Node):
    """`if a then b else c`.

    `strict` is a boxed conditional: a condition that is neither boolean nor null makes it null.
    """

    condition: Node
    then: Node
    otherwise: Node
    strict: bool = False


@dataclass(frozen=True, slots=True)
class Iteration(Node):
    """`name in domain` or `name in low..high` (then `to` is the upper end)."""

    name: str
    domain: Node
    to: Node | None = None


@dataclass(frozen=True, slots=True)
class For(Node):
    """`for x in xs, y in ys return body`; the body sees `partial`."""

    iterations: tuple[Iteration, ...]
    body: Node


class Quantifier(StrEnum):
    """`some` or `every`."""

    SOME = "some"
    EVERY = "every"


@dataclass(frozen=True, slots=True)
class Quantified(Node):
    """`some x in xs satisfies condition`.

    `strict` is a boxed iterator: a condition that is neither boolean nor null makes it null.
    """

    quantifier: Quantifier
    iterations: tuple[Iteration, ...]
    condition: Node
    strict: bool = False


# --- types


@dataclass(frozen=True, slots=True)
class NamedType(Node):
    """`number`, `date and time`, or the name of an item definition."""

    name: str


@dataclass(frozen=True, slots=True)
class ListOf(Node):
    """`list<number>`."""

    of: Node


@dataclass(frozen=True, slots=True)
class RangeOf(Node):
    """`range<number>`."""

    of: Node


@dataclass(frozen=True, slots=True)
class ContextOf(Node):
    """`context<a: number, b: string>`."""

    fields: tuple[tuple[str, Node], ...]


@dataclass(frozen=True, slots=True)
class FunctionOf(Node):
    """`function<number, string> -> boolean`."""

    parameters: tuple[Node, ...]
    result: Node


@dataclass(frozen=True, slots=True)
class InstanceOf(Node):
    """`a instance of type`."""

    value: Node
    type: Node


# --- functions


@dataclass(frozen=True, slots=True)
class Parameter(Node):
    """A formal parameter with its type, if it has one."""

    name: str
    type: Node | None = None


@dataclass(frozen=True, slots=True)
class FunctionDefinition(Node):
    """`function(a: number, b) a + b`; `external` ones are refused when compiled."""

    parameters: tuple[Parameter, ...]
    body: Node
    external: bool = False


@dataclass(frozen=True, slots=True)
class Call(Node):
    """`f(a, b)`."""

    function: Node
    arguments: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class NamedCall(Node):
    """`f(a: 1, b: 2)`."""

    function: Node
    arguments: tuple[tuple[str, Node], ...]


# --- not in the grammar: what a model adds when its boxed expressions become trees


@dataclass(frozen=True, slots=True)
class Coerced(Node):
    """A value brought to a type of the model, or null: `type` is a `values.types.FeelType`."""

    value: Node
    type: Any


@dataclass(frozen=True, slots=True)
class Native(Node):
    """A piece evaluated outside the language, such as a decision table.

    `run(state, arguments, names)` gets the values of `arguments` and of the names in `names`
    (which are looked up where the node stands), both as tuples.
    """

    run: Callable[[Any, tuple[object, ...], tuple[object, ...]], object] = field(compare=False)
    arguments: tuple[Node, ...] = ()
    names: tuple[str, ...] = ()
    plain: bool = field(default=False, compare=False)
    """It calculates nothing, so that it does not matter which decimals are in force."""


@dataclass(frozen=True, slots=True)
class Constant(Node):
    """A finished value, such as the function value of a business knowledge model."""

    value: Any
