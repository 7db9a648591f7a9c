"""Many people answering at once: what was acknowledged is there, once, and nothing else."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from uuid import UUID

import pytest
from django.db import connection

from rathaus.audit.api import Actor, verify
from rathaus.forms.api import read_form
from rathaus.participation.api import surveys

pytestmark = [pytest.mark.database, pytest.mark.django_db(transaction=True)]
ACTOR = Actor.system("test")
PEOPLE = 40
FORM = {
    "id": "little",
    "title": "Klein",
    "pages": [
        {
            "key": "once",
            "title": "Einmal",
            "elements": [{"field": "who", "type": "text", "title": "Wer?"}],
        },
        {
            "key": "thing",
            "title": "Ding",
            "elements": [{"field": "what", "type": "text", "title": "Was?"}],
        },
    ],
}


@pytest.fixture
def invited() -> list[surveys.InvitedInfo]:
    questionnaire = surveys.Questionnaire(read_form(FORM), frozenset({"thing"}))
    made = surveys.create("test.subject", questionnaire, actor=ACTOR)
    surveys.publish(made.id, None, (), site="", actor=ACTOR)
    guests = [surveys.Guest(f"party-{n}", f"Amt {n}") for n in range(PEOPLE)]
    return surveys.invite(made.id, guests, actor=ACTOR)


def _together(work: Callable[[int], Any], count: int) -> list[Any]:
    def one(number: int) -> Any:
        try:
            return work(number)
        except surveys.ParticipationError as error:
            return error
        finally:
            connection.close()

    with ThreadPoolExecutor(16) as pool:
        return list(pool.map(one, range(count)))


def _save(key: UUID, section: str, text: str, expected: int = 0, entry: int = 0) -> int:
    answers = {"who" if section == "once" else "what": text}
    return surveys.save_section(
        key, entry, section, answers, complete=True, expected=expected, by="Test"
    )


def test_every_answer_that_was_acknowledged_is_there_once(
    invited: list[surveys.InvitedInfo],
) -> None:
    def answer(number: int) -> int:
        key = invited[number].id
        _save(key, "once", f"Amt {number}")
        entry = surveys.add_entry(key, 1)
        _save(key, "thing", f"Ding {number}", entry=entry)
        submission, new = surveys.submit(key, by="Test", actor=ACTOR)
        return submission.number if new else 0

    acknowledged = _together(answer, PEOPLE)
    assert acknowledged == [1] * PEOPLE
    stored = surveys.submissions(invited[0].survey)
    assert sorted(each.answers[1]["what"] for each in stored) == sorted(
        f"Ding {n}" for n in range(PEOPLE)
    )
    assert verify().whole


def test_of_many_first_saves_of_one_section_one_wins_and_the_others_are_told(
    invited: list[surveys.InvitedInfo],
) -> None:
    key = invited[0].id
    outcomes = _together(lambda number: _save(key, "once", f"Text {number}"), 12)
    won = [number for number, outcome in enumerate(outcomes) if outcome == 1]
    assert len(won) == 1
    assert all(isinstance(each, surveys.StaleEdit) for each in outcomes if each != 1)
    assert surveys.desk_of(key).answers[0]["once"]["who"] == f"Text {won[0]}"


def test_colleagues_save_their_sections_side_by_side(
    invited: list[surveys.InvitedInfo],
) -> None:
    key = invited[0].id
    for number in range(1, 9):
        surveys.add_entry(key, number)
    outcomes = _together(lambda n: _save(key, "thing", f"Ding {n}", entry=n + 1), 8)
    assert outcomes == [1] * 8
    kept = surveys.desk_of(key).answers
    assert [kept[n]["thing"]["what"] for n in range(1, 9)] == [f"Ding {n}" for n in range(8)]


def test_submitting_many_times_at_once_is_one_submission(
    invited: list[surveys.InvitedInfo],
) -> None:
    key = invited[0].id
    _save(key, "once", "Amt")
    outcomes = _together(lambda _n: surveys.submit(key, by="Test", actor=ACTOR)[1], 10)
    assert sorted(outcomes) == [False] * 9 + [True]
    assert [each.number for each in surveys.submissions(invited[0].survey)] == [1]


def test_beginning_an_entry_many_times_at_once_begins_one(
    invited: list[surveys.InvitedInfo],
) -> None:
    key = invited[0].id
    assert set(_together(lambda _n: surveys.add_entry(key, 1), 10)) == {1}
    assert surveys.desk_of(key).entries == (1,)
