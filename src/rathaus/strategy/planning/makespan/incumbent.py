"""The best schedule and bound so far, shared by the workers of a search."""

import threading
import time
from collections.abc import Sequence

from rathaus.strategy.planning.makespan.task import Network, Schedule
from rathaus.strategy.planning.makespan.validate import faults


class WrongSchedule(AssertionError):
    """A search handed over a schedule that breaks the instance: a mistake in our code."""


class Incumbent:
    """What is known; safe to use from several threads."""

    def __init__(self, network: Network, bound: int, end: float) -> None:
        """Begin with a bound; ``end`` is the monotonic time at which the search is over."""
        self.network = network
        self.end = end
        self.starts: tuple[int, ...] | None = None
        self.makespan: int | None = None
        self.bound = bound
        self._lock = threading.Lock()

    @property
    def over(self) -> bool:
        """Whether there is nothing left to do, or no time."""
        return self.proven or time.monotonic() >= self.end

    @property
    def proven(self) -> bool:
        """Whether the best schedule reaches the bound."""
        return self.makespan is not None and self.bound >= self.makespan

    @property
    def left(self) -> float:
        """Seconds until the end."""
        return max(0.0, self.end - time.monotonic())

    def offer(self, starts: Sequence[int], makespan: int) -> None:
        """Keep a schedule if it is the shortest so far; it is checked first.

        Raises:
            WrongSchedule: it breaks the instance.
        """
        if self.makespan is not None and makespan >= self.makespan:
            return
        broken = faults(self.network, starts, makespan)
        if broken:
            raise WrongSchedule(f"{self.network.name}: {'; '.join(broken[:3])}")
        with self._lock:
            if self.makespan is None or makespan < self.makespan:
                self.starts, self.makespan = tuple(starts), makespan

    def raise_bound(self, bound: int) -> None:
        """Keep a bound if it is the best so far."""
        with self._lock:
            self.bound = max(self.bound, bound)

    def schedule(self) -> Schedule:
        """Return the best schedule."""
        assert self.starts is not None and self.makespan is not None
        return Schedule(self.starts, self.makespan, min(self.bound, self.makespan))
