"""The search against everything tried, its bounds, and its parts."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rathaus.strategy.planning.makespan import kernels
from rathaus.strategy.planning.makespan.bounds import lower_bound
from rathaus.strategy.planning.makespan.compact import compact
from rathaus.strategy.planning.makespan.compiled import PLAIN, compiled
from rathaus.strategy.planning.makespan.exact import prove
from rathaus.strategy.planning.makespan.genetic import Genetic, no_elites
from rathaus.strategy.planning.makespan.incumbent import Incumbent
from rathaus.strategy.planning.makespan.solve import solve
from rathaus.strategy.planning.makespan.task import Network, Task
from rathaus.strategy.planning.makespan.validate import faults
from tests.unit.strategy.planning.makespan.networks import OWN, networks, shortest

FOREVER = 10.0**12


@settings(deadline=None, max_examples=15)
@given(networks())
def test_a_small_network_is_solved_and_proven(network: Network) -> None:
    schedule = solve(network, seconds=20.0, workers=1)

    assert faults(network, schedule.starts, schedule.makespan) == []
    assert schedule.proven
    assert schedule.makespan == schedule.bound == shortest(network)


@settings(deadline=None, max_examples=40)
@given(networks())
def test_a_bound_is_never_above_the_shortest(network: Network) -> None:
    assert lower_bound(network) <= shortest(network)


@settings(deadline=None, max_examples=20)
@given(networks(most=9), st.integers(1, 1000))
def test_every_schedule_of_both_populations_is_right(network: Network, seed: int) -> None:
    search = Genetic(compact(network), PLAIN, size=4, seed=seed, elites=no_elites())
    before = search.length
    for _ in range(5):
        search.generation()
        assert faults(network, search.starts(), search.length) == []
        assert search.length <= before
        before = search.length
    forward = search.arrays.forward
    near = search.near is forward
    sides = [
        (search.parents, search.lengths, near),
        (search.children, search.child_lengths, not near),
    ]
    for starts, lengths, straight in sides:
        for row, length in zip(starts, lengths, strict=True):
            left = row if straight else (length - row - search.arrays.mirrored.duration)[::-1]
            places = [0] * len(network.tasks)
            for place, task in enumerate(search.arrays.order):
                places[task] = int(left[place])
            assert faults(network, places, int(length)) == []


@settings(deadline=None, max_examples=20)
@given(networks(most=9), st.integers(1, 1000))
def test_turning_a_schedule_round_and_back_never_makes_it_longer(
    network: Network, seed: int
) -> None:
    arrays = compact(network)
    n = len(network.tasks)
    starts, lengths = np.zeros((1, n), dtype=np.int64), np.zeros(1, dtype=np.int64)
    kernels.scatter(arrays.forward, starts, lengths, np.array([seed], dtype=np.int64))
    free = np.zeros((2, arrays.horizon + 1), dtype=np.int64)
    count, order = np.zeros(arrays.horizon + 3, dtype=np.int64), np.zeros(n, dtype=np.int64)
    length, row = int(lengths[0]), starts[0]
    for near, far in ((arrays.forward, arrays.mirrored), (arrays.mirrored, arrays.forward)):
        kernels.turn(near, row + near.duration, length, count, order)
        row = np.zeros(n, dtype=np.int64)
        turned = kernels.build(far, order, free, row)
        assert turned <= length
        length = turned


def test_resources_too_many_for_one_word_are_kept_apart() -> None:
    capacity = (2**40, 2**40, 3)
    tasks = (
        Task(2, (2**40, 1, 1)),
        Task(2, (1, 0, 1)),
        Task(2, (0, 2**40, 1)),
        Task(2, (0, 0, 3)),
    )
    network = Network("wide", capacity, tasks)

    assert compact(network).forward.need.shape[1] > 1
    assert solve(network, seconds=20.0).makespan == shortest(network) == 6


def test_what_follows_from_other_predecessors_is_left_out() -> None:
    chain = (Task(1, (1,)), Task(1, (1,), (0,)), Task(1, (1,), (0, 1)))

    assert list(compact(Network("chain", (1,), chain)).forward.before) == [0, 1]


def test_without_tasks_there_is_nothing_to_do() -> None:
    assert solve(Network("empty", (1,), ()), seconds=1.0).makespan == 0


def test_the_proof_finds_the_shortest_from_any_schedule() -> None:
    network = Network("own", (3, 1), OWN)
    incumbent = Incumbent(network, 0, end=FOREVER)
    incumbent.offer([0, 0, 10, 20, 22], 22)

    prove(incumbent, seconds=60.0, seed=1)

    assert incumbent.schedule().proven
    assert incumbent.schedule().makespan == shortest(network) == 9


def test_no_time_at_all_still_gives_a_checked_schedule() -> None:
    network = Network("own", (3, 1), OWN)

    schedule = solve(network, seconds=0.0)

    assert faults(network, schedule.starts, schedule.makespan) == []
    assert schedule.bound <= 9 <= schedule.makespan


@pytest.mark.slow
def test_compiled_kernels_do_what_plain_ones_do() -> None:
    tasks = tuple(
        Task(1 + k * 7 % 5, (1 + k % 3, k % 4), (k - 5,) if k % 3 and k > 4 else ())
        for k in range(30)
    )
    arrays = compact(Network("thirty", (4, 5), tasks))
    searches = [
        Genetic(arrays, which, size=6, seed=3, elites=no_elites()) for which in (PLAIN, compiled())
    ]
    for search in searches:
        for _ in range(12):
            search.generation()

    plain, fast = searches
    assert plain.length == fast.length
    assert plain.starts() == fast.starts()
    assert (plain.parents == fast.parents).all()
    assert (plain.children == fast.children).all()
