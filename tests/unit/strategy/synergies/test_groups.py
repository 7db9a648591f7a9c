"""Groups: each resembles each, and what people told apart stays apart."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from rathaus.strategy.synergies.rules.groups import LARGEST, SMALLEST, groups

TRIANGLE = {("a", "b"): 0.9, ("a", "c"): 0.8, ("b", "c"): 0.7}


def test_three_that_resemble_each_other_are_a_group() -> None:
    (group,) = groups(TRIANGLE)
    assert group.projects == ("a", "b", "c")
    assert group.likelihood == 0.7


def test_a_chain_is_no_group() -> None:
    assert groups({("a", "b"): 0.9, ("b", "c"): 0.9}) == []


def test_what_was_told_apart_is_no_group() -> None:
    assert groups(TRIANGLE, apart=[("c", "a")]) == []


_pairs = st.dictionaries(
    st.sampled_from(list(combinations("abcdefgh", 2))), st.floats(0.4, 1.0), max_size=28
)


@given(_pairs, st.sets(st.sampled_from(list(combinations("abcdefgh", 2))), max_size=4))
def test_every_two_of_a_group_were_found_alike(
    alike: dict[tuple[str, str], float], apart: set[tuple[str, str]]
) -> None:
    found = groups(alike, apart)
    members = [key for group in found for key in group.projects]
    assert len(members) == len(set(members))
    for group in found:
        assert SMALLEST <= len(group.projects) <= LARGEST
        for pair in combinations(group.projects, 2):
            assert pair in alike
            assert pair not in apart
