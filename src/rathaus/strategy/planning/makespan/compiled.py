"""Compiles the kernels once for this machine, and keeps the result beside them where it may.

Numba is imported only here and only when asked for: it takes a second.
"""

from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from rathaus.strategy.planning.makespan import kernels

INNER = (
    kernels.dice,
    kernels.earliest,
    kernels.build,
    kernels.turn,
    kernels.window,
    kernels.cross,
    kernels.shake,
)


class Kernels(NamedTuple):
    """What a search calls."""

    scatter: Callable[..., None]
    evolve: Callable[..., int]


PLAIN = Kernels(kernels.scatter, kernels.evolve)
"""Not compiled: for a few tasks, where waiting for a compiler takes longer than the search."""


@cache
def compiled() -> Kernels:
    """Return the kernels as machine code that leaves the interpreter's lock alone."""
    from numba import njit  # noqa: PLC0415
    from numba.extending import register_jitable  # noqa: PLC0415

    for function in INNER:
        register_jitable(function)
    try:
        keep = njit(nogil=True, cache=True)
        return Kernels(keep(kernels.scatter), keep(kernels.evolve))
    except RuntimeError:  # nowhere to keep it: an installation that may only be read
        once = njit(nogil=True)
        return Kernels(once(kernels.scatter), once(kernels.evolve))
