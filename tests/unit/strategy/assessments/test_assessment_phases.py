"""What each phase demands, where one may go, and which dates fit."""

from dataclasses import replace
from datetime import date

import pytest

from rathaus.strategy.assessments.reminders import occasion
from rathaus.strategy.assessments.rules.phases import (
    PURPOSES,
    TITLES,
    WORKING,
    Phase,
    Span,
    State,
    demands,
    disorder,
    earlier,
    following,
    proposed,
)

READY = State(spans=proposed(date(2027, 1, 4)), findings=("Etwas",))


def _unmet(phase: Phase, state: State) -> list[str]:
    return [each.text.en for each in demands(phase, state) if not each.met]


def test_phases_follow_each_other_to_the_end() -> None:
    walked, phase = [], Phase.PLANNED
    while (after := following(phase)) is not None:
        walked.append(after)
        phase = after
    assert walked == [*WORKING, Phase.DONE]


def test_one_may_go_back_to_any_phase_that_was_worked_in() -> None:
    assert earlier(Phase.PLANNED) == ()
    assert earlier(Phase.FIRST) == ()
    assert earlier(Phase.FINALISATION) == WORKING[:3]
    assert earlier(Phase.DONE) == ()


def test_a_plan_needs_people_and_dates() -> None:
    assert len(_unmet(Phase.PLANNED, State(owned=False))) == 2
    spans = {**READY.spans, Phase.CONCEPT: replace(READY.spans[Phase.CONCEPT], owned=False)}
    found = demands(Phase.PLANNED, replace(READY, spans=spans))
    assert [each.open for each in found if not each.met] == [("Konzeption",)]


@pytest.mark.parametrize("phase", list(Phase))
def test_an_assessment_without_gaps_may_always_move(phase: Phase) -> None:
    assert not _unmet(phase, READY)


@pytest.mark.parametrize(
    ("phase", "gap"),
    [
        (Phase.FIRST, {"unrated": ("KI-Verordnung",)}),
        (Phase.FIRST, {"findings": ()}),
        (Phase.CONCEPT, {"unanswered": ("Etwas",)}),
        (Phase.CONSOLIDATION, {"undecided": ("Vorschlag",)}),
        (Phase.FINALISATION, {"undecided": ("Vorschlag",)}),
        (Phase.FINALISATION, {"unapplied": ("Beschluss",)}),
    ],
)
def test_each_gap_keeps_its_phase_and_is_named(phase: Phase, gap: dict) -> None:
    state = replace(READY, **gap)
    assert len(_unmet(phase, state)) == 1
    names = next(each.open for each in demands(phase, state) if not each.met)
    assert names == next(iter(gap.values()))


def test_proposed_dates_fit() -> None:
    assert disorder(proposed(date(2027, 1, 4))) is None


def test_a_phase_that_begins_before_the_former_is_named() -> None:
    spans = dict(proposed(date(2027, 1, 4)))
    spans[Phase.CONSOLIDATION] = Span(date(2027, 1, 1), date(2027, 6, 1))
    wrong = disorder(spans)
    assert wrong is not None
    assert wrong[0] is Phase.CONSOLIDATION
    assert "Konzeption" in wrong[1].de


def test_every_phase_has_words_in_both_languages() -> None:
    assert all(TITLES[phase].de and TITLES[phase].en for phase in Phase)
    assert all(PURPOSES[phase].de and PURPOSES[phase].en for phase in WORKING)


@pytest.mark.parametrize(
    ("day", "wanted"),
    [
        (date(2027, 1, 1), ""),
        (date(2027, 1, 24), "before-7"),
        (date(2027, 1, 30), "before-1"),
        (date(2027, 1, 31), ""),
        (date(2027, 2, 1), "over-0"),
        (date(2027, 2, 7), "over-0"),
        (date(2027, 2, 8), "over-1"),
    ],
)
def test_reminders_come_before_the_end_and_weekly_after_it(day: date, wanted: str) -> None:
    assert occasion(date(2027, 1, 31), day) == wanted
