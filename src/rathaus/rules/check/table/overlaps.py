"""Rules that hold together, and rules that others leave nothing to."""

from collections.abc import Sequence
from dataclasses import dataclass

from rathaus.rules.check.table.cover import Box, Budget, Cover, WorkLimit
from rathaus.rules.check.table.grid import Side
from rathaus.rules.check.table.verdicts import bits


@dataclass(frozen=True, slots=True)
class Meeting:
    """A rule and others that each hold for some inputs together with it, numbered from 0."""

    rule: int
    others: tuple[int, ...]


def meeting_rules(sides: Sequence[Side], cells: Sequence[Sequence[int]], rules: int) -> list[int]:
    """Give for each rule the rules, as bits, that hold for some inputs together with it.

    Args:
        sides: the columns.
        cells: for each column the cell of each rule as a set of atoms.
        rules: the rules to look at, as bits.
    """
    known: list[dict[int, int]] = [{} for _ in sides]
    meetings = []
    for rule in range(rules.bit_length()):
        found = rules
        for column, side in enumerate(sides):
            cell = cells[column][rule]
            hits = known[column].get(cell)
            if hits is None:
                hits = known[column][cell] = side.rules_for(cell)
            found &= hits
        meetings.append(found & ~(1 << rule) if rules >> rule & 1 else 0)
    return meetings


def in_groups(pairs: Sequence[int]) -> list[Meeting]:
    """Say pairs of rules in few groups: the rule with the most partners first.

    Args:
        pairs: for each rule its partners as bits, each pair on both sides.
    """
    left = list(pairs)
    groups: list[Meeting] = []
    while True:
        rule = max(range(len(left)), key=lambda one: left[one].bit_count(), default=0)
        if not left or not left[rule]:
            return groups
        others = bits(left[rule])
        groups.append(Meeting(rule, tuple(others)))
        for other in others:
            left[other] &= ~(1 << rule)
        left[rule] = 0


def is_left_nothing(sides: Sequence[Side], box: Box, rivals: int, budget: Budget) -> bool | None:
    """Tell whether rules together cover a box; None when it would take too long to know.

    Args:
        sides: the columns with the rules that certainly hold.
        box: the rule that may be left nothing.
        rivals: the rules that take its place, as bits.
        budget: steps that may be taken.
    """
    inside = [side.within(part) for side, part in zip(sides, box, strict=True)]
    if not all(side.classes for side in inside):
        return None
    try:
        return Cover(inside, rivals, budget).find() is None
    except WorkLimit:
        return None


def fewest_rivals(sides: Sequence[Side], box: Box, rivals: int, budget: Budget) -> tuple[int, ...]:
    """Of rules that cover a box together, leave out those that are not needed for it."""
    needed = rivals
    for rule in reversed(bits(rivals)):
        if is_left_nothing(sides, box, needed & ~(1 << rule), budget):
            needed &= ~(1 << rule)
    return tuple(bits(needed))
