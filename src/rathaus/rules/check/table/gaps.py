"""Combinations of inputs that no rule covers, as few and as large boxes as can be."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import prod

from rathaus.rules.check.table.cover import Box, Budget, Cover, WorkLimit
from rathaus.rules.check.table.grid import Side


@dataclass(frozen=True, slots=True)
class Gaps:
    """What was found.

    Args:
        boxes: boxes without a rule, the largest first; they may overlap.
        more: whether there are more than were asked for.
        stopped: whether the steps were used up, so that there may be more.
    """

    boxes: tuple[Box, ...]
    more: bool = False
    stopped: bool = False

    @property
    def complete(self) -> bool:
        """Whether these are all."""
        return not (self.more or self.stopped)


def find_gaps(sides: Sequence[Side], rules: int, budget: Budget, most: int) -> Gaps:
    """Find the boxes that no rule covers.

    Args:
        sides: the columns with the rules that may hold.
        rules: all rules, as bits.
        budget: steps that may be taken; when they are used up, what was found is returned.
        most: boxes to find at most.
    """
    cover = Cover(sides, rules, budget)
    boxes: list[Box] = []
    more = stopped = False
    try:
        while (point := cover.find()) is not None:
            budget.deadline.look()
            if len(boxes) == most:
                more = True
                break
            box = largest_box(sides, point, rules)
            boxes.append(box)
            cover.add(box)
        boxes = _needed(sides, rules, boxes, budget)
    except WorkLimit:
        stopped = True
    return Gaps(tuple(sorted(boxes, key=lambda box: _rank(sides, box))), more, stopped)


def largest_box(sides: Sequence[Side], point: Box, rules: int) -> Box:
    """Widen a box without rules as far as possible, leaving as many columns free as can be."""
    columns = range(len(sides))
    orders = [[*columns[start:], *columns[:start]] for start in columns] or [[]]
    boxes = {_widen(sides, point, rules, order) for order in orders}
    return min(boxes, key=lambda box: _rank(sides, box))


def _widen(sides: Sequence[Side], point: Box, rules: int, order: Sequence[int]) -> Box:
    box = list(point)
    hits = [side.rules_for(part) for side, part in zip(sides, box, strict=True)]
    for column in order:
        others = rules
        for other, hit in enumerate(hits):
            if other != column:
                others &= hit
        side = sides[column]
        for atoms, here in zip(side.classes, side.rules, strict=True):
            if not here & others:
                box[column] |= atoms
                hits[column] |= here
    return tuple(box)


def _rank(sides: Sequence[Side], box: Box) -> tuple[int, int, Box]:
    """Sort boxes that leave many columns free first, then large ones."""
    bound = sum(part != _all(side) for side, part in zip(sides, box, strict=True))
    return bound, -prod(part.bit_count() for part in box), box


def _all(side: Side) -> int:
    found = 0
    for part in side.classes:
        found |= part
    return found


def _needed(sides: Sequence[Side], rules: int, boxes: list[Box], budget: Budget) -> list[Box]:
    """Leave out boxes that the others cover together, small ones first."""
    kept = sorted(boxes, key=lambda box: _rank(sides, box))
    for box in reversed(list(kept)):
        others = [other for other in kept if other != box]
        inside = [side.within(part) for side, part in zip(sides, box, strict=True)]
        cover = Cover(inside, rules, budget)
        for other in others:
            cover.add(other)
        if cover.find() is None:
            kept = others
    return kept
