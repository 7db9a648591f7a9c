"""The smallest changes: enough, exact, and judged by the validator and by brute force."""

from dataclasses import replace
from itertools import product
from math import prod

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from rathaus.strategy.planning.model import Instance, Mode, Project, Start
from rathaus.strategy.planning.reasons.change import (
    AddCapacity,
    Change,
    ChooseMode,
    DelayProject,
    ReduceNeed,
    RelaxDependency,
)
from rathaus.strategy.planning.reasons.making import apply, apply_all
from rathaus.strategy.planning.reasons.proposal import Move, Proposal, Way, holds
from rathaus.strategy.planning.reasons.smallest import smallest_changes
from rathaus.strategy.planning.reasons.standing import standing
from rathaus.strategy.planning.reasons.swap import swaps
from rathaus.strategy.planning.reasons.waiting import why_not_earlier
from rathaus.strategy.planning.validate import check, objective
from tests.unit.strategy.planning.reasons.tiny import every_plan, instances, simple, task


def test_half_a_person_a_swap_and_less_need_are_proposed_with_exact_amounts() -> None:
    instance = task(
        simple("ahead", 2, 10, weight=5),
        simple("small", 1, 5),
        simple("late", 1, 8),
        it=(20, 15, 20, 20),
    )
    starts = {"ahead": Start(0), "small": Start(0), "late": Start(2)}
    proposals = smallest_changes(instance, starts, "late")
    told = [(each.ways, each.changes, each.start.quarter, each.cost) for each in proposals]
    assert told == [
        ((Way.NEED,), (ReduceNeed("late", 0, "it", (3,)),), 0, -20),
        ((Way.CAPACITY,), (AddCapacity("it", 3, 0, 0),), 0, -20),
        ((Way.SWAP,), (DelayProject("ahead", 1),), 0, -15),
        ((Way.SWAP,), (DelayProject("small", 1),), 0, -10),
    ]
    assert proposals[2].move == Move("ahead", Start(0), Start(1))
    assert proposals[2].starts == {"ahead": Start(1), "small": Start(0), "late": Start(0)}


def test_capacity_is_added_from_the_first_to_the_last_quarter_that_lacks_it() -> None:
    instance = task(simple("run", 4, 1, fixed_start=0), simple("late", 3, 2), it=(2, 3, 1, 3, 3, 3))
    starts = {"run": Start(0), "late": Start(3)}
    first = next(
        each for each in smallest_changes(instance, starts, "late") if Way.CAPACITY in each.ways
    )
    assert first.changes == (AddCapacity("it", 2, 2, 2),)
    assert first.start == Start(1)


def test_a_project_that_waits_for_another_may_give_up_the_dependency() -> None:
    instance = task(simple("first", 2, 1), simple("then", 1, 1, after=("first",)))
    starts = {"first": Start(0), "then": Start(2)}
    proposals = smallest_changes(instance, starts, "then")
    assert [(each.ways, each.changes) for each in proposals] == [
        ((Way.DEPENDENCY,), (RelaxDependency("then", "first"),)),
    ]
    assert proposals[0].start == Start(0)


def test_where_both_stand_in_the_way_both_are_changed() -> None:
    instance = task(simple("first", 2, 2), simple("then", 1, 1, after=("first",)))
    starts = {"first": Start(0), "then": Start(2)}
    ways = [each.ways for each in smallest_changes(instance, starts, "then")]
    assert ways == [(Way.NEED, Way.DEPENDENCY), (Way.CAPACITY, Way.DEPENDENCY)]


def test_a_longer_mode_that_starts_earlier_and_ends_later_is_proposed() -> None:
    two = Project("late", 10, (Mode(1, {"it": (2,)}), Mode(3, {"it": (1, 1, 1)})))
    instance = task(two, it=(1, 2, 2, 2))
    first = smallest_changes(instance, {"late": Start(1)}, "late")[0]
    assert (first.ways, first.changes) == ((Way.MODE,), (ChooseMode("late", 1),))
    assert (first.start, first.cost) == (Start(0), 10)


def test_an_unplanned_project_is_told_what_it_would_take() -> None:
    instance = task(simple("run", 4, 2, fixed_start=0), simple("out", 2, 1))
    proposals = smallest_changes(instance, {"run": Start(0)}, "out")
    assert [(each.ways, each.start.quarter) for each in proposals] == [
        ((Way.NEED,), 0),
        ((Way.CAPACITY,), 0),
    ]


def test_projects_that_run_or_start_on_time_need_no_change() -> None:
    instance = task(simple("run", fixed_start=1), simple("now"))
    starts = {"run": Start(1), "now": Start(0)}
    assert [smallest_changes(instance, starts, name) for name in starts] == [(), ()]


