"""The parts of the search keep their promises on small tasks, tried against every plan there is."""

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from rathaus.strategy.planning.errors import Impossible
from rathaus.strategy.planning.grid import kernels
from rathaus.strategy.planning.grid.board import (
    build_board,
    build_state,
    room,
    sorted_options,
    table_choice,
)
from rathaus.strategy.planning.grid.bound import ascend, solve_linear
from rathaus.strategy.planning.grid.covers import find_covers
from rathaus.strategy.planning.grid.exact import plan_required
from rathaus.strategy.planning.grid.first import first_plan
from rathaus.strategy.planning.grid.relaxation import (
    Rows,
    build_capacities,
    build_precedences,
    proven_bound,
)
from rathaus.strategy.planning.grid.table import Table, build_table
from rathaus.strategy.planning.model import Instance
from rathaus.strategy.planning.search import solve
from rathaus.strategy.planning.validate import check, faults_of_instance, objective
from tests.unit.strategy.planning.tasks import best_objective, tasks


def table_of(task: Instance) -> Table:
    try:
        return build_table(task)
    except Impossible:
        assume(False)
        raise


def build_rows(table: Table) -> Rows:
    return build_capacities(table).with_rows(build_precedences(table))


@settings(deadline=None, max_examples=30)
@given(tasks())
def test_impossible_is_said_only_of_tasks_without_a_plan(task: Instance) -> None:
    assert faults_of_instance(task) == []
    try:
        table = build_table(task)
        if (first_plan(table)[table.must] < 0).any():
            plan_required(table, 10, 1)
    except Impossible as error:
        assert error.proven
        assert best_objective(task) is None
    else:
        assert best_objective(task) is not None


@settings(deadline=None, max_examples=30)
@given(tasks(most=6))
def test_the_first_plan_breaks_no_rule_but_may_miss_a_required_project(task: Instance) -> None:
    table = table_of(task)
    choice = first_plan(table)
    starts = table.starts(choice)
    missed = {table.ids[p] for p in np.flatnonzero(table.must & (choice < 0))}
    assert {fault.project for fault in check(task, starts)} <= missed
    assert table.objective(choice) == objective(task, starts)
    assert (table.choice(starts) == choice).all()


@settings(deadline=None, max_examples=30)
@given(tasks(), st.lists(st.floats(-1, 40), min_size=80, max_size=80))
def test_any_prices_give_a_bound_below_every_plan(task: Instance, prices: list[float]) -> None:
    best = best_objective(task)
    assume(best is not None and task.projects)
    table = table_of(task)
    rows = build_rows(table)
    some = np.resize(np.array(prices), len(rows.limit))
    assert best is not None
    assert proven_bound(table, rows, some) <= best


@settings(deadline=None, max_examples=20)
@given(tasks())
def test_the_bounds_of_ascent_and_linear_program_are_below_every_plan(task: Instance) -> None:
    best = best_objective(task)
    assume(best is not None)
    table = table_of(task)
    assume(len(table.cost))
    assert best is not None
    rows = build_rows(table)
    climbed = proven_bound(table, rows, ascend(table, rows, best, lambda: False))
    found = solve_linear(table, rows, 10)
    assert found is not None
    linear = proven_bound(table, rows, found[1])
    assert climbed <= linear + 1
    assert linear <= best
    cuts = find_covers(table, build_capacities(table), found[0])
    again = solve_linear(table, rows.with_rows(cuts), 10)
    assert again is not None
    assert linear <= proven_bound(table, rows.with_rows(cuts), again[1]) <= best


@settings(deadline=None, max_examples=20)
@given(tasks(most=7), st.integers(0, 2**40))
def test_annealing_breaks_no_rule_and_counts_right(task: Instance, seed: int) -> None:
    table = table_of(task)
    choice = first_plan(table)
    assume(not (choice[table.must] < 0).any())
    board, state = build_board(table), build_state(table, choice, seed)
    assume(len(board.free))
    kernels.anneal(board, state, 4, 5.0, 60)
    order = sorted_options(table)
    for plan, total in zip((state.choice, state.best), state.total, strict=True):
        starts = table.starts(table_choice(order, plan))
        assert check(task, starts) == []
        assert objective(task, starts) == total
    assert (room(table, table_choice(order, state.choice)) == state.left).all()
    assert state.total[1] <= table.objective(choice)
    assert not state.inside.any()


@pytest.mark.slow
@settings(deadline=None, max_examples=15)
@given(tasks())
def test_a_small_task_is_solved_to_the_best_plan(task: Instance) -> None:
    best = best_objective(task)
    if best is None:
        with pytest.raises(Impossible):
            solve(task, seconds=10, workers=1)
        return
    plan = solve(task, seconds=10, workers=1)
    assert (plan.objective, plan.bound) == (best, best)
    assert check(task, plan.starts) == []


@settings(deadline=None, max_examples=15)
@given(tasks())
def test_a_hint_that_is_a_plan_is_never_made_worse(task: Instance) -> None:
    try:
        hint = solve(task, seconds=0, workers=1)
    except Impossible:
        return
    plan = solve(task, seconds=0, workers=1, hint=hint.starts)
    assert plan.objective <= hint.objective
