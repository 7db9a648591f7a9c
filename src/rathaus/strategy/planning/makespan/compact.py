"""A network as arrays, seen from its begin and from its end.

Tasks are renumbered so that predecessors come first. The mirrored side turns time round: task i is
n-1-i there, followers are predecessors, so a schedule built on it is justified to the right.

All resources of a period share one 64-bit word (or a few): each has a field with a guard bit above
it. ``((free | guard) - need) & guard == guard`` says for all of them at once whether a task fits.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from rathaus.strategy.planning.makespan.task import Network

WORD = 62

Ints = NDArray[np.int64]


class Side(NamedTuple):
    """One direction of time: ``before[first[i]:first[i + 1]]`` are the predecessors of task i."""

    duration: Ints
    need: Ints
    """Packed, task × words."""
    first: Ints
    before: Ints
    full: Ints
    """Packed capacity, by word."""
    guard: Ints
    weight: Ints
    """What a task uses in a period, summed over resources in thousandths of their capacity."""


class Compact(NamedTuple):
    """Both sides of a network, and where its tasks stand in them."""

    forward: Side
    mirrored: Side
    order: tuple[int, ...]
    """The network's task at each place of the forward side."""
    horizon: int


def compact(network: Network) -> Compact:
    """Return a network's arrays, without predecessors that follow from others."""
    order = network.order
    place = {task: i for i, task in enumerate(order)}
    before = _reduced([[place[task] for task in network.tasks[old].after] for old in order])
    tasks = [network.tasks[old] for old in order]
    fields = _fields(network.capacity)
    words = max((word for word, _ in fields), default=0) + 1

    def packed(amounts: tuple[int, ...]) -> list[int]:
        row = [0] * words
        for (word, shift), amount in zip(fields, amounts, strict=True):
            row[word] |= amount << shift
        return row

    duration = np.array([task.duration for task in tasks], dtype=np.int64)
    # A task of no length holds nothing, whatever its row says.
    need = np.array(
        [packed(task.need if task.duration else (0,) * len(fields)) for task in tasks],
        dtype=np.int64,
    ).reshape(len(tasks), words)
    full = np.array(packed(network.capacity), dtype=np.int64)
    guard = np.array(
        packed(tuple(1 << capacity.bit_length() for capacity in network.capacity)), dtype=np.int64
    )
    weight = np.array(
        [
            sum(1000 * n // c for n, c in zip(task.need, network.capacity, strict=True) if c)
            for task in tasks
        ],
        dtype=np.int64,
    )
    last = len(tasks) - 1
    after: list[list[int]] = [[] for _ in tasks]
    for i, places in enumerate(before):
        for j in places:
            after[last - j].append(last - i)
    forward = Side(duration, need, *_lists(before), full, guard, weight)
    mirrored = Side(
        duration[::-1].copy(), need[::-1].copy(), *_lists(after), full, guard, weight[::-1].copy()
    )
    return Compact(forward, mirrored, order, int(duration.sum()))


def _fields(capacity: tuple[int, ...]) -> list[tuple[int, int]]:
    """Return word and shift of each resource."""
    found = []
    word = shift = 0
    for amount in capacity:
        width = amount.bit_length() + 1
        if shift + width > WORD:
            word, shift = word + 1, 0
        found.append((word, shift))
        shift += width
    return found


def _reduced(before: list[list[int]]) -> list[list[int]]:
    """Return direct predecessors only; sets of tasks are the bits of an integer."""
    above: list[int] = []
    found = []
    for places in before:
        reach = 0
        kept = []
        for place in sorted(set(places), reverse=True):
            if not reach >> place & 1:
                kept.append(place)
            reach |= above[place] | 1 << place
        above.append(reach)
        found.append(sorted(kept))
    return found


def _lists(before: list[list[int]]) -> tuple[Ints, Ints]:
    first = np.zeros(len(before) + 1, dtype=np.int64)
    first[1:] = np.cumsum([len(places) for places in before])
    return first, np.array([place for places in before for place in places], dtype=np.int64)
