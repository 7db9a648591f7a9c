"""Rules that hold together, and rules that others leave nothing to."""

from collections.abc import Sequence
from dataclasses import dataclass

from rathaus.rules.check.table.cover import Box, Budget, Cover, WorkLimit
from rathaus.rules.check.table.grid import Finder, Side
from rathaus.rules.check.table.verdicts import bits, key_of
from rathaus.rules.state import NO_DEADLINE, Deadline


@dataclass(frozen=True, slots=True)
class Meeting:
    """A rule and others that each hold for some inputs together with it, numbered from 0."""

    rule: int
    others: tuple[int, ...]


def meeting_rules(
    sides: Sequence[Side],
    cells: Sequence[Sequence[int]],
    rules: int,
    deadline: Deadline = NO_DEADLINE,
) -> list[int]:
    """Give for each rule the rules, as bits, that hold for some inputs together with it.

    Args:
        sides: the columns.
        cells: for each column the cell of each rule as a set of atoms.
        rules: the rules to look at, as bits.
        deadline: when it must be done.
    """
    finders = [Finder(side) for side in sides]
    known: list[dict[bytes, int]] = [{} for _ in sides]
    meetings = []
    for rule in range(rules.bit_length()):
        deadline.look()
        found = rules
        for column, finder in enumerate(finders):
            cell = cells[column][rule]
            key = key_of(cell)
            hits = known[column].get(key)
            if hits is None:
                hits = known[column][key] = finder.rules_for(cell)
            found &= hits
        meetings.append(found & ~(1 << rule) if rules >> rule & 1 else 0)
    return meetings


def in_groups(pairs: Sequence[int], deadline: Deadline = NO_DEADLINE) -> list[Meeting]:
    """Say pairs of rules in few groups: the rule with the most partners first.

    Args:
        pairs: for each rule its partners as bits, each pair on both sides.
        deadline: when it must be done.
    """
    left = list(pairs)
    counts = [partners.bit_count() for partners in left]
    groups: list[Meeting] = []
    while most := max(counts, default=0):
        deadline.look()
        rule = counts.index(most)
        others = bits(left[rule])
        groups.append(Meeting(rule, tuple(others)))
        for other in others:
            left[other] ^= 1 << rule
            counts[other] -= 1
        left[rule] = counts[rule] = 0
    return groups


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
