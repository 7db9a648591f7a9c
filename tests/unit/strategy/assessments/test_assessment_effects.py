"""What decisions do to goals and projects, and which ones cannot be."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rathaus.kernel.text import Localized
from rathaus.kernel.units import Unit
from rathaus.strategy.assessments.rules.effects import (
    TITLES,
    Effect,
    EffectError,
    EffectKind,
    changed_goal,
    changed_project,
    new_project,
    number,
)
from rathaus.strategy.document import Category, Goal, Project, Status

AT = datetime(2027, 3, 1, tzinfo=UTC)
PROJECT = Project(id="p-1", title="Leerrohre", status=Status.RUNNING, start=date(2027, 1, 1))


def _goal(unit: Unit = Unit.PERCENT) -> Goal:
    return Goal("g", "1", "p", 2030, Localized("Ziel"), Localized(""), unit, Decimal(50))


def _change(effect: Effect) -> Project:
    return changed_project(PROJECT, effect, reason="Weil.", person="Ada", at=AT)


def test_a_target_is_changed_and_nothing_else() -> None:
    goal = _goal()
    changed = changed_goal(goal, Effect(EffectKind.GOAL_TARGET, "g", "62,5"))
    assert changed.target == Decimal("62.5")
    assert changed.weight == goal.weight


@pytest.mark.parametrize("value", ["", "viel", "-1", "101", "1e999", "NaN"])
def test_an_impossible_target_names_its_field(value: str) -> None:
    with pytest.raises(EffectError) as caught:
        changed_goal(_goal(), Effect(EffectKind.GOAL_TARGET, "g", value))
    assert caught.value.field == "value"
    assert caught.value.text.en


def test_a_yes_or_no_goal_has_one_target_only() -> None:
    with pytest.raises(EffectError):
        changed_goal(_goal(Unit.YES_NO), Effect(EffectKind.GOAL_TARGET, "g", "0"))


@pytest.mark.parametrize("value", ["0", "-1", "101"])
def test_an_impossible_weight_is_refused(value: str) -> None:
    with pytest.raises(EffectError):
        changed_goal(_goal(), Effect(EffectKind.GOAL_WEIGHT, "g", value))


def test_stopping_only_stops() -> None:
    assert _change(Effect(EffectKind.PROJECT_STOP, "p-1")).status is Status.STOPPED


def test_a_category_is_decided_with_reason_and_person() -> None:
    override = _change(Effect(EffectKind.CATEGORY, "p-1", "A")).override
    assert override is not None
    assert (override.category, override.reason, override.person) == (Category.A, "Weil.", "Ada")


@pytest.mark.parametrize(
    "effect",
    [
        Effect(EffectKind.CATEGORY, "p-1", "Z"),
        Effect(EffectKind.PROJECT_CHANGE, "p-1", "x", "title"),
        Effect(EffectKind.PROJECT_CHANGE, "p-1", "bald", "end"),
        Effect(EffectKind.PROJECT_CHANGE, "p-1", "2026-12-31", "end"),
        Effect(EffectKind.PROJECT_CHANGE, "p-1", "fast", "status"),
    ],
)
def test_impossible_changes_of_projects_are_refused(effect: Effect) -> None:
    with pytest.raises(EffectError):
        _change(effect)


def test_an_end_may_be_taken_away() -> None:
    assert _change(Effect(EffectKind.PROJECT_CHANGE, "p-1", "", "start")).start is None


def test_a_new_project_begins_as_an_idea_with_open_facts() -> None:
    found = new_project(Effect(EffectKind.PROJECT_ADD, value=" Radzählung "), "radzaehlung")
    assert (found.id, found.title, found.status) == ("radzaehlung", "Radzählung", Status.IDEA)
    with pytest.raises(EffectError):
        new_project(Effect(EffectKind.PROJECT_ADD, value="  "), "x")


def test_every_kind_has_words_in_both_languages() -> None:
    assert all(TITLES[kind].de and TITLES[kind].en for kind in EffectKind)


@settings(deadline=None)
@given(st.text(max_size=30))
def test_any_text_is_a_finite_number_or_refused(text: str) -> None:
    try:
        assert number(text).is_finite()
    except EffectError as error:
        assert error.field == "value"
