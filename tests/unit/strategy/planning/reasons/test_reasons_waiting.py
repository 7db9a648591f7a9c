"""Why a project waits: every earlier start is tried, and the answer agrees with the validator."""

from dataclasses import replace
from math import prod

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from rathaus.strategy.planning.model import Instance, Mode, Project, Start
from rathaus.strategy.planning.reasons.attempt import Cause, Held
from rathaus.strategy.planning.reasons.cost import cost
from rathaus.strategy.planning.reasons.errors import UnknownProject
from rathaus.strategy.planning.reasons.heads import heads
from rathaus.strategy.planning.reasons.load import load
from rathaus.strategy.planning.reasons.standing import standing
from rathaus.strategy.planning.reasons.waiting import Kind, why_not_earlier
from rathaus.strategy.planning.validate import check, objective
from tests.unit.strategy.planning.reasons.tiny import every_plan, instances, simple, task


def some_plan(data: st.DataObject, instance: Instance) -> dict[str, Start]:
    assume(prod(1 + 4 * len(each.modes) for each in instance.projects) < 500)
    plans = list(every_plan(instance))
    assume(plans)
    return dict(data.draw(st.sampled_from(plans)))


def test_a_full_pool_is_named_with_the_amount_lacking_and_who_holds_it() -> None:
    instance = task(
        simple("big", 2, 2), simple("small", 2, 1, weight=50), simple("late", 1, 2), it=(4, 3, 3, 3)
    )
    starts = {"big": Start(0), "small": Start(0), "late": Start(2)}
    waiting = why_not_earlier(instance, starts, "late")
    assert (waiting.kind, waiting.quarters, waiting.reachable) == (Kind.WAITS, 2, 0)
    first = waiting.at_earliest
    assert first is not None
    shortage = first.shortages[0]
    assert (shortage.pool, shortage.quarter, shortage.need, shortage.free) == ("it", 0, 2, 1)
    assert (shortage.lacking, shortage.cause) == (1, Cause.AHEAD)
    assert [(use.project, use.amount) for use in shortage.ahead] == [("big", 2), ("small", 1)]
    assert waiting.nearest is not None
    assert waiting.nearest.shortages[0].lacking == 2
    assert waiting.best == first


def test_running_work_that_alone_fills_a_pool_cannot_be_helped_by_another_order() -> None:
    instance = task(simple("run", 2, 2, fixed_start=0), simple("late", 1, 1))
    waiting = why_not_earlier(instance, {"run": Start(0), "late": Start(2)}, "late")
    assert [each.shortages[0].cause for each in waiting.attempts] == [Cause.RUNNING] * 2
    assert all(each.unavoidable and each.shortages[0].ahead == () for each in waiting.attempts)
    assert waiting.reachable == 2


def test_a_pool_that_is_too_small_is_not_blamed_on_others() -> None:
    instance = task(simple("late", 1, 3), it=(2, 2, 3, 3))
    waiting = why_not_earlier(instance, {"late": Start(3)}, "late")
    assert [each.shortages[0].cause for each in waiting.attempts[:2]] == [Cause.TOO_SMALL] * 2
    assert waiting.possible[0].start == Start(2)
    assert waiting.possible[0].held is Held.SLACK


def test_a_predecessor_is_named_with_its_end_and_whether_it_could_end_sooner() -> None:
    instance = task(simple("first", 2), simple("second", after=("first",)), it=(2,) * 5)
    waiting = why_not_earlier(instance, {"first": Start(1), "second": Start(3)}, "second")
    told = [(each.waits_for[0].end, each.waits_for[0].unavoidable) for each in waiting.attempts]
    assert told == [(3, True), (3, True), (3, False)]
    unplanned = why_not_earlier(instance, {}, "second")
    assert unplanned.kind is Kind.UNPLANNED
    assert unplanned.quarters is None
    assert {each.waits_for[0].end for each in unplanned.attempts} == {None}