def test_an_overload_that_was_there_before_is_covered_and_not_held_against_the_proposal() -> None:
    instance = task(simple("run", 2, 3, fixed_start=0), simple("late", 1, 1), it=(2, 4, 4))
    starts = {"run": Start(0), "late": Start(1)}
    ways = {each.ways: each.changes for each in smallest_changes(instance, starts, "late")}
    assert ways[(Way.CAPACITY,)] == (AddCapacity("it", 2, 0, 0),)
    assert ways[(Way.NEED,)] == (ReduceNeed("late", 0, "it", (1,)),)


def smaller(change: Change) -> list[Change | None]:
    """Return every change that is one step smaller; None: not to make it at all."""
    if isinstance(change, AddCapacity):
        fewer: list[Change | None] = [None]
        if change.first < change.last:
            fewer = [replace(change, first=change.first + 1), replace(change, last=change.last - 1)]
        return [*fewer, replace(change, amount=change.amount - 1) if change.amount > 1 else None]
    if isinstance(change, ReduceNeed):
        less: list[Change | None] = []
        for index, amount in enumerate(change.amounts):
            if amount:
                amounts = tuple(x - (i == index) for i, x in enumerate(change.amounts))
                less.append(replace(change, amounts=amounts) if any(amounts) else None)
        return less
    return [None]


def is_enough(instance: Instance, changes: list[Change], proposal: Proposal) -> bool:
    return not check(apply_all(changes, instance), proposal.starts)


def a_plan(data: st.DataObject, instance: Instance) -> dict[str, Start]:
    assume(prod(1 + 4 * len(each.modes) for each in instance.projects) < 500)
    plans = list(every_plan(instance))
    assume(plans)
    return dict(data.draw(st.sampled_from(plans)))


@given(st.data(), instances())
@settings(deadline=None, max_examples=15)
def test_every_proposal_is_enough_and_nothing_smaller_is(
    data: st.DataObject, instance: Instance
) -> None:
    starts = a_plan(data, instance)
    for project in instance.projects:
        for each in smallest_changes(instance, starts, project.id):
            changed = apply_all(each.changes, instance)
            assert is_enough(instance, list(each.changes), each)
            assert objective(changed, each.starts) == objective(instance, starts) + each.cost
            kept = {name: start for name, start in each.starts.items() if name != project.id}
            if each.move:
                assert kept.pop(each.move.project) == each.move.after
            assert kept.items() <= starts.items()
            for index, change in enumerate(each.changes):
                if isinstance(change, ChooseMode | DelayProject):
                    continue
                for less in smaller(change):
                    rest = [x for i, x in enumerate(each.changes) if i != index]
                    assert not is_enough(instance, rest + ([less] if less else []), each)


@given(st.data(), instances())
@settings(deadline=None, max_examples=15)
def test_swaps_are_all_there_are_and_move_the_other_as_little_as_possible(
    data: st.DataObject, instance: Instance
) -> None:
    starts = a_plan(data, instance)
    plan = standing(instance, starts)
    for project in instance.projects:
        for tried in why_not_earlier(instance, starts, project.id).attempts:
            if tried.possible:
                continue
            found = {move.project: move.after.quarter for move in swaps(plan, project.id, tried)}
            wanted: dict[str, int] = {}
            for other, quarter in product(instance.projects, range(instance.quarters - 1, -1, -1)):
                if (
                    other.id == project.id
                    or other.id not in starts
                    or other.fixed_start is not None
                ):
                    continue
                if quarter > starts[other.id].quarter and any(
                    not check(
                        instance,
                        {**starts, project.id: tried.start, other.id: Start(quarter, mode)},
                    )
                    for mode in range(len(other.modes))
                ):
                    wanted[other.id] = quarter
            assert found == wanted


@given(st.data(), instances())
@settings(deadline=None, max_examples=15)
def test_whoever_waits_for_capacity_alone_is_offered_capacity(
    data: st.DataObject, instance: Instance
) -> None:
    starts = a_plan(data, instance)
    for project in instance.projects:
        waiting = why_not_earlier(instance, starts, project.id)
        blocked = [each for each in waiting.attempts if each.shortages and not each.successors]
        offered = smallest_changes(instance, starts, project.id)
        wanted = {Way.CAPACITY} if waiting.kind.value in ("waits", "unplanned") else set()
        if blocked and not all(each.waits_for for each in blocked):
            assert wanted <= {way for each in offered for way in each.ways}
        assert list(offered) == sorted(offered, key=lambda each: each.size)
        assert all(holds(each, instance, starts) for each in offered)


def test_a_proposal_that_does_not_hold_is_found_out() -> None:
    instance = task(simple("a", 1, 2), simple("b", 1, 2))
    starts = {"a": Start(0), "b": Start(1)}
    good = next(x for x in smallest_changes(instance, starts, "b") if Way.CAPACITY in x.ways)
    assert apply(good.changes[0], instance).pools[0].capacity[0] == 4
    assert not holds(replace(good, changes=(AddCapacity("it", 1, 0, 0),)), instance, starts)
