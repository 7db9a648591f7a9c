"""The state of one compilation, and the walk over the tree."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from rathaus.rules.errors import LimitExceeded
from rathaus.rules.feel import tree
from rathaus.rules.feel.compiler.code import Compound
from rathaus.rules.feel.compiler.scope import Frame, Scope, Value
from rathaus.rules.limits import Limits
from rathaus.rules.messages import message
from rathaus.rules.values.types import FeelType

Leaf = Callable[["Emitter", Any], Value]
Grown = Callable[["Emitter", Any, Value], Value]

LEAVES: dict[type[tree.Node], Leaf] = {}
"""How nodes become code that do not begin with another node's value."""

GROWN: dict[type[tree.Node], tuple[str, Grown]] = {}
"""The others: the field they begin with, and how they grow on its value. Chains of them are
walked without recursion, so that a sum of thousands of terms compiles."""

SHORTCUTS: set[tuple[type[tree.Node], type[tree.Node]]] = set()
"""Nodes of `GROWN` that are leaves when they begin with a node of a certain kind."""

KINDS: Mapping[type, str] = {
    Decimal: "number",
    str: "string",
    bool: "boolean",
    list: "list",
    dict: "context",
    type(None): "null",
}

_WORTH = 16
"""How much a round of a loop with calls in it counts towards looking at the clock."""

_LOOPS = 12
"""Python nests at most twenty loops in one function."""


@dataclass(frozen=True, slots=True)
class FreeFunction:
    """A function whose arguments need no coercion.

    Args:
        code: the name of its code.
        takes: how many arguments.
        calls_nothing: it calls no functions but built-in ones, so that its calls need no count.
    """

    code: str
    takes: int
    calls_nothing: bool


class Emitter:
    """One compilation."""

    def __init__(
        self,
        parameters: Mapping[str, Value],
        limits: Limits,
        types: Callable[[str], FeelType | None],
        slow: bool = False,
    ) -> None:
        self.scope = Scope(parameters)
        self.limits = limits
        self.types = types
        self.slow = slow
        self.globals: dict[str, Any] = {}
        self._global_names: dict[int, str] = {}
        self._counter = 0
        self._depth = 0
        self._loops = 0
        self.block: list[str | Compound] = []
        self.prelude: list[str | Compound] = []
        """What is run once, before the function is made: functions that need nothing of it."""
        self.calculates = False
        """Whether anything written so far needs our decimals to be in force."""
        self.work = 0
        """Calls and loops written so far: what may take its time."""
        self.calls = 0
        """Calls written so far of what is no built-in function."""
        self.functions: dict[str, FreeFunction] = {}
        """Such functions by the name of their value."""

    # --- walking

    def emit(self, node: tree.Node) -> Value:
        """Write the statements that work a node out.

        Raises:
            LimitExceeded: the expression is nested too deeply.
        """
        self._depth += 1
        if self._depth > 2 * self.limits.nesting:
            raise LimitExceeded(message("limit-depth", limit=self.limits.nesting))
        chain: list[tuple[Grown, tree.Node]] = []
        while (growing := GROWN.get(node.__class__)) is not None:
            first, grow = growing
            if (node.__class__, getattr(node, first).__class__) in SHORTCUTS:
                break
            chain.append((grow, node))
            node = getattr(node, first)
        value = LEAVES[node.__class__](self, node)
        for grow, grown in reversed(chain):
            value = grow(self, grown, value)
        self._depth -= 1
        return value

    # --- names and constants

    def fresh(self, letter: str = "t") -> str:
        """Return a variable's name not used before."""
        self._counter += 1
        return f"{letter}{self._counter}"

    def constant(self, value: object) -> Value:
        """Return a value known now."""
        if value is None or value is True or value is False:
            return Value(str(value), KINDS[value.__class__], value, True)
        return Value(self.name_global(value, "K"), KINDS.get(value.__class__, ""), value, True)

    def name_global(self, value: object, letter: str = "G") -> str:
        """Make an object known to the code, and return its name there."""
        name = self._global_names.get(id(value))
        if name is None:
            name = self.fresh(letter)
            self._global_names[id(value)] = name
            self.globals[name] = value
        return name

    # --- writing

    def assign(self, expression: str, kind: str = "") -> Value:
        """Write `variable = expression`."""
        name = self.fresh()
        self.block.append(f"{name} = {expression}")
        return Value(name, kind)

    def line(self, line: str) -> None:
        """Write a statement."""
        self.block.append(line)

    def variable(self, expression: str) -> str:
        """Write `variable = expression` and return the variable, for assignments that follow."""
        return self.assign(expression).code

    @contextmanager
    def branch(self, head: str) -> Iterator[Compound]:
        """Write a compound statement; what is written inside goes to its body."""
        compound = Compound(head)
        self.block.append(compound)
        outer, self.block = self.block, compound.body
        try:
            yield compound
        finally:
            self.block = outer

    @contextmanager
    def otherwise(self, compound: Compound) -> Iterator[None]:
        """Write the else of an `if`."""
        outer, self.block = self.block, compound.otherwise
        try:
            yield
        finally:
            self.block = outer

    @contextmanager
    def bound(self, names: Mapping[str, Value], item: str = "") -> Iterator[None]:
        """Bind names for what is written inside."""
        self.scope.frames.append(Frame(dict(names), item))
        try:
            yield
        finally:
            self.scope.frames.pop()

    @contextmanager
    def watched(self, loop: Compound) -> Iterator[None]:
        """Let a loop look at the clock now and then, if what is written in it is work."""
        before = self.work
        yield
        if self.work > before:
            loop.body[:0] = [f"st.look -= {_WORTH}", "if st.look <= 0: st.look_at_the_clock()"]

    @contextmanager
    def looping(self) -> Iterator[bool]:
        """Count loops; yields True where so many are nested that a function must come between."""
        self._loops += 1
        self.work += 1
        spill = self._loops > _LOOPS
        held, self._loops = self._loops, 0 if spill else self._loops
        try:
            yield spill
        finally:
            self._loops = held - 1

    @contextmanager
    def new_function(self) -> Iterator[None]:
        """Count loops anew: a function's own do not nest in those around it."""
        held, self._loops = self._loops, 0
        try:
            yield
        finally:
            self._loops = held
