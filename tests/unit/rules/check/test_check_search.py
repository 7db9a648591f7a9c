"""The search for gaps and overlaps, against trying every point of a small space."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rathaus.rules.check.table.cover import Budget
from rathaus.rules.check.table.gaps import find_gaps
from rathaus.rules.check.table.grid import Finder, Side, side_of
from rathaus.rules.check.table.overlaps import fewest_rivals, in_groups, meeting_rules

Space = tuple[list[int], list[list[int]]]


@st.composite
def spaces(draw: st.DrawFn) -> Space:
    """Sizes of columns, and for each column a set of atoms for each rule."""
    sizes = draw(st.lists(st.integers(1, 4), min_size=1, max_size=4))
    rules = draw(st.integers(0, 7))
    cells = [
        [
            draw(st.one_of(st.just(2**size - 1), st.integers(0, 2**size - 1))) << 1
            for _ in range(rules)
        ]
        for size in sizes
    ]
    return sizes, cells


def _sides(space: Space) -> list[Side]:
    sizes, cells = space
    return [side_of(column, (2**size - 1) << 1) for size, column in zip(sizes, cells, strict=True)]


def _points(space: Space) -> product:  # type: ignore[type-arg]
    return product(*(range(1, size + 1) for size in space[0]))


def _holds(space: Space, rule: int, point: tuple[int, ...]) -> bool:
    return all(column[rule] >> atom & 1 for column, atom in zip(space[1], point, strict=True))


@settings(deadline=None)
@given(spaces())
@pytest.mark.slow
def test_gaps_are_all_points_without_a_rule_and_no_other(space: Space) -> None:
    rules = len(space[1][0])
    gaps = find_gaps(_sides(space), 2**rules - 1, Budget(10**6), 1000)
    assert gaps.complete
    for point in _points(space):
        covered = any(_holds(space, rule, point) for rule in range(rules))
        in_gap = any(
            all(part >> atom & 1 for part, atom in zip(box, point, strict=True))
            for box in gaps.boxes
        )
        assert covered != in_gap


@settings(deadline=None)
@given(spaces())
@pytest.mark.slow
def test_no_gap_is_said_that_the_others_say_already(space: Space) -> None:
    rules = len(space[1][0])
    boxes = find_gaps(_sides(space), 2**rules - 1, Budget(10**6), 1000).boxes
    for box in boxes:
        others = [other for other in boxes if other != box]
        assert any(
            all(part >> atom & 1 for part, atom in zip(box, point, strict=True))
            and not any(
                all(part >> atom & 1 for part, atom in zip(other, point, strict=True))
                for other in others
            )
            for point in _points(space)
        )


@settings(deadline=None)
@given(spaces())
@pytest.mark.slow
def test_rules_meet_when_a_point_is_in_both(space: Space) -> None:
    rules = len(space[1][0])
    met = meeting_rules(_sides(space), space[1], 2**rules - 1)
    for one, other in product(range(rules), repeat=2):
        together = any(
            _holds(space, one, point) and _holds(space, other, point) for point in _points(space)
        )
        if one != other:
            assert bool(met[one] >> other & 1) == together


@settings(deadline=None)
@given(spaces())
@pytest.mark.slow
def test_groups_say_every_pair_once(space: Space) -> None:
    rules = len(space[1][0])
    met = meeting_rules(_sides(space), space[1], 2**rules - 1)
    said = [frozenset((group.rule, other)) for group in in_groups(met) for other in group.others]
    assert len(said) == len(set(said))
    assert set(said) == {
        frozenset((one, other))
        for one, other in product(range(rules), repeat=2)
        if met[one] >> other & 1
    }


def test_rivals_that_are_not_needed_are_left_out() -> None:
    sides = [side_of([0b0110, 0b1000, 0b0010, 0b1110], 0b1110)]
    assert fewest_rivals(sides, (0b1110,), 0b0111, Budget(1000)) == (0, 1)


def test_a_search_out_of_steps_says_that_it_is_not_complete() -> None:
    sides = [side_of([1 << number for number in range(1, 20)], 2**21 - 2) for _ in range(6)]
    gaps = find_gaps(sides, 2**19 - 1, Budget(50), 1000)
    assert not gaps.complete


@settings(deadline=None)
@given(st.lists(st.integers(0, 2**120 - 1), max_size=20), st.integers(0, 2**130 - 1), st.data())
def test_a_finder_finds_what_a_look_at_all_classes_finds(
    cells: list[int], atoms: int, data: st.DataObject
) -> None:
    side = side_of(cells, 2**100 - 2)
    start, end = data.draw(st.integers(0, 110)), data.draw(st.integers(0, 110))
    for wanted in (atoms, (1 << end) - (1 << start) if start < end else 0, *cells):
        assert Finder(side).rules_for(wanted) == side.rules_for(wanted)
