"""Unary tests as conditions: what a cell says, as far as it is plain.

Source: DMN 1.5, 10.3.2.8 and tables 54 and 55.
"""

from rathaus.rules.check.table.conditions import (
    Always,
    Both,
    Condition,
    Either,
    Is,
    IsTrue,
    Never,
    Not,
    Unclear,
)
from rathaus.rules.check.table.constants import NotConstant, constant_of
from rathaus.rules.check.table.scales import SCALES, Kind, kind_of
from rathaus.rules.feel import tree
from rathaus.rules.feel.compiler.names import TESTED, free_names
from rathaus.rules.feel.tree import Comparison
from rathaus.rules.values.ranges import Range

_FLIPPED = {
    Comparison.EQUAL: Comparison.EQUAL,
    Comparison.UNEQUAL: Comparison.UNEQUAL,
    Comparison.LESS: Comparison.GREATER,
    Comparison.LESS_EQUAL: Comparison.GREATER_EQUAL,
    Comparison.GREATER: Comparison.LESS,
    Comparison.GREATER_EQUAL: Comparison.LESS_EQUAL,
}


def condition_of(tests: tree.UnaryTests) -> Condition:
    """Turn a cell into a condition on its value."""
    if not tests.tests:
        return Always(not tests.negated)
    parts = tuple(_test(test) for test in tests.tests)
    whole = parts[0] if len(parts) == 1 else Either(parts)
    return Not(whole) if tests.negated else whole


def _test(test: tree.Node) -> Condition:
    if isinstance(test, tree.ComparisonTest):
        return _compared(test.operator, test.right)
    if isinstance(test, tree.Range):
        return _within(test)
    if TESTED in free_names(test):
        return _claim(test)
    try:
        return _matching(constant_of(test))
    except NotConstant:
        return Unclear()


def _compared(operator: Comparison, node: tree.Node) -> Condition:
    try:
        value = constant_of(node)
    except NotConstant:
        return Unclear()
    if value is None or kind_of(value) is not None:
        return Is(operator, value)
    return Unclear()


def _within(node: tree.Range) -> Condition:
    try:
        start = None if node.start is None else constant_of(node.start)
        end = None if node.end is None else constant_of(node.end)
    except NotConstant:
        return Unclear()
    if isinstance(node.start, tree.Null) or isinstance(node.end, tree.Null):
        return Unclear()
    return _interval(start, end, node.start_included, node.end_included)


def _interval(start: object, end: object, start_included: bool, end_included: bool) -> Condition:
    parts = []
    if start is not None:
        parts.append(Is(Comparison.GREATER_EQUAL if start_included else Comparison.GREATER, start))
    if end is not None:
        parts.append(Is(Comparison.LESS_EQUAL if end_included else Comparison.LESS, end))
    kinds = {kind_of(part.constant) for part in parts}
    if len(kinds) != 1 or None in kinds or Kind.BOOLEAN in kinds:
        return Unclear()
    if len(parts) == 2 and _reversed(start, end):
        return Never()
    return parts[0] if len(parts) == 1 else Both(tuple(parts))


def _reversed(start: object, end: object) -> bool:
    kind = kind_of(start)
    scale = None if kind is None else SCALES.get(kind)
    if scale is None:
        return False
    low, high = scale.key(start), scale.key(end)
    return low is not None and high is not None and low > high


def _matching(value: object) -> Condition:
    """What a test means whose value is known."""
    if value is True:
        return IsTrue()
    if value is None or kind_of(value) is not None:
        return Is(Comparison.EQUAL, value)
    if isinstance(value, Range):
        return _of_range(value)
    if isinstance(value, list) and value:
        return Either(tuple(_item(item) for item in value))
    return Unclear()


def _of_range(value: Range) -> Condition:
    if value.operator in {"=", "!="}:
        return Is(Comparison(value.operator), value.start)
    if not value.operator and (value.start is None or value.end is None):
        return Unclear()
    return _interval(value.start, value.end, value.start_included, value.end_included)


def _item(value: object) -> Condition:
    if value is None or isinstance(value, bool | list):
        return Unclear()
    return _matching(value)


def _claim(node: tree.Node) -> Condition:  # noqa: PLR0911 -- one for each kind of claim
    """What an expression about `?` claims, which must be true."""
    match node:
        case tree.And(left, right):
            return Both((_claim(left), _claim(right)))
        case tree.Or(left, right):
            return Either((_claim(left), _claim(right)))
        case tree.Call(tree.Name("not"), (operand,)):
            return Not(_claim(operand))
        case tree.Compare(operator, tree.Name("?"), right):
            return _compared(operator, right)
        case tree.Compare(operator, left, tree.Name("?")):
            return _compared(_FLIPPED[operator], left)
        case tree.Between(tree.Name("?"), low, high):
            return _within(tree.Range(low, high, True, True))
        case tree.In(tree.Name("?"), tests):
            return condition_of(tests)
    return Unclear()
