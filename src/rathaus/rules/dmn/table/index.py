"""The index of a column: from a value to the rules whose cell it fits, as a bitmask.

A column looks a value up by its class. For classes with an order the constants of all cells cut
the line into points and gaps; for each the rules are known beforehand. Null, true and false are
asked of every constant cell beforehand. Cells that the index cannot answer are evaluated, one by
one, for rules not yet ruled out.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from rathaus.rules.dmn.table.cells import INDEXED, Cell, Interval, Kind, Test, itself
from rathaus.rules.dmn.table.constants import UNKNOWN, value_now
from rathaus.rules.state import State

_WHOLE = 2500
"""Rules up to which a column has one index, and the size of the blocks beyond."""
_BLOCK = 1000

Find = Callable[[Any], int]
"""From a value of one class to the rules it fits."""


def bits(mask: int) -> Iterable[int]:
    """Yield the numbers of the bits set, the lowest first."""
    while mask:
        lowest = mask & -mask
        yield lowest.bit_length() - 1
        mask ^= lowest


def mask_of(rows: Iterable[int]) -> int:
    """Return the bitmask of some rows."""
    mask = 0
    for row in rows:
        mask |= 1 << row
    return mask


class Column:
    """One input of a table, indexed.

    Args:
        place: which of the table's inputs.
        cells: its cells, one for each rule.
        allowed: the test of the input's values, one more row below the rules; null passes it.
    """

    __slots__ = ("_tests", "by_class", "certain", "place")

    def __init__(self, place: int, cells: Sequence[Cell], allowed: Cell | None = None) -> None:
        self.place = place
        allowed_bit = 0
        if allowed is not None:
            allowed_bit = 1 << len(cells)
            cells = (*cells, allowed)
        self._tests: tuple[Test, ...] = tuple(cell.test for cell in cells)
        beyond = -1 << len(cells)
        self.certain = beyond | mask_of(_rows(cells, lambda cell: cell.kind is Kind.ANY))
        dynamic = mask_of(_rows(cells, lambda cell: cell.kind is Kind.DYNAMIC))
        self.by_class: dict[type, tuple[Find, int]] = {}
        """By class of the value: the index, and the rows it leaves open."""
        self.by_class[type(None)], self.by_class[bool] = self._asked(cells, dynamic, allowed_bit)
        for of in {cell.of for cell in cells if cell.of is not None}:
            self.by_class[of] = self._ordered(of, cells, dynamic)

    @property
    def constant(self) -> bool:
        """Tell whether no cell must be evaluated for the usual values."""
        return not any(left_open for _, left_open in self.by_class.values())

    def fitting(self, state: State, value: object, names: tuple[object, ...], alive: int) -> int:
        """Return which of the rows alive the value fits, evaluating what the index leaves open."""
        found = self.by_class.get(value.__class__)
        if found is None:
            fit, left_open = self.certain, ~self.certain
        else:
            fit, left_open = found[0](value), found[1]
        fit &= alive
        left_open &= alive
        if left_open:
            tests = self._tests
            for row in bits(left_open):
                state.tick()
                if tests[row](state, value, *names) is True:
                    fit |= 1 << row
                else:
                    fit &= ~(1 << row)
        return fit

    def _asked(
        self, cells: Sequence[Cell], dynamic: int, allowed_bit: int
    ) -> tuple[tuple[Find, int], tuple[Find, int]]:
        """Ask the constant cells of null, true and false."""
        masks = []
        left_open = dynamic
        for value in (None, True, False):
            mask = self.certain
            for row, cell in enumerate(cells):
                if cell.kind is not Kind.CONSTANT:
                    continue
                answer = value_now(cell.test, value, silent=False)
                if answer is True:
                    mask |= 1 << row
                elif answer is UNKNOWN:
                    left_open |= 1 << row
            masks.append(mask)
        of_null, of_true, of_false = masks
        of_null |= allowed_bit
        return (
            (lambda value: of_null, left_open & ~allowed_bit),
            (lambda value: of_true if value else of_false, left_open),
        )

    def _ordered(self, of: type, cells: Sequence[Cell], dynamic: int) -> tuple[Find, int]:
        left_open = dynamic
        mine: list[tuple[int, Cell]] = []
        for row, cell in enumerate(cells):
            if cell.kind is not Kind.CONSTANT:
                continue
            if cell.of is of:
                mine.append((row, cell))
            elif cell.of is None or cell.negated:
                left_open |= 1 << row
            # Else it names values of another class only, which no value of this one fits.
        return _finder(of, mine, self.certain), left_open


def _rows(cells: Sequence[Cell], fits: Callable[[Cell], bool]) -> Iterable[int]:
    return (row for row, cell in enumerate(cells) if fits(cell))


def _finder(of: type, cells: Sequence[tuple[int, Cell]], certain: int) -> Find:
    """Make the index of the cells with constants of one class.

    A mask for every constant of every rule would grow with the square of the rules. A long table
    is therefore indexed in blocks.
    """
    if len(cells) <= _WHOLE:
        return _block(of, cells, certain)
    blocks = []
    for start in range(0, len(cells), _BLOCK):
        base = cells[start][0]
        shifted = [(row - base, cell) for row, cell in cells[start : start + _BLOCK]]
        blocks.append((base, _block(of, shifted, 0)))

    def find(value: Any) -> int:
        mask = certain
        for base, inner in blocks:
            mask |= inner(value) << base
        return mask

    return find


def _block(of: type, cells: Sequence[tuple[int, Cell]], certain: int) -> Find:
    key = INDEXED[of]
    ends = {
        key(end)
        for _, cell in cells
        for interval in cell.intervals
        for end in (interval.low, interval.high)
        if end is not None
    }
    points = sorted(ends)
    masks = _masks(points, cells, certain, key)
    gaps, hits = masks[::2], masks[1::2]
    taken = None if key is itself else key
    if len(set(gaps)) == 1:
        return _by_value(dict(zip(points, hits, strict=True)), gaps[0], taken)
    return _by_order(points, gaps, hits, taken)


def _masks(
    points: list[Any],
    cells: Sequence[tuple[int, Cell]],
    certain: int,
    key: Callable[[Any], Any],
) -> list[int]:
    """Return the rules that fit below the first point, at it, between it and the next, and so on.

    Place 2i+1 is the point i, place 2i the gap before it.
    """
    where = {point: 2 * number + 1 for number, point in enumerate(points)}
    last = 2 * len(points)
    begin = [0] * (last + 2)
    end = [0] * (last + 2)
    for row, cell in cells:
        stretches = sorted(_stretch(each, where, last, key) for each in cell.intervals)
        for first, final in _joined(stretches, last, cell.negated):
            begin[first] |= 1 << row
            end[final + 1] |= 1 << row
    masks = []
    alive = certain
    for place in range(last + 1):
        alive = alive & ~end[place] | begin[place]
        masks.append(alive)
    return masks


def _stretch(
    interval: Interval, where: dict[Any, int], last: int, key: Callable[[Any], Any]
) -> tuple[int, int]:
    first, final = 0, last
    if interval.low is not None:
        first = where[key(interval.low)] + (0 if interval.low_included else 1)
    if interval.high is not None:
        final = where[key(interval.high)] - (0 if interval.high_included else 1)
    return first, final


def _joined(stretches: list[tuple[int, int]], last: int, negated: bool) -> list[tuple[int, int]]:
    """Return stretches that do not touch, or what lies between them."""
    joined: list[tuple[int, int]] = []
    for first, final in stretches:
        if first > final:
            continue
        if joined and first <= joined[-1][1] + 1:
            joined[-1] = (joined[-1][0], max(joined[-1][1], final))
        else:
            joined.append((first, final))
    if not negated:
        return joined
    between = []
    start = 0
    for first, final in joined:
        if start < first:
            between.append((start, first - 1))
        start = final + 1
    if start <= last:
        between.append((start, last))
    return between


def _by_value(hits: dict[Any, int], otherwise: int, key: Callable[[Any], Any] | None) -> Find:
    get = hits.get
    if key is None:
        return lambda value: get(value, otherwise)
    return lambda value: get(key(value), otherwise)


def _by_order(
    points: list[Any], gaps: list[int], hits: list[int], key: Callable[[Any], Any] | None
) -> Find:
    count = len(points)

    def find(value: Any) -> int:
        place = bisect_left(points, value)
        if place < count and points[place] == value:
            return hits[place]
        return gaps[place]

    if key is None:
        return find
    return lambda value: find(key(value))
