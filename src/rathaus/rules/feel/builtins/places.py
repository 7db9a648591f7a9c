"""Positions in lists and texts: from 1, or from the end with a negative number.

Source: DMN 1.5, 10.3.4.3 and 10.3.4.4, footnotes. Fractions of a position are dropped.
"""

from decimal import Decimal

from rathaus.rules.state import State


def index_of_place(state: State, name: str, size: int, place: Decimal) -> int | None:
    """Return the index, from 0, of a position; None with a note when there is none such."""
    position = int(place)
    if 0 < position <= size:
        return position - 1
    if -size <= position < 0:
        return size + position
    return state.note("builtin-place", name=name, place=place, size=size)


def stretch(
    state: State, name: str, size: int, start: Decimal, length: Decimal | None
) -> slice | None:
    """Return the stretch from a position, so long or to the end; None with a note if there is none.

    The length must be one that there is: from 1 to what is left.
    """
    first = index_of_place(state, name, size, start)
    if first is None:
        return None
    if length is None:
        return slice(first, size)
    count = int(length)
    if not 1 <= count <= size - first:
        return state.note(
            "builtin-length", name=name, place=start, length=length, most=size - first
        )
    return slice(first, first + count)
