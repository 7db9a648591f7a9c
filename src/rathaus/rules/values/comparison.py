"""Order: less, greater, between, and whether a range contains a value.

Source: DMN 1.5, 10.3.2.13 (table of inequality) and 10.3.2.7 (ranges).
"""

import operator
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from rathaus.rules.values.durations import DaysDuration, MonthsDuration
from rathaus.rules.values.equality import equal
from rathaus.rules.values.membership import kind_of
from rathaus.rules.values.ranges import Range
from rathaus.rules.values.temporal import Date, DateTime, Time

if TYPE_CHECKING:
    from rathaus.rules.state import State

Order = Callable[[Any, Any], bool]


def _seconds(a: Time | DateTime, b: Time | DateTime) -> int:
    """Count a local time with the other's offset, as the table of inequality wants it."""
    return a.seconds - (b.offset or 0) if a.is_local else a.seconds


def _earlier(a: Time | DateTime, b: Time | DateTime) -> bool:
    return _seconds(a, b) < _seconds(b, a)


_LESS: Mapping[type, Order] = {
    Decimal: operator.lt,
    str: operator.lt,
    Date: lambda a, b: a.key < b.key,
    DaysDuration: lambda a, b: a.nanoseconds < b.nanoseconds,
    MonthsDuration: lambda a, b: a.months < b.months,
    Time: _earlier,
    DateTime: _earlier,
}
"""What is less, for two values of a class; texts by code points, as Python does."""


def less(state: "State", a: object, b: object) -> bool | None:
    """Return `a < b`: null unless both are of the same kind, and that one has an order."""
    kind = a.__class__
    order = _LESS.get(kind)
    if order is None or kind is not b.__class__:
        return _unordered(state, a, b)
    return order(a, b)


def greater(state: "State", a: object, b: object) -> bool | None:
    """Return `a > b`."""
    kind = a.__class__
    order = _LESS.get(kind)
    if order is None or kind is not b.__class__:
        return _unordered(state, b, a)
    return order(b, a)


def less_equal(state: "State", a: object, b: object) -> bool | None:
    """Return `a <= b`: less, or equal."""
    kind = a.__class__
    order = _LESS.get(kind)
    if order is None or kind is not b.__class__:
        return _unordered(state, a, b)
    return order(a, b) or a == b


def greater_equal(state: "State", a: object, b: object) -> bool | None:
    """Return `a >= b`: greater, or equal."""
    return less_equal(state, b, a)


def _unordered(state: "State", a: object, b: object) -> None:
    if a is None or b is None:
        return state.note("compare-null")
    return state.note("compare-types", left=kind_of(a), right=kind_of(b))


def both(a: bool | None, b: bool | None) -> bool | None:
    """Return `a and b` of three-valued logic."""
    if a is False or b is False:
        return False
    return None if a is None or b is None else True


def between(state: "State", value: object, low: object, high: object) -> bool | None:
    """Return `value between low and high`, both ends included."""
    above = less_equal(state, low, value)
    if above is False:
        return False
    return both(above, less_equal(state, value, high))


def contains(state: "State", range_: Range, value: object) -> bool | None:
    """Tell whether the range contains the value; an end that is None leaves its side open."""
    if range_.operator == "!=":
        same = equal(state, value, range_.start)
        return None if same is None else not same
    if range_.operator == "=":
        return equal(state, value, range_.start)
    start, end = range_.start, range_.end
    if start is None and end is None:
        return state.note("compare-null")
    above: bool | None = True
    if start is not None:
        above = (less_equal if range_.start_included else less)(state, start, value)
        if above is False:
            return False
    if end is None:
        return above
    return both(above, (less_equal if range_.end_included else less)(state, value, end))


def make_range(
    state: "State", start: object, end: object, start_included: bool, end_included: bool
) -> Range | None:
    """Make the range between two ends, or null with a note.

    Both must be of one kind that has an order, the start not after the end (10.3.2.7).
    """
    kind = start.__class__
    if start is None or end is None:
        return state.note("range-null")
    if kind not in _LESS or end.__class__ not in _LESS:
        return state.note("range-kind", kind=kind_of(end if kind in _LESS else start))
    if kind is not end.__class__:
        return state.note("range-kinds", left=kind_of(start), right=kind_of(end))
    if less(state, end, start):
        return state.note("range-order")
    return Range(start, end, start_included, end_included)


def is_ordered(value: object) -> bool:
    """Tell whether values of this kind have an order, and can be ends of a range."""
    return value.__class__ in _LESS
