"""Conflicts: the fewest demands that cannot be met together, proven by brute force."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations, product
from math import prod
from time import monotonic

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from rathaus.strategy.planning.model import Instance, Project, Start
from rathaus.strategy.planning.reasons.conflict import Conflict, Known, conflicts, quick_xplain
from rathaus.strategy.planning.reasons.demand import Demand, Demanded, circle, demands
from rathaus.strategy.planning.reasons.load import load
from rathaus.strategy.planning.reasons.oracle import Oracle
from rathaus.strategy.planning.reasons.overfull import overfull
from tests.unit.strategy.planning.reasons.tiny import every_plan, instances, simple, task


def must(name: str, quarters: int = 1, need: int = 1, **more: object) -> Project:
    return simple(name, quarters, need, required=True, **more)


def told(conflict: Conflict) -> list[str]:
    assert conflict.known is Known.IMPOSSIBLE
    assert conflict.irreducible
    return [
        " ".join([each.kind, each.project or each.pool, each.other or str(each.quarter)])
        for each in conflict.demands
    ]


def test_a_task_that_can_be_met_has_no_conflict() -> None:
    assert conflicts(task(must("a"), must("b", after=("a",)))) == Conflict(Known.POSSIBLE)
    assert conflicts(task()) == Conflict(Known.POSSIBLE)
    assert conflicts(task(simple("too big", 1, 9))).known is Known.POSSIBLE


def test_running_work_above_the_capacity_is_told_with_the_fewest_projects() -> None:
    running = [
        simple(name, 1, need, fixed_start=1) for name, need in zip("abc", (3, 1, 2), strict=True)
    ]
    conflict = conflicts(task(*running, it=(4, 4, 4)))
    assert told(conflict) == ["capacity it 1", "running a 1", "running c 1"]
    assert conflict.smallest


def test_a_required_project_that_comes_too_late_is_told_with_what_it_waits_for() -> None:
    instance = task(simple("first", 2, earliest=2), must("then", after=("first",)))
    assert told(conflicts(instance)) == [
        "after then first",
        "not_before first 2",
        "required then -1",
    ]


def test_a_hard_deadline_conflicts_where_a_soft_one_only_costs() -> None:
    instance = task(must("a", 2, earliest=1, deadline=1))
    assert conflicts(instance).known is Known.POSSIBLE
    assert told(conflicts(instance, hard_deadlines={"a"})) == [
        "deadline a 1",
        "not_before a 1",
        "required a -1",
    ]


def test_two_projects_that_both_need_the_only_place_are_told_without_the_rest() -> None:
    others = [must(f"o{number}") for number in range(3)]
    instance = task(must("a", 2, 3), must("b", 2, 3), *others, it=(3, 3, 3))
    assert told(conflicts(instance)) == ["capacity it 1", "required a -1", "required b -1"]


def test_projects_that_wait_for_each_other_are_told_as_the_shortest_circle() -> None:
    long = [simple(f"p{number}", after=(f"p{(number + 1) % 4}",)) for number in range(4)]
    instance = task(*long, simple("x", after=("y", "p0")), simple("y", after=("x",)))
    conflict = conflicts(instance)
    assert conflict.circle == ("x", "y")
    assert told(conflict) == ["after x y", "after y x"]
    assert circle(task(simple("self", after=("self",)))) == ("self",)
    assert circle(task(simple("a", after=("b",)), simple("b"))) == ()


def test_what_is_not_known_in_time_is_not_claimed() -> None:
    instance = task(must("a"), must("b", after=("a",)))
    assert conflicts(instance, seconds=0) == Conflict(Known.UNKNOWN)


def test_the_answer_is_the_same_every_time() -> None:
    same = [must(name, 2, 2) for name in "abcd"]
    instance = task(*same, it=(3,) * 4)
    assert conflicts(instance) == conflicts(instance)
    assert [each.kind for each in conflicts(instance).demands].count(Demanded.REQUIRED) == 3


def demand(number: int) -> Demand:
    return Demand(Demanded.REQUIRED, f"p{number:02}")


@given(st.sets(st.sets(st.integers(0, 11), min_size=1).map(frozenset), min_size=1))
@settings(deadline=None, max_examples=50)
def test_quick_xplain_finds_a_conflict_that_cannot_be_reduced(cores: set[frozenset[int]]) -> None:
    known = [{demand(number) for number in core} for core in cores]
    every = [demand(number) for number in range(12)]

    def conflict(asked: Sequence[Demand] | set[Demand]) -> bool:
        return any(core <= set(asked) for core in known)

    found = quick_xplain(every, lambda asked: conflict(list(asked)))
    assert conflict(found)
    assert not any(conflict([x for x in found if x != each]) for each in found)


def violated(instance: Instance, starts: dict[str, Start], demand: Demand) -> bool:  # noqa: PLR0911
    """Say whether a plan breaks one demand, straight from what the demand means."""
    projects = {each.id: each for each in instance.projects}
    if demand.kind is Demanded.CAPACITY:
        cell = load(instance, starts).at(demand.pool, demand.quarter)
        return cell.over > 0
    start = starts.get(demand.project)
    if start is None:
        return demand.kind in (Demanded.RUNNING, Demanded.REQUIRED)
    end = start.quarter + projects[demand.project].modes[start.mode].quarters
    if demand.kind is Demanded.RUNNING:
        return start != Start(demand.quarter)
    if demand.kind is Demanded.NOT_BEFORE:
        return start.quarter < demand.quarter
    if demand.kind is Demanded.DEADLINE:
        return end - 1 > demand.quarter
    if demand.kind is Demanded.AFTER:
        before = starts.get(demand.other)
        modes = projects[demand.other].modes
        return before is None or before.quarter + modes[before.mode].quarters > start.quarter
    return False


def violations(instance: Instance, every: Sequence[Demand]) -> Iterator[frozenset[Demand]]:
    """Yield for every placement, possible or not, the demands that it breaks."""
    named = {each.project for each in every} - {""}
    bound = [each for each in instance.projects if each.id in named]
    ways: list[list[Start | None]] = [
        [
            None,
            *(
                Start(quarter, number)
                for number, mode in enumerate(each.modes)
                for quarter in range(instance.quarters - mode.quarters + 1)
            ),
        ]
        for each in bound
    ]
    assume(prod(len(each) for each in ways) < 700)
    for chosen in product(*ways):
        starts = {
            each.id: start for each, start in zip(bound, chosen, strict=True) if start is not None
        }
        yield frozenset(each for each in every if violated(instance, starts, each))


@given(instances(most=3, quarters=3), st.booleans())
@settings(deadline=None, max_examples=25)
def test_the_conflict_is_the_smallest_there_is(instance: Instance, hard: bool) -> None:
    bound = replace(
        instance, projects=tuple(replace(each, required=True) for each in instance.projects)
    )
    ids = [each.id for each in bound.projects] if hard else []
    every = demands(bound, ids)
    broken = list(violations(bound, every))
    conflict = conflicts(bound, hard_deadlines=ids)
    if not hard:
        assert (conflict.known is Known.POSSIBLE) == any(every_plan(bound))
    if conflict.known is Known.POSSIBLE:
        assert frozenset() in broken
        return
    assert conflict.known is Known.IMPOSSIBLE
    assert conflict.irreducible
    assert conflict.smallest
    core = set(conflict.demands)
    assert all(core & each for each in broken)
    for fewer in combinations(every, len(core) - 1):
        assert not all(each.intersection(fewer) for each in broken)


@given(instances(most=3, quarters=3))
@settings(deadline=None, max_examples=25)
def test_what_is_overfull_is_broken_by_every_placement(instance: Instance) -> None:
    bound = replace(
        instance, projects=tuple(replace(each, required=True) for each in instance.projects)
    )
    every = demands(bound)
    found = overfull(bound, every)
    if found is not None:
        assert all(broken.intersection(found) for broken in violations(bound, every))


def test_more_work_than_a_stretch_offers_needs_no_search() -> None:
    instance = task(*[must(f"p{number}", 2, 3) for number in range(5)], it=(3,) * 8)
    found = overfull(instance, demands(instance))
    assert found is not None
    assert [each.kind for each in found].count(Demanded.REQUIRED) == 5
    assert overfull(instance, demands(instance)[1:]) is None
    late = Oracle(instance, monotonic() - 1, 1.0)
    assert late.possible(demands(instance)) is False


def test_a_large_task_with_one_overfull_quarter_is_explained() -> None:
    many = [must(f"p{number:03}", 1 + number % 4, 1 + number % 3) for number in range(40)]
    bad = [must("bad1", 8, 30), must("bad2", 8, 31)]
    instance = task(*many, *bad, it=(60,) * 10)
    assert told(conflicts(instance))[-2:] == ["required bad1 -1", "required bad2 -1"]
