"""A round from plan to version: demands, ways back, effects, conflicts, and the next round."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from django.db import connection

from rathaus.audit.api import Actor, Subject, entries, verify
from rathaus.strategy.assessments import cycle, decisions, findings, watch
from rathaus.strategy.assessments.inputs import heard_since, readings_since
from rathaus.strategy.assessments.models import Assessment, Decision, WatchEntry
from rathaus.strategy.assessments.rules.effects import Effect, EffectKind
from rathaus.strategy.assessments.rules.phases import Phase, Span
from rathaus.strategy.document import Category, Goal, GoalReading, Provenance, Status
from rathaus.strategy.errors import EditConflict, InvalidChange, NotFound
from rathaus.strategy.models import ProjectRow, Version
from rathaus.strategy.store.projects import get, save
from rathaus.strategy.store.readings import state_reading
from rathaus.strategy.store.structure import forget, structure
from rathaus.strategy.versions.store import compare
from tests.integration.strategy.assessments.rounds import (
    NOTHING,
    OFFICE,
    agree,
    apply,
    decide,
    finish,
    fresh,
    move,
    plan,
    planned,
    seen,
    until_concept,
    until_finalisation,
)
from tests.integration.strategy.small_city import load_small

pytestmark = [pytest.mark.database, pytest.mark.django_db]
TARGET = Effect(EffectKind.GOAL_TARGET, "fibre", "90")


@pytest.fixture(autouse=True)
def city() -> None:
    forget()
    load_small()


def _goal(key: str) -> Goal:
    return next(goal for goal in structure().goals if goal.id == key)


def test_a_whole_round_ends_in_a_version_with_a_difference() -> None:
    row, decision = until_finalisation(TARGET)
    apply(decision)
    done = finish(row)
    assert _goal("fibre").target == 90
    assert (done.phase, done.open, done.result_version) == ("done", False, "fassung-2027")
    found = compare(done.base_version, done.result_version)
    assert [each.id for each in found.changed] == ["fibre"]
    assert Version.objects.count() == 2
    applied = Decision.objects.get(pk=decision.pk)
    assert (applied.before, applied.after) == ("100", "90")
    assert verify().whole


def test_a_fresh_version_is_taken_as_base_instead_of_a_second_one() -> None:
    row, decision = until_finalisation(NOTHING)
    apply(decision)
    first = finish(row)
    second = plan("Bewertung 2028", previous=first.pk)
    move(second)
    assert fresh(second).base_version == first.result_version


def test_what_a_phase_demands_is_named() -> None:
    row = plan()
    watch.add(seen("Quantenrechner"), actor=OFFICE)
    move(row)
    with pytest.raises(InvalidChange, match="Quantenrechner"):
        move(row)
    entry = WatchEntry.objects.get()
    watch.rate(entry.pk, watch.Rating.RELEVANT, "", expected=entry.version, actor=OFFICE)
    with pytest.raises(InvalidChange, match="Erkenntnis"):
        move(row)
    findings.add(row.pk, "Etwas", "", [], actor=OFFICE)
    assert move(row) is Phase.CONCEPT
    with pytest.raises(InvalidChange, match="Etwas"):
        move(row)


def test_the_way_back_needs_a_reason_and_keeps_everything() -> None:
    row, finding = until_concept()
    decide(row, finding, NOTHING)
    version = fresh(row).version
    with pytest.raises(InvalidChange) as caught:
        cycle.move_back(row.pk, Phase.FIRST, " ", expected=version, actor=OFFICE)
    assert caught.value.field == "reason"
    cycle.move_back(row.pk, Phase.FIRST, "Neues Gesetz", expected=version, actor=OFFICE)
    kept = fresh(row)
    assert kept.phase == "first"
    assert kept.findings.count() == kept.decisions.count() == 1
    assert kept.moves.first().reason == "Neues Gesetz"


def test_a_finished_round_is_closed_for_everything() -> None:
    row, decision = until_finalisation(NOTHING)
    apply(decision)
    finish(row)
    with pytest.raises(InvalidChange):
        findings.add(row.pk, "Zu spät", "", [], actor=OFFICE)
    with pytest.raises(InvalidChange):
        cycle.move_back(row.pk, Phase.FIRST, "Doch", expected=fresh(row).version, actor=OFFICE)
    with pytest.raises(InvalidChange):
        cycle.change_plan(row.pk, planned(), expected=fresh(row).version, actor=OFFICE)


def test_only_one_round_is_open() -> None:
    plan()
    with pytest.raises(InvalidChange, match="läuft schon"):
        plan("Noch eine")
    assert Assessment.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_of_two_people_who_move_on_at_once_one_is_told() -> None:
    row = plan()

    def go() -> str:
        try:
            cycle.move_on(row.pk, expected=1, actor=OFFICE, person="Ada")
        except EditConflict:
            return "told"
        finally:
            connection.close()
        return "moved"

    with ThreadPoolExecutor(2) as pool:
        assert sorted(each.result() for each in [pool.submit(go), pool.submit(go)]) == [
            "moved",
            "told",
        ]


def test_what_was_not_finished_goes_to_the_next_round() -> None:
    for title in ("Weiter", "Fertig"):
        watch.add(seen(title), actor=OFFICE)
    row = plan()
    move(row)
    for title, rating in (("Weiter", "watching"), ("Fertig", "relevant")):
        entry = WatchEntry.objects.get(title=title)
        watch.rate(entry.pk, watch.Rating(rating), "", expected=entry.version, actor=OFFICE)
    finding = findings.add(row.pk, "Etwas", "", [], actor=OFFICE)
    move(row)
    decision = decide(row, finding.pk, NOTHING)
    move(row)
    agree(decision)
    move(row)
    apply(decision)
    done = finish(row)
    later = plan("Bewertung 2028", previous=done.pk)
    taken = later.watched.get()
    assert (taken.title, taken.rating, taken.carried) == ("Weiter", "", 1)


def test_a_dismissed_matter_needs_a_reason() -> None:
    plan()
    entry = watch.add(seen("Mode"), actor=OFFICE)
    with pytest.raises(InvalidChange) as caught:
        watch.rate(entry.pk, watch.Rating.DISMISSED, "", expected=1, actor=OFFICE)
    assert caught.value.field == "reason"


def test_an_entry_of_tomorrow_or_without_a_source_is_refused() -> None:
    for wrong, field in (
        ({"seen_on": date(2999, 1, 1)}, "seen_on"),
        ({"source": " "}, "source"),
        ({"title": ""}, "title"),
    ):
        values = {
            name: getattr(seen("Etwas"), name)
            for name in ("kind", "title", "text", "source", "url", "seen_on", "touches")
        }
        with pytest.raises(InvalidChange) as caught:
            watch.add(watch.Watched(**{**values, **wrong}), actor=OFFICE)
        assert caught.value.field == field


def test_each_effect_reaches_the_strategy() -> None:
    row, finding = until_concept()
    made = [
        decide(row, finding, Effect(EffectKind.GOAL_WEIGHT, "sensors", "2,5")),
        decide(row, finding, Effect(EffectKind.PROJECT_STOP, "p-1")),
        decide(row, finding, Effect(EffectKind.PROJECT_CHANGE, "p-2", "2028-06-30", "end")),
        decide(row, finding, Effect(EffectKind.CATEGORY, "p-3", "B")),
        decide(
            row,
            finding,
            Effect(EffectKind.PROJECT_ADD, value="Radzählung", department="streets"),
        ),
    ]
    move(row)
    for decision in made:
        agree(decision)
    move(row)
    for decision in made:
        apply(decision)
    assert _goal("sensors").weight == Decimal("2.5")
    assert get("p-1").project.status is Status.STOPPED
    assert get("p-2").project.end == date(2028, 6, 30)
    override = get("p-3").project.override
    assert override is not None
    assert (override.category, override.reason) == (Category.B, "Weil es so ist.")
    assert ProjectRow.objects.get(key="p-3").category == "B"
    added = get("radzaehlung").project
    assert (added.title, added.department, added.status) == ("Radzählung", "streets", Status.IDEA)
    trace = entries(Subject("strategy.project", "p-1"))[0]
    assert trace.action == "strategy.assessment_applied"


@pytest.mark.parametrize(
    ("effect", "error"),
    [
        (Effect(EffectKind.GOAL_TARGET, "fibre", "viel"), InvalidChange),
        (Effect(EffectKind.GOAL_TARGET, "nowhere", "1"), NotFound),
        (Effect(EffectKind.PROJECT_STOP, "nowhere"), NotFound),
        (Effect(EffectKind.PROJECT_CHANGE, "p-1", "nowhere", "programme"), InvalidChange),
        (Effect(EffectKind.PROJECT_ADD, value=" "), InvalidChange),
    ],
)
def test_an_impossible_effect_is_refused_when_it_is_proposed(
    effect: Effect, error: type[Exception]
) -> None:
    row, finding = until_concept()
    with pytest.raises(error):
        decide(row, finding, effect)
    assert not Decision.objects.exists()


def test_a_goal_changed_meanwhile_stops_its_decision_until_it_is_renewed() -> None:
    row, decision = until_finalisation(TARGET)
    other = decide(row, row.findings.get().pk, Effect(EffectKind.GOAL_WEIGHT, "fibre", "3"))
    agree(other)
    apply(other)
    with pytest.raises(EditConflict):
        apply(decision)
    assert _goal("fibre").target == 100
    assert decisions.is_stale(Decision.objects.get(pk=decision.pk))
    version = Decision.objects.get(pk=decision.pk).version
    decisions.renew(decision.pk, expected=version, actor=OFFICE)
    with pytest.raises(InvalidChange, match="beschlossen"):
        apply(decision)
    agree(decision)
    apply(decision)
    assert (_goal("fibre").target, _goal("fibre").weight) == (90, 3)


def test_a_project_edited_meanwhile_is_not_overwritten() -> None:
    _row, decision = until_finalisation(Effect(EffectKind.PROJECT_STOP, "p-1"))
    stored = get("p-1")
    save([replace(stored.project, lead="Neu")], actor=OFFICE)
    with pytest.raises(EditConflict):
        apply(decision)
    assert get("p-1").project.lead == "Neu"
    assert get("p-1").project.status is Status.RUNNING


def test_an_applied_decision_stands() -> None:
    _row, decision = until_finalisation(TARGET)
    apply(decision)
    with pytest.raises(InvalidChange):
        apply(decision)
    version = Decision.objects.get(pk=decision.pk).version
    with pytest.raises(InvalidChange):
        decisions.settle(decision.pk, agreed=False, note="x", expected=version, actor=OFFICE)


def test_dates_out_of_order_name_their_field() -> None:
    wrong = planned()
    spans = {**wrong.spans, Phase.CONCEPT: (Span(date(2020, 1, 1), date(2020, 1, 2)), "office")}
    with pytest.raises(InvalidChange) as caught:
        cycle.plan(cycle.Planned(wrong.title, "", "office", spans), actor=Actor("office", "x"))
    assert caught.value.field == "concept_starts"


def test_readings_are_held_against_the_end_of_the_last_round() -> None:
    state_reading(
        GoalReading(
            "office-paperless", date(2026, 1, 1), Decimal(0), Provenance.MANUAL, "Prüfung", ""
        ),
        actor=OFFICE,
    )
    state_reading(
        GoalReading(
            "office-paperless", date(2026, 10, 1), Decimal(1), Provenance.MANUAL, "Prüfung", ""
        ),
        actor=OFFICE,
    )
    row = plan()
    course = next(each for each in readings_since(row) if each.goal.id == "office-paperless")
    assert course.change == 1
    assert heard_since(row).voice_count == 0
