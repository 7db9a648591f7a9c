"""The first plan: serial schedule generation in plain Python, so that nobody waits for a compiler.

Projects are taken in the order of weight per share of capacity, each at the cheapest option that
is still free (serial schedule generation, Kolisch 1996, with a WSPT-like rule).
"""

from itertools import pairwise

import numpy as np

from rathaus.strategy.planning.grid.table import Ints, Table


def first_plan(table: Table, hint: Ints | None = None) -> Ints:
    """Return an option per project, -1 for unplanned.

    A project of ``table.must`` may be among the unplanned: then this rule found no place for it.

    Args:
        table: the options.
        hint: a choice whose projects come first, and where it says as far as the rules allow.
    """
    left = table.capacity.tolist()
    choice = [-1] * table.projects
    start, end = table.start.tolist(), table.end.tolist()
    rows = _options_by_cost(table)
    use = table.use.tolist()
    cells, amounts = _uses(table)
    hinted = [-1] * table.projects if hint is None else hint.tolist()
    for p in _order(table, np.array(hinted)):
        befores = table.before[table.before_ptr[p] : table.before_ptr[p + 1]].tolist()
        if any(choice[b] < 0 for b in befores):
            continue
        earliest = max((end[choice[b]] for b in befores), default=0)
        for option in rows[p] if hinted[p] < 0 else [hinted[p], *rows[p]]:
            at, row = start[option], use[option]
            if at < earliest:
                continue
            if all(left[c + at] >= a for c, a in zip(cells[row], amounts[row], strict=True)):
                for c, a in zip(cells[row], amounts[row], strict=True):
                    left[c + at] -= a
                choice[p] = option
                break
    return np.array(choice, np.int64)


def _options_by_cost(table: Table) -> list[list[int]]:
    owner = np.repeat(np.arange(table.projects), np.diff(table.option_ptr))
    unplanned = np.where(table.must, np.iinfo(np.int64).max, table.unplanned)
    order = np.lexsort((table.cost, owner))
    rows: list[list[int]] = [[] for _ in range(table.projects)]
    worth = table.cost < unplanned[owner]
    for option, p in zip(order[worth[order]].tolist(), owner[order][worth[order]], strict=True):
        rows[p].append(option)
    return rows


def _uses(table: Table) -> tuple[list[list[int]], list[list[int]]]:
    at = table.use_ptr.tolist()
    cells, amounts = table.use_cell.tolist(), table.use_amount.tolist()
    spans = list(pairwise(at))
    return [cells[a:b] for a, b in spans], [amounts[a:b] for a, b in spans]


def _order(table: Table, hint: Ints) -> list[int]:
    """Return all projects: the hinted, what must be planned, then by value; none before its own."""
    value = -rank_of_value(table)
    place = np.empty(table.projects, np.int64)
    place[np.lexsort((value, ~table.must, hint < 0))] = np.arange(table.projects)
    placed = place.tolist()
    for p in table.order.tolist():
        for b in table.before[table.before_ptr[p] : table.before_ptr[p + 1]].tolist():
            placed[p] = max(placed[p], placed[b])
    rank = {p: i for i, p in enumerate(table.order.tolist())}
    return sorted(range(table.projects), key=lambda p: (placed[p], rank[p]))


def rank_of_value(table: Table) -> np.ndarray:
    """Return per project what planning it is worth, per share of the pools it uses."""
    share = np.zeros(max(table.pools, 1))
    for k in range(table.pools):
        share[k] = max(table.capacity[k * table.horizon : (k + 1) * table.horizon].mean(), 1.0)
    effort = table.use_amount / share[table.use_cell // table.horizon]
    rows = np.repeat(np.arange(len(table.use_ptr) - 1), np.diff(table.use_ptr))
    per_use = np.bincount(rows, effort, len(table.use_ptr) - 1)
    value = np.zeros(table.projects)
    for p in range(table.projects):
        a, b = table.option_ptr[p], table.option_ptr[p + 1]
        if b > a:
            saved = table.unplanned[p] - table.cost[a:b].min()
            value[p] = saved / (per_use[table.use[a:b]].min() + 1e-3)
    return value
