"""Lower bounds on the makespan that take milliseconds.

Every bound is a head, work that has to be done one after the other, and a tail. Sources: critical
path; energy of a set of tasks with heads and tails; redundant resources from dual feasible
functions: Carlier, J. and Néron, E. (2003): On linear lower bounds for the resource constrained
project scheduling problem. European Journal of Operational Research 149, 314-324; sets of tasks
that exclude each other in pairs: Brucker, P. and Knust, S. (2000): A linear programming and
constraint propagation-based lower bound for the RCPSP. EJOR 127, 355-362.
"""

from collections.abc import Iterator

import numpy as np

from rathaus.strategy.planning.makespan.compact import Ints
from rathaus.strategy.planning.makespan.task import Network


def lower_bound(network: Network) -> int:
    """Return a length that no schedule of the network falls below."""
    heads, tails = _heads(network), _tails(network)
    durations = [task.duration for task in network.tasks]
    critical = max(map(sum, zip(heads, durations, tails, strict=True)), default=0)
    length = np.array(durations, dtype=np.int64)
    head, tail = np.array(heads, dtype=np.int64), np.array(tails, dtype=np.int64)
    energies = (
        _staged(head, tail, length * need, capacity) for need, capacity in _resources(network)
    )
    cliques = (
        _staged(head[chosen], tail[chosen], length[chosen], 1)
        for chosen in map(np.array, _exclusive(network))
    )
    return max(critical, *energies, *cliques, 0)


def _heads(network: Network) -> list[int]:
    """Return the length of the longest path before each task."""
    heads = [0] * len(network.tasks)
    for place in network.order:
        for before in network.tasks[place].after:
            heads[place] = max(heads[place], heads[before] + network.tasks[before].duration)
    return heads


def _tails(network: Network) -> list[int]:
    """Return the length of the longest path after each task."""
    tails = [0] * len(network.tasks)
    for place in reversed(network.order):
        for follower in network.followers[place]:
            tails[place] = max(tails[place], tails[follower] + network.tasks[follower].duration)
    return tails


def _resources(network: Network) -> Iterator[tuple[Ints, int]]:
    """Yield needs and capacity of each resource, and of those that follow from it.

    Rounding up what blocks nearly everything and dropping what is small keeps every set of tasks
    feasible that was feasible: whoever needs more than capacity - k cannot meet one who needs k.
    """
    for resource, capacity in enumerate(network.capacity):
        need = np.array([task.need[resource] for task in network.tasks], dtype=np.int64)
        if not capacity or not need.any():
            continue
        yield need, capacity
        for least in sorted({int(n) for n in need if 1 < n <= capacity // 2}):
            big = np.where(need > capacity - least, capacity, need)
            yield np.where(need < least, 0, big), capacity
        # Counting tasks: of those that need more than capacity / (k + 1), only k run at once.
        for together in range(1, min(4, capacity)):
            yield (need * (together + 1) > capacity).astype(np.int64), together


def _staged(head: Ints, tail: Ints, work: Ints, capacity: int) -> int:
    """Return the best head + work / capacity + tail over tasks with late heads, long tails."""
    there = work > 0
    head, tail, work = head[there], tail[there], work[there]
    if not len(work):
        return 0
    late, long = np.unique(head), np.unique(tail)
    sums = np.zeros((len(late), len(long)), dtype=np.int64)
    np.add.at(sums, (np.searchsorted(late, head), np.searchsorted(long, tail)), work)
    behind = sums[::-1, ::-1].cumsum(axis=0).cumsum(axis=1)[::-1, ::-1]
    bound = late[:, None] + -(-behind // capacity) + long[None, :]
    return int(bound[behind > 0].max())


def _exclusive(network: Network) -> Iterator[list[int]]:
    """Yield sets of tasks of which no two can run at once, one grown from each task."""
    tasks = [place for place, task in enumerate(network.tasks) if task.duration]
    related = _related(network)
    rows = np.array([network.tasks[place].need for place in tasks], dtype=np.int64)
    length = {place: network.tasks[place].duration for place in tasks}
    for k, place in enumerate(tasks):
        crowded = ((rows + rows[k]) > np.array(network.capacity, dtype=np.int64)).any(axis=1)
        for j, other in enumerate(tasks):
            if j != k and crowded[j]:
                related[place] |= 1 << other
    for place in tasks:
        chosen, common = [place], related[place]
        for other in sorted(tasks, key=lambda task: -length[task]):
            if common >> other & 1:
                chosen.append(other)
                common &= related[other]
        yield chosen


def _related(network: Network) -> list[int]:
    """Return for each task, as bits, those that a path connects it with."""
    related = [0] * len(network.tasks)
    before = [task.after for task in network.tasks]
    for order, near in ((network.order, before), (network.order[::-1], network.followers)):
        reach = [0] * len(network.tasks)
        for place in order:
            for other in near[place]:
                reach[place] |= reach[other] | 1 << other
            related[place] |= reach[place]
    return related
