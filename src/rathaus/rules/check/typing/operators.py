"""Types of operators. Source: DMN 1.5, 10.3.2.13.1 to 10.3.2.13.5."""

from rathaus.rules.check.typing.relations import PLAIN, is_known, never_equal
from rathaus.rules.feel.tree import Comparison, Operator
from rathaus.rules.values.types import (
    ANY,
    BOOLEAN,
    DATE,
    DATE_TIME,
    DAYS_DURATION,
    MONTHS_DURATION,
    NUMBER,
    STRING,
    TIME,
    ContextType,
    FeelType,
    FunctionType,
    bare,
)

_MOMENTS = (DATE, DATE_TIME)
_DURATIONS = (DAYS_DURATION, MONTHS_DURATION)


def _table() -> dict[tuple[Operator, FeelType, FeelType], FeelType]:
    add, subtract = Operator.ADD, Operator.SUBTRACT
    multiply, divide = Operator.MULTIPLY, Operator.DIVIDE
    table: dict[tuple[Operator, FeelType, FeelType], FeelType] = {
        (operator, NUMBER, NUMBER): NUMBER for operator in Operator
    }
    table[add, STRING, STRING] = STRING
    for moment in _MOMENTS:
        for duration in _DURATIONS:
            table[add, moment, duration] = moment
            table[add, duration, moment] = moment
            table[subtract, moment, duration] = moment
        for other in _MOMENTS:
            table[subtract, moment, other] = DAYS_DURATION
    table[subtract, TIME, TIME] = DAYS_DURATION
    table[add, TIME, DAYS_DURATION] = TIME
    table[add, DAYS_DURATION, TIME] = TIME
    table[subtract, TIME, DAYS_DURATION] = TIME
    for operator, *sides in (
        (add, DATE, DAYS_DURATION),
        (add, DAYS_DURATION, DATE),
        (subtract, DATE, DAYS_DURATION),
    ):
        table[operator, sides[0], sides[1]] = ANY
    for duration in _DURATIONS:
        table[add, duration, duration] = duration
        table[subtract, duration, duration] = duration
        table[multiply, duration, NUMBER] = duration
        table[multiply, NUMBER, duration] = duration
        table[divide, duration, NUMBER] = duration
        table[divide, duration, duration] = NUMBER
    return table


_RESULTS = _table()
_NEVER = (ContextType, FunctionType)


def arithmetic(operator: Operator, left: FeelType, right: FeelType) -> FeelType | None:
    """Return the type of `left operator right`, `Any` when not known, None when always null."""
    left, right = bare(left), bare(right)
    if any(isinstance(side, _NEVER) or side == BOOLEAN for side in (left, right)):
        return None
    known = [side in PLAIN for side in (left, right)]
    if all(known):
        return _RESULTS.get((operator, left, right))
    if not any(known):
        return ANY
    one = left if known[0] else right
    possible = any(
        one == (first if known[0] else second)
        for kind, first, second in _RESULTS
        if kind is operator
    )
    return ANY if possible else None


def negation(operand: FeelType) -> FeelType | None:
    """Return the type of `-operand`, None when it is always null."""
    operand = bare(operand)
    if not is_known(operand) or operand in {NUMBER, *_DURATIONS}:
        return operand
    return None if operand in PLAIN or isinstance(operand, _NEVER) else ANY


def is_comparable(operator: Comparison, left: FeelType, right: FeelType) -> bool:
    """Tell whether a comparison may be something else than null or always the same."""
    left, right = bare(left), bare(right)
    if never_equal(left, right):
        return False
    if operator in {Comparison.EQUAL, Comparison.UNEQUAL}:
        return True
    return not any(isinstance(side, _NEVER) or side == BOOLEAN for side in (left, right))
