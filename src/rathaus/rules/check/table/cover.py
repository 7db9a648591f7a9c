"""Which part of a space no rule covers.

Columns are taken one after the other, the one that parts the remaining rules best first; what
is known to be covered, for a set of rules and the columns still to come, is remembered.
"""

from collections.abc import Sequence

from rathaus.rules.check.table.grid import Side
from rathaus.rules.check.table.verdicts import key_of
from rathaus.rules.state import NO_DEADLINE, Deadline

Box = tuple[int, ...]
"""A set of atoms for each column."""


class WorkLimit(Exception):
    """The search took too many steps."""


class Budget:
    """Steps that searches may still take, and the time they may take."""

    def __init__(self, steps: int, deadline: Deadline = NO_DEADLINE) -> None:
        self._left = steps
        self.deadline = deadline

    def spend(self, steps: int) -> None:
        """Count steps.

        Raises:
            WorkLimit: none are left.
            LimitExceeded: no time is left.
        """
        self.deadline.look()
        self._left -= steps
        if self._left < 0:
            raise WorkLimit


class Cover:
    """Search for points that no rule covers.

    Boxes can be added: they count as covered from then on.
    """

    def __init__(self, sides: Sequence[Side], rules: int, budget: Budget) -> None:
        self._sides = list(sides)
        self._rules = rules
        self._budget = budget
        self._extra = [[0] * len(side.classes) for side in sides]
        self._boxes = 0
        self._full = [_common(side.rules) for side in sides]
        self._extra_full = [-1] * len(sides)
        self._covered: dict[tuple[int, bytes], list[int]] = {}
        self._choice: dict[tuple[int, bytes], int] = {}

    def add(self, box: Box) -> None:
        """Count a box as covered. It must hold each class wholly or not at all."""
        bit = 1 << self._boxes
        self._boxes += 1
        for column, (side, part) in enumerate(zip(self._sides, box, strict=True)):
            for index, atoms in enumerate(side.classes):
                if atoms & part:
                    self._extra[column][index] |= bit
            self._extra_full[column] = _common(self._extra[column])

    def find(self) -> Box | None:
        """Find classes that no rule covers, one for each column; None when all is covered.

        Columns that do not matter are given whole.

        Raises:
            WorkLimit: the search would take too long.
            LimitExceeded: no time is left.
        """
        if not all(side.classes for side in self._sides):
            return None
        found = self._find((1 << len(self._sides)) - 1, self._rules, (1 << self._boxes) - 1)
        if found is None:
            return None
        whole = [_union(side.classes) for side in self._sides]
        for column, atoms in found:
            whole[column] = atoms
        return tuple(whole)

    def _find(self, columns: int, rules: int, boxes: int) -> list[tuple[int, int]] | None:
        if not rules and not boxes:
            return []
        if self._is_covered(columns, rules, boxes):
            return None
        key = (columns, key_of(rules))
        known = self._covered.get(key)
        if known is not None and any(one & boxes == one for one in known):
            return None
        column = self._choose(columns, rules, boxes)
        side, extra = self._sides[column], self._extra[column]
        rest = columns & ~(1 << column)
        branches: dict[tuple[bytes, bytes], tuple[int, int, int]] = {}
        for index, here in enumerate(side.rules):
            some_rules, some_boxes = rules & here, boxes & extra[index]
            branches.setdefault(
                (key_of(some_rules), key_of(some_boxes)),
                (some_rules, some_boxes, side.classes[index]),
            )
        for some_rules, some_boxes, atoms in branches.values():
            found = self._find(rest, some_rules, some_boxes)
            if found is not None:
                found.append((column, atoms))
                return found
        self._covered.setdefault(key, []).append(boxes)
        return None

    def _is_covered(self, columns: int, rules: int, boxes: int) -> bool:
        """Tell whether one rule or box alone covers all that is left."""
        column = 0
        while columns:
            if columns & 1:
                rules &= self._full[column]
                boxes &= self._extra_full[column]
                if not rules and not boxes:
                    return False
            columns >>= 1
            column += 1
        return True

    def _choose(self, columns: int, rules: int, boxes: int) -> int:
        """Choose the column whose classes leave the fewest rules."""
        key = (columns, key_of(rules))
        known = self._choice.get(key)
        if known is not None:
            self._budget.spend(1)
            return known
        best, best_column = -1.0, -1
        for column, side in enumerate(self._sides):
            if columns >> column & 1:
                self._budget.spend(len(side.classes))
                left = sum((rules & here).bit_count() for here in side.rules)
                score = left / len(side.rules)
                if best_column < 0 or score < best:
                    best, best_column = score, column
        self._choice[key] = best_column
        return best_column


def _common(rules: Sequence[int]) -> int:
    found = -1
    for some in rules:
        found &= some
    return found


def _union(parts: Sequence[int]) -> int:
    found = 0
    for part in parts:
        found |= part
    return found
