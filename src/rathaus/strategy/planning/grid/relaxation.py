"""The task as a linear program over its options, and bounds that are proven from its prices.

A column is an option; a row is a cell's capacity, a cut, or, for a predecessor b of p and a quarter
t, "p has started by t only if b has ended by t" (Christofides, N., Alvarez-Valdes, R. and Tamarit,
J. M. (1987): Project scheduling with resource constraints: a branch and bound approach. European
Journal of Operational Research 29, 262-273). The rule that each project takes one option, or none,
is no row: it stays inside the Lagrangian problem, which falls apart into one minimum per project.
"""

from dataclasses import dataclass

import numpy as np
from scipy import sparse

from rathaus.strategy.planning.grid.board import Floats
from rathaus.strategy.planning.grid.table import Ints, Table

ROOM = 1 << 61
"""Sums stay below this, so that no 64-bit integer overflows."""


@dataclass(frozen=True)
class Rows:
    """Rows ``matrix @ x <= limit`` in whole numbers; a column is an option of the table."""

    matrix: sparse.csr_matrix
    limit: Ints

    def with_rows(self, more: "Rows") -> "Rows":
        """Return these rows with others below them."""
        matrix = sparse.csr_matrix(sparse.vstack([self.matrix, more.matrix], format="csr"))
        return Rows(matrix, np.concatenate([self.limit, more.limit]))

    def only(self, kept: Ints) -> "Rows":
        """Return some of these rows."""
        return Rows(sparse.csr_matrix(self.matrix[kept]), self.limit[kept])


def owners(table: Table) -> Ints:
    """Return the project of each option."""
    return np.repeat(np.arange(table.projects), np.diff(table.option_ptr))


def build_capacities(table: Table) -> Rows:
    """Return a row for each cell."""
    counts = np.diff(table.use_ptr)[table.use]
    option = np.repeat(np.arange(len(table.use)), counts)
    first = np.repeat(np.cumsum(counts) - counts, counts)
    use = table.use_ptr[table.use][option] + np.arange(len(option)) - first
    cell = table.use_cell[use] + table.start[option]
    shape = (len(table.capacity), len(table.use))
    matrix = sparse.csr_matrix((table.use_amount[use], (cell, option)), shape=shape)
    return Rows(matrix, table.capacity)


def build_precedences(table: Table) -> Rows:
    """Return the rows of all predecessors; those of running ones are in the windows already."""
    rows: list[Ints] = []
    columns: list[Ints] = []
    values: list[Ints] = []
    height = 0
    for p in range(table.projects):
        mine = np.arange(table.option_ptr[p], table.option_ptr[p + 1])
        quarters = np.unique(table.start[mine])
        for b in table.before[table.before_ptr[p] : table.before_ptr[p + 1]]:
            if table.fixed[b]:
                continue
            theirs = np.arange(table.option_ptr[b], table.option_ptr[b + 1])
            for options, at, sign in ((mine, table.start, 1), (theirs, table.end, -1)):
                row, column = np.nonzero(at[options][None, :] <= quarters[:, None])
                rows.append(row + height)
                columns.append(options[column])
                values.append(np.full(len(row), sign))
            height += len(quarters)
    shape = (height, len(table.use))
    if not height:
        return Rows(sparse.csr_matrix(shape, dtype=np.int64), np.zeros(0, np.int64))
    data = (np.concatenate(values), (np.concatenate(rows), np.concatenate(columns)))
    return Rows(sparse.csr_matrix(data, shape=shape, dtype=np.int64), np.zeros(height, np.int64))


def proven_bound(table: Table, rows: Rows, prices: Floats) -> int:
    """Return a number that no plan's objective is below, from any prices of the rows.

    Whatever is paid for a row, charging its use and giving back its limit makes no plan dearer
    (Lagrangian relaxation). The prices are rounded to whole 2^-k first and all else is exact, so a
    linear program's tolerances cannot spoil the proof.
    """
    prices = np.maximum(np.nan_to_num(prices, nan=0.0, posinf=0.0, neginf=0.0), 0.0)
    shift = _shift(table, rows, prices)
    whole = np.floor(prices * float(1 << shift)).astype(np.int64)
    reduced = (table.cost << shift) + rows.matrix.T @ whole
    total = int(least(table, reduced, table.unplanned << shift).sum()) - int(whole @ rows.limit)
    return -((-total) >> shift)


def least(table: Table, reduced: Ints | Floats, unplanned: Ints | Floats) -> Ints | Floats:
    """Return per project the least over its options, and over staying unplanned where it may."""
    highest = np.where(table.must, _top(reduced), unplanned)
    width = np.diff(table.option_ptr)
    some = np.flatnonzero(width)
    if len(some):
        best = np.minimum.reduceat(reduced, table.option_ptr[some])
        highest[some] = np.minimum(highest[some], best)
    return highest


def _top(reduced: Ints | Floats) -> int | float:
    whole = np.issubdtype(reduced.dtype, np.integer)
    return int(np.iinfo(np.int64).max) if whole else float("inf")


def _shift(table: Table, rows: Rows, prices: Floats) -> int:
    """Return how many binary places the sums of a bound leave room for, at most 20."""
    largest = float(np.abs(table.cost).max(initial=0)) + float(table.unplanned.max(initial=0))
    paid = float((abs(rows.matrix).T @ prices).max(initial=0.0))
    total = (largest + paid) * (table.projects + 1) + float(prices @ np.abs(rows.limit))
    return max(0, min(20, int(np.log2(ROOM / (total + 1.0)))))
