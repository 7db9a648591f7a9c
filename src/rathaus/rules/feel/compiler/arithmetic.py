"""Arithmetic, comparison and logic.

Source: DMN 1.5, tables of 10.3.2.12 (three-valued logic), 10.3.2.13 and 10.3.2.14.
"""

from collections.abc import Callable
from decimal import Decimal

from rathaus.rules.feel import tree
from rathaus.rules.feel.compiler.emitter import GROWN, LEAVES, Emitter
from rathaus.rules.feel.compiler.folding import folded
from rathaus.rules.feel.compiler.scope import Value
from rathaus.rules.feel.runtime.logic import both, either, truth
from rathaus.rules.values import operators
from rathaus.rules.values.durations import DaysDuration, MonthsDuration
from rathaus.rules.values.temporal import Date

_ARITHMETIC: dict[tree.Operator, Callable[..., object]] = {
    tree.Operator.ADD: operators.add,
    tree.Operator.SUBTRACT: operators.subtract,
    tree.Operator.MULTIPLY: operators.multiply,
    tree.Operator.DIVIDE: operators.divide,
    tree.Operator.POWER: operators.power,
}

_ORDER: dict[tree.Comparison, Callable[..., object]] = {
    tree.Comparison.LESS: operators.less,
    tree.Comparison.LESS_EQUAL: operators.less_equal,
    tree.Comparison.GREATER: operators.greater,
    tree.Comparison.GREATER_EQUAL: operators.greater_equal,
}

_EQUALITY = {tree.Comparison.EQUAL: "==", tree.Comparison.UNEQUAL: "!="}

_SHORT = 200
"""Texts below this length are joined without being counted."""

_MEASURES = {Date: "key", DaysDuration: "nanoseconds", MonthsDuration: "months"}
"""What values of a class are ordered by."""

_TWO = Decimal(2)
_LARGEST_EXPONENT = Decimal(999_999_999)

_SCALARS = {"number": "D", "string": "str"}


def _numbers(*values: Value) -> str | None:
    """Return the test that all are numbers: "" when sure, None when one surely is not."""
    tests = []
    for value in values:
        if value.kind == "number":
            continue
        if value.kind:
            return None
        tests.append(f"{value.code}.__class__ is D")
    return " and ".join(tests)


def arithmetic(emitter: Emitter, node: tree.Arithmetic, left: Value) -> Value:
    """Write `left operator right`."""
    right = emitter.emit(node.right)
    work = _ARITHMETIC[node.operator]
    constant = folded(emitter, work, (left, right))
    if constant is not None:
        return constant
    emitter.calculates = True
    call = f"{emitter.name_global(work)}(st, {left.code}, {right.code})"
    if node.operator is tree.Operator.ADD and "string" in {left.kind, right.kind}:
        return _joined(emitter, left, right, call)
    test = _numbers(left, right)
    if emitter.slow or test is None:
        return emitter.assign(call)
    plain = f"{left.code} {node.operator} {right.code}"
    if node.operator is tree.Operator.POWER:
        if not _is_usual_exponent(right):
            return emitter.assign(call)
        if right.constant == _TWO:
            plain = f"{left.code} * {left.code}"
    if node.operator is tree.Operator.DIVIDE and not (right.known and right.constant):
        test = f"{test} and {right.code}" if test else right.code
    if not test:
        return emitter.assign(plain, "number")
    return emitter.assign(f"{plain} if {test} else {call}")


def _is_usual_exponent(value: Value) -> bool:
    """Tell whether Python's own power does: a number known now, positive and in the range."""
    exponent = value.constant
    return isinstance(exponent, Decimal) and 0 < exponent <= _LARGEST_EXPONENT


def _joined(emitter: Emitter, left: Value, right: Value, call: str) -> Value:
    """Write the joining of texts, one of them surely a text; long ones are counted."""
    tests = [f"{each.code}.__class__ is str" for each in (left, right) if each.kind != "string"]
    test = " and ".join([*tests, f"len({left.code}) + len({right.code}) < {_SHORT}"])
    return emitter.assign(f"{left.code} + {right.code} if {test} else {call}")


def negation(emitter: Emitter, node: tree.Negation) -> Value:
    """Write `-operand`."""
    operand = emitter.emit(node.operand)
    constant = folded(emitter, operators.negate, (operand,))
    if constant is not None:
        return constant
    emitter.calculates = True
    return emitter.assign(f"{emitter.name_global(operators.negate)}(st, {operand.code})")


def compare(emitter: Emitter, node: tree.Compare, left: Value) -> Value:
    """Write `left = right` and its kin."""
    return compared(emitter, node.operator, left, emitter.emit(node.right))


