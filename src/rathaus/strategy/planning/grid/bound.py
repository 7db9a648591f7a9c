"""Raises the proven bound: quickly by ascent, then by a linear program, then with cuts."""

from collections.abc import Callable

import numpy as np
from scipy import sparse
from scipy.optimize import linprog

from rathaus.strategy.planning.grid.board import Floats
from rathaus.strategy.planning.grid.incumbent import Incumbent
from rathaus.strategy.planning.grid.relaxation import (
    Rows,
    build_rows,
    least,
    owners,
    proven_bound,
)
from rathaus.strategy.planning.grid.table import Table

ASCENT = 150
"""Steps of the ascent: some per cent below the best bound, within a second or two."""
HOPE = 0.97
"""The first plan will be improved by so much; the ascent aims there."""
PATIENCE = 8
"""Steps without gain after which the steps become shorter."""


def ascend(table: Table, rows: Rows, target: int, ended: Callable[[], bool]) -> Floats:
    """Return prices of the rows by subgradient steps with momentum.

    Step lengths by Polyak, B. (1969): Minimization of unsmooth functionals. USSR Computational
    Mathematics and Mathematical Physics 9, 14-29.

    Args:
        table: the options.
        rows: what is priced.
        target: objective of a known plan, towards which the steps are measured.
        ended: asked before each step.
    """
    matrix = rows.matrix.astype(np.float64)
    turned = sparse.csr_matrix(matrix.T)
    project = owners(table)
    unplanned = table.unplanned.astype(np.float64)
    prices = best_prices = np.zeros(len(rows.limit))
    best, stale, length = -np.inf, 0, 1.0
    momentum = np.zeros(len(rows.limit))
    for _ in range(ASCENT):
        if ended():
            break
        reduced = table.cost + turned @ prices
        low = least(table, reduced, unplanned)
        value = float(low.sum() - prices @ rows.limit)
        if value > best:
            best, best_prices, stale = value, prices, 0
        else:
            stale += 1
        if stale > PATIENCE:
            length, stale, prices, momentum = length / 2, 0, best_prices, momentum * 0
            continue
        chosen = (reduced <= low[project]).astype(np.float64)
        share = np.bincount(project, chosen, table.projects)[project]
        momentum = 0.7 * momentum + 0.3 * (matrix @ (chosen / np.maximum(share, 1)) - rows.limit)
        step = np.where((prices <= 0) & (momentum < 0), 0.0, momentum)
        norm = float(step @ step)
        if norm < 1e-9:
            break
        prices = np.maximum(prices + length * max(target - value, 1.0) / norm * step, 0.0)
    return best_prices


def solve_linear(table: Table, rows: Rows, seconds: float) -> tuple[Floats, Floats] | None:
    """Return the values of the options and the prices of the rows in the linear relaxation.

    None when HiGHS does not finish within the seconds.
    """
    if seconds <= 0:
        return None
    free = np.flatnonzero(~table.must)
    columns, height = len(table.cost), table.projects
    project = np.concatenate([owners(table), free])
    one = sparse.csr_matrix(
        (np.ones(len(project)), (project, np.arange(len(project)))),
        shape=(height, len(project)),
    )
    used = np.flatnonzero(np.diff(rows.matrix.indptr))
    limits = sparse.hstack(
        [rows.matrix[used].astype(np.float64), sparse.csr_matrix((len(used), len(free)))],
        format="csr",
    )
    answer = linprog(
        np.concatenate([table.cost, table.unplanned[free]]).astype(np.float64),
        A_ub=limits if len(used) else None,
        b_ub=rows.limit[used].astype(np.float64) if len(used) else None,
        A_eq=one,
        b_eq=np.ones(height),
        bounds=(0, None),
        method="highs-ipm",
        options={"time_limit": seconds},
    )
    if answer.status != 0:
        return None
    prices = np.zeros(len(rows.limit))
    if len(used):
        prices[used] = -answer.ineqlin.marginals
    return answer.x[:columns], prices


def tighten(table: Table, incumbent: Incumbent, share: float) -> None:
    """Raise the bound of the incumbent, in at most this share of the time it has left."""
    if not len(table.cost):
        return
    rows = build_rows(table)
    prices = ascend(table, rows, int(incumbent.objective * HOPE), incumbent.ended)
    incumbent.raise_bound(proven_bound(table, rows, prices))
    if incumbent.ended():
        return
    found = solve_linear(table, rows, incumbent.left() * share)
    if found is not None:
        incumbent.raise_bound(proven_bound(table, rows, found[1]))
