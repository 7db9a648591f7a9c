"""What loops walk over.

Source: DMN 1.5, 10.3.2.14: lists, ranges of whole numbers and of dates, upwards or downwards.
"""

from decimal import Decimal

from rathaus.rules.state import State
from rathaus.rules.values.ranges import Range
from rathaus.rules.values.temporal import Date, date_of_ordinal
from rathaus.rules.values.types import kind_of

_KEPT = 1024
_LARGEST_PLACE = 18
_WHOLE: list[object] = [Decimal(number) for number in range(_KEPT)]
"""The whole numbers that loops usually walk over, made once."""


def domain(state: State, value: object) -> list[object] | None:
    """Return the items of a value that is no list: of a range its steps, else itself."""
    if value.__class__ is Range:
        return _range_steps(state, value)
    if value is None:
        return state.note("nothing-to-walk")
    return [value]


def span(state: State, start: object, end: object) -> list[object] | None:
    """Return the steps from start to end, both included, downwards when end is smaller."""
    first, last = _place(start), _place(end)
    if first is None or last is None or start.__class__ is not end.__class__:
        if _is_whole(start) and _is_whole(end):
            return state.note("steps-too-many")
        return state.note("no-steps", kind=kind_of(start if first is None else end))
    if start.__class__ is Decimal and 0 <= first <= last < _KEPT:
        state.room_for(last - first + 1)
        return _WHOLE[first : last + 1]
    step = 1 if first <= last else -1
    size = abs(last - first) + 1
    state.room_for(size)
    places = range(first, last + step, step)
    if start.__class__ is Decimal:
        return [Decimal(place) for place in places]
    return [date_of_ordinal(place) for place in places]


def _is_whole(value: object) -> bool:
    return isinstance(value, Decimal) and value == value.to_integral_value()


def _place(value: object) -> int | None:
    if value.__class__ is Decimal:
        number: Decimal = value
        if number.adjusted() > _LARGEST_PLACE or number != number.to_integral_value():
            return None
        return int(number)
    return value.ordinal if isinstance(value, Date) else None


def _range_steps(state: State, bounds: Range) -> list[object] | None:
    if bounds.start is None or bounds.end is None:
        return state.note("endless-range")
    steps = span(state, bounds.start, bounds.end)
    if steps is None:
        return None
    first = 0 if bounds.start_included else 1
    last = len(steps) if bounds.end_included else len(steps) - 1
    return steps[first:last]
