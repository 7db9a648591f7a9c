"""What two projects have in common, as numbers between 0 and 1 for many pairs at once."""

from typing import Any

import numpy as np
from scipy import sparse

from rathaus.strategy.synergies.rules.followup import builds_on
from rathaus.strategy.synergies.rules.matrices import Matrix, Table

Rows = Any
"""Row numbers, as an array of integers."""

NAMES = (
    "text",
    "words",
    "subject",
    "other_subject",
    "component",
    "vendor",
    "systems",
    "data_fields",
    "builds_on",
)
"""Likeness of letters and of words; meanings, names in the fields, and a stated dependency.

Data that a text means count as its subject: a register or a measured quantity is what it is about.

``other_subject`` speaks against: both say what they are about, and it is not the same.
"""

SOFT = 0.35
"""Weight that a side must have for its share to count in full: one weak word is no title."""


def features(one: Table, ones: Rows, other: Table, others: Rows) -> Any:
    """Return one row of numbers for each pair, in the order of `NAMES`."""
    columns = {name: _shared(one, ones, other, others, name) for name in _SHARED}
    columns["subject"] = np.minimum(1.0, columns["subject"] + columns["data"])
    columns["text"] = _sum(one.text[ones].multiply(other.text[others]))
    columns["words"] = _share(one.bags["stems"][ones], other.bags["stems"][others])
    columns["other_subject"] = np.where(
        columns["subject"] > 0, 0.0, np.minimum(_about(one, ones), _about(other, others))
    )
    columns["builds_on"] = np.fromiter(
        map(builds_on, (one.profiles[i] for i in ones), (other.profiles[i] for i in others)),
        dtype=np.float64,
        count=len(ones),
    )
    return np.column_stack([columns[name] for name in NAMES])


_SHARED = ("subject", "component", "data", "vendor", "systems", "data_fields")


def _shared(one: Table, ones: Rows, other: Table, others: Rows, name: str) -> Any:
    return np.minimum(1.0, _overlap(one.bags[name][ones], other.bags[name][others]))


def _sum(rows: Matrix) -> Any:
    return np.asarray(rows.sum(axis=1), dtype=np.float64).ravel()


def _overlap(left: Matrix, right: Matrix) -> Any:
    return _sum(sparse.csr_matrix(left).minimum(right))


def _share(left: Matrix, right: Matrix) -> Any:
    smaller = np.minimum(_sum(left), _sum(right))
    return _overlap(left, right) / np.maximum(smaller, SOFT)


def _about(table: Table, rows: Rows) -> Any:
    """How surely these projects say what they are about."""
    return np.minimum(1.0, _sum(table.bags["subject"][rows]) + _sum(table.bags["data"][rows]))
