"""A genetic search with two populations: schedules pushed to the left, and pushed to the right.

Children of one population join the other, so each crossing is a justification too. A population
that finds nothing new is set aside; every fourth one begins with the best of those before it.
"""

from collections import deque

import numpy as np

from rathaus.strategy.planning.makespan.compact import Compact, Ints
from rathaus.strategy.planning.makespan.compiled import Kernels

LONG = np.iinfo(np.int64).max // 8
SHAKE = 100
"""Chance of a swap in a child, in thousandths."""
PATIENCE = 100
"""Generations without a shorter schedule until a population is set aside."""
ELITES = 8
"""Populations whose best are remembered."""

Elites = deque[tuple[Ints, Ints]]
"""The last populations that were set aside: starts and lengths."""


def no_elites() -> Elites:
    """Return the memory of searches that begin."""
    return deque(maxlen=ELITES)


class Genetic:
    """A search that can be stopped after any generation."""

    def __init__(
        self, arrays: Compact, kernels: Kernels, *, size: int, seed: int, elites: Elites
    ) -> None:
        """Begin with a random population of ``size`` schedules a side.

        Searches that are given the same ``elites`` inherit from each other.
        """
        self.arrays = arrays
        self.kernels = kernels
        self.size = size
        self.state = np.array([(seed * 2654435761 + 88172645) & 0xFFFFFFFF or 1], dtype=np.int64)
        self.best = np.zeros(len(arrays.order), dtype=np.int64)
        self.elites = elites
        self.epochs = 0
        self.length = LONG
        """Of the best schedule so far."""
        self._fresh()

    def _fresh(self) -> None:
        n = len(self.arrays.order)
        self.near, self.far = self.arrays.forward, self.arrays.mirrored
        self.parents = np.zeros((self.size, n), dtype=np.int64)
        self.lengths = np.zeros(self.size, dtype=np.int64)
        self.kernels.scatter(self.near, self.parents, self.lengths, self.state)
        if self.epochs % 4 == 3:
            self._inherit()
        self.children = np.zeros((self.size, n), dtype=np.int64)
        self.child_lengths = np.full(self.size, LONG, dtype=np.int64)
        self.shortest = int(LONG)
        self.waited = 0
        self.epochs += 1
        first = int(np.argmin(self.lengths))
        if self.lengths[first] < self.length:
            self.length = int(self.lengths[first])
            self.best = self.parents[first].copy()

    def _inherit(self) -> None:
        """Let the best of earlier populations take the places of random schedules."""
        elites = tuple(self.elites)
        share = self.size // len(elites)
        for number, (starts, lengths) in enumerate(elites):
            chosen = np.argsort(lengths, kind="stable")[:share]
            places = slice(number * share, number * share + len(chosen))
            self.parents[places], self.lengths[places] = starts[chosen], lengths[chosen]

    def generation(self) -> bool:
        """Cross every schedule once; return whether a shorter one than ever was found."""
        found = np.zeros_like(self.best)
        shortest = self.kernels.evolve(
            self.near,
            self.far,
            self.parents,
            self.lengths,
            self.children,
            self.child_lengths,
            SHAKE,
            found,
            self.state,
        )
        better = shortest < self.length
        if better:
            self.length = int(shortest)
            self.best = self._forward(found, self.length)
        self.waited = 0 if shortest < self.shortest else self.waited + 1
        self.shortest = min(self.shortest, int(shortest))
        self.near, self.far = self.far, self.near
        self.parents, self.children = self.children, self.parents
        self.lengths, self.child_lengths = self.child_lengths, self.lengths
        if self.waited >= PATIENCE:
            self._set_aside()
        return better

    def _forward(self, starts: Ints, length: int) -> Ints:
        if self.far is self.arrays.forward:
            return starts
        turned: Ints = (length - starts - self.far.duration)[::-1].copy()
        return turned

    def _set_aside(self) -> None:
        if self.near is not self.arrays.forward:
            self.parents, self.lengths = self.children, self.child_lengths
        self.elites.append((self.parents, self.lengths))
        self._fresh()

    def starts(self) -> list[int]:
        """Return the best schedule, in the network's own order of tasks."""
        found = [0] * len(self.arrays.order)
        for place, task in enumerate(self.arrays.order):
            found[task] = int(self.best[place])
        return found
