"""A way to let a project start earlier: what to change, and the whole plan that follows."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from rathaus.strategy.planning.errors import Fault
from rathaus.strategy.planning.model import Instance, Start
from rathaus.strategy.planning.reasons.change import Change
from rathaus.strategy.planning.reasons.making import apply_all
from rathaus.strategy.planning.validate import check


class Way(StrEnum):
    """What a proposal does, from the least to the most.

    ``mode``: another of its modes, which starts earlier and ends later. ``need``: it needs less.
    ``capacity``: its pools give more. ``dependency``: it no longer waits for what it comes after.
    ``swap``: one other project starts later.
    """

    MODE = "mode"
    NEED = "need"
    CAPACITY = "capacity"
    DEPENDENCY = "dependency"
    SWAP = "swap"


@dataclass(frozen=True, slots=True)
class Move:
    """Another project that starts later, ``later`` quarters above 0."""

    project: str
    before: Start
    after: Start

    @property
    def later(self) -> int:
        """Return by how many quarters."""
        return self.after.quarter - self.before.quarter


@dataclass(frozen=True, slots=True)
class Proposal:
    """Changes that, made together, let the project start at ``start``.

    ``ways`` are what the changes do, ``before`` is the plan as it is; all others stay where they
    are in it, but for ``move``. ``share`` is the work to be found elsewhere,
    summed over pools and quarters as a share of what the pool gives in its best quarter; ``cost``
    what the objective changes by with nothing else moved, negative if the plan becomes better.
    """

    project: str
    ways: tuple[Way, ...]
    changes: tuple[Change, ...]
    start: Start
    before: Mapping[str, Start] = field(repr=False)
    move: Move | None
    share: float
    cost: int

    @property
    def starts(self) -> Mapping[str, Start]:
        """Return the plan that follows, for the changed instance."""
        moved = {self.move.project: self.move.after} if self.move else {}
        return {**self.before, self.project: self.start, **moved}

    @property
    def size(self) -> tuple[int, int, float, int, int, int, int]:
        """Return the sort key from small to large: who else is touched, then how much is needed.

        Another project moved weighs more than a dependency given up, that more than any amount of
        work found elsewhere; then by how long the other moves, what it costs the whole plan, which
        start is first, and the order of ``Way``.
        """
        return (
            self.move is not None,
            Way.DEPENDENCY in self.ways,
            self.share,
            self.move.later if self.move else 0,
            self.cost,
            self.start.quarter,
            list(Way).index(self.ways[0]),
        )


def holds(proposal: Proposal, instance: Instance, starts: Mapping[str, Start]) -> bool:
    """Make the changes and let the validator judge the plan that follows.

    Args:
        proposal: what is proposed.
        instance: the task as it is.
        starts: the plan as it is; what is wrong with it already is not held against the proposal.
    """
    found = check(apply_all(proposal.changes, instance), proposal.starts)
    return not found or _keys(found) <= _keys(check(instance, starts))


def _keys(faults: Iterable[Fault]) -> set[tuple[str, str, str, int | None]]:
    return {(each.code, each.project, each.pool, each.quarter) for each in faults}
