"""Points and ranges seen alike: a point is a range of one value.

Ranges open to one side end in the infinite, which lies beyond every value.
"""

from decimal import Decimal

from rathaus.rules.state import State
from rathaus.rules.values.comparison import is_ordered
from rathaus.rules.values.operators import equal, less
from rathaus.rules.values.ranges import Range


class Incomparable(Exception):
    """Two ends cannot be compared."""


class _Infinite:
    __slots__ = ("side",)

    def __init__(self, side: int) -> None:
        self.side = side


_LOWEST = _Infinite(-1)
_HIGHEST = _Infinite(1)


class Span:
    """A range or point, its ends comparable with those of others."""

    __slots__ = ("end", "end_included", "is_point", "start", "start_included", "state")

    def __init__(self, state: State, value: object) -> None:
        self.state = state
        self.start: object = value
        self.end: object = value
        self.start_included = True
        self.end_included = True
        self.is_point = not isinstance(value, Range)
        if isinstance(value, Range):
            self.start = _LOWEST if value.operator in ("<", "<=") else value.start
            self.end = _HIGHEST if value.operator in (">", ">=") else value.end
            self.start_included = value.start_included
            self.end_included = value.end_included

    def start_to_start(self, other: "Span") -> int:
        """Compare the starts: -1, 0 or 1."""
        return self._compare(self.start, other.start)

    def end_to_end(self, other: "Span") -> int:
        """Compare the ends: -1, 0 or 1."""
        return self._compare(self.end, other.end)

    def end_to_start(self, other: "Span") -> int:
        """Compare this one's end with the other's start: -1, 0 or 1."""
        return self._compare(self.end, other.start)

    def _compare(self, one: object, other: object) -> int:
        if isinstance(one, _Infinite) or isinstance(other, _Infinite):
            sides = [each.side if isinstance(each, _Infinite) else 0 for each in (one, other)]
            return (sides[0] > sides[1]) - (sides[0] < sides[1])
        if one.__class__ is Decimal and other.__class__ is Decimal:
            return (one > other) - (one < other)
        if equal(self.state, one, other) is True:
            return 0
        smaller = less(self.state, one, other)
        if smaller is None:
            raise Incomparable
        return -1 if smaller else 1


def as_span(state: State, value: object) -> Span | None:
    """Return the value as a span; None for what is neither a point nor a range of one piece."""
    if isinstance(value, list) and len(value) == 1:
        value = value[0]
    if isinstance(value, Range):
        return None if value.operator == "!=" else Span(state, value)
    return Span(state, value) if is_ordered(value) else None
