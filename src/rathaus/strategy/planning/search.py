"""Searches a plan for a portfolio, and proves how far it can be from the best one."""

import time
from collections.abc import Callable, Mapping
from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait

from rathaus.strategy.planning.errors import BadInstance, Fault, WrongPlan
from rathaus.strategy.planning.grid.bound import tighten
from rathaus.strategy.planning.grid.climb import climb
from rathaus.strategy.planning.grid.exact import MOST_OPTIONS, plan_required, solve_exactly
from rathaus.strategy.planning.grid.first import first_plan
from rathaus.strategy.planning.grid.incumbent import Incumbent
from rathaus.strategy.planning.grid.relaxation import least
from rathaus.strategy.planning.grid.table import Ints, Table, build_table
from rathaus.strategy.planning.model import Instance, Plan, Progress, Start
from rathaus.strategy.planning.validate import check, faults_of_instance, objective

PULSE = 0.2
"""Seconds between two looks at what the threads have found."""
LINEAR_ALONE = 0.4
"""Share of the time that the linear program may take where one thread does everything."""


def solve(
    instance: Instance,
    *,
    seconds: float,
    workers: int = 2,
    hint: Mapping[str, Start] | None = None,
    on_progress: Callable[[Progress], None] | None = None,
    stop: Callable[[], bool] | None = None,
    seed: int = 1,
) -> Plan:
    """Search a plan.

    Args:
        instance: the task.
        seconds: how long to search; a first plan and its bound are always finished.
        workers: threads that may work at once.
        hint: a plan to begin with, such as the last one; it may be wrong or partial.
        on_progress: told at least once a second how far the search is.
        stop: asked at least once a second whether to end now with what is there.
        seed: of all chance. What is found still depends on how far the clock lets it come.

    Raises:
        BadInstance: the task contradicts itself.
        Impossible: the running and required projects cannot all be planned.
        WrongPlan: the plan found breaks a rule, or the bound: a mistake in the search.
    """
    begun = time.monotonic()
    faults = faults_of_instance(instance)
    if faults:
        raise BadInstance(faults)
    table = build_table(instance)
    incumbent = Incumbent(
        table,
        _first(table, hint, seconds, workers),
        _cheapest(table),
        deadline=begun + seconds,
        stop=stop,
    )
    teller = _Teller(instance, incumbent, begun, on_progress)
    teller.tell()
    _search(table, incumbent, teller, workers, seed)
    plan = _proven(instance, table.starts(incumbent.choice), incumbent.bound)
    teller.tell()
    return plan


def _first(table: Table, hint: Mapping[str, Start] | None, seconds: float, workers: int) -> Ints:
    choices = [first_plan(table)]
    if hint:
        choices.insert(0, first_plan(table, table.choice(hint)))
    whole = [choice for choice in choices if not (choice[table.must] < 0).any()]
    if not whole:
        return plan_required(table, seconds, workers)
    return min(whole, key=table.objective)


def _search(table: Table, incumbent: Incumbent, teller: "_Teller", workers: int, seed: int) -> None:
    """Let one thread raise the bound and then help the others, which improve the plan."""

    def prove_and_climb() -> None:
        tighten(table, incumbent, LINEAR_ALONE if workers == 1 else 1.0)
        if len(table.cost) <= MOST_OPTIONS and not incumbent.ended():
            solve_exactly(table, incumbent)
        if not incumbent.ended():
            climb(table, incumbent, seed)

    pool = ThreadPoolExecutor(max(workers, 1))
    try:
        tasks = {pool.submit(prove_and_climb)}
        for worker in range(1, workers):
            tasks.add(pool.submit(climb, table, incumbent, seed + worker))
        while tasks and not incumbent.ended():
            done, tasks = wait(tasks, timeout=PULSE, return_when=FIRST_COMPLETED)
            for task in done:
                task.result()
            incumbent.ask()
            teller.tell_news()
    finally:
        incumbent.end()
        pool.shutdown(wait=False)


class _Teller:
    """Tells a listener what is new, and at least once a second that the search goes on."""

    def __init__(
        self,
        instance: Instance,
        incumbent: Incumbent,
        begun: float,
        listener: Callable[[Progress], None] | None,
    ) -> None:
        self.instance = instance
        self.incumbent = incumbent
        self.begun = begun
        self.listener = listener
        self.last = (0.0, 0, 0)

    def tell_news(self) -> None:
        now = time.monotonic()
        at, objective, bound = self.last
        if now - at >= 1.0 or (objective, bound) != (
            self.incumbent.objective,
            self.incumbent.bound,
        ):
            self.tell()

    def tell(self) -> None:
        now, found = time.monotonic(), self.incumbent
        choice, bound = found.choice, found.bound
        self.last = (now, found.objective, bound)
        if self.listener is not None:
            starts = found.table.starts(choice)
            self.listener(Progress(now - self.begun, found.table.objective(choice), bound, starts))


def _cheapest(table: Table) -> int:
    """Return the bound of a plan in which no project stands in another's way."""
    return int(least(table, table.cost, table.unplanned).sum())


def _proven(instance: Instance, starts: Mapping[str, Start], bound: int) -> Plan:
    faults = check(instance, starts)
    value = objective(instance, starts)
    if bound > value:
        faults.append(
            Fault("", "", None, "bound", f"The bound {bound} is above a plan of {value}.")
        )
    if faults:
        raise WrongPlan(faults)
    return Plan(starts, value, bound)
