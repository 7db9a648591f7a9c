"""Compiles the kernels, once for this machine; the result is kept beside them where it may be.

Numba is imported only here and only when asked for: it takes a second.
"""

import threading
from collections.abc import Callable
from functools import cache

from rathaus.strategy.planning.grid import kernels

Anneal = Callable[..., None]

_ONE_AT_A_TIME = threading.Lock()

INNER = (
    kernels.dice,
    kernels.fits,
    kernels.book,
    kernels.with_followers,
    kernels.gather,
    kernels.take_out,
    kernels.line_up,
    kernels.earliest,
    kernels.latest,
    kernels.put_back,
    kernels.put_all_back,
    kernels.undo,
)


def compiled_anneal() -> Anneal:
    """Return ``kernels.anneal`` as machine code that leaves the interpreter's lock alone."""
    with _ONE_AT_A_TIME:
        return _compile()


@cache
def _compile() -> Anneal:
    from numba import njit  # noqa: PLC0415
    from numba.extending import register_jitable  # noqa: PLC0415

    for function in INNER:
        register_jitable(function)
    try:
        return njit(nogil=True, cache=True)(kernels.anneal)
    except RuntimeError:  # nowhere to keep it: an installation that may only be read
        return njit(nogil=True)(kernels.anneal)
