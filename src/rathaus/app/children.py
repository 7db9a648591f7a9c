"""How a child process is tied to its parent."""

import ctypes
import os
import signal
from collections.abc import Callable

_PR_SET_PDEATHSIG = 1


def become_child(number: signal.Signals) -> Callable[[], None]:
    """Return what a child runs before its program: it is told when its parent is killed.

    Args:
        number: the signal the kernel sends the child when the parent ends in any way.
    """
    library = ctypes.CDLL(None, use_errno=True)
    parent = os.getpid()

    def prepare() -> None:
        library.prctl(_PR_SET_PDEATHSIG, int(number))
        if os.getppid() != parent:  # the parent ended between fork and here
            os._exit(1)

    return prepare
