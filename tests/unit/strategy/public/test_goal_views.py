"""How goals appear: rows, marks, lines, the page of one goal, its chart."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from rathaus.kernel.text import Localized
from rathaus.kernel.units import Unit
from rathaus.strategy.document import (
    Claim,
    Dimension,
    Goal,
    GoalReading,
    Programme,
    Provenance,
    Strategy,
    Vision,
)
from rathaus.strategy.public.pages import goals
from rathaus.strategy.public.pages.chart import chart
from rathaus.strategy.public.pages.goal import goal_page
from rathaus.strategy.public.pages.goal_path import TraceFacts
from rathaus.strategy.public.pages.index import Index
from rathaus.strategy.public.pages.start import start
from rathaus.strategy.public.pages.tallies import Tallies
from rathaus.strategy.public.pages.words import Words
from rathaus.strategy.rules.evaluate import Evaluation, evaluate

TODAY = date(2026, 11, 20)
GERMAN, ENGLISH = Words("de"), Words("en")
GOAL = Goal(
    id="fibre",
    number="1.1",
    programme="networks",
    year=2030,
    title=Localized("Glasfaser", "Fibre"),
    text=Localized("Überall."),
    unit=Unit.PERCENT,
    target=Decimal(100),
    manual=Localized("Zählen, wer ein Angebot hat."),
    dimensions=("access",),
)


def readings(provenance: Provenance, *values: int) -> tuple[GoalReading, ...]:
    """One reading at the end of each of the last quarters."""
    ends = [date(2025, 9, 30), date(2025, 12, 31), date(2026, 3, 31), date(2026, 6, 30),
            date(2026, 9, 30)]  # fmt: skip
    return tuple(
        GoalReading("fibre", on, Decimal(value), provenance, "Zählung")
        for on, value in zip(ends[-len(values) :], values, strict=True)
    )


def strategy(goal: Goal = GOAL, kept: tuple[GoalReading, ...] = ()) -> Strategy:
    return Strategy(
        title=Localized("S"),
        published=date(2024, 4, 23),
        vision=Vision(Localized("V"), Localized("T")),
        dimensions=(Dimension("access", "c", 1, Localized("Zugang")),),
        programmes=(Programme("networks", 1, Localized("Netze")),),
        goals=(goal,),
        readings=kept,
    )


def judged(goal: Goal = GOAL, kept: tuple[GoalReading, ...] = ()) -> tuple[Strategy, Evaluation]:
    whole = strategy(goal, kept)
    return whole, evaluate(whole, {}, TODAY)


@pytest.mark.parametrize("goal", [GOAL, replace(GOAL, year=2025)])
@pytest.mark.parametrize("values", [(100,), (10, 20, 30, 40), (97, 98, 99, 100, 100)])
def test_a_sample_value_never_gets_a_coloured_mark(goal: Goal, values: tuple[int, ...]) -> None:
    whole, evaluation = judged(goal, readings(Provenance.SAMPLE, *values))

    row = goals.rows(whole.goals, evaluation, GERMAN)[0]

    assert row.sample
    assert row.mark in goals.NEUTRAL
    assert row.line.done is None
    assert row.line.sample


def test_real_values_get_value_change_and_outlook() -> None:
    whole, evaluation = judged(kept=readings(Provenance.MEASURED, 40, 50, 60, 70, 80))

    row = goals.rows(whole.goals, evaluation, GERMAN)[0]

    assert (row.value, row.change) == ("80\u00a0%", "+\u00a010\u00a0P.")
    assert row.mark == "on-track"
    assert row.outlook.startswith("im Plan für 20")
    assert row.year_words == "bis 2030"


def test_a_claim_without_a_date_is_reached_and_says_so() -> None:
    claimed = replace(GOAL, year=2025, claim=Claim("Die Webseite sagt es."))
    whole, evaluation = judged(claimed)

    row = goals.rows(whole.goals, evaluation, GERMAN)[0]

    assert (row.mark, row.value, row.outlook) == (
        "reached",
        "gemeldet",
        "erreicht, Datum unbekannt",
    )


def test_an_open_goal_of_a_past_year_is_expired() -> None:
    whole, evaluation = judged(replace(GOAL, year=2025))
    assert goals.rows(whole.goals, evaluation, GERMAN)[0].outlook == "Termin abgelaufen"
    assert goals.rows(whole.goals, evaluation, ENGLISH)[0].outlook == "due date passed"


def test_the_year_is_told_once() -> None:
    whole, _ = judged()
    both = replace(
        whole, goals=(replace(GOAL, id="a", year=2025), GOAL, replace(GOAL, id="z", number="2"))
    )
    found = goals.rows(both.goals, evaluate(both, {}, TODAY), GERMAN)
    assert [(row.year_words, row.turn) for row in found] == [
        ("bis 2025", False),
        ("bis 2030", True),
        ("", False),
    ]


def test_the_page_of_a_goal_says_where_the_number_comes_from() -> None:
    whole, evaluation = judged(kept=readings(Provenance.MANUAL, 40, 50))

    page = goal_page(GOAL, evaluation, Index.of(whole), TraceFacts(), GERMAN)

    assert (page.number, page.unit) == ("50", "%")
    assert [step.title for step in page.steps] == [
        "Ziel",
        "Messgröße",
        "Feststellung",
        "Eingetragen",
    ]
    assert page.manual == "Zählen, wer ein Angebot hat."
    assert [row.value for row in page.readings] == ["50\u00a0%", "40\u00a0%"]
    assert [weight.title for weight in page.weights] == ["Netze", "Zugang"]


def test_a_goal_waiting_for_its_measure_says_for_what() -> None:
    waiting = replace(GOAL, manual=Localized(""), formula="coverage.fibre", awaits="coverage")
    whole, evaluation = judged(waiting)

    page = goal_page(waiting, evaluation, Index.of(whole), TraceFacts(), GERMAN)

    assert "sobald die Auskunft zur Netzabdeckung läuft" in page.awaiting
    assert page.number == "–"


def test_the_chart_needs_two_quarters_and_marks_samples() -> None:
    whole, evaluation = judged(kept=readings(Provenance.SAMPLE, 40))
    assert chart(whole.goals[0], evaluation.goals["fibre"], GERMAN) is None

    _, evaluation = judged(kept=readings(Provenance.SAMPLE, 40, 45, 50, 55))
    drawn = chart(GOAL, evaluation.goals["fibre"], GERMAN)
    assert drawn is not None
    assert drawn.sample
    assert drawn.forecast is not None


def test_quarters_without_a_reading_stay_a_gap() -> None:
    kept = (
        GoalReading("fibre", date(2024, 3, 31), Decimal(10), Provenance.MEASURED, ""),
        *readings(Provenance.MEASURED, 30, 40),
    )
    _, evaluation = judged(kept=kept)
    drawn = chart(GOAL, evaluation.goals["fibre"], GERMAN)
    assert drawn is not None
    assert [(gap.start, gap.end) for gap in drawn.gaps] == [(date(2024, 3, 31), date(2026, 6, 30))]


def test_the_first_page_counts_honestly() -> None:
    whole, evaluation = judged(replace(GOAL, year=2025, claim=Claim("Gemeldet.")))

    page = start(whole, evaluation, Tallies(total=1, waiting=1), "Musterstadt", GERMAN)

    assert page.dot_rows[0].title == "Von 1 Zielen für 2025 ist 1 erreicht"
    assert page.waiting == "1 Projekt wartet auf freie zentrale Teams."
    assert page.heading[0] == "Was Musterstadt digital vorhat."


def test_the_first_page_of_an_empty_strategy_has_words() -> None:
    whole = replace(strategy(), goals=(), programmes=(), dimensions=())

    page = start(whole, evaluate(whole, {}, TODAY), Tallies(), "Leer", ENGLISH)

    assert page.dot_rows == ()
    assert page.blocks == ()
    assert page.waiting == ""
