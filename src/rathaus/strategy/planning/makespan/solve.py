"""Shortest schedules: a genetic search and a proof side by side."""

import time
from concurrent.futures import ThreadPoolExecutor

from rathaus.strategy.planning.makespan.bounds import lower_bound
from rathaus.strategy.planning.makespan.compact import compact
from rathaus.strategy.planning.makespan.compiled import PLAIN, compiled
from rathaus.strategy.planning.makespan.exact import prove
from rathaus.strategy.planning.makespan.genetic import Genetic, no_elites
from rathaus.strategy.planning.makespan.incumbent import Incumbent
from rathaus.strategy.planning.makespan.task import Network, Schedule, Task

TINY = 12
"""Up to so many tasks are scheduled without compiled code, and proven at once."""
PROVABLE = 70
"""Up to so many tasks a proof is worth a worker for the whole time."""
SIZE = 300
"""Schedules in each population."""
NEAR = 0.02
"""In a larger instance a proof is tried only where so little lies between schedule and bound."""
SPARSE = 1.2
"""Or where a task needs no more kinds of resources than this on average: proofs get far there."""


def solve(network: Network, *, seconds: float, workers: int = 2, seed: int = 1) -> Schedule:
    """Return the shortest schedule found, with its proven bound.

    It ends early when nothing shorter can exist. Call ``warm_up`` before where seconds matter: on a
    new machine the first search waits for the compiler.

    Args:
        network: the instance.
        seconds: how long at most, by the wall.
        workers: threads; the first one proves where that has a chance, all others search.
        seed: of all dice; the clock decides how far each search gets.
    """
    incumbent = Incumbent(network, lower_bound(network), time.monotonic() + seconds)
    tiny = len(network.tasks) <= TINY
    kernels = PLAIN if tiny else compiled()
    arrays = compact(network)
    size, elites = TINY if tiny else SIZE, no_elites()
    searches = [
        Genetic(arrays, kernels, size=size, seed=seed + k, elites=elites)
        for k in range(max(1, workers))
    ]
    for search in searches:
        incumbent.offer(search.starts(), search.length)
    opening = seconds / 3 if workers < 2 else min(2.0, seconds / 10)
    with ThreadPoolExecutor(len(searches)) as pool:
        jobs = [pool.submit(_search, incumbent, search, seconds) for search in searches[1:]]
        _search(incumbent, searches[0], 0.0 if tiny else opening)
        prove(incumbent, seconds=_worth(incumbent), seed=seed)
        _search(incumbent, searches[0], seconds)
        for job in jobs:
            job.result()
    return incumbent.schedule()


def _search(incumbent: Incumbent, search: Genetic, seconds: float) -> None:
    until = incumbent.left - seconds
    while not incumbent.over and incumbent.left > until:
        if search.generation():
            incumbent.offer(search.starts(), search.length)


def _worth(incumbent: Incumbent) -> float:
    """Return how many seconds a proof should get."""
    tasks = [task for task in incumbent.network.tasks if task.duration]
    if len(tasks) <= PROVABLE:
        return incumbent.left
    makespan = incumbent.makespan or 0
    near = makespan - incumbent.bound <= NEAR * makespan
    kinds = sum(need > 0 for task in tasks for need in task.need)
    return incumbent.left / 2 if near or kinds <= SPARSE * len(tasks) else 0.0


def warm_up() -> None:
    """Load the libraries and compile, so that a measured search need not."""
    chain = tuple(Task(1, (1,), (place - 1,) if place else ()) for place in range(TINY + 1))
    incumbent = Incumbent(Network("warm-up", (1,), chain), 0, time.monotonic() + 60.0)
    search = Genetic(compact(incumbent.network), compiled(), size=2, seed=1, elites=no_elites())
    search.generation()
    search.generation()
    incumbent.offer(search.starts(), search.length)
    prove(incumbent, seconds=60.0, seed=1)
