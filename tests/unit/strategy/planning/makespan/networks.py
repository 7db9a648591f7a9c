"""Small instances of our own, random ones, and their shortest schedule by trying everything."""

from hypothesis import strategies as st

from rathaus.strategy.planning.makespan.task import Network, Task

SM = """\
************************************************************************
file with basedata            : own.bas
initial value random generator: 1
************************************************************************
projects                      :  1
jobs (incl. supersource/sink ):  5
horizon                       :  9
RESOURCES
  - renewable                 :  2   R
  - nonrenewable              :  0   N
  - doubly constrained        :  0   D
************************************************************************
PROJECT INFORMATION:
pronr.  #jobs rel.date duedate tardcost  MPM-Time
    1      3      0        9        0        5
************************************************************************
PRECEDENCE RELATIONS:
jobnr.    #modes  #successors   successors
   1        1          2           2   3
   2        1          1           4
   3        1          1           5
   4        1          1           5
   5        1          0
************************************************************************
REQUESTS/DURATIONS:
jobnr. mode duration  R 1  R 2
------------------------------------------------------------------------
  1      1     0       0    0
  2      1     3       2    0
  3      1     4       2    1
  4      1     2       0    1
  5      1     0       0    0
************************************************************************
RESOURCEAVAILABILITIES:
  R 1  R 2
    3    1
************************************************************************
"""

RCP = """\
5 2

3 1
0 0 0 2 2 3
3 2 0 1 4
4 2 1 1
 5
2 0 1 1 5
0 0 0 0
"""

OWN = (
    Task(0, (0, 0)),
    Task(3, (2, 0), (0,)),
    Task(4, (2, 1), (0,)),
    Task(2, (0, 1), (1,)),
    Task(0, (0, 0), (2, 3)),
)
"""What both files hold; its shortest schedule takes 9."""


@st.composite
def networks(draw: st.DrawFn, most: int = 5) -> Network:
    """Return a network of few tasks; predecessors may come later in it."""
    capacity = tuple(draw(st.lists(st.integers(1, 4), min_size=1, max_size=2)))
    count = draw(st.integers(1, most))
    rank = draw(st.permutations(range(count)))
    tasks = []
    for place in range(count):
        earlier = [other for other in range(count) if rank[other] < rank[place]]
        after = draw(st.sets(st.sampled_from(earlier))) if earlier else set()
        need = tuple(draw(st.integers(0, c)) for c in capacity)
        tasks.append(Task(draw(st.integers(0, 4)), need, tuple(sorted(after))))
    return Network("random", capacity, tuple(tasks))


def shortest(network: Network) -> int:
    """Return the shortest makespan: every task at every time, cut where it is too long already."""
    order = network.order
    best = sum(task.duration for task in network.tasks)

    def place(depth: int, starts: dict[int, int], end: int) -> None:
        nonlocal best
        if end >= best:
            return
        if depth == len(order):
            best = end
            return
        this = network.tasks[order[depth]]
        ready = max((starts[b] + network.tasks[b].duration for b in this.after), default=0)
        for start in range(ready, best - this.duration):
            starts[order[depth]] = start
            if _fits(network, starts, start, start + this.duration):
                place(depth + 1, starts, max(end, start + this.duration))
            del starts[order[depth]]

    place(0, {}, 0)
    return best


def _fits(network: Network, starts: dict[int, int], low: int, high: int) -> bool:
    for period in range(low, high):
        running = [
            network.tasks[task]
            for task, start in starts.items()
            if start <= period < start + network.tasks[task].duration
        ]
        for resource, capacity in enumerate(network.capacity):
            if sum(task.need[resource] for task in running) > capacity:
                return False
    return True
