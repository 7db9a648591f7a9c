"""Timing of short work on a machine that others use too."""

import gc
import time
from collections.abc import Callable
from decimal import Context, localcontext


def nanoseconds(
    work: Callable[[], object], seconds: float = 0.02, inner: Context | None = None
) -> float:
    """Return the time of one call, from a run of about so many seconds.

    Args:
        work: what is timed.
        seconds: how long at least.
        inner: the decimal context that the work expects to be set.
    """
    with localcontext(inner):
        return _timed(work, seconds)


def _timed(work: Callable[[], object], seconds: float) -> float:
    rounds = 1
    collecting = gc.isenabled()
    gc.disable()
    try:
        while True:
            steps = range(rounds)
            begun = time.perf_counter_ns()
            for _ in steps:
                work()
            spent = time.perf_counter_ns() - begun
            if spent >= seconds * 1e9:
                return spent / rounds
            rounds = max(rounds + 1, int(rounds * min(10.0, seconds * 1.1e9 / max(spent, 1))))
    finally:
        if collecting:
            gc.enable()


class Best:
    """The best of several rounds: what the work costs when nobody disturbs it."""

    def __init__(self) -> None:
        self.times: dict[str, float] = {}

    def add(self, name: str, value: float | None) -> None:
        """Note one round."""
        if value is not None:
            self.times[name] = min(value, self.times.get(name, value))

    def __getitem__(self, name: str) -> float | None:
        return self.times.get(name)
