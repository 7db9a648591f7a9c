"""Decides whether everything that has to be planned can be, when the first rule found no place.

The question is put to CP-SAT with one Boolean per option; only projects that have to be planned are
in it, since a plan of these alone is a plan.
"""

import numpy as np
from ortools.sat.python import cp_model

from rathaus.strategy.planning.errors import Fault, Impossible
from rathaus.strategy.planning.grid.table import Ints, Table


def plan_required(table: Table, seconds: float, workers: int) -> Ints:
    """Return a choice in which everything that must be planned is, and nothing else.

    Raises:
        Impossible: there is none, or none was found within ``seconds``.
    """
    model = cp_model.CpModel()
    chosen: dict[int, cp_model.IntVar] = {}
    needed = np.flatnonzero(table.must)
    for p in needed:
        row = range(table.option_ptr[p], table.option_ptr[p + 1])
        for option in row:
            chosen[option] = model.new_bool_var("")
        model.add_exactly_one(chosen[option] for option in row)
    _capacities(table, model, chosen)
    for p in needed:
        for b in table.before[table.before_ptr[p] : table.before_ptr[p + 1]]:
            ends = _sum(table, chosen, int(b), table.end)
            model.add(ends <= _sum(table, chosen, int(p), table.start))
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = max(seconds, 0.01)
    solver.parameters.num_workers = workers
    status = solver.solve(model)
    if status not in {cp_model.OPTIMAL, cp_model.FEASIBLE}:
        raise Impossible(_crowded(table), proven=status == cp_model.INFEASIBLE)
    choice = np.full(table.projects, -1, np.int64)
    for p in needed:
        for option in range(table.option_ptr[p], table.option_ptr[p + 1]):
            if solver.value(chosen[option]):
                choice[p] = option
    return choice


def _sum(
    table: Table, chosen: dict[int, cp_model.IntVar], p: int, of: Ints
) -> cp_model.LinearExprT:
    row = range(table.option_ptr[p], table.option_ptr[p + 1])
    return sum(int(of[option]) * chosen[option] for option in row)


def _capacities(table: Table, model: cp_model.CpModel, chosen: dict[int, cp_model.IntVar]) -> None:
    users: dict[int, list[tuple[int, cp_model.IntVar]]] = {}
    for option, variable in chosen.items():
        row = table.use[option]
        for use in range(table.use_ptr[row], table.use_ptr[row + 1]):
            cell = int(table.use_cell[use] + table.start[option])
            users.setdefault(cell, []).append((int(table.use_amount[use]), variable))
    for cell, terms in users.items():
        model.add(sum(amount * x for amount, x in terms) <= int(table.capacity[cell]))


def _crowded(table: Table) -> list[Fault]:
    """Name what has to be planned and takes part in the trouble: all of it that may still move."""
    names = tuple(table.ids[p] for p in np.flatnonzero(table.must & ~table.fixed))
    text = f"No plan holds all of the required projects: {', '.join(names[:10])}."
    return [Fault("", "", None, "required_together", text, names)]
