"""Rules of voices: what may happen to them, how votes weigh, what counts as said before."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rathaus.participation.voices.rules.likeness import Written, alike, likeness
from rathaus.participation.voices.rules.states import (
    EDIT_WINDOW,
    NEXT,
    Group,
    State,
    may_become,
    may_edit,
    too_many,
)
from rathaus.participation.voices.rules.weighing import (
    Ballot,
    Weighing,
    fading,
    lower_bound,
    weigh,
)

DAY = date(2026, 11, 21)
NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)


def _votes(support: int, against: int, group: Group = Group.RESIDENTS, on: date = DAY) -> list:
    return [Ballot(group, 1, on, support), Ballot(group, -1, on, against)]


def test_what_was_withdrawn_never_comes_back() -> None:
    assert not NEXT[State.WITHDRAWN]
    assert not any(may_become(State.WITHDRAWN, state) for state in State)


def test_a_refusal_can_be_taken_back() -> None:
    assert may_become(State.REFUSED, State.PUBLISHED)
    assert may_become(State.REMOVED, State.PUBLISHED)


@pytest.mark.parametrize("state", [each for each in State if each is not State.WAITING])
def test_what_was_judged_is_not_edited(state: State) -> None:
    assert not may_edit(state, NOON, NOON)


def test_the_window_to_edit_ends() -> None:
    assert may_edit(State.WAITING, NOON, NOON + EDIT_WINDOW)
    assert not may_edit(State.WAITING, NOON, NOON + EDIT_WINDOW + timedelta(seconds=1))


def test_a_flood_is_stopped_by_minutes_and_by_days() -> None:
    assert not too_many(4, 19)
    assert too_many(5, 5)
    assert too_many(0, 20)


def test_many_good_votes_stand_above_few_perfect_ones() -> None:
    rule = Weighing()
    few, many = weigh(_votes(3, 0), rule, DAY), weigh(_votes(90, 10), rule, DAY)
    assert few.score is not None
    assert many.score is not None
    assert few.score < many.score


def test_groups_are_counted_apart_and_weighed_together() -> None:
    ballots = [*_votes(10, 0), *_votes(0, 10, Group.DEPARTMENTS)]
    same = weigh(ballots, Weighing(), DAY)
    assert (same.residents.support, same.residents.against) == (10, 0)
    assert (same.departments.support, same.departments.against) == (0, 10)
    without = weigh(ballots, Weighing(departments=Decimal(0)), DAY)
    assert without.departments.against == 10, "shown although it does not count"
    assert without.score == pytest.approx(lower_bound(10, 10))


def test_a_group_without_weight_gives_no_score() -> None:
    assert weigh(_votes(0, 4), Weighing(residents=Decimal(0)), DAY).score is None


def test_age_counts_only_when_switched_on() -> None:
    old = _votes(10, 0, on=DAY - timedelta(days=30))
    assert weigh(old, Weighing(), DAY).score == weigh(_votes(10, 0), Weighing(), DAY).score
    faded = weigh(old, Weighing(half_life_days=30), DAY)
    assert faded.score == pytest.approx(lower_bound(5, 5))


def test_a_vote_of_tomorrow_does_not_count_more() -> None:
    assert fading(-3, 30) == 1


@settings(deadline=None)
@given(st.integers(0, 10**6), st.integers(0, 10**6))
def test_the_score_is_a_share_and_rises_with_support(support: int, against: int) -> None:
    score = lower_bound(support, support + against)
    assert 0 <= score <= 1
    assert lower_bound(support + 1, support + against + 1) >= score - 1e-12


def test_the_same_idea_in_other_order_is_found() -> None:
    known = [
        Written("1", "Mehr Radwege am Rhein", "Breit und hell."),
        Written("2", "Bücherei am Abend öffnen", "Bis 22 Uhr."),
    ]
    found = alike("Radwege am Rhein: mehr davon", "", known)
    assert [each.id for each in found] == ["1"]


def test_a_different_idea_is_not_held_up() -> None:
    known = [Written("1", "Mehr Radwege am Rhein", "Breit und hell.")]
    assert not alike("Freies WLAN in allen Bussen", "Auch nachts.", known)


@settings(deadline=None)
@given(st.text(max_size=60), st.text(max_size=60))
def test_likeness_is_the_same_both_ways(one: str, other: str) -> None:
    assert likeness(one, other) == likeness(other, one)
    assert 0 <= likeness(one, other) <= 1
