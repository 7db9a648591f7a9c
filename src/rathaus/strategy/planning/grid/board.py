"""A table as the kernels of the improvement read it, and what a climber changes."""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from rathaus.strategy.planning.grid.first import rank_of_value
from rathaus.strategy.planning.grid.table import Ints, Table

Floats = npt.NDArray[np.float64]


START, END, COST, USE_FIRST, USE_LAST = range(5)
"""Columns of ``Board.option``; the last two delimit rows of ``Board.use``."""
CELL, AMOUNT = range(2)
"""Columns of ``Board.use``; the cell is that of a start in quarter 0."""
FIRST, BEFORE, BEHIND, POOL, MUST, UNPLANNED, RANK = range(7)
"""Columns of ``Board.project``: the first four are the first rows of its options, predecessors,
successors and pools, which end where the next project's begin. The rank is a place in an order in
which predecessors stand first."""


class Board(NamedTuple):
    """A task, never changed. Options stand in the order of their cost within each project.

    Few arrays with columns, rather than one for each fact: a compiler takes its time for each.
    """

    option: Ints
    use: Ints
    project: Ints
    before: Ints
    behind: Ints
    pool: Ints
    user_first: Ints
    user: Ints
    """Per pool the free projects that may use it."""
    value: Floats
    free: Ints
    """The projects that have options and do not run."""
    horizon: int


class State(NamedTuple):
    """A plan that is being changed, the best one seen, and scratch space."""

    choice: Ints
    left: Ints
    best: Ints
    total: Ints
    """Objectives of ``choice`` and of ``best``."""
    dice: Ints
    removed: Ints
    was: Ints
    key: Floats
    inside: Ints


def sorted_options(table: Table) -> Ints:
    """Return the options of a table, project by project, the cheapest first."""
    owner = np.repeat(np.arange(table.projects), np.diff(table.option_ptr))
    return np.lexsort((table.start, table.cost, owner)).astype(np.int64)


def build_board(table: Table) -> Board:
    """Lay a table out for the kernels."""
    order = sorted_options(table)
    rank = np.empty(table.projects, np.int64)
    rank[table.order] = np.arange(table.projects)
    free = np.flatnonzero(~table.fixed & (np.diff(table.option_ptr) > 0))
    pools: list[list[int]] = [[] for _ in range(table.projects)]
    users: list[list[int]] = [[] for _ in range(table.pools)]
    for p in free.tolist():
        rows = np.unique(table.use[table.option_ptr[p] : table.option_ptr[p + 1]])
        found = {
            int(cell) // table.horizon
            for row in rows
            for cell in table.use_cell[table.use_ptr[row] : table.use_ptr[row + 1]]
        }
        pools[p] = sorted(found)
        for k in pools[p]:
            users[k].append(p)
    use = table.use[order]
    ends = (table.use_ptr[use], table.use_ptr[use + 1])
    facts = (table.must.astype(np.int64), table.unplanned, rank)
    return Board(
        option=np.column_stack([table.start[order], table.end[order], table.cost[order], *ends]),
        use=np.column_stack([table.use_cell, table.use_amount]),
        project=np.column_stack(
            [
                table.option_ptr,
                table.before_ptr,
                table.behind_ptr,
                _pointers(pools),
                *(np.append(fact, 0) for fact in facts),
            ]
        ),
        before=table.before,
        behind=table.behind,
        pool=_flat(pools),
        user_first=_pointers(users),
        user=_flat(users),
        value=rank_of_value(table),
        free=free.astype(np.int64),
        horizon=table.horizon,
    )


def build_state(table: Table, choice: Ints, seed: int) -> State:
    """Return a state that begins with a plan.

    Args:
        choice: an option of the table per project, -1 for unplanned; holds all rules.
        seed: of the dice; any number.
    """
    order = sorted_options(table)
    place = np.empty(len(order) + 1, np.int64)
    place[order] = np.arange(len(order))
    place[-1] = -1
    here = place[choice]
    objective = table.objective(choice)
    return State(
        choice=here,
        left=room(table, choice),
        best=here.copy(),
        total=np.array([objective, objective], np.int64),
        dice=np.array([(seed * 2654435761 + 88172645) % 0xFFFFFFFF or 1], np.int64),
        removed=np.zeros(table.projects, np.int64),
        was=np.zeros(table.projects, np.int64),
        key=np.zeros(table.projects, np.float64),
        inside=np.zeros(table.projects, np.int64),
    )


def room(table: Table, choice: Ints) -> Ints:
    """Return what a choice leaves of each cell."""
    left = table.capacity.copy()
    for option in choice[choice >= 0]:
        row = table.use[option]
        at = slice(table.use_ptr[row], table.use_ptr[row + 1])
        np.subtract.at(left, table.use_cell[at] + table.start[option], table.use_amount[at])
    return left


def table_choice(order: Ints, best: Ints) -> Ints:
    """Translate a board's choice back into options of the table (``order``: sorted_options)."""
    return np.where(best >= 0, order[best], -1)


def _pointers(rows: list[list[int]]) -> Ints:
    return np.concatenate([[0], np.cumsum([len(row) for row in rows])]).astype(np.int64)


def _flat(rows: list[list[int]]) -> Ints:
    return np.array([value for row in rows for value in row], np.int64)
