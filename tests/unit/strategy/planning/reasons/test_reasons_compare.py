"""Two plans side by side, a price on moving, and solving again with a change."""

from dataclasses import replace

import pytest
from hypothesis import given, settings

from rathaus.strategy.planning.model import Instance, Mode, Project, Start
from rathaus.strategy.planning.reasons.change import AddCapacity, AddProject, DropProject
from rathaus.strategy.planning.reasons.compare import Shift, compare, figures, started_by
from rathaus.strategy.planning.reasons.making import apply_all
from rathaus.strategy.planning.reasons.smallest import smallest_changes
from rathaus.strategy.planning.reasons.stability import stay_close, usual_price
from rathaus.strategy.planning.reasons.verified import verify
from rathaus.strategy.planning.validate import check, objective
from tests.unit.strategy.planning.reasons.tiny import every_plan, instances, simple, task

TASK = task(
    simple("run", 1, 2, fixed_start=0),
    simple("a", 2, 1),
    simple("b", 1, 1, earliest=1),
    simple("c", 1, 2),
    it=(2, 2, 2, 2),
)
PLAN = {"run": Start(0), "a": Start(1), "b": Start(1), "c": Start(3)}


def test_figures_of_a_plan_look_at_the_projects_asked_for() -> None:
    told = figures(TASK, PLAN, {"a", "c"})
    assert (told.of, told.planned, told.waiting, told.last_start, told.last_end) == (2, 2, 2, 3, 3)
    assert told.over == ()
    assert figures(TASK, PLAN).waiting == 1
    none = figures(TASK, {"run": Start(0)}, {"c"})
    assert (none.of, none.planned, none.waiting, none.last_start) == (1, 0, None, None)
    assert started_by(PLAN, ["a", "b", "c", "x"], 1) == 2


def test_overloads_are_counted_for_the_whole_plan() -> None:
    told = figures(TASK, {"run": Start(0), "a": Start(0)}, {"c"})
    assert [(each.pool, each.quarter, each.over) for each in told.over] == [("it", 0, 1)]


def test_what_moved_and_what_came_and_went_is_told() -> None:
    other = apply_all([DropProject("b"), AddProject(simple("d"))], TASK)
    told = compare(
        TASK, PLAN, other, {"run": Start(0), "a": Start(2), "c": Start(1), "d": Start(2)}
    )
    assert told.moved == (Shift("c", Start(3), Start(1)), Shift("a", Start(1), Start(2)))
    assert [each.quarters for each in told.moved] == [-2, 1]
    assert (told.added, told.dropped, told.comparable) == (("d",), ("b",), False)
    less = compare(TASK, PLAN, TASK, {"run": Start(0), "c": Start(3)})
    assert (less.newly_unplanned, less.newly_planned) == (("a", "b"), ())
    assert less.comparable
    back = compare(TASK, {"run": Start(0), "c": Start(3)}, TASK, PLAN)
    assert back.newly_planned == ("a", "b")
    assert back.objective == -less.objective


def test_another_mode_at_the_same_start_is_no_shift_but_told() -> None:
    two = task(Project("a", 1, (Mode(1, {}), Mode(2, {}))))
    told = compare(two, {"a": Start(0, 0)}, two, {"a": Start(0, 1)})
    assert (told.moved, told.reshaped) == ((), ("a",))


def test_the_price_of_moving_is_no_part_of_a_comparison() -> None:
    close = stay_close(TASK, {**PLAN, "c": Start(2)}, price=100)
    assert compare(TASK, PLAN, close, PLAN).objective == 0


@given(instances(most=3))
@settings(deadline=None, max_examples=25)
def test_plans_of_one_task_differ_by_their_objectives(instance: Instance) -> None:
    plain = replace(instance, stability=0)
    plans = [plan for plan, _ in zip(every_plan(plain), range(20), strict=False)]
    for plan in plans:
        told = compare(plain, plans[0], plain, plan)
        assert told.objective == objective(plain, plan) - objective(plain, plans[0])
        assert len(told.moved) + len(told.newly_planned) + len(told.newly_unplanned) <= 3


def test_running_projects_and_those_freed_have_no_price_on_moving() -> None:
    close = stay_close(TASK, {**PLAN, "gone": Start(0)}, price=5, free={"b"})
    assert (close.previous, close.stability) == ({"a": Start(1), "c": Start(3)}, 5)
    with pytest.raises(ValueError, match="negative"):
        stay_close(TASK, PLAN, price=-1)
    assert usual_price(TASK) == 5
    assert usual_price(task()) == 1


def test_a_small_change_does_not_reshuffle_a_plan_that_shall_be_kept() -> None:
    same = [simple(name, 1, 2, weight=10 + number) for number, name in enumerate("abcd")]
    instance = task(*same)
    kept = {name: Start(quarter) for quarter, name in enumerate("abcd")}
    free = verify([AddCapacity("it", 2, 0, 0)], instance, kept, seconds=0.3)
    assert len(compare(instance, kept, free.instance, free.plan.starts).moved) > 1
    close = stay_close(instance, kept, price=50)
    still = verify([AddCapacity("it", 2, 0, 0)], close, kept, seconds=0.3)
    assert compare(instance, kept, still.instance, still.plan.starts).moved == ()


def test_a_proposal_is_solved_again_and_told_with_what_it_gains() -> None:
    instance = task(simple("a", 2, 2, weight=1), simple("b", 1, 2, weight=9), it=(2, 2, 2, 2))
    starts = {"a": Start(0), "b": Start(2)}
    proposal = next(x for x in smallest_changes(instance, starts, "b") if x.move)
    told = verify(proposal.changes, instance, starts, seconds=0.3, hint=proposal.starts)
    assert told.before == objective(instance, starts)
    assert told.kept == objective(instance, proposal.starts)
    assert told.plan.objective <= told.kept
    assert told.plan.bound <= told.plan.objective
    assert told.gained == told.before - told.plan.objective > 0
    assert not check(told.instance, told.plan.starts)


def test_a_dropped_project_is_no_part_of_the_hint() -> None:
    told = verify([DropProject("c")], TASK, PLAN, seconds=0.3)
    assert "c" not in told.plan.starts
    assert told.kept is not None
    broken = verify([AddCapacity("it", -2, 1, 1)], TASK, PLAN, seconds=0.3)
    assert broken.kept is None
