"""Values as JSON data."""

from decimal import Decimal

from rathaus.rules.errors import LimitExceeded
from rathaus.rules.limits import DEFAULT_LIMITS, Limits
from rathaus.rules.messages import message
from rathaus.rules.values.numbers import whole_of
from rathaus.rules.values.ranges import Range
from rathaus.rules.values.text import LEVELS_OF_NESTING, literal_of, text_of


def to_json(value: object, limits: Limits = DEFAULT_LIMITS) -> object:
    """Turn a value into JSON data for `json.dumps`.

    A whole number becomes an int, another one the nearest float; one outside the range of
    floats, and everything JSON has no form for, becomes text.

    Raises:
        LimitExceeded: the value is nested too deeply, or has too many items.
    """
    return _JsonWriter(limits).write(value, 0)


class _JsonWriter:
    """Writes one value, counting its items: shared parts may make a small value large."""

    __slots__ = ("_left", "_limits")

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._left = limits.steps

    def write(self, value: object, depth: int) -> object:
        if value is None or isinstance(value, bool | str):
            return value
        if isinstance(value, Decimal):
            return _json_number(value)
        if isinstance(value, list):
            self._enter(len(value), depth)
            items = []
            for item in value:  # no comprehension: it would take a second frame for each level
                items.append(self.write(item, depth + 1))
            return items
        if isinstance(value, dict):
            self._enter(len(value), depth)
            entries = {}
            for key, item in value.items():
                entries[key] = self.write(item, depth + 1)
            return entries
        if isinstance(value, Range):
            return literal_of(value, self._limits)
        return text_of(value, self._limits)

    def _enter(self, items: int, depth: int) -> None:
        limit = self._limits.nesting * LEVELS_OF_NESTING
        if depth >= limit:
            raise LimitExceeded(message("limit-depth", limit=limit))
        self._left -= items
        if self._left < 0:
            raise LimitExceeded(message("limit-steps", limit=self._limits.steps))


def _json_number(number: Decimal) -> int | float | str:
    whole = whole_of(number)
    if whole is not None:
        return whole
    nearest = float(number)
    if nearest in {float("inf"), float("-inf")} or not nearest:
        return str(number)
    return nearest
