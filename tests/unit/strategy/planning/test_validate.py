"""The judge of plans finds every broken rule, and counts what the model says."""

from dataclasses import replace
from itertools import pairwise

import pytest

from rathaus.strategy.planning.model import Instance, Mode, Pool, Project, Start
from rathaus.strategy.planning.validate import check, faults_of_instance, objective

TWO = Mode(2, {"it": (3, 1)})
LONG = Mode(4, {"it": (1, 1, 1, 1)})


def task(*projects: Project, capacity: tuple[int, ...] = (4,) * 6) -> Instance:
    return Instance("task", 6, 10, 3, (Pool("it", capacity),), projects)


A = Project("a", 5, (TWO, LONG), earliest=1)
B = Project("b", 2, (TWO,), after=("a",))
RUNNING = Project("r", 1, (TWO,), fixed_start=0)
NEEDED = Project("n", 1, (TWO,), required=True)


def codes(instance: Instance, **starts: int) -> list[str]:
    return [f.code for f in check(instance, {k: Start(q) for k, q in starts.items()})]


def test_a_plan_that_holds_the_rules_has_no_fault() -> None:
    assert codes(task(A, B, RUNNING, NEEDED), a=1, b=3, r=0, n=4) == []


def test_whatever_is_not_required_may_be_left_out() -> None:
    assert codes(task(A, B)) == []


@pytest.mark.parametrize(
    ("projects", "starts", "code"),
    [
        ((A,), {"x": 1}, "unknown_project"),
        ((A,), {"a": 0}, "too_early"),
        ((A,), {"a": 5}, "beyond_horizon"),
        ((replace(A, earliest=0),), {"a": -1}, "too_early"),
        ((RUNNING,), {}, "fixed_unplanned"),
        ((RUNNING,), {"r": 1}, "fixed_moved"),
        ((NEEDED,), {}, "required_unplanned"),
        ((A, B), {"b": 3}, "predecessor_unplanned"),
        ((A, B), {"a": 1, "b": 2}, "before_predecessor"),
        ((A, NEEDED), {"a": 1, "n": 1}, "overload"),
    ],
)
def test_each_broken_rule_is_found(
    projects: tuple[Project, ...], starts: dict[str, int], code: str
) -> None:
    assert codes(task(*projects), **starts) == [code]


def test_a_running_project_may_not_change_its_mode() -> None:
    running = replace(A, fixed_start=1)
    assert [f.code for f in check(task(running), {"a": Start(1, 1)})] == ["fixed_moved"]


def test_an_unknown_mode_is_found() -> None:
    assert [f.code for f in check(task(A), {"a": Start(1, 2)})] == ["unknown_mode"]


def test_an_overload_names_pool_quarter_amounts_and_users() -> None:
    (fault,) = check(task(A, NEEDED), {"a": Start(1), "n": Start(1)})
    assert (fault.pool, fault.quarter, fault.used, fault.capacity) == ("it", 1, 6, 4)
    assert fault.others == ("a", "n")


def test_needs_may_differ_from_quarter_to_quarter() -> None:
    assert codes(task(A, NEEDED), a=1, n=2) == []


def test_the_objective_counts_ends_lateness_and_what_is_left_out() -> None:
    late = replace(A, deadline=2)
    assert objective(task(late, B), {"a": Start(3)}) == 5 * 5 + 5 * 3 * 2 + 2 * 10


def test_the_objective_counts_what_was_moved() -> None:
    instance = replace(
        task(A, B, NEEDED),
        previous={"a": Start(1), "b": Start(3), "n": Start(4), "gone": Start(0)},
        stability=7,
    )
    plan = {"a": Start(3), "n": Start(4)}
    assert objective(instance, plan) == objective(replace(instance, stability=0), plan) + 7 * (
        2 + (10 - 3)
    )


@pytest.mark.parametrize(
    ("instance", "code"),
    [
        (replace(task(A), quarters=0, pools=()), "no_quarters"),
        (replace(task(A), late_per_quarter=-1), "negative"),
        (replace(task(A), stability=-1), "negative"),
        (task(A, capacity=(4, 4)), "capacity_length"),
        (task(A, capacity=(4, 4, 4, 4, 4, -1)), "negative"),
        (replace(task(A), pools=(Pool("it", (4,) * 6),) * 2), "twice"),
        (task(A, A), "twice"),
        (task(replace(A, modes=())), "no_mode"),
        (task(replace(A, weight=-1)), "negative"),
        (task(replace(A, earliest=-1)), "negative"),
        (task(replace(A, modes=(Mode(7),))), "mode_length"),
        (task(replace(A, modes=(Mode(0),))), "mode_length"),
        (task(replace(A, modes=(Mode(2, {"it": (1,)}),))), "need_length"),
        (task(replace(A, modes=(Mode(1, {"it": (-1,)}),))), "negative"),
        (task(replace(A, modes=(Mode(1, {"law": (1,)}),))), "unknown_pool"),
        (task(replace(A, fixed_start=5)), "fixed_outside"),
        (task(replace(A, fixed_start=-1)), "fixed_outside"),
        (task(B), "unknown_predecessor"),
    ],
)
def test_a_task_that_contradicts_itself_is_named(instance: Instance, code: str) -> None:
    assert code in [fault.code for fault in faults_of_instance(instance)]


def test_a_sound_task_has_no_faults() -> None:
    assert faults_of_instance(task(A, B, RUNNING, NEEDED)) == []


def test_a_circle_is_told_as_the_circle() -> None:
    c = Project("c", 1, (TWO,), after=("b",))
    faults = faults_of_instance(task(replace(A, after=("c",)), B, c))
    assert [fault.code for fault in faults] == ["circle"]
    circle = faults[0].others
    assert circle[0] == circle[-1]
    after = {"a": "c", "b": "a", "c": "b"}
    assert all(after[later] == earlier for earlier, later in pairwise(circle))


def test_a_project_after_itself_is_a_circle() -> None:
    (fault,) = faults_of_instance(task(replace(A, after=("a",))))
    assert fault.others == ("a", "a")


def test_a_long_chain_is_no_circle() -> None:
    chain = [Project(str(i), 1, (TWO,), after=(str(i + 1),)) for i in range(3000)]
    assert faults_of_instance(task(*chain, Project("3000", 1, (TWO,)))) == []