def test_stability_and_a_dearer_mode_are_told_apart_from_slack() -> None:
    waits = simple("waits")
    kept = task(waits, previous={"waits": Start(2)}, stability=100)
    held = why_not_earlier(kept, {"waits": Start(2)}, "waits").possible
    assert {each.held for each in held} == {Held.STABILITY}
    long = replace(waits, modes=(waits.modes[0], Mode(4, {})))
    tight = task(long, it=(0, 0, 1, 1))
    longer = why_not_earlier(tight, {"waits": Start(2)}, "waits").possible
    assert [(each.start, each.held) for each in longer] == [(Start(0, 1), Held.DEARER)]
    free = task(replace(waits, weight=0))
    indifferent = why_not_earlier(free, {"waits": Start(1)}, "waits").possible
    assert indifferent[0].held is Held.INDIFFERENT


def test_a_longer_mode_does_not_run_into_those_that_wait_for_it() -> None:
    first = Project("first", 10, (Mode(1, {"it": (2,)}), Mode(3, {"it": (1, 1, 1)})))
    instance = task(first, simple("next", after=("first",)), it=(1, 2, 2, 2))
    waiting = why_not_earlier(instance, {"first": Start(1), "next": Start(2)}, "first")
    longer = next(each for each in waiting.attempts if each.start.mode == 1)
    assert (longer.start, longer.successors) == (Start(0, 1), ("next",))


def test_running_projects_and_those_on_time_do_not_wait() -> None:
    instance = task(simple("run", fixed_start=1), simple("now", earliest=1))
    starts = {"run": Start(1), "now": Start(1)}
    assert why_not_earlier(instance, starts, "run").kind is Kind.RUNNING
    assert why_not_earlier(instance, starts, "now").kind is Kind.ON_TIME


def test_a_project_of_a_circle_is_reachable_in_no_plan() -> None:
    instance = task(simple("a", after=("b",)), simple("b", after=("a",)), simple("c", after=("a",)))
    assert [heads(instance).of(name) for name in "abc"] == [None] * 3
    assert why_not_earlier(instance, {}, "c").reachable is None


@pytest.mark.parametrize("starts", [{}, {"ghost": Start(0)}])
def test_unknown_projects_are_named(starts: dict[str, Start]) -> None:
    with pytest.raises(UnknownProject, match="ghost"):
        why_not_earlier(task(simple("a")), starts, "ghost")


def test_an_overload_is_told_with_its_users() -> None:
    over = load(task(simple("a", 1, 2), simple("b")), {"a": Start(1), "b": Start(1)}).overloads()
    assert [(each.pool, each.quarter, each.over, each.free) for each in over] == [("it", 1, 1, -1)]
    assert [use.project for use in over[0].by] == ["a", "b"]


@given(st.data(), instances())
@settings(deadline=None, max_examples=25)
def test_an_attempt_is_possible_exactly_when_the_validator_agrees(
    data: st.DataObject, instance: Instance
) -> None:
    starts = some_plan(data, instance)
    plan = standing(instance, starts)
    for project in instance.projects:
        waiting = why_not_earlier(instance, starts, project.id, plan=plan)
        for tried in waiting.attempts:
            moved = {**starts, project.id: tried.start}
            assert tried.possible == (not check(instance, moved))
            assert tried.cost.total == objective(instance, moved) - objective(instance, starts)
            assert tried.end <= instance.quarters
            for each in tried.shortages:
                alone = {project.id: tried.start}
                for other in instance.projects:
                    if other.fixed_start is not None:
                        alone[other.id] = Start(other.fixed_start)
                used = load(instance, alone).at(each.pool, each.quarter)
                assert (each.cause is not Cause.AHEAD) == (used.over > 0)


@given(st.data(), instances(most=3))
@settings(deadline=None, max_examples=25)
def test_what_is_called_unavoidable_happens_in_no_plan(
    data: st.DataObject, instance: Instance
) -> None:
    starts = some_plan(data, instance)
    seen = {(name, start) for plan in every_plan(instance) for name, start in plan.items()}
    for project in instance.projects:
        waiting = why_not_earlier(instance, starts, project.id)
        for tried in waiting.attempts:
            assert not (tried.unavoidable and (project.id, tried.start) in seen)
        mine = [start.quarter for name, start in seen if name == project.id]
        assert not mine or (waiting.reachable is not None and waiting.reachable <= min(mine))


@given(st.data(), instances())
@settings(deadline=None, max_examples=20)
def test_costs_of_projects_add_up_to_the_objective(data: st.DataObject, instance: Instance) -> None:
    starts = some_plan(data, instance)
    total = sum(cost(instance, each, starts.get(each.id)).total for each in instance.projects)
    assert total == objective(instance, starts)
