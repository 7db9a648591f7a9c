"""Checks a schedule task by task and period by period, without any code of the search."""

from collections import Counter
from collections.abc import Sequence

from rathaus.strategy.planning.makespan.task import Network


def faults(network: Network, starts: Sequence[int], makespan: int) -> list[str]:
    """Return what a schedule breaks, in words; tasks, resources count from 1, periods from 0.

    Args:
        network: the instance.
        starts: the period in which each task starts.
        makespan: the length the schedule is said to have.
    """
    tasks = network.tasks
    if len(starts) != len(tasks):
        return [f"{len(starts)} starts for {len(tasks)} tasks"]
    found = [
        f"task {number} starts in period {start}"
        for number, start in enumerate(starts, 1)
        if start < 0
    ]
    ends = [start + task.duration for start, task in zip(starts, tasks, strict=True)]
    found += [
        f"task {number} starts in {starts[number - 1]}, its predecessor {before + 1} ends at "
        f"{ends[before]}"
        for number, task in enumerate(tasks, 1)
        for before in task.after
        if ends[before] > starts[number - 1]
    ]
    for resource, there in enumerate(network.capacity):
        change: Counter[int] = Counter()
        for task, start, end in zip(tasks, starts, ends, strict=True):
            change[start] += task.need[resource]
            change[end] -= task.need[resource]
        used = 0
        for period in sorted(change):
            used += change[period]
            if used > there:
                found.append(f"resource {resource + 1} gives {there}, {used} in use in {period}")
    if makespan != max(ends, default=0):
        found.append(f"it ends at {max(ends, default=0)}, not at {makespan}")
    return found
