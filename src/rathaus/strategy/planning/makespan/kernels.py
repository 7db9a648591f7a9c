"""Building and crossing schedules: plain functions over arrays, which numba can compile.

They run without numba as well, slowly and with the same result, so a small instance waits for no
compiler. All of them stay in this file: numba's cache looks at the file of the outermost only.

Sources: serial schedule generation and justification: Valls, V., Ballestín, F., Quintanilla, S.
(2005): Justification and RCPSP. European Journal of Operational Research 165, 375-386. Two
populations and the crossing by time: Debels, D. and Vanhoucke, M. (2007): A decomposition-based
genetic algorithm for the resource-constrained project-scheduling problem. Operations Research 55,
457-469.
"""

import numpy as np

from rathaus.strategy.planning.makespan.compact import Ints, Side


def dice(state: Ints, sides: int) -> int:
    """Return a number from 0 below ``sides`` and move the state on (xorshift, 32 bits)."""
    x = state[0]
    x ^= (x << 13) & 0xFFFFFFFF
    x ^= x >> 17
    x ^= (x << 5) & 0xFFFFFFFF
    state[0] = x
    return x % sides


def earliest(  # noqa: PLR0917
    free: Ints, t: int, used: int, length: int, need: int, guard: int
) -> int:
    """Return the first period from ``t`` on in which a task fits, one word of resources a period.

    A stretch is looked at from its end, so that a full period rules out all starts before it.
    """
    while t < used:
        s = min(t + length, used) - 1
        while s >= t and ((free[s] | guard) - need) & guard == guard:
            s -= 1
        if s < t:
            break
        t = s + 1
    return t


def build(side: Side, order: Ints, free: Ints, starts: Ints) -> int:
    """Start each task of an order as early as it fits; return the makespan.

    Args:
        side: the tasks.
        order: all tasks, predecessors first.
        free: scratch, words × periods.
        starts: receives the starts.
    """
    words = side.full.shape[0]
    used = 0
    last = 0
    for i in order:
        t = 0
        for k in range(side.first[i], side.first[i + 1]):
            j = side.before[k]
            t = max(t, starts[j] + side.duration[j])
        length = side.duration[i]
        if length > 0:
            moved = True
            while moved:
                moved = False
                for w in range(words):
                    s = earliest(free[w], t, used, length, side.need[i, w], side.guard[w])
                    moved = moved or (s > t and words > 1)
                    t = s
            for w in range(words):
                row = free[w]
                need = side.need[i, w]
                for s in range(used, t + length):
                    row[s] = side.full[w]
                for s in range(t, t + length):
                    row[s] -= need
            used = max(used, t + length)
        starts[i] = t
        last = max(last, t + length)
    return last


def scatter(side: Side, starts: Ints, lengths: Ints, state: Ints) -> None:
    """Fill a population with schedules: tasks with much work behind them first, shaken at random.

    Args:
        side: the tasks.
        starts: receives the starts, schedule × task.
        lengths: receives the makespans.
        state: of the dice.
    """
    size, n = starts.shape
    free = np.empty((side.full.shape[0], np.sum(side.duration) + 1), dtype=np.int64)
    tail = side.duration.copy()
    for i in range(n - 1, -1, -1):
        for k in range(side.first[i], side.first[i + 1]):
            j = side.before[k]
            tail[j] = max(tail[j], tail[i] + side.duration[j])
    urge = np.empty(n, dtype=np.int64)
    for f in range(size):
        for i in range(n - 1, -1, -1):
            urge[i] = tail[i] * (1000 + dice(state, 1000))
        for i in range(n - 1, -1, -1):
            for k in range(side.first[i], side.first[i + 1]):
                j = side.before[k]
                urge[j] = max(urge[j], urge[i])
        order = np.argsort(-urge, kind="mergesort")
        lengths[f] = build(side, order, free, starts[f])


