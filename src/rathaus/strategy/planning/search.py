"""Searches a plan for a portfolio, and proves how far it can be from the best one."""

import time
from collections.abc import Callable, Mapping

import numpy as np

from rathaus.strategy.planning.errors import BadInstance, WrongPlan
from rathaus.strategy.planning.grid.first import first_plan
from rathaus.strategy.planning.grid.required import plan_required
from rathaus.strategy.planning.grid.table import Ints, Table, build_table
from rathaus.strategy.planning.model import Instance, Plan, Progress, Start
from rathaus.strategy.planning.validate import check, faults_of_instance, objective


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
        seed: of all chance; with one worker and work limits the same seed gives the same plan.

    Raises:
        BadInstance: the task contradicts itself.
        Impossible: the running and required projects cannot all be planned.
        WrongPlan: the plan found breaks a rule: a mistake in the search.
    """
    begun = time.monotonic()
    faults = faults_of_instance(instance)
    if faults:
        raise BadInstance(faults)
    table = build_table(instance)
    choice = first_plan(table)
    if (choice[table.must] < 0).any():
        choice = plan_required(table, seconds, workers)
    plan = _proven(instance, table, choice, _cheapest(table))
    if on_progress:
        now = time.monotonic() - begun
        on_progress(Progress(now, plan.objective, plan.bound, plan.starts))
    return plan


def _cheapest(table: Table) -> int:
    """Return the bound of a plan in which no project stands in another's way."""
    total = 0
    for p in range(table.projects):
        row = table.cost[table.option_ptr[p] : table.option_ptr[p + 1]]
        best = int(row.min()) if len(row) else int(table.unplanned[p])
        total += best if table.must[p] else min(best, int(table.unplanned[p]))
    return total


def _proven(instance: Instance, table: Table, choice: Ints, bound: int) -> Plan:
    starts = table.starts(np.asarray(choice))
    faults = check(instance, starts)
    if faults:
        raise WrongPlan(faults)
    return Plan(starts, objective(instance, starts), bound)
