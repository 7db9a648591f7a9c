"""Weights from the relaxed task: places taken in parts, and by how much the pools then overflow."""

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import coo_matrix, hstack, identity

from rathaus.strategy.planning.reasons.energy import Weights, Work

MOST_PLACES = 60_000
"""A relaxed task with more places is not solved: it would take minutes."""

_SECONDS = 20.0
_SCALE = 100_000


def dual_weights(work: Work) -> Weights | None:
    """Return weights that disprove the work if its relaxation can be disproved, as a proposal.

    The relaxation places every project in parts that sum to 1, with as little work above the free
    capacity as it can, in shares of what the pools have. Its dual prices of the cells are the
    weights with the largest contradiction; rounding them may lose it, so they are only a proposal.

    Returns:
        Weights from 0 to 100,000, or None where nothing overflows, or it is too large to solve.
    """
    if work.stuck is not None or not work.projects:
        return None
    flat = work.flat
    if flat.places > MOST_PLACES:
        return None
    cells, projects = len(flat.free), len(flat.begins)
    scale = 1.0 / np.maximum(1, flat.free)
    load = coo_matrix(
        (flat.amount * scale[flat.cell], (flat.cell, flat.place)), shape=(cells, flat.places)
    )
    part = coo_matrix(
        (np.ones(flat.places), (flat.owner, np.arange(flat.places))),
        shape=(projects, flat.places),
    )
    solved = linprog(
        np.concatenate((np.zeros(flat.places), np.ones(cells))),
        A_ub=hstack((load, -identity(cells)), format="csr"),
        b_ub=flat.free * scale,
        A_eq=hstack((part, coo_matrix((projects, cells))), format="csr"),
        b_eq=np.ones(projects),
        bounds=(0, None),
        method="highs",
        options={"time_limit": _SECONDS},
    )
    if solved.status != 0 or solved.fun <= 0:
        return None
    prices = np.rint(-solved.ineqlin.marginals * scale / scale.max() * _SCALE).astype(np.int64)
    rows = np.maximum(prices, 0).reshape(len(work.free), work.quarters)
    return {pool: tuple(int(x) for x in row) for pool, row in zip(work.free, rows, strict=True)}
