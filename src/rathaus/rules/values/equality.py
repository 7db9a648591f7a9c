"""Equality and identity.

Source: DMN 1.5, 10.3.2.2 and 10.3.2.13 (table of equality). Nested values are compared without
recursion, so that no depth of nesting can exhaust Python's stack.
"""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from rathaus.rules.values.durations import DaysDuration, MonthsDuration
from rathaus.rules.values.functions import FunctionValue
from rathaus.rules.values.membership import kind_of
from rathaus.rules.values.ranges import Range
from rathaus.rules.values.temporal import Date, DateTime, Time

if TYPE_CHECKING:
    from rathaus.rules.state import State

_PLAIN = frozenset({bool, Decimal, str, Date, Time, DateTime, DaysDuration, MonthsDuration})

Pairs = list[tuple[object, object]]


def equal(state: "State", a: object, b: object) -> bool | None:
    """Return `a = b`: null when the two are of different kinds; null equals only null.

    Lists are equal item by item, contexts entry by entry. One pair that differs makes the whole
    false; otherwise one pair of different kinds makes it null.
    """
    kind = a.__class__
    if kind is b.__class__ and kind in _PLAIN:
        return a == b
    if a is None or b is None:
        return a is b
    if kind is b.__class__ and kind in _PARTS:
        return _equal_parts(state, a, b)
    return _compare_kinds(state, a, b)


def _compare_kinds(state: "State", a: object, b: object) -> bool | None:
    if isinstance(a, FunctionValue) and isinstance(b, FunctionValue):
        return a is b
    return state.note("equal-types", left=kind_of(a), right=kind_of(b))


def _equal_parts(state: "State", a: object, b: object) -> bool | None:
    outcome: bool | None = True
    pending: Pairs = [(a, b)]
    while pending:
        a, b = pending.pop()
        if a is b:
            continue
        kind = a.__class__
        if kind is b.__class__ and kind in _PLAIN:
            if a != b:
                return False
        elif a is None or b is None:
            return False
        elif kind is b.__class__ and kind in _PARTS:
            parts = _PARTS[kind](a, b)
            if parts is None:
                return False
            state.tick(len(parts))
            pending += parts
        else:
            same = _compare_kinds(state, a, b)
            if same is False:
                return False
            if same is None:
                outcome = None
    return outcome


def _parts_of_lists(a: list[object], b: list[object]) -> Pairs | None:
    return list(zip(a, b, strict=True))[::-1] if len(a) == len(b) else None


def _parts_of_contexts(a: dict[str, object], b: dict[str, object]) -> Pairs | None:
    return [(a[key], b[key]) for key in a] if a.keys() == b.keys() else None


def _parts_of_ranges(a: Range, b: Range) -> Pairs | None:
    if (
        a.operator != b.operator
        or a.start_included != b.start_included
        or a.end_included != b.end_included
    ):
        return None
    return [(a.start, b.start), (a.end, b.end)]


_PARTS: Mapping[type, Callable[[Any, Any], Pairs | None]] = {
    list: _parts_of_lists,
    dict: _parts_of_contexts,
    Range: _parts_of_ranges,
}


def identical(state: "State", a: object, b: object) -> bool:
    """Return `is(a, b)`: the same value of the same kind, written in the same zone; never null."""
    pending: Pairs = [(a, b)]
    while pending:
        a, b = pending.pop()
        if a is b:
            continue
        kind = a.__class__
        if kind is not b.__class__:
            return False
        if kind in _PARTS:
            parts = _PARTS[kind](a, b)
            if parts is None:
                return False
            state.tick(len(parts))
            pending += parts
        elif not _same(a, b):
            return False
    return True


def _same(a: object, b: object) -> bool:
    if isinstance(a, DateTime) and isinstance(b, DateTime):
        return a.date == b.date and _same(a.time, b.time)
    if isinstance(a, Time) and isinstance(b, Time):
        return (
            a.nanosecond_of_day == b.nanosecond_of_day
            and a.offset_seconds == b.offset_seconds
            and a.zone == b.zone
        )
    return a == b
