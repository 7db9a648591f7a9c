"""What is proven holds in every plan, and is worth saying."""

from itertools import product
from math import prod

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from rathaus.strategy.planning.model import Instance, Mode, Start
from rathaus.strategy.planning.reasons.energy import Place, Work, disproves, fewest_pools, stretches
from rathaus.strategy.planning.reasons.proven import Measure, what_is_proven
from rathaus.strategy.planning.reasons.relaxation import dual_weights
from tests.unit.strategy.planning.reasons.tiny import every_plan, instances, simple, task


def test_a_full_team_proves_when_the_last_can_start() -> None:
    six = [simple(name, 1, 2) for name in "abcdef"]
    instance = task(*six, it=(4,) * 6)
    starts = {name: Start(quarter) for quarter, name in enumerate("abcdef")}
    told = what_is_proven(instance, starts, "abcdef")
    assert (told.quarter, told.plan, told.distance, told.pools) == (2, 5, 3, ("it",))
    last = what_is_proven(instance, starts, "abcdef", Measure.END)
    assert (last.quarter, last.plan) == (2, 5)


def test_running_work_and_predecessors_prove_without_a_pool() -> None:
    instance = task(
        simple("run", 2, 2, fixed_start=0),
        simple("a", 1, 1),
        simple("b", 1, 1, after=("a",)),
        it=(2,) * 5,
    )
    starts = {"run": Start(0), "a": Start(2), "b": Start(4)}
    told = what_is_proven(instance, starts, ["b"])
    assert (told.projects, told.quarter, told.plan, told.pools) == (1, 3, 4, ())
    assert told.project == "b"


def test_what_the_plan_plans_besides_counts_and_what_it_leaves_out_does_not() -> None:
    instance = task(simple("a", 4, 2), simple("c", 1, 2), it=(2,) * 5)
    assert what_is_proven(instance, {"a": Start(0), "c": Start(4)}, ["c"]).quarter == 0
    both = task(simple("a", 4, 2), simple("c", 1, 2), simple("d", 1, 2), it=(2,) * 6)
    starts = {"a": Start(0), "c": Start(4), "d": Start(5)}
    assert what_is_proven(both, starts, ["a", "c"]).quarter == 1
    assert what_is_proven(both, {"c": Start(4), "d": Start(5)}, ["c"]).quarter == 0


def test_keeping_what_goes_first_proves_more() -> None:
    instance = task(simple("a", 2, 2), simple("c", 1, 2), it=(2,) * 5)
    starts = {"a": Start(0), "c": Start(4)}
    assert what_is_proven(instance, starts, ["c"]).quarter == 0
    assert what_is_proven(instance, starts, ["c"], kept=["a"]).quarter == 2


def test_nothing_planned_proves_nothing() -> None:
    told = what_is_proven(task(simple("a")), {}, ["a"])
    assert (told.projects, told.quarter, told.plan, told.distance) == (0, None, None, 0)


def test_several_pools_together_prove_what_none_proves_alone() -> None:
    """Each project can avoid either pool, but not both."""
    way_a, way_b = Place(0, Mode(1, {"a": (2,)})), Place(0, Mode(1, {"b": (2,)}))
    work = Work(1, {"a": (3,), "b": (3,)}, dict.fromkeys("wxyz", (way_a, way_b)))
    assert not any(disproves(work, weights) for weights in stretches(work))
    weights = dual_weights(work)
    assert weights is not None
    assert disproves(work, weights)
    assert set(fewest_pools(work, weights)) == {"a", "b"}


def test_amounts_beyond_64_bits_disprove_nothing() -> None:
    work = Work(1, {"a": (1,)}, dict.fromkeys("rstuvwxyz", (Place(0, Mode(1, {"a": (10**18,)})),)))
    assert not disproves(work, {"a": (10**9,)})
    assert disproves(work, {"a": (0,)}) is False


@st.composite
def works(draw: st.DrawFn) -> Work:
    free = {pool: tuple(draw(st.lists(st.integers(0, 4), min_size=3, max_size=3))) for pool in "ab"}
    projects = {}
    for number in range(draw(st.integers(1, 4))):
        places = draw(
            st.lists(
                st.tuples(
                    st.integers(0, 2),
                    st.dictionaries(st.sampled_from("ab"), st.integers(0, 3).map(lambda x: (x,))),
                ),
                max_size=3,
            )
        )
        projects[str(number)] = tuple(Place(quarter, Mode(1, need)) for quarter, need in places)
    return Work(3, free, projects)


def can_be_placed(work: Work) -> bool:
    for chosen in product(*work.projects.values()):
        used = {pool: [0] * work.quarters for pool in work.free}
        for place in chosen:
            for pool, amounts in place.mode.need.items():
                used[pool][place.quarter] += amounts[0]
        if all(
            x <= y for pool, row in work.free.items() for x, y in zip(used[pool], row, strict=True)
        ):
            return True
    return False


@given(
    works(), st.fixed_dictionaries({pool: st.tuples(*[st.integers(-1, 9)] * 3) for pool in "ab"})
)
@settings(deadline=None, max_examples=30)
def test_no_weights_disprove_what_can_be_placed(
    work: Work, weights: dict[str, tuple[int, ...]]
) -> None:
    proposed = [weights, *stretches(work), dual_weights(work) or {}]
    if can_be_placed(work):
        assert not any(disproves(work, each) for each in proposed)
    for each in proposed:
        if disproves(work, each):
            assert disproves(work, fewest_pools(work, each))


@given(st.data(), instances(), st.sampled_from(Measure))
@settings(deadline=None, max_examples=20)
def test_what_is_proven_holds_in_every_plan(
    data: st.DataObject, instance: Instance, measure: Measure
) -> None:
    assume(prod(1 + 4 * len(each.modes) for each in instance.projects) < 500)
    plans = list(every_plan(instance))
    assume(plans)
    starts = data.draw(st.sampled_from(plans))
    projects = {each.id: each for each in instance.projects}
    ids = data.draw(st.sets(st.sampled_from(sorted(projects)), min_size=1))
    kept = data.draw(st.sets(st.sampled_from(sorted(projects)))) - ids
    told = what_is_proven(instance, starts, ids, measure, kept=kept)
    wanted = [name for name in ids if name in starts]
    assert told.projects == len(wanted)
    if told.quarter is None:
        assert not wanted
        return

    def reached(plan: dict[str, Start]) -> int:
        return max(
            plan[name].quarter
            + (projects[name].modes[plan[name].mode].quarters - 1 if measure is Measure.END else 0)
            for name in wanted
        )

    assert told.plan == reached(dict(starts))
    for plan in plans:
        same = all(plan.get(name) == starts.get(name) for name in kept)
        if same and starts.keys() <= plan.keys():
            assert told.quarter <= reached(dict(plan))
