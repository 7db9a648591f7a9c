"""Paths and filters of values that may be anything."""

from decimal import Decimal

from rathaus.rules.state import State
from rathaus.rules.values.operators import member
from rathaus.rules.values.types import kind_of

NOTHING: tuple[None, ...] = (None,)
"""Stands in for an empty list, so that a condition that is an index shows itself."""


def path(state: State, value: object, name: str) -> object:
    """Follow a name; of a list, that of each item."""
    if value.__class__ is list:
        state.room_for(len(value))
        return [path(state, item, name) for item in value]
    return member(state, value, name)


def as_list(value: object) -> list[object]:
    """Return what a filter walks over: null has nothing, a single value is a list of one."""
    if value.__class__ is list:
        return value
    return [] if value is None else [value]


def indexed(state: State, value: object, index: Decimal) -> object:
    """Return an item by its place: from 1, or from the end with a negative number."""
    items = as_list(value)
    place = int(index) if index == index.to_integral_value() else 0
    if 0 < place <= len(items):
        return items[place - 1]
    if -len(items) <= place < 0:
        return items[place]
    return state.note("no-such-item", index=str(index), size=len(items))


def odd_condition(state: State, value: object) -> None:
    """A filter's condition is neither boolean nor number: the item does not pass."""
    if value is not None:
        state.note("not-boolean", kind=kind_of(value))
