"""Changing a questionnaire, and what answers to it mean."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rathaus.forms.api import Field, read_form
from rathaus.kernel.text import Localized
from rathaus.participation.surveys.errors import InvalidQuestionnaire
from rathaus.participation.surveys.rules import questionnaire as q
from rathaus.participation.surveys.rules.reading import (
    canonical,
    entry_name,
    sheet_of,
    storable,
    told,
    unfinished,
)

DAY = date(2027, 3, 1)
FORM = {
    "id": "little",
    "title": "Klein",
    "pages": [
        {
            "key": "once",
            "title": "Einmal",
            "elements": [
                {"field": "large", "type": "yes_no", "title": "Groß?"},
                {
                    "field": "why",
                    "type": "text",
                    "title": "Warum?",
                    "condition": "large = true",
                },
            ],
        },
        {
            "key": "thing",
            "title": "Ding",
            "elements": [{"field": "name", "type": "text", "title": "Wie heißt es?"}],
        },
        {
            "key": "cost",
            "title": "Kosten",
            "condition": "large = true",
            "elements": [{"field": "price", "type": "money", "title": "Was kostet es?"}],
        },
    ],
}
LITTLE = q.Questionnaire(read_form(FORM), frozenset({"thing", "cost"}), Localized("Ding"), "name")


def _saved(large: bool) -> dict[int, dict[str, dict[str, Any]]]:
    return {0: {"once": {"large": large}}, 1: {"thing": {"name": "Brücke"}}}


def test_what_was_answered_once_decides_what_an_entry_is_asked() -> None:
    assert [p.page.key for p in sheet_of(LITTLE, _saved(False), 1, DAY).pages] == ["thing"]
    assert [p.page.key for p in sheet_of(LITTLE, _saved(True), 1, DAY).pages] == ["thing", "cost"]
    assert [p.number for p in sheet_of(LITTLE, _saved(True), 1, DAY).pages] == [1, 2]


def test_only_the_sections_named_are_shown() -> None:
    sheet = sheet_of(LITTLE, _saved(True), 1, DAY, only=frozenset({"cost"}))
    assert [page.page.key for page in sheet.pages] == ["cost"]


def test_what_is_missing_is_named_with_its_entry() -> None:
    assert unfinished(LITTLE, _saved(True), DAY) == [(0, "once"), (1, "cost")]
    assert unfinished(LITTLE, _saved(False), DAY) == []


def test_hidden_answers_are_not_submitted() -> None:
    saved = _saved(False)
    saved[0]["once"]["why"] = "vergessen"
    saved[1]["cost"] = {"price": "5"}
    assert canonical(LITTLE, saved, DAY) == {0: {"large": False}, 1: {"name": "Brücke"}}


def test_answers_are_told_in_words() -> None:
    [once] = told(LITTLE, {"large": False, "name": "Brücke"}, DAY, repeated=False)
    assert (once.question, once.answer) == ("Groß?", "Nein")


def test_an_entry_without_a_title_is_counted() -> None:
    assert entry_name(LITTLE, {"name": " Brücke "}, 3) == "Brücke"
    assert entry_name(LITTLE, {}, 3) == "Ding 3"


def test_a_questionnaire_comes_back_from_its_data() -> None:
    again = q.from_json(q.to_json(LITTLE))
    assert q.to_json(again) == q.to_json(LITTLE)
    assert again.repeated == LITTLE.repeated


def test_removing_a_section_forgets_what_it_bound() -> None:
    bound = q.with_question(
        LITTLE, "thing", Field("kosten", "money", Localized("Kosten")), "project.cost"
    )
    assert bound.bindings == {"kosten": "project.cost"}
    gone = q.without_section(bound, "thing")
    assert not gone.bindings and gone.entry_title == "" and gone.repeated == {"cost"}


def test_a_question_is_asked_once_and_not_without_end() -> None:
    with pytest.raises(InvalidQuestionnaire):
        q.with_question(LITTLE, "thing", Field("large", "text", Localized("Noch einmal")))
    grown = LITTLE
    with pytest.raises(InvalidQuestionnaire, match="Abschnitte"):
        for number in range(q.MOST_SECTIONS):
            grown = q.with_section(grown, Localized(f"Teil {number}"), repeated=False)


@settings(deadline=None)
@given(st.lists(st.sampled_from([("once", -1), ("thing", 1), ("cost", -1), ("once", 5)])))
def test_moving_loses_nothing(moves: list[tuple[str, int]]) -> None:
    moved = LITTLE
    for key, steps in moves:
        moved = q.move_section(moved, key, steps)
    assert sorted(p.key for p in moved.form.pages) == ["cost", "once", "thing"]


@settings(deadline=None)
@given(st.text(), st.sets(st.sampled_from(["frage", "frage_2", "titel"])))
def test_a_free_key_is_free_and_can_stand_in_conditions(text: str, taken: set[str]) -> None:
    key = q.free_key(taken, text, "frage")
    assert key not in taken
    assert key[0].isalpha() and key.replace("_", "a").isalnum() and key.isascii()


@settings(deadline=None)
@given(st.recursive(st.text() | st.integers() | st.none(), st.lists))
def test_whatever_is_typed_can_be_stored(raw: Any) -> None:
    text = repr(storable(raw))
    assert "\\x00" not in text and "\\ud8" not in text
