"""Which pairs are worth a close look: those that share something rare.

All pairs of 10,000 projects are fifty million; here sparse rows are multiplied in blocks, and only
the best few of each project are kept, so that memory stays bounded.
"""

from typing import Any

import numpy as np
from scipy import sparse

from rathaus.strategy.synergies.rules.matrices import Matrix, Table
from rathaus.strategy.synergies.rules.weights import WEIGHTS

BLOCK = 512
CLOSEST = 30
"""Rows multiplied at once, and candidates kept for each project."""
OFTEN = 0.02
AT_LEAST = 60
"""A column that stands in more than this share of all rows, and in so many, finds nothing."""

_BAGS = ("stems", "subject", "component", "data", "systems", "data_fields")


def pairs(table: Table, *, closest: int = CLOSEST) -> tuple[Any, Any]:
    """Return the row numbers of candidate pairs, each pair once, the smaller number first."""
    rows = _joined(table)
    rare = _rare(rows)
    found = [_best(rare, start, rare, closest, same=True) for start in range(0, len(table), BLOCK)]
    ones = np.concatenate([one for one, _ in found] or [np.zeros(0, dtype=np.int64)])
    others = np.concatenate([other for _, other in found] or [np.zeros(0, dtype=np.int64)])
    stated = _stated(table)
    ones, others = np.append(ones, stated[0]), np.append(others, stated[1])
    low, high = np.minimum(ones, others), np.maximum(ones, others)
    unique = np.unique(low * max(1, len(table)) + high)
    return unique // max(1, len(table)), unique % max(1, len(table))


def near(query: Table, table: Table, *, closest: int = CLOSEST) -> Any:
    """Return the row numbers of a portfolio that are candidates for one project outside it."""
    return _best(_joined(query), 0, _joined(table), closest, same=False)[1]


def _joined(table: Table) -> Matrix:
    """All columns beside one another, weighted so that a product is close to the score."""
    weights = {"stems": WEIGHTS["words"], "data": WEIGHTS["subject"]}
    parts = [table.text * np.sqrt(WEIGHTS["text"])]
    parts += [table.bags[name] * np.sqrt(weights.get(name, WEIGHTS.get(name, 1))) for name in _BAGS]
    return sparse.hstack(parts, format="csr", dtype=np.float32)


def _rare(rows: Matrix) -> Matrix:
    times = np.bincount(rows.indices, minlength=rows.shape[1])
    limit = max(AT_LEAST, int(OFTEN * rows.shape[0]))
    return rows[:, np.flatnonzero((times > 1) & (times <= limit))]


def _best(left: Matrix, start: int, right: Matrix, closest: int, *, same: bool) -> tuple[Any, Any]:
    block = left[start : start + BLOCK]
    products = (block @ right.T).tocsr()
    ones: list[Any] = []
    others: list[Any] = []
    for row in range(block.shape[0]):
        span = slice(products.indptr[row], products.indptr[row + 1])
        columns, values = products.indices[span], products.data[span]
        if same:
            beside = columns != start + row
            columns, values = columns[beside], values[beside]
        if len(columns) > closest:
            chosen = np.argpartition(-values, closest)[:closest]
            columns = columns[chosen]
        others.append(columns.astype(np.int64))
        ones.append(np.full(len(columns), start + row, dtype=np.int64))
    return np.concatenate(ones), np.concatenate(others)


def _stated(table: Table) -> tuple[Any, Any]:
    """Pairs of which one names the other as what it needs first."""
    place = {profile.key: row for row, profile in enumerate(table.profiles)}
    stated = [
        (row, place[key])
        for row, profile in enumerate(table.profiles)
        for key in profile.depends_on
        if key in place and key != profile.key
    ]
    ones, others = zip(*stated, strict=True) if stated else ((), ())
    return np.array(ones, dtype=np.int64), np.array(others, dtype=np.int64)