def compared(emitter: Emitter, operator: tree.Comparison, left: Value, right: Value) -> Value:
    """Write a comparison of two values worked out."""
    symbol = _EQUALITY.get(operator)
    if symbol is not None:
        return _equality(emitter, symbol, left, right)
    work = _ORDER[operator]
    constant = folded(emitter, work, (left, right))
    if constant is not None:
        return constant
    call = f"{emitter.name_global(work)}(st, {left.code}, {right.code})"
    measure = _MEASURES.get(right.constant.__class__)
    if measure is not None:  # a day or a duration known now: one number is compared
        kind = emitter.name_global(right.constant.__class__)
        plain = f"{left.code}.{measure} {operator} {getattr(right.constant, measure)}"
        return emitter.assign(f"{plain} if {left.code}.__class__ is {kind} else {call}", "truth")
    test = _numbers(left, right)
    if test is None:
        return emitter.assign(call, "truth")
    plain = f"{left.code} {operator} {right.code}"
    if not test:
        return emitter.assign(plain, "boolean")
    return emitter.assign(f"{plain} if {test} else {call}", "truth")


def _equality(emitter: Emitter, symbol: str, left: Value, right: Value) -> Value:
    work = operators.equal if symbol == "==" else _unequal
    constant = folded(emitter, work, (left, right))
    if constant is not None:
        return constant
    if left.kind == "null" or right.kind == "null":
        sign = "is" if symbol == "==" else "is not"
        return emitter.assign(f"{left.code} {sign} {right.code}", "boolean")
    call = f"{emitter.name_global(work)}(st, {left.code}, {right.code})"
    plain = f"{left.code} {symbol} {right.code}"
    for sure, other in ((left, right), (right, left)):
        name = _SCALARS.get(sure.kind)
        if name is not None:
            if other.kind == sure.kind:
                return emitter.assign(plain, "boolean")
            test = f"{other.code}.__class__ is {name}"
            return emitter.assign(f"{plain} if {test} else {call}", "truth")
    test = f"{left.code}.__class__ is {right.code}.__class__ and {left.code}.__class__ in SCALARS"
    return emitter.assign(f"{plain} if {test} else {call}", "truth")


def _unequal(state: object, left: object, right: object) -> bool | None:
    equal = operators.equal(state, left, right)  # type: ignore[arg-type]
    return None if equal is None else not equal


def _logic(emitter: Emitter, left: Value, right_node: tree.Node, decisive: str) -> Value:
    """Write `and` (decided by False) or `or` (decided by True), the right side only if needed."""
    if left.known and left.constant is (decisive == "True"):
        return left
    result = emitter.fresh()
    emitter.line(f"{result} = {left.code}")
    with emitter.branch(f"if {result} is not {decisive}:"):
        right = emitter.emit(right_node)
        neutral = "True" if decisive == "False" else "False"
        work = emitter.name_global(both if decisive == "False" else either)
        emitter.line(
            f"{result} = {right.code} if {result} is {neutral} "
            f"and ({right.code} is True or {right.code} is False) "
            f"else {work}(st, {result}, {right.code})"
        )
    return Value(result, "truth")


def conjunction(emitter: Emitter, node: tree.And, left: Value) -> Value:
    """Write `left and right`."""
    return _logic(emitter, left, node.right, "False")


def disjunction(emitter: Emitter, node: tree.Or, left: Value) -> Value:
    """Write `left or right`."""
    return _logic(emitter, left, node.right, "True")


def between(emitter: Emitter, node: tree.Between, value: Value) -> Value:
    """Write `value between low and high`."""
    low, high = emitter.emit(node.low), emitter.emit(node.high)
    constant = folded(emitter, operators.between, (value, low, high))
    if constant is not None:
        return constant
    work = emitter.name_global(operators.between)
    call = f"{work}(st, {value.code}, {low.code}, {high.code})"
    test = _numbers(value, low, high)
    if test is None:
        return emitter.assign(call, "truth")
    plain = f"{low.code} <= {value.code} <= {high.code}"
    return emitter.assign(f"{plain} if {test} else {call}" if test else plain, "truth")


def choice(emitter: Emitter, node: tree.If) -> Value:
    """Write `if condition then … else …`; anything but true takes the else, unless strict."""
    condition = emitter.emit(node.condition)
    result = emitter.fresh()
    with emitter.branch(f"if {condition.code} is True:") as branch:
        then = emitter.emit(node.then)
        emitter.line(f"{result} = {then.code}")
    with emitter.otherwise(branch):
        otherwise = emitter.emit(node.otherwise)
        emitter.line(f"{result} = {otherwise.code}")
    if node.strict:
        odd = f"{condition.code} is not None and {condition.code}.__class__ is not bool"
        emitter.line(f"if {odd}: {result} = {emitter.name_global(truth)}(st, {condition.code})")
        return Value(result)
    return Value(result, then.kind if then.kind == otherwise.kind else "")


GROWN.update(
    {
        tree.Arithmetic: ("left", arithmetic),
        tree.Compare: ("left", compare),
        tree.And: ("left", conjunction),
        tree.Or: ("left", disjunction),
        tree.Between: ("value", between),
    }
)
LEAVES.update({tree.Negation: negation, tree.If: choice})
