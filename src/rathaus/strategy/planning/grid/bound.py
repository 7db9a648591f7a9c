"""Raises the proven bound: quickly by ascent, then by a linear program, then with cuts."""

import time
from collections.abc import Callable

import numpy as np
from scipy import sparse
from scipy.optimize import linprog

from rathaus.strategy.planning.grid.board import Floats
from rathaus.strategy.planning.grid.covers import find_covers
from rathaus.strategy.planning.grid.incumbent import Incumbent
from rathaus.strategy.planning.grid.relaxation import (
    Rows,
    build_capacities,
    build_precedences,
    least,
    owners,
    proven_bound,
)
from rathaus.strategy.planning.grid.table import Table

ASCENT = 150
"""Steps of the ascent: some per cent below the best bound, within a second or two."""
HOPE = 0.97
"""The first plan will be improved by so much; the ascent aims there."""
DULL, GAIN = 2, 5e-5
"""After so many rounds of cuts that raised the bound by less than this share, there are no more."""
CUT_SHARE = 0.2
"""Share of the time left that a round may take for another one to be worth while."""
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
    deadline = time.monotonic() + incumbent.left() * share
    capacities = build_capacities(table)
    rows = capacities.with_rows(build_precedences(table))
    prices = ascend(table, rows, int(incumbent.objective * HOPE), incumbent.ended)
    incumbent.raise_bound(proven_bound(table, rows, prices))
    height, dull = len(rows.limit), 0
    while dull < DULL and not incumbent.ended():
        begun, before = time.monotonic(), incumbent.bound
        found = solve_linear(table, rows, deadline - begun)
        if found is None:
            return
        value, prices = found
        incumbent.raise_bound(proven_bound(table, rows, prices))
        dull = dull + 1 if incumbent.bound - before < incumbent.bound * GAIN else 0
        cuts = find_covers(table, capacities, value)
        if not len(cuts.limit) or time.monotonic() - begun > (deadline - begun) * CUT_SHARE:
            return
        binding = height + np.flatnonzero(prices[height:] > 0)
        rows = rows.only(np.concatenate([np.arange(height), binding])).with_rows(cuts)
