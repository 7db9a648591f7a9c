"""How likely two projects have something to gain from one another."""

from enum import StrEnum
from typing import Any

import numpy as np

from rathaus.strategy.synergies.rules.features import NAMES
from rathaus.strategy.synergies.rules.weights import ALIKE, BASE, VERY_ALIKE, WEIGHTS


class Level(StrEnum):
    """What people read of a likelihood."""

    VERY_ALIKE = "very-alike"
    ALIKE = "alike"
    FOLLOW_UP = "follow-up"


def likelihood(rows: Any) -> Any:
    """Return the likelihood between 0 and 1 of every row of `features.features`."""
    weights = np.array([WEIGHTS[name] for name in NAMES])
    return 1.0 / (1.0 + np.exp(-(BASE + np.asarray(rows) @ weights)))


def level(value: float, *, follows: bool) -> Level | None:
    """Return what to call a pair, or None when it is not to be suggested.

    Args:
        value: its likelihood.
        follows: one of the two needs the other, or says that it continues it.
    """
    if follows:
        return Level.FOLLOW_UP
    if value >= VERY_ALIKE:
        return Level.VERY_ALIKE
    return Level.ALIKE if value >= ALIKE else None
