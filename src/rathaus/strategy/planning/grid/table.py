"""A planning task as arrays of options, which the kernels of the search work on.

Every project chooses one of its options (a mode and a start quarter) or stays unplanned. An option
has a cost, and uses cells: cell ``pool * horizon + quarter`` has a capacity. What running projects
use is already taken off the capacity; a running project has one option, which uses nothing.

Options that no plan can hold are left out: outside the window, before the earliest end of a
predecessor, or larger than the capacity that running projects leave.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

import numpy as np
import numpy.typing as npt

from rathaus.strategy.planning.errors import Fault, Impossible
from rathaus.strategy.planning.model import Instance, Mode, Project, Start

Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Use:
    """What one mode uses, seen from its start: cells of quarter 0 plus offset, and amounts."""

    cells: tuple[int, ...]
    amounts: tuple[int, ...]


@dataclass(frozen=True)
class Table:
    """The options of a task. Projects and options are numbered; ``*_ptr`` delimit their rows."""

    ids: tuple[str, ...]
    horizon: int
    pools: int
    capacity: Ints
    """Per cell, what is left beside the running projects."""
    must: npt.NDArray[np.bool_]
    """Per project: it may not stay unplanned."""
    fixed: npt.NDArray[np.bool_]
    unplanned: Ints
    """Per project: cost of staying unplanned."""
    option_ptr: Ints
    start: Ints
    end: Ints
    mode: Ints
    cost: Ints
    use: Ints
    """Per option: row of ``use_ptr``."""
    use_ptr: Ints
    use_cell: Ints
    """Cell at start 0; a later start adds its quarter."""
    use_amount: Ints
    before_ptr: Ints
    before: Ints
    behind_ptr: Ints
    behind: Ints
    order: Ints
    """Projects such that each stands behind its predecessors."""

    @property
    def projects(self) -> int:
        """Return the number of projects."""
        return len(self.ids)

    def starts(self, choice: npt.NDArray[np.integer]) -> dict[str, Start]:
        """Return the plan of a choice: an option per project, -1 for unplanned."""
        start, mode = self.start, self.mode
        return {
            name: Start(int(start[option]), int(mode[option]))
            for name, option in zip(self.ids, choice, strict=True)
            if option >= 0
        }

    def choice(self, starts: Mapping[str, Start]) -> Ints:
        """Return the options of a plan; what is not among the options stays unplanned."""
        found = np.full(self.projects, -1, np.int64)
        for p, name in enumerate(self.ids):
            wanted = starts.get(name)
            if wanted is None:
                continue
            for option in range(self.option_ptr[p], self.option_ptr[p + 1]):
                if self.start[option] == wanted.quarter and self.mode[option] == wanted.mode:
                    found[p] = option
        return found

    def objective(self, choice: npt.NDArray[np.integer]) -> int:
        """Return the objective of a choice."""
        planned = choice >= 0
        return int(self.cost[choice[planned]].sum() + self.unplanned[~planned].sum())


def build_table(instance: Instance) -> Table:
    """Lay out the options of a task.

    Args:
        instance: without faults of its own.

    Raises:
        Impossible: running projects need more than there is, or overtake one another, or a
            required project has no option.
    """
    return _Builder(instance).table()


class _Builder:
    def __init__(self, instance: Instance) -> None:
        self.instance = instance
        self.projects = instance.projects
        self.horizon = instance.quarters
        self.index = {project.id: p for p, project in enumerate(self.projects)}
        self.before = [[self.index[b] for b in project.after] for project in self.projects]
        self.behind: list[list[int]] = [[] for _ in self.projects]
        for p, befores in enumerate(self.before):
            for b in befores:
                self.behind[b].append(p)
        self.order = self._order()
        self.must = self._must()
        self.pool = {pool.id: k for k, pool in enumerate(instance.pools)}
        self.left = self._left()
        rows = range(0, len(self.left), self.horizon)
        self.scarcest = [min(self.left[row : row + self.horizon]) for row in rows]
        self.uses = [[self._use(mode) for mode in p.modes] for p in self.projects]

    def _order(self) -> list[int]:
        waiting = [len(befores) for befores in self.before]
        ready = [p for p, count in enumerate(waiting) if not count]
        for p in ready:
            for q in self.behind[p]:
                waiting[q] -= 1
                if not waiting[q]:
                    ready.append(q)
        return ready

    def _must(self) -> list[bool]:
        """Return who has to be planned: a required or running project, and all before it."""
        must = [p.required or p.fixed_start is not None for p in self.projects]
        for p in reversed(self.order):
            if must[p]:
                for b in self.before[p]:
                    must[b] = True
        return must

    def _use(self, mode: Mode) -> Use:
        found = [
            (self.pool[pool] * self.horizon + offset, amount)
            for pool, amounts in mode.need.items()
            for offset, amount in enumerate(amounts)
            if amount
        ]
        return Use(tuple(cell for cell, _ in found), tuple(amount for _, amount in found))

    def _left(self) -> list[int]:
        left = [amount for pool in self.instance.pools for amount in pool.capacity]
        users: dict[int, list[str]] = {}
        for project in self.projects:
            if project.fixed_start is None:
                continue
            use = self._use(project.modes[0])
            for cell, amount in zip(use.cells, use.amounts, strict=True):
                left[cell + project.fixed_start] -= amount
                users.setdefault(cell + project.fixed_start, []).append(project.id)
        faults = [self._overload(cell, left[cell], users[cell]) for cell in users if left[cell] < 0]
        if faults:
            raise Impossible(faults)
        return left

    def _overload(self, cell: int, left: int, users: list[str]) -> Fault:
        pool, quarter = divmod(cell, self.horizon)
        of = self.instance.pools[pool]
        capacity = of.capacity[quarter]
        text = f"{of.id}: {capacity - left} of {capacity} used by what runs in quarter {quarter}."
        return Fault("", of.id, quarter, "overload", text, tuple(users), capacity - left, capacity)

    def _windows(self) -> list[list[tuple[int, int]]]:
        """Return per project its (start, mode) pairs that a plan can hold."""
        options: list[list[tuple[int, int]]] = [[] for _ in self.projects]
        for p in self.order:
            project = self.projects[p]
            ends = [
                min((s + self.projects[b].modes[m].quarters for s, m in options[b]), default=None)
                for b in self.before[p]
            ]
            if None not in ends:
                earliest = max([project.earliest, *(end for end in ends if end is not None)])
                options[p] = list(self._fitting(p, project, earliest))
        for p in reversed(self.order):
            latest = min(
                (
                    max((s for s, _ in options[q]), default=-1)
                    for q in self.behind[p]
                    if self.must[q]
                ),
                default=self.horizon,
            )
            modes = self.projects[p].modes
            options[p] = [(s, m) for s, m in options[p] if s + modes[m].quarters <= latest]
        lost = [p for p, must in enumerate(self.must) if must and not options[p]]
        if lost:
            raise Impossible([self._no_room(p) for p in lost])
        return options

    def _fitting(self, p: int, project: Project, earliest: int) -> Iterator[tuple[int, int]]:
        if project.fixed_start is not None:
            if project.fixed_start >= earliest:
                yield project.fixed_start, 0
            return
        for m, mode in enumerate(project.modes):
            use = self.uses[p][m]
            terms = list(zip(use.cells, use.amounts, strict=True))
            tight = [(c, a) for c, a in terms if a > self.scarcest[c // self.horizon]]
            for start in range(earliest, self.horizon - mode.quarters + 1):
                if all(self.left[cell + start] >= amount for cell, amount in tight):
                    yield start, m

    def _no_room(self, p: int) -> Fault:
        name = self.projects[p].id
        text = f"{name}: there is no quarter in which it could start."
        others = tuple(self.projects[b].id for b in self.before[p])
        return Fault(name, "", None, "no_room", text, others)

    def _costs(self, project: Project, pairs: Sequence[tuple[int, int]]) -> Iterator[int]:
        before = self.instance.previous.get(project.id)
        late = project.weight * self.instance.late_per_quarter
        for start, m in pairs:
            end = start + project.modes[m].quarters
            cost = project.weight * end
            if project.deadline is not None:
                cost += late * max(0, end - 1 - project.deadline)
            if before is not None:
                cost += self.instance.stability * abs(start - before.quarter)
            yield cost

    def _unplanned(self, project: Project) -> int:
        before = self.instance.previous.get(project.id)
        moved = abs(self.instance.unplanned_end - before.quarter) if before is not None else 0
        return project.weight * self.instance.unplanned_end + self.instance.stability * moved

    def table(self) -> Table:
        windows = self._windows()
        fixed = [project.fixed_start is not None for project in self.projects]
        uses = [Use((), ()) if fixed[p] else use for p, row in enumerate(self.uses) for use in row]
        first_use = [0, *accumulate(len(row) for row in self.uses)]
        pairs = [(p, s, m) for p, row in enumerate(windows) for s, m in row]
        modes = [project.modes for project in self.projects]
        costs = [
            cost
            for project, row in zip(self.projects, windows, strict=True)
            for cost in self._costs(project, row)
        ]
        return Table(
            ids=tuple(project.id for project in self.projects),
            horizon=self.horizon,
            pools=len(self.instance.pools),
            capacity=_ints(self.left),
            must=np.array(self.must, bool),
            fixed=np.array(fixed, bool),
            unplanned=_ints([self._unplanned(project) for project in self.projects]),
            option_ptr=_pointers(windows),
            start=_ints([s for _, s, _ in pairs]),
            end=_ints([s + modes[p][m].quarters for p, s, m in pairs]),
            mode=_ints([m for _, _, m in pairs]),
            cost=_ints(costs),
            use=_ints([first_use[p] + m for p, _, m in pairs]),
            use_ptr=_pointers([use.cells for use in uses]),
            use_cell=_ints([cell for use in uses for cell in use.cells]),
            use_amount=_ints([amount for use in uses for amount in use.amounts]),
            before_ptr=_pointers(self.before),
            before=_ints([b for row in self.before for b in row]),
            behind_ptr=_pointers(self.behind),
            behind=_ints([q for row in self.behind for q in row]),
            order=_ints(self.order),
        )


def _ints(values: Sequence[int]) -> Ints:
    return np.array(values, np.int64)


def _pointers(rows: Sequence[Sequence[object]]) -> Ints:
    return _ints([0, *accumulate(len(row) for row in rows)])
