"""The columns of a table, of what is known about its inputs and what its cells say."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf

from rathaus.rules.check.table.conditions import (
    Both,
    Condition,
    Either,
    Is,
    constants_of,
)
from rathaus.rules.check.table.grid import Column, Source
from rathaus.rules.check.table.scales import Kind
from rathaus.rules.check.table.universes import NULL, Opaque, Universe, universe_for
from rathaus.rules.check.table.verdicts import Verdict
from rathaus.rules.feel.tree import Comparison, Node
from rathaus.rules.state import NO_DEADLINE, Deadline


@dataclass(frozen=True, slots=True)
class Input:
    """What is known about an input of a table without its cells.

    Args:
        heading: what people call it.
        expression: its tree, None when it is no FEEL.
        kind: kind of its values, None when not known.
        single: False when its values are lists, contexts and the like.
        limits: conditions that every value fulfils: input values, allowed values of its type.
        results: all values it can have, when it is a decision whose outcomes are known.
        sure: whether every value of the kind that the limits allow can occur.
        sources: what its value depends on in the end; None when not known.
    """

    heading: str
    expression: Node | None = None
    kind: Kind | None = None
    single: bool = True
    limits: tuple[Condition, ...] = ()
    results: tuple[object, ...] | None = None
    sure: bool = True
    sources: frozenset[Source] | None = None


class TooLarge(Exception):
    """The cells of a table would take too much room."""


class Room:
    """The room and the time for the cells of a table.

    Args:
        bits: for all cells together, one for each atom.
        deadline: when all must be judged.
    """

    def __init__(self, bits: float = inf, deadline: Deadline = NO_DEADLINE) -> None:
        self._left = bits
        self.deadline = deadline

    def take(self, bits: int) -> None:
        """Count bits.

        Raises:
            TooLarge: none are left.
        """
        self._left -= bits
        if self._left < 0:
            raise TooLarge


def columns_of(
    inputs: Sequence[Input],
    cells: Sequence[Sequence[Condition]],
    with_null: bool = False,
    room: Room | None = None,
) -> list[Column]:
    """Make the columns of a table; two about the same expression become one.

    Args:
        inputs: one for each column.
        cells: for each column the condition of each rule.
        with_null: whether inputs may be null even where nothing speaks of it.
        room: what they may take; None for as much as they like.

    Raises:
        TooLarge: they would take more room.
        LimitExceeded: no time is left.
    """
    room = room or Room()
    columns = []
    for index, one in enumerate(inputs):
        same = [
            other
            for other, found in enumerate(inputs)
            if other == index
            or (found.expression is not None and found.expression == one.expression)
        ]
        if same[0] != index:
            continue
        merged = [Both(parts) for parts in zip(*(cells[other] for other in same), strict=True)]
        limits = tuple(limit for other in same for limit in inputs[other].limits)
        columns.append(_column(one, limits, merged, with_null, room))
    return columns


def _column(
    one: Input,
    limits: Sequence[Condition],
    cells: Sequence[Condition],
    with_null: bool,
    room: Room,
) -> Column:
    results = [Is(Comparison.EQUAL, value) for value in one.results or ()]
    universe: Universe = Opaque()
    if one.single:
        universe = universe_for(one.kind, [*cells, *limits, *results])
    room.take(universe.size * len(cells))
    asked = with_null or any(_asks_for_null(cell) for cell in cells)
    return Column(
        one.heading,
        universe,
        _domain(universe, limits, results if one.results is not None else None, asked),
        tuple(_yes(universe, cell, room.deadline) for cell in cells),
        one.sure,
        one.sources,
    )


def _yes(universe: Universe, cell: Condition, deadline: Deadline) -> Verdict:
    """Judge a cell. Where it does not hold is not kept: with many rules that takes much room."""
    deadline.look()
    found = universe.judge(cell)
    return Verdict(found.must_yes, found.can_yes, 0, 0)


def _domain(
    universe: Universe,
    limits: Sequence[Condition],
    results: Sequence[Condition] | None,
    asked: bool,
) -> Verdict:
    must = can = universe.values
    if not limits and asked:
        must |= NULL
    for limit in limits:
        verdict = universe.judge(limit)
        must &= verdict.must_yes
        can &= verdict.can_yes
        if any(constant is None for _, constant in constants_of(limit)):
            must |= verdict.must_yes & NULL
    if results is not None:
        verdict = universe.judge(Either(tuple(results)))
        must &= verdict.must_yes | NULL
        can &= verdict.can_yes
    return Verdict(must, can | NULL | must, 0, 0)


def _asks_for_null(condition: Condition) -> bool:
    return any(constant is None for _, constant in constants_of(condition))
