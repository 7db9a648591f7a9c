"""Editing facts of projects: cell by cell, and many at once."""

from datetime import date
from decimal import Decimal

import pytest

from rathaus.kernel.text import Localized
from rathaus.strategy.document import (
    ActionPlan,
    PlanKind,
    Programme,
    Project,
    Status,
    Strategy,
    Vision,
)
from rathaus.strategy.errors import InvalidChange
from rathaus.strategy.office.bulk import work_out
from rathaus.strategy.office.edits import apply

STRATEGY = Strategy(
    title=Localized("Strategie"),
    published=date(2024, 4, 23),
    vision=Vision(Localized("Vision"), Localized("Text")),
    programmes=(Programme("netz", 1, Localized("Netz")),),
    action_plans=(ActionPlan("kabel", "netz", PlanKind.ACTION_PLAN, Localized("Kabel")),),
)
PROJECT = Project(id="p", title="Kabel legen", start=date(2027, 1, 1), end=date(2027, 6, 30))


@pytest.mark.parametrize(
    ("fact", "text", "value"),
    [
        ("title", "  Neuer Name ", "Neuer Name"),
        ("status", "running", Status.RUNNING),
        ("end", "4/27", date(2027, 12, 31)),
        ("end", "", None),
        ("central_help", "1,5", Decimal("1.5")),
        ("central_help", "", None),
        ("lead", "Yilmaz", "Yilmaz"),
    ],
)
def test_a_cell_changes_its_fact_only(fact: str, text: str, value: object) -> None:
    changed = apply(PROJECT, fact, text, STRATEGY)
    assert getattr(changed, fact) == value
    assert changed.id == PROJECT.id


def test_choosing_an_action_plan_chooses_its_programme() -> None:
    changed = apply(PROJECT, "action_plan", "kabel", STRATEGY)
    assert (changed.action_plan, changed.programme) == ("kabel", "netz")


@pytest.mark.parametrize(
    ("fact", "text"),
    [
        ("title", "   "),
        ("title", "x" * 501),
        ("title", "a\x00b"),
        ("status", "laeuft"),
        ("action_plan", "gibt-es-nicht"),
        ("end", "4/26"),
        ("start", "1/99x"),
        ("central_help", "-1"),
        ("central_help", "viel"),
        ("central_help", "NaN"),
        ("central_help", "1e9"),
        ("id", "anders"),
        ("override", "A"),
    ],
)
def test_a_wrong_cell_is_refused_and_named(fact: str, text: str) -> None:
    with pytest.raises(InvalidChange) as caught:
        apply(PROJECT, fact, text, STRATEGY)
    assert caught.value.field == fact


def test_a_bulk_change_says_what_happens_to_each_project() -> None:
    undated = Project(id="q", title="Ohne Termine")
    consequences = work_out([PROJECT, undated], "shift", "2", STRATEGY)
    assert [c.after for c in consequences] == ["3/27 – 4/27", ""]
    assert [c.differs for c in consequences] == [True, False]
    assert consequences[1].problem


def test_a_bulk_change_that_fits_one_project_and_not_another_names_the_other() -> None:
    early = Project(id="q", title="Früh", start=date(2025, 1, 1))
    consequences = work_out([PROJECT, early], "end", "4/26", STRATEGY)
    assert consequences[0].changed is None
    assert "vor dem Beginn" in consequences[0].problem
    assert consequences[1].changed is not None


@pytest.mark.parametrize("value", ["0", "viel", "41", ""])
def test_a_shift_that_makes_no_sense_is_refused(value: str) -> None:
    with pytest.raises(InvalidChange):
        work_out([PROJECT], "shift", value, STRATEGY)


def test_a_name_cannot_be_given_to_many_projects() -> None:
    with pytest.raises(InvalidChange):
        work_out([PROJECT], "title", "Gleich", STRATEGY)
