"""States of goals by rule, the light that only real values earn, and what pages are told."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rathaus.kernel.text import Localized
from rathaus.kernel.time import Quarter
from rathaus.kernel.units import Unit
from rathaus.strategy.document import Claim, Goal, GoalReading, Programme, Provenance
from rathaus.strategy.rules.evaluate import evaluate
from rathaus.strategy.rules.formula import parse
from rathaus.strategy.rules.judge import judge
from rathaus.strategy.rules.reading import Reading, combine
from rathaus.strategy.rules.state import GoalState, Light, StateKind, StateRule
from tests.unit.strategy.rules.making import PUBLISHED, TODAY, goal, quarterly, strategy

RISING = [20, 22, 25, 27, 30, 32, 34, 37]
SAMPLE = Provenance.SAMPLE


def state(one: Goal, readings: list[Reading], today: date = TODAY) -> GoalState:
    return judge(one, readings, PUBLISHED, today)


def at(on: date, value: float | str, provenance: Provenance = Provenance.MEASURED) -> Reading:
    return Reading(on, Decimal(str(value)), provenance)


@pytest.mark.parametrize(
    ("facts", "readings", "rule", "light"),
    [
        ({}, quarterly([*RISING, 51]), StateRule.MET, Light.GREEN),
        ({"claim": Claim("Seite", date(2025, 3, 1))}, [], StateRule.CLAIMED, Light.GREEN),
        ({"claim": Claim("Seite")}, [], StateRule.CLAIMED_UNDATED, Light.GREEN),
        ({"claim": Claim(" ")}, [], StateRule.NO_VALUE, Light.NONE),
        ({"year": 2025}, quarterly(RISING), StateRule.EXPIRED_MISSED, Light.RED),
        ({"year": 2025}, quarterly(RISING, provenance=SAMPLE), StateRule.EXPIRED_UNPROVEN,
         Light.NONE),
        ({"year": 2025}, [], StateRule.EXPIRED_UNPROVEN, Light.NONE),
        ({}, [], StateRule.NO_VALUE, Light.NONE),
        ({}, quarterly(RISING, provenance=SAMPLE), StateRule.SAMPLE_ONLY, Light.NONE),
        ({}, quarterly([60], provenance=SAMPLE), StateRule.SAMPLE_ONLY, Light.NONE),
        ({}, quarterly(RISING[:3]), StateRule.NO_OUTLOOK, Light.NONE),
        ({}, quarterly(RISING, last=date(2025, 6, 30)), StateRule.NO_OUTLOOK, Light.NONE),
        ({}, quarterly(RISING), StateRule.LIKELY_IN_TIME, Light.GREEN),
        ({"target": 79}, quarterly(RISING), StateRule.WITHIN_BAND, Light.AMBER),
        ({"target": 100}, quarterly(RISING), StateRule.BEYOND_BAND, Light.RED),
        ({"unit": Unit.YES_NO, "target": 1}, quarterly([0, 0, 0, 0, 0]), StateRule.NO_OUTLOOK,
         Light.NONE),
        ({"unit": Unit.YES_NO, "target": 1}, quarterly([0, 0, 1]), StateRule.MET, Light.GREEN),
    ],
)  # fmt: skip
def test_rules_of_states(
    facts: dict[str, Any], readings: list[Reading], rule: StateRule, light: Light
) -> None:
    facts = {**facts, **({"target": Decimal(facts["target"])} if "target" in facts else {})}
    found = state(goal(**facts), readings)

    assert (found.rule, found.light) == (rule, light)
    assert found.label.de
    assert found.reason.de
    assert found.reason.en


def test_an_expired_goal_says_what_it_was_at_the_due_date_and_when_it_is_expected() -> None:
    found = state(goal(year=2025), quarterly([40, 41, 42, 43, 44, 45, 46, 47]))

    assert found.kind is StateKind.EXPIRED
    assert found.value_at_due is not None
    assert found.value_at_due.value == 44
    assert found.outlook.target is not None
    assert found.outlook.target.likely == Quarter(2027, 2)
    assert "Ende 2025 waren es 44\u00a0%" in found.reason.de
    assert "Erwartet im 2. Quartal 2027" in found.reason.de


def test_reached_after_the_due_date_says_so() -> None:
    found = state(goal(year=2025), quarterly([47, 49, 51]))

    assert found.kind is StateKind.REACHED
    assert found.reached_on == date(2026, 9, 28)
    assert "nach dem Termin" in found.reason.de


def test_the_due_date_itself_is_in_time() -> None:
    last_day = date(2025, 12, 31)
    found = state(goal(year=2025), quarterly(RISING, last=date(2025, 9, 30)), last_day)

    assert found.kind is not StateKind.EXPIRED
    assert state(goal(year=2025), [], last_day + timedelta(1)).kind is StateKind.EXPIRED


def test_reached_and_fallen_back() -> None:
    found = state(goal(), quarterly([45, 48, 51, 52, 49]))

    assert found.fell_back
    assert found.kind is not StateKind.REACHED
    assert "schon einmal erreicht" in found.reason.de
    assert found.reached_on is None


def test_a_later_measurement_below_the_target_outweighs_a_claim() -> None:
    one = goal(claim=Claim("Seite"), year=2025)
    found = state(one, [at(date(2026, 3, 1), 48)])

    assert found.rule is StateRule.EXPIRED_MISSED
    assert found.fell_back


@pytest.mark.parametrize(
    "reading",
    [
        at(date(2023, 6, 1), 30),
        at(date(2026, 6, 1), 30, SAMPLE),
    ],
)
def test_neither_an_earlier_nor_a_sample_reading_speaks_against_a_claim(reading: Reading) -> None:
    found = state(goal(claim=Claim("Seite")), [reading])

    assert found.kind is StateKind.REACHED_UNDATED
    assert found.value is None
    assert not found.sample
    assert all(each.real for each in found.readings)
    assert not found.outlook.points


def test_a_later_measurement_confirms_a_claim_without_inventing_its_date() -> None:
    found = state(goal(claim=Claim("Seite")), [at(date(2026, 3, 1), 97)])

    assert found.kind is StateKind.REACHED_UNDATED
    assert found.reached_on is None
    assert "bestätigt" in found.reason.de


def test_changes_compare_quarters_and_leave_gaps() -> None:
    found = state(goal(), quarterly(["44.9", "46.8"]))

    assert found.change_quarter is not None
    assert found.change_quarter.difference == Decimal("1.9")
    assert found.change_year is None


def test_real_readings_are_never_mixed_with_samples() -> None:
    sample = quarterly(RISING, provenance=SAMPLE)
    found = state(goal(), [*sample, at(date(2025, 1, 10), 21)])

    assert found.provenance is Provenance.MEASURED
    assert found.value == 21
    assert len(found.readings) == 1


def test_readings_of_tomorrow_are_not_looked_at() -> None:
    assert state(goal(), [at(TODAY + timedelta(1), 60)]).rule is StateRule.NO_VALUE


def test_less_can_be_better() -> None:
    days = goal(unit=Unit.DAYS, baseline=Decimal(40), target=Decimal(10))
    found = state(days, quarterly([30, 28, 26, 24, 22, 20]))

    assert found.kind is StateKind.ON_TRACK
    assert found.progress is not None
    assert found.progress.quantize(Decimal("0.01")) == Decimal("0.67")
    assert state(days, quarterly([12, 9])).kind is StateKind.REACHED


def test_percent_stays_between_nothing_and_all() -> None:
    found = state(goal(target=Decimal(100)), quarterly([60, 70, 80, 90, 95]))

    assert all(
        0 <= point.low <= point.likely <= point.high <= 100 for point in found.outlook.points
    )


def test_not_in_sight() -> None:
    found = state(goal(target=Decimal(90)), quarterly([20, 20, 20, 20, 20, 20]))

    assert found.outlook.target is not None
    assert found.outlook.target.likely is None
    assert "vor 2040 nicht in Sicht" in found.reason.de


def test_a_formula_takes_the_weakest_provenance_and_keeps_gaps() -> None:
    formula = parse("100 * a.offered / a.all")
    series = {
        "a.offered": [at(date(2026, 1, 1), 40), at(date(2026, 4, 1), 45)],
        "a.all": [at(date(2026, 2, 1), 90, Provenance.MANUAL), at(date(2026, 5, 1), 0, SAMPLE)],
    }
    combined = combine(formula, series)

    assert [each.on.month for each in combined] == [1, 2, 4, 5]
    assert combined[0].value is None
    assert combined[2].value == 50
    assert combined[2].provenance is Provenance.MANUAL
    assert combined[3].value is None
    assert combined[3].provenance is SAMPLE


def test_changing_a_source_row_changes_the_goal() -> None:
    one = goal(formula="100 * a.offered / a.all")
    base = {"a.offered": [at(TODAY, 40)], "a.all": [at(TODAY, 90)]}
    more = {**base, "a.offered": [at(TODAY, 46)]}
    before, after = (state(one, list(combine(parse(one.formula), each))) for each in (base, more))

    assert before.kind is StateKind.UNKNOWN
    assert after.kind is StateKind.REACHED


def test_evaluate_adds_the_readings_people_established_and_rolls_up_by_weight() -> None:
    goals = (
        goal("a", weight=Decimal(3)),
        goal("b"),
        goal("c", dimensions=("open",)),
        goal("d"),
    )
    whole = strategy(
        goals=goals,
        readings=(GoalReading("b", date(2026, 6, 1), Decimal(50), Provenance.MANUAL, "Akte 1"),),
    )
    series = {"a": [at(TODAY, 25)], "c": [at(TODAY, 50, SAMPLE)]}
    found = evaluate(whole, series, TODAY)
    programme = found.programmes["net"]

    assert found.goals["b"].kind is StateKind.REACHED
    assert programme.progress == Decimal("0.625")
    assert (programme.counted, programme.sample, programme.unknown) == (2, 1, 1)
    assert programme.known_share == Decimal(4) / 6
    assert programme.sample_progress == (Decimal(3) * Decimal("0.5") + 2) / 5
    assert sum(term.share for term in programme.terms) == 1
    assert "trägt 37,5 Punkte bei" in programme.terms[0].explanation.de
    assert found.whole.progress == programme.progress


def test_programme_weights_count_in_the_whole() -> None:
    whole = strategy(
        programmes=(
            Programme("net", 1, Localized("Netze"), weight=Decimal(3)),
            Programme("work", 2, Localized("Arbeit")),
        ),
        goals=(goal("a"), goal("b", programme="work")),
    )
    found = evaluate(whole, {"a": [at(TODAY, 50)], "b": [at(TODAY, 0)]}, TODAY)

    assert found.whole.progress == Decimal("0.75")


_readings = st.lists(
    st.builds(
        Reading,
        st.dates(date(2022, 1, 1), date(2027, 1, 1)),
        st.none() | st.decimals(0, 100, places=1),
        st.sampled_from(Provenance),
    ),
    max_size=16,
)
_goals = st.builds(
    goal,
    year=st.sampled_from([2025, 2030]),
    unit=st.sampled_from([Unit.PERCENT, Unit.COUNT, Unit.YES_NO]),
    target=st.sampled_from([Decimal(1), Decimal(50), Decimal(100)]),
    claim=st.sampled_from([None, Claim("Seite"), Claim("Seite", date(2025, 1, 1))]),
)


@given(_goals, _readings)
def test_every_state_is_whole(one: Goal, readings: list[Reading]) -> None:
    found = state(one, readings)

    assert found.reason.de
    assert found.progress is None or 0 <= found.progress <= 1
    assert found.value is None or found.provenance is not None


@given(_goals, _readings)
def test_a_sample_never_earns_a_light(one: Goal, readings: list[Reading]) -> None:
    samples = [replace(each, provenance=SAMPLE) for each in readings]
    found = state(replace(one, claim=None), samples)

    assert found.light is Light.NONE
    assert found.kind in (StateKind.UNKNOWN, StateKind.EXPIRED)
    assert not found.real


@given(_goals, _readings, _readings)
def test_samples_change_nothing_beside_real_readings(
    one: Goal, readings: list[Reading], more: list[Reading]
) -> None:
    real = [*readings, at(date(2024, 6, 1), 10)]
    samples = [replace(each, provenance=SAMPLE) for each in more]

    assert state(one, [*samples, *real]) == state(one, real)
