"""Input entries, classified: what the index can answer, and what must be evaluated.

Source: DMN 1.5, 8.3.3 and table 54 (unary tests).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from operator import attrgetter
from typing import Any

from rathaus.rules.dmn.scope import Compiler, Scope
from rathaus.rules.dmn.table.constants import UNKNOWN, constant_of
from rathaus.rules.feel import tree
from rathaus.rules.values.durations import DaysDuration, MonthsDuration
from rathaus.rules.values.temporal import Date

Test = Callable[..., object]
"""`test(state, value, *values of the table's names)`."""


class Kind(Enum):
    """How a cell can be answered."""

    ANY = "any"
    CONSTANT = "constant"
    DYNAMIC = "dynamic"


@dataclass(frozen=True, slots=True)
class Interval:
    """Values of one class between two ends; an end None is open; equal ends are one value."""

    low: Any
    low_included: bool
    high: Any
    high_included: bool


@dataclass(frozen=True, slots=True)
class Cell:
    """An input entry.

    Args:
        kind: how it is answered.
        test: evaluates it; the same for every kind.
        of: the class of the constants it compares with; None when there are several, or one that
            has no order Python knows: then only `test` knows.
        intervals: the values of that class that it names, one or more.
        negated: it holds for the others.
    """

    kind: Kind
    test: Test
    of: type | None = None
    intervals: tuple[Interval, ...] = ()
    negated: bool = False


def itself(value: Any) -> Any:
    """Return the value."""
    return value


INDEXED: dict[type, Callable[[Any], Any]] = {
    Decimal: itself,
    str: itself,
    Date: attrgetter("key"),
    DaysDuration: attrgetter("nanoseconds"),
    MonthsDuration: attrgetter("months"),
}
"""Classes the index knows, and what of a value has FEEL's order and equality in Python."""


def _always(state: object, value: object, *names: object) -> bool:
    return True


class CellReader:
    """Reads the cells of one table; cells of one shape share one compiled test.

    Args:
        names: the names that cells of the table may use, in the order they are given.
    """

    def __init__(self, compiler: Compiler, scope: Scope, names: Sequence[str]) -> None:
        self._compiler = compiler
        self._scope = scope
        self._names = tuple(names)
        self._shapes: dict[tree.UnaryTests, Test] = {}
        self._cells: dict[int, tuple[tree.UnaryTests, Cell]] = {}
        """By the identity of the tree: a long chain is too deep for a hash."""

    def read(self, tests: tree.UnaryTests) -> Cell:
        """Classify a cell; cells that share a tree share the answer."""
        found = self._cells.get(id(tests))
        if found is None:
            found = self._cells[id(tests)] = (tests, self._classify(tests))
        return found[1]

    def _classify(self, tests: tree.UnaryTests) -> Cell:
        self._compiler.deadline.look()
        if not tests.tests:
            return Cell(Kind.DYNAMIC if tests.negated else Kind.ANY, self._test_for(tests))
        lifted = _Lifted(self._compiler, self._scope)
        shape = lifted.lift(tests)
        if shape is None:
            return Cell(Kind.DYNAMIC, self._test_for(tests))
        test = self._shape(shape, tuple(lifted.constants))
        classes = {constant.__class__ for constant in lifted.constants} - {type(None)}
        one = classes.pop() if len(classes) == 1 else None
        if one not in INDEXED or not lifted.ordered:
            return Cell(Kind.CONSTANT, test)
        return Cell(Kind.CONSTANT, test, one, tuple(lifted.intervals), tests.negated)

    def _test_for(self, tests: tree.UnaryTests) -> Test:
        return _always if tests == _ANYTHING else self._compiler.test(tests, self._names)

    def _shape(self, shape: tree.UnaryTests, constants: tuple[object, ...]) -> Test:
        compiled = self._shapes.get(shape)
        if compiled is None:
            places = [f"constant {number}" for number in range(len(constants))]
            self._shapes[shape] = compiled = self._compiler.test(shape, places)

        def test(state: object, value: object, *names: object) -> object:
            return compiled(state, value, *constants)

        return test


_ANYTHING = tree.UnaryTests(())


class _Lifted:
    """Takes the constants out of a cell, so that cells differ in them only.

    `ordered` tells whether the intervals say all that the cell says of values of their class.
    """

    def __init__(self, compiler: Compiler, scope: Scope) -> None:
        self._compiler = compiler
        self._scope = scope
        self.constants: list[object] = []
        self.intervals: list[Interval] = []
        self.ordered = True

    def lift(self, tests: tree.UnaryTests) -> tree.UnaryTests | None:
        """Return the shape of the cell, None when some part of it is no constant."""
        shape = []
        for test in tests.tests:
            part = self._part(test)
            if part is None:
                return None
            shape.append(part)
        return tree.UnaryTests(tuple(shape), tests.negated)

    def _part(self, test: tree.Node) -> tree.Node | None:
        if isinstance(test, tree.ComparisonTest):
            value = self._constant(test.right)
            if value is UNKNOWN:
                return None
            self._compare(test.operator, value)
            return tree.ComparisonTest(test.operator, self._name(value))
        if isinstance(test, tree.Range):
            return self._range(test)
        value = self._constant(test)
        if value is UNKNOWN:
            return None
        self._compare(tree.Comparison.EQUAL, value)
        return self._name(value)

    def _range(self, test: tree.Range) -> tree.Range | None:
        ends: list[tree.Node | None] = []
        values: list[Any] = []
        for side in (test.start, test.end):
            value = None if side is None else self._constant(side)
            if value is UNKNOWN:
                return None
            self.ordered = self.ordered and (side is None or value is not None)
            values.append(value)
            ends.append(None if side is None else self._name(value))
        low, high = values
        if low is not None and high is not None and low.__class__ is high.__class__:
            order = INDEXED.get(low.__class__)
            self.ordered = self.ordered and order is not None and order(low) <= order(high)
        self.intervals.append(Interval(low, test.start_included, high, test.end_included))
        return tree.Range(ends[0], ends[1], test.start_included, test.end_included)

    def _compare(self, operator: tree.Comparison, value: object) -> None:
        match operator:
            case tree.Comparison.EQUAL:
                if value is not None:
                    self.intervals.append(Interval(value, True, value, True))
                return
            case tree.Comparison.LESS | tree.Comparison.LESS_EQUAL:
                included = operator is tree.Comparison.LESS_EQUAL
                self.intervals.append(Interval(None, False, value, included))
            case tree.Comparison.GREATER | tree.Comparison.GREATER_EQUAL:
                included = operator is tree.Comparison.GREATER_EQUAL
                self.intervals.append(Interval(value, included, None, False))
            case tree.Comparison.UNEQUAL:
                self.intervals.append(Interval(None, False, value, False))
                self.intervals.append(Interval(value, False, None, False))
        self.ordered = self.ordered and value is not None

    def _constant(self, node: tree.Node) -> object:
        return constant_of(node, self._compiler, self._scope)

    def _name(self, value: object) -> tree.Name:
        self.constants.append(value)
        return tree.Name(f"constant {len(self.constants) - 1}")
