"""Weighted work: a proof in whole numbers that projects need more of the pools than there is."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from rathaus.strategy.planning.model import Mode

Weights = Mapping[str, tuple[int, ...]]

_LARGEST = 2**62
"""Sums that could be larger are not made: they would not fit into 64 bits."""


@dataclass(frozen=True, slots=True)
class Place:
    """A mode and the quarter in which it starts."""

    quarter: int
    mode: Mode


@dataclass(slots=True)
class Work:
    """Projects with their possible places, and what running projects leave of each pool."""

    quarters: int
    free: Mapping[str, tuple[int, ...]]
    projects: Mapping[str, tuple[Place, ...]]
    _flat: "_Flat | None" = field(default=None)

    @property
    def stuck(self) -> str | None:
        """Return a project with no place at all, which makes the work impossible by itself."""
        return next((name for name, places in self.projects.items() if not places), None)

    @property
    def flat(self) -> "_Flat":
        """Return the places as arrays, laid out once."""
        if self._flat is None:
            self._flat = _flatten(self)
        return self._flat


@dataclass(frozen=True, slots=True)
class _Flat:
    """All needs of all places in rows: of which place, in which cell (pool, quarter), how much.

    ``owner`` is the project of each place, ascending; ``begins`` the first place of each project.
    """

    places: int
    owner: NDArray[np.int64]
    begins: NDArray[np.int64]
    place: NDArray[np.int64]
    cell: NDArray[np.int64]
    amount: NDArray[np.int64]
    free: NDArray[np.int64]


def disproves(work: Work, weights: Weights) -> bool:
    """Say whether the weights prove that not all projects can be placed.

    Each project takes at least the weighted work of its cheapest place; if these sum to more than
    the weighted work that is free, no plan exists. Whole numbers throughout, so nothing is rounded.

    Args:
        work: the projects and what is free.
        weights: per pool one whole number per quarter; a negative one counts as 0.
    """
    if work.stuck is not None:
        return True
    if not work.projects or not any(each > 0 for row in weights.values() for each in row):
        return False
    row = _row(work, weights)
    most = int(row.max()) * max(int(work.flat.amount.sum()), int(work.flat.free.sum()))
    if most > _LARGEST:
        return False
    return int(_least(work.flat, row).sum()) > int(row @ work.flat.free)


def least(work: Work, weights: Weights) -> dict[str, int]:
    """Return the weighted work of each project's cheapest place; each needs to have one."""
    found = _least(work.flat, _row(work, weights))
    return {name: int(each) for name, each in zip(work.projects, found, strict=True)}


def fewest_pools(work: Work, weights: Weights) -> Weights:
    """Return the weights without the pools that the proof can do without, the lightest first."""
    kept = dict(weights)
    for pool in sorted(weights, key=lambda each: (sum(weights[each]), each)):
        without = {name: row for name, row in kept.items() if name != pool}
        if disproves(work, without):
            kept = without
    return kept


def _row(work: Work, weights: Weights) -> NDArray[np.int64]:
    return np.array(
        [max(0, each) for pool in work.free for each in weights.get(pool, (0,) * work.quarters)],
        dtype=np.int64,
    )


def _least(flat: _Flat, row: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the weighted work of each project's cheapest place."""
    costs = np.zeros(flat.places, dtype=np.int64)
    np.add.at(costs, flat.place, flat.amount * row[flat.cell])
    return np.minimum.reduceat(costs, flat.begins)


def stretches(work: Work) -> Iterator[Weights]:
    """Yield for each pool the stretch of quarters that is overfull by the largest share, if any."""
    if work.stuck is not None or not work.projects:
        return
    flat, quarters = work.flat, work.quarters
    for number, pool in enumerate(work.free):
        mine = flat.cell // quarters == number
        use = np.zeros((flat.places, quarters + 1), dtype=np.int64)
        np.add.at(use, (flat.place[mine], flat.cell[mine] % quarters + 1), flat.amount[mine])
        summed = use.cumsum(axis=1)
        free = np.concatenate(([0], np.cumsum(flat.free[number * quarters :][:quarters])))
        stretch = _fullest(flat, summed, free)
        if stretch is not None:
            first, end = stretch
            yield {pool: tuple(int(first <= quarter < end) for quarter in range(quarters))}


def _fullest(
    flat: _Flat, summed: NDArray[np.int64], free: NDArray[np.int64]
) -> tuple[int, int] | None:
    """Return the stretch (first quarter, quarter after the last) that is overfull the most."""
    best, found = 0, None
    for first in range(len(free) - 1):
        work = summed[:, first + 1 :] - summed[:, [first]]
        need = np.minimum.reduceat(work, flat.begins, axis=0).sum(axis=0)
        over = need - (free[first + 1 :] - free[first])
        end = int(over.argmax())
        if over[end] > best:
            best, found = int(over[end]), (first, first + 1 + end)
    return found


def _flatten(work: Work) -> _Flat:
    cells = {pool: number * work.quarters for number, pool in enumerate(work.free)}
    owner: list[int] = []
    rows: list[tuple[int, int, int]] = []
    for number, places in enumerate(work.projects.values()):
        for place in places:
            for pool, amounts in place.mode.need.items():
                for quarter, amount in enumerate(amounts, place.quarter):
                    if amount:
                        rows.append((len(owner), cells[pool] + quarter, amount))
            owner.append(number)
    table = np.array(rows, dtype=np.int64).reshape(-1, 3)
    owners = np.array(owner, dtype=np.int64)
    return _Flat(
        places=len(owner),
        owner=owners,
        begins=np.flatnonzero(np.diff(owners, prepend=-1)),
        place=table[:, 0],
        cell=table[:, 1],
        amount=table[:, 2],
        free=np.array([each for row in work.free.values() for each in row], dtype=np.int64),
    )
