"""The labelled set is what its note says, and the method keeps to it on the half for tuning."""

from benchmarks._synergies_set import HELD_BACK, TUNING, read_half
from rathaus.strategy.synergies.rules.similar import Portfolio
from rathaus.strategy.synergies.vocabulary import general


def test_halves_share_no_project_and_hold_both_labels() -> None:
    halves = [read_half(name) for name in (TUNING, HELD_BACK)]
    ids = [{project.id for project in half.projects} for half in halves]
    assert not ids[0] & ids[1]
    assert sum(len(half.pairs) for half in halves) >= 150
    for half in halves:
        assert {pair.synergy for pair in half.pairs} == {True, False}


def test_the_half_for_tuning_is_told_well() -> None:
    half = read_half(TUNING)
    found = {frozenset((e.one, e.other)) for e in Portfolio(half.projects, general()).alike()}
    told = [(frozenset((p.one, p.other)) in found, p.synergy) for p in half.pairs]
    right = sum(said and true for said, true in told)
    assert right / sum(said for said, _ in told) >= 0.8
    assert right / sum(true for _, true in told) >= 0.6
