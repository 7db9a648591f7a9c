"""The search answers with plans that hold, and refuses what cannot be planned by name."""

from dataclasses import replace

import pytest

from rathaus.strategy.planning.errors import BadInstance, Impossible
from rathaus.strategy.planning.model import Instance, Mode, Plan, Pool, Progress, Project, Start
from rathaus.strategy.planning.search import solve
from rathaus.strategy.planning.validate import check, objective

ONE = (Mode(2, {"it": (2, 2)}),)


def task(*projects: Project, capacity: int = 2) -> Instance:
    return Instance("task", 6, 10, 3, (Pool("it", (capacity,) * 6),), projects)


def solved(instance: Instance) -> Plan:
    plan = solve(instance, seconds=0.1, workers=1)
    assert check(instance, plan.starts) == []
    assert plan.objective == objective(instance, plan.starts)
    assert plan.bound <= plan.objective
    return plan


def test_the_more_valuable_project_goes_first() -> None:
    plan = solved(task(Project("a", 1, ONE), Project("b", 5, ONE)))
    assert plan.starts == {"b": Start(0), "a": Start(2)}


def test_an_empty_portfolio_has_an_empty_plan() -> None:
    assert solved(task()) == Plan({}, 0, 0)


def test_a_required_project_displaces_a_dearer_one() -> None:
    crowd = [Project(str(i), 9, ONE) for i in range(3)]
    plan = solved(task(*crowd, Project("n", 1, ONE, required=True)))
    assert "n" in plan.starts
    assert len(plan.starts) == 3


def test_what_comes_before_a_required_project_is_required() -> None:
    first = Project("f", 0, ONE, earliest=1)
    crowd = [Project(str(i), 9, ONE) for i in range(3)]
    plan = solved(task(*crowd, first, Project("n", 1, ONE, required=True, after=("f",))))
    assert {"f", "n"} <= set(plan.starts)


def test_required_projects_that_need_a_puzzle_are_planned() -> None:
    """The most valuable first would leave no place for the other two."""
    wide = Project("wide", 50, (Mode(2, {"it": (1, 1)}),), earliest=1, required=True)
    left = Project("left", 1, (Mode(3, {"it": (2, 2, 2)}),), required=True)
    right = Project("right", 1, (Mode(1, {"it": (2,)}),), required=True)
    plan = solved(task(wide, left, right))
    assert set(plan.starts) == {"wide", "left", "right"}


def test_a_contradictory_task_is_refused() -> None:
    with pytest.raises(BadInstance) as caught:
        solve(task(Project("a", 1, ONE, after=("a",))), seconds=1)
    assert [fault.code for fault in caught.value.faults] == ["circle"]


def test_capacity_below_what_runs_is_named() -> None:
    running = [Project(name, 1, ONE, fixed_start=1) for name in ("a", "b")]
    with pytest.raises(Impossible) as caught:
        solve(task(*running), seconds=1)
    fault = caught.value.faults[0]
    assert (fault.pool, fault.quarter, fault.used, fault.capacity) == ("it", 1, 4, 2)
    assert fault.others == ("a", "b")
    assert caught.value.proven


def test_a_required_project_without_room_is_named() -> None:
    big = replace(Project("big", 1, ONE, required=True), modes=(Mode(1, {"it": (3,)}),))
    with pytest.raises(Impossible) as caught:
        solve(task(big), seconds=1)
    assert [fault.project for fault in caught.value.faults] == ["big"]


def test_required_projects_that_do_not_fit_together_are_named() -> None:
    crowd = [Project(str(i), 1, ONE, required=True) for i in range(4)]
    with pytest.raises(Impossible) as caught:
        solve(task(*crowd), seconds=5, workers=1)
    assert caught.value.proven
    assert caught.value.faults[0].others == ("0", "1", "2", "3")


def test_progress_is_told() -> None:
    seen: list[Progress] = []
    plan = solve(task(Project("a", 1, ONE)), seconds=0.1, on_progress=seen.append)
    assert seen[-1].objective == plan.objective
    assert seen[-1].bound == plan.bound
    assert seen[-1].starts == plan.starts
