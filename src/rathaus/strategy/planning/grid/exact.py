"""The task for CP-SAT, with one Boolean per option: small tasks solved, feasibility decided."""

from collections.abc import Callable
from typing import Any

import numpy as np

from rathaus.strategy.planning.errors import Fault, Impossible
from rathaus.strategy.planning.grid.incumbent import Incumbent
from rathaus.strategy.planning.grid.table import Ints, Table

MOST_OPTIONS = 2500
"""Beyond, the linear program's bound and the climbers' plans are better than CP-SAT's."""


class _Model:
    """Options of some projects as Booleans. OR-Tools is imported here: it takes two seconds."""

    def __init__(self, table: Table, projects: Ints) -> None:
        from ortools.sat.python import cp_model  # noqa: PLC0415

        self.table = table
        self.projects = projects.tolist()
        self.model = cp_model.CpModel()
        self.options = [o for p in self.projects for o in self.row(p)]
        self.chosen = {option: self.model.new_bool_var("") for option in self.options}
        for p in self.projects:
            row = [self.chosen[option] for option in self.row(p)]
            (self.model.add_exactly_one if table.must[p] else self.model.add_at_most_one)(row)
        self._capacities()
        for p in self.projects:
            for b in table.before[table.before_ptr[p] : table.before_ptr[p + 1]].tolist():
                self._precedence(p, b)

    def row(self, p: int) -> range:
        return range(self.table.option_ptr[p], self.table.option_ptr[p + 1])

    def _capacities(self) -> None:
        table = self.table
        users: dict[int, list[tuple[int, int]]] = {}
        for option in self.options:
            row = table.use[option]
            for use in range(table.use_ptr[row], table.use_ptr[row + 1]):
                cell = int(table.use_cell[use] + table.start[option])
                users.setdefault(cell, []).append((int(table.use_amount[use]), option))
        for cell, terms in users.items():
            used = sum(amount * self.chosen[option] for amount, option in terms)
            self.model.add(used <= int(table.capacity[cell]))

    def _precedence(self, p: int, b: int) -> None:
        start, end = self.table.start, self.table.end
        for quarter in np.unique(start[list(self.row(p))]):
            started = sum(self.chosen[o] for o in self.row(p) if start[o] <= quarter)
            ended = sum(self.chosen[o] for o in self.row(b) if end[o] <= quarter)
            self.model.add(started <= ended)

    def choice(self, value: Callable[[Any], int]) -> Ints:
        found = np.full(self.table.projects, -1, np.int64)
        for p in self.projects:
            for option in self.row(p):
                if value(self.chosen[option]):
                    found[p] = option
        return found


def plan_required(table: Table, seconds: float, workers: int) -> Ints:
    """Return a choice in which everything that must be planned is, and nothing else.

    Raises:
        Impossible: there is none, or none was found within ``seconds``.
    """
    from ortools.sat.python import cp_model  # noqa: PLC0415

    model = _Model(table, np.flatnonzero(table.must))
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = max(seconds, 0.01)
    solver.parameters.num_workers = workers
    status = solver.solve(model.model)
    if status not in {cp_model.OPTIMAL, cp_model.FEASIBLE}:
        raise Impossible(_crowded(table), proven=status == cp_model.INFEASIBLE)
    return model.choice(solver.value)


def _crowded(table: Table) -> list[Fault]:
    """Name what has to be planned and may still move: among these is the conflict."""
    names = tuple(table.ids[p] for p in np.flatnonzero(table.must & ~table.fixed))
    text = f"No plan holds all of the required projects: {', '.join(names[:10])}."
    return [Fault("", "", None, "required_together", text, names)]


def solve_exactly(table: Table, incumbent: Incumbent) -> None:
    """Solve a small task with CP-SAT in one thread, as far as the incumbent's time allows."""
    from ortools.sat.python import cp_model  # noqa: PLC0415

    model = _Model(table, np.flatnonzero(np.diff(table.option_ptr)))
    staying = int(table.unplanned[~table.must].sum())
    saved = [table.unplanned[p] * (not table.must[p]) for p in model.projects]
    costs = [
        int(table.cost[option] - save) * model.chosen[option]
        for p, save in zip(model.projects, saved, strict=True)
        for option in model.row(p)
    ]
    model.model.minimize(sum(costs) + staying)
    known = set(incumbent.choice.tolist())
    for option, variable in model.chosen.items():
        model.model.add_hint(variable, option in known)
    solver = cp_model.CpSolver()

    class News(cp_model.CpSolverSolutionCallback):
        def on_solution_callback(self) -> None:
            incumbent.offer(model.choice(self.value))
            if incumbent.ended():
                self.stop_search()

    def on_bound(value: float) -> None:
        incumbent.raise_bound(_whole(value))
        if incumbent.ended():
            solver.stop_search()

    solver.best_bound_callback = on_bound
    solver.parameters.max_time_in_seconds = max(incumbent.left(), 0.01)
    solver.parameters.num_workers = 1
    status = solver.solve(model.model, News())
    if status in {cp_model.OPTIMAL, cp_model.FEASIBLE}:
        incumbent.offer(model.choice(solver.value))
        incumbent.raise_bound(_whole(solver.best_objective_bound))


def _whole(bound: float) -> int:
    """Round a bound up: the objective is whole; the margin is for the way through a double."""
    return int(np.ceil(bound - 1e-6 * max(1.0, abs(bound) * 1e-6)))
