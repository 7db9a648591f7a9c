"""The best plan and bound so far, shared by the threads of a search."""

import threading
import time
from collections.abc import Callable

from rathaus.strategy.planning.grid.table import Ints, Table


class Incumbent:
    """Keeps the best of what is reported.

    Args:
        table: the options.
        choice: a first plan that holds all rules.
        bound: a proven one.
        deadline: of ``time.monotonic``, when everybody has to end.
        stop: asked whether to end before.
    """

    def __init__(
        self,
        table: Table,
        choice: Ints,
        bound: int,
        *,
        deadline: float,
        stop: Callable[[], bool] | None,
    ) -> None:
        self.table = table
        self.choice = choice
        self.objective = table.objective(choice)
        self.bound = bound
        self.begun = time.monotonic()
        self.deadline = deadline
        self._stop = stop
        self._ended = False
        self._lock = threading.Lock()

    def offer(self, choice: Ints) -> None:
        """Take a plan if it is better."""
        objective = self.table.objective(choice)
        with self._lock:
            if objective < self.objective:
                self.objective, self.choice = objective, choice

    def raise_bound(self, bound: int) -> None:
        """Take a proven bound if it is higher."""
        with self._lock:
            self.bound = max(self.bound, bound)

    def ended(self) -> bool:
        """Return whether time is up, somebody wants it to end, or the plan is proven best."""
        if self.objective <= self.bound or time.monotonic() >= self.deadline:
            self._ended = True
        return self._ended

    def ask(self) -> None:
        """Ask the caller whether to end; only from the thread that he called."""
        if self._stop is not None and self._stop():
            self._ended = True

    def end(self) -> None:
        """Let all threads come to an end."""
        self._ended = True

    def left(self) -> float:
        """Return the seconds until the deadline."""
        return self.deadline - time.monotonic()

    def elapsed(self) -> float:
        """Return the share of the time that has gone, 0 to 1."""
        whole = self.deadline - self.begun
        return min(1.0, (time.monotonic() - self.begun) / whole) if whole > 0 else 1.0
