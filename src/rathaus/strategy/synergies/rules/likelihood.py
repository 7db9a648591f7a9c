"""How likely two projects have something to gain from one another."""

from typing import Any

import numpy as np

from rathaus.strategy.synergies.rules.features import NAMES
from rathaus.strategy.synergies.rules.weights import BASE, WEIGHTS


def likelihood(rows: Any) -> Any:
    """Return the likelihood between 0 and 1 of every row of `features.features`."""
    weights = np.array([WEIGHTS[name] for name in NAMES])
    return 1.0 / (1.0 + np.exp(-(BASE + np.asarray(rows) @ weights)))