def turn(side: Side, key: Ints, top: int, count: Ints, order: Ints) -> None:
    """Sort tasks by falling key for the other side: ``order`` receives places of that side.

    Equal keys go by falling place, so that predecessors of the other side come first.
    """
    n = key.shape[0]
    for k in range(top + 2):
        count[k] = 0
    for i in range(n):
        count[top - key[i] + 1] += 1
    for k in range(1, top + 2):
        count[k] += count[k - 1]
    for i in range(n - 1, -1, -1):
        k = top - key[i]
        order[count[k]] = n - 1 - i
        count[k] += 1


def window(side: Side, starts: Ints, makespan: int, load: Ints, state: Ints) -> tuple[int, int]:
    """Return a stretch of time in which a schedule uses much, from a few tried at random."""
    for t in range(makespan + 1):
        load[t] = 0
    for i in range(starts.shape[0]):
        for t in range(starts[i], starts[i] + side.duration[i]):
            load[t + 1] += side.weight[i]
    for t in range(makespan):
        load[t + 1] += load[t]
    length = makespan // 4 + dice(state, makespan // 2 + 1)
    best, at = -1, 0
    for _ in range(3):
        t = dice(state, makespan - length + 1)
        if load[t + length] - load[t] > best:
            best, at = load[t + length] - load[t], t
    return at, at + length


def cross(  # noqa: PLR0917
    side: Side, father: Ints, mother: Ints, low: int, high: int, top: int, key: Ints
) -> int:
    """Give each task a key: the father's end inside his window, the mother's outside.

    What the father ends before or after the window stays before or after it.

    Returns:
        The largest key.
    """
    for i in range(father.shape[0]):
        end = father[i] + side.duration[i]
        if end <= low:
            key[i] = mother[i] + side.duration[i]
        elif end <= high:
            key[i] = top + end
        else:
            key[i] = 2 * top + mother[i] + side.duration[i]
    return 3 * top


def shake(side: Side, order: Ints, chance: int, state: Ints) -> None:
    """Swap neighbours of an order where no precedence forbids, with a chance in thousandths."""
    for k in range(order.shape[0] - 1):
        if dice(state, 1000) < chance:
            i, j = order[k], order[k + 1]
            free = True
            for m in range(side.first[j], side.first[j + 1]):
                free = free and side.before[m] != i
            if free:
                order[k], order[k + 1] = j, i


def evolve(  # noqa: PLR0917
    near: Side,
    far: Side,
    parents: Ints,
    lengths: Ints,
    children: Ints,
    child_lengths: Ints,
    chance: int,
    best: Ints,
    state: Ints,
) -> int:
    """Cross each parent schedule with another; the child, built on the other side, may stay.

    Args:
        near: the side of the parents.
        far: the side of the children.
        parents: starts, schedule × task.
        lengths: makespans of the parents.
        children: the schedules of the other side, replaced where a child is no longer.
        child_lengths: their makespans.
        chance: of a swap in a child, in thousandths.
        best: receives starts of a new best child, when there is one.
        state: of the dice.

    Returns:
        The shortest makespan among the children.
    """
    size, n = parents.shape
    horizon = np.sum(near.duration) + 2
    free = np.empty((near.full.shape[0], horizon), dtype=np.int64)
    load = np.empty(horizon, dtype=np.int64)
    count = np.empty(3 * horizon + 3, dtype=np.int64)
    key = np.empty(n, dtype=np.int64)
    order = np.empty(n, dtype=np.int64)
    starts = np.empty(n, dtype=np.int64)
    shortest = int(np.min(child_lengths))
    for f in range(size):
        m = dice(state, size)
        other = dice(state, size)
        if lengths[other] < lengths[m]:
            m = other
        low, high = window(near, parents[f], lengths[f], load, state)
        top = max(lengths[f], lengths[m])
        top = cross(near, parents[f], parents[m], low, high, top, key)
        turn(near, key, top, count, order)
        shake(far, order, chance, state)
        length = build(far, order, free, starts)
        if length <= child_lengths[f]:
            child_lengths[f] = length
            for i in range(n):
                children[f, i] = starts[i]
        if length < shortest:
            shortest = length
            for i in range(n):
                best[i] = starts[i]
    return shortest
