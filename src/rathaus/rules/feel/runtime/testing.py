"""Unary tests of values that may be anything."""

from rathaus.rules.state import State
from rathaus.rules.values.operators import contains, equal
from rathaus.rules.values.ranges import Range


def test_value(state: State, tested: object, value: object) -> bool | None:
    """Test a value against what an expression without `?` gave.

    Args:
        state: the evaluation.
        tested: the value under test.
        value: a range or list is asked whether it contains it; true holds for any value that is
            not boolean itself, but not for a missing one; anything else must be equal.
    """
    if value.__class__ is Range:
        return contains(state, value, tested)
    if value.__class__ is list:
        return _in_list(state, tested, value)
    if value is True and tested is not None and tested.__class__ is not bool:
        return True
    return equal(state, tested, value)


def _in_list(state: State, tested: object, items: object) -> bool | None:
    result: bool | None = False
    if tested.__class__ is list and equal(state, tested, items):
        return True
    state.tick(len(items))  # type: ignore[arg-type]
    for item in items:  # type: ignore[attr-defined]
        if item.__class__ is Range and tested.__class__ is not Range:
            held = contains(state, item, tested)
        else:
            held = equal(state, tested, item)
        if held is True:
            return True
        if held is None and item.__class__ is Range:
            result = None
    return result


def among(state: State, tested: object, values: list[object]) -> bool | None:
    """Test a value against several; null when none is equal but one cannot be compared."""
    result: bool | None = False
    for value in values:
        held = test_value(state, tested, value)
        if held is True:
            return True
        if held is None:
            result = None
    return result


def used_tested(state: State, tested: object, value: object) -> bool | None:
    """Test with an expression that used `?`: true or false is the answer itself."""
    if value is True or value is False:
        return value
    return None if value is None else test_value(state, tested, value)


def negated(held: bool | None) -> bool | None:
    """Turn the answer of tests round; null stays null."""
    return None if held is None else not held
