"""A cut holds for every set of projects that fits, whatever guided it."""

from itertools import product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from rathaus.strategy.planning.grid.covers import find_covers, lifted_cover
from rathaus.strategy.planning.grid.relaxation import build_capacities
from rathaus.strategy.planning.grid.table import build_table
from rathaus.strategy.planning.model import Instance, Mode, Pool, Project

WEIGHTS = st.lists(
    st.tuples(st.integers(1, 12), st.sampled_from([0.0, 0.3, 0.5, 0.7, 0.9, 1.0])),
    min_size=2,
    max_size=8,
)


@settings(deadline=None, max_examples=300)
@given(WEIGHTS, st.integers(0, 30))
def test_no_set_that_fits_breaks_a_cut(items: list[tuple[int, float]], capacity: int) -> None:
    weight = np.array([w for w, _ in items])
    cut = lifted_cover(weight, np.array([share for _, share in items]), capacity)
    if cut is None:
        return
    factor, limit = cut
    for chosen in product((0, 1), repeat=len(items)):
        if weight @ chosen <= capacity:
            assert factor @ chosen <= limit


def test_two_that_do_not_fit_together_are_cut_to_one() -> None:
    cut = lifted_cover(np.array([6, 6, 6]), np.array([0.6, 0.6, 0.4]), 10)
    assert cut is not None
    assert (cut[0].tolist(), cut[1]) == ([1, 1, 1], 1)


def test_what_runs_in_any_case_is_lifted_into_the_row() -> None:
    """Beside the whole project only one half fits; without it both do, and nothing more."""
    cut = lifted_cover(np.array([4, 4, 5]), np.array([0.5, 0.5, 1.0]), 9)
    assert cut is not None
    assert (cut[0].tolist(), cut[1]) == ([1, 1, 1], 2)


def test_an_answer_that_splits_projects_is_cut_off() -> None:
    projects = tuple(Project(str(i), 1, (Mode(1, {"it": (2,)}),)) for i in range(3))
    table = build_table(Instance("split", 1, 5, 0, (Pool("it", (3,)),), projects))
    half = np.array([0.5, 0.5, 0.5])
    cuts = find_covers(table, build_capacities(table), half)
    assert cuts.matrix.toarray().tolist() == [[1, 1, 1]]
    assert cuts.limit.tolist() == [1]
