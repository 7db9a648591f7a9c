"""Proof by constraint programming: nothing shorter exists, or here is something shorter.

OR-Tools is imported only when asked for: that takes a second.
"""

from typing import Any

from rathaus.strategy.planning.makespan.incumbent import Incumbent
from rathaus.strategy.planning.makespan.task import Network


def prove(incumbent: Incumbent, *, seconds: float, seed: int) -> None:
    """Search for a schedule shorter than the best; raise the bound, to the makespan when none is.

    The search asks for a shorter one again when somebody else has found one meanwhile.

    Args:
        incumbent: holds a schedule; receives what is found.
        seconds: how long at most.
        seed: of the solver.
    """
    from ortools.sat.python import cp_model  # noqa: PLC0415

    class Watch(cp_model.CpSolverSolutionCallback):
        def __init__(self, starts: list[Any]) -> None:
            super().__init__()
            self.starts = starts

        def on_solution_callback(self) -> None:
            incumbent.offer([self.value(start) for start in self.starts], int(self.objective_value))

    until = incumbent.left - seconds
    while not incumbent.over and incumbent.left > until:
        makespan = incumbent.makespan
        assert makespan is not None
        model, starts = _model(incumbent.network, incumbent.bound, makespan - 1)
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        solver.parameters.random_seed = seed
        solver.parameters.max_time_in_seconds = max(0.01, incumbent.left - max(until, 0.0))

        def note(bound: float, solver: Any = solver, makespan: int = makespan) -> None:
            incumbent.raise_bound(min(int(bound), makespan))
            if incumbent.over or (incumbent.makespan or 0) < makespan - 1:
                solver.stop_search()

        solver.best_bound_callback = note
        status = solver.solve(model, Watch(starts))
        if status == cp_model.INFEASIBLE:
            incumbent.raise_bound(makespan)
        elif status == cp_model.OPTIMAL:
            incumbent.raise_bound(int(solver.objective_value))
        elif status == cp_model.MODEL_INVALID:
            raise AssertionError(model.validate())


def _model(network: Network, low: int, high: int) -> tuple[Any, list[Any]]:
    """Return the model of all schedules whose makespan lies between two values, and its starts."""
    from ortools.sat.python import cp_model  # noqa: PLC0415

    model = cp_model.CpModel()
    tasks = network.tasks
    makespan = model.new_int_var(min(low, high), high, "makespan")
    starts = [model.new_int_var(0, high, f"start {place}") for place in range(len(tasks))]
    runs = [
        model.new_fixed_size_interval_var(start, task.duration, f"run {place}")
        for place, (start, task) in enumerate(zip(starts, tasks, strict=True))
    ]
    for place, task in enumerate(tasks):
        model.add(makespan >= starts[place] + task.duration)
        for before in task.after:
            model.add(starts[place] >= starts[before] + tasks[before].duration)
    for resource, capacity in enumerate(network.capacity):
        users = [p for p, task in enumerate(tasks) if task.need[resource] and task.duration]
        needs = [tasks[place].need[resource] for place in users]
        model.add_cumulative([runs[place] for place in users], needs, capacity)
    model.minimize(makespan)
    return model, starts
