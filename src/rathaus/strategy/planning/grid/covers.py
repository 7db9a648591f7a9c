"""Cuts: lifted cover inequalities over what runs in one pool and quarter.

A linear program lets two thirds of three projects run where only two whole ones fit. Projects that
do not fit together form a cover, "at most all but one of these"; lifting gives every other project
of the cell, and those that run in any case, the largest whole coefficient for which the row still
holds for every set that fits. Lifting solves small knapsacks exactly, in whole numbers, so a cut is
as proven as the capacity it comes from.

Source: Gu, Z., Nemhauser, G. L. and Savelsbergh, M. W. P. (1998): Lifted cover inequalities for
0-1 integer programs: computation. INFORMS Journal on Computing 10, 427-437.
"""

from collections.abc import Iterator

import numpy as np
from scipy import sparse

from rathaus.strategy.planning.grid.board import Floats
from rathaus.strategy.planning.grid.relaxation import Rows, owners
from rathaus.strategy.planning.grid.table import Ints, Table

ALMOST = 1e-5
"""A share of a project this close to 0 or 1 counts as that."""
VIOLATION = 0.01
"""A cut is worth having when the linear program breaks it by so much, per length of the row."""
NEVER = 1 << 50
"""A weight that fits nowhere."""


def find_covers(table: Table, capacities: Rows, value: Floats) -> Rows:
    """Return cuts that the linear program's answer breaks.

    Args:
        table: the options.
        capacities: a row for each cell.
        value: of each option in the linear program.
    """
    project = owners(table)
    used = capacities.matrix @ value
    rows: list[sparse.csr_matrix] = []
    limits: list[int] = []
    for cell in np.flatnonzero(used >= capacities.limit - 1e-6):
        at = slice(capacities.matrix.indptr[cell], capacities.matrix.indptr[cell + 1])
        options, amounts = capacities.matrix.indices[at], capacities.matrix.data[at]
        who, place = np.unique(project[options], return_inverse=True)
        if len(who) < 2:
            continue
        share = np.minimum(np.bincount(place, value[options]), 1.0)
        weight = np.full(len(who), NEVER, np.int64)
        np.minimum.at(weight, place, amounts)
        cut = lifted_cover(weight, share, int(capacities.limit[cell]))
        if cut is None:
            continue
        factor, limit = cut
        if factor @ share - limit > VIOLATION * float(np.sqrt(factor @ factor)):
            kept = np.flatnonzero(factor[place])
            data = (factor[place][kept], (np.zeros(len(kept), np.int64), options[kept]))
            rows.append(sparse.csr_matrix(data, shape=(1, len(table.use)), dtype=np.int64))
            limits.append(limit)
    matrix = sparse.vstack(rows, format="csr") if rows else sparse.csr_matrix((0, len(table.use)))
    return Rows(sparse.csr_matrix(matrix, dtype=np.int64), np.array(limits, np.int64))


def lifted_cover(weight: Ints, share: Floats, capacity: int) -> tuple[Ints, int] | None:
    """Return factors and a limit such that ``factors @ x <= limit`` for every set that fits.

    Args:
        weight: what each project needs at least, above 0.
        share: how much of each runs in the linear program; guides the choice, not the proof.
        capacity: what there is.
    """
    whole = np.flatnonzero(share >= 1 - ALMOST)
    part = np.flatnonzero((share > ALMOST) & (share < 1 - ALMOST))
    cover = list(_cover(weight, share, part, capacity - int(weight[whole].sum())))
    if len(cover) < 2:
        return None
    lifting = _Lifting(weight, cover, capacity - int(weight[whole].sum()))
    for i in sorted(set(part.tolist()) - set(cover), key=lambda i: -share[i]):
        lifting.add(i)
    for i in sorted(whole.tolist(), key=lambda i: (-weight[i], i)):
        lifting.release(i)
    for i in np.flatnonzero(share <= ALMOST).tolist():
        lifting.add(i)
    return lifting.factor, lifting.limit


def _cover(weight: Ints, share: Floats, part: Ints, capacity: int) -> Iterator[int]:
    """Yield a minimal set of parts that does not fit, those first that lack least."""
    if capacity < 0:
        return
    cover: list[int] = []
    total = 0
    for i in sorted(part.tolist(), key=lambda i: ((1 - share[i]) / weight[i], i)):
        cover.append(i)
        total += int(weight[i])
        if total > capacity:
            break
    if total <= capacity:
        return
    for i in sorted(cover, key=lambda i: (share[i], i)):
        if total - int(weight[i]) > capacity:
            total -= int(weight[i])
        else:
            yield i


class _Lifting:
    """A row that holds, while one project after the other joins it.

    ``least[v]`` is the least weight of projects so far whose factors sum to ``v``.
    """

    def __init__(self, weight: Ints, cover: list[int], capacity: int) -> None:
        self.weight = weight
        self.capacity = capacity
        self.limit = len(cover) - 1
        self.factor = np.zeros(len(weight), np.int64)
        self.factor[cover] = 1
        self.least = np.concatenate([[0], np.cumsum(np.sort(weight[cover]))]).astype(np.int64)

    def _most(self, capacity: int) -> int:
        """Return the largest sum of factors that fits; -1 where nothing does."""
        fitting = np.flatnonzero(self.least <= capacity)
        return int(fitting[-1]) if len(fitting) else -1

    def add(self, i: int) -> None:
        """Let a project join that did not run so far."""
        beside = self._most(self.capacity - int(self.weight[i]))
        self._join(i, self.limit - max(beside, 0))

    def release(self, i: int) -> None:
        """Let a project join that ran in any case so far."""
        self.capacity += int(self.weight[i])
        most = self._most(self.capacity)
        gain = max(most - self.limit, 0)
        self.limit += gain
        self._join(i, gain)

    def _join(self, i: int, factor: int) -> None:
        if factor <= 0:
            return
        self.factor[i] = factor
        longer = np.concatenate([self.least, np.full(factor, NEVER, np.int64)])
        longer[factor:] = np.minimum(longer[factor:], self.least + self.weight[i])
        self.least = longer
