"""Designing a questionnaire and the life of a survey, as the office meets them."""

from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client

from rathaus.kernel.access import Role
from rathaus.kernel.time import clock_at, now
from rathaus.participation.api import surveys
from rathaus.strategy.surveys.letters import send_letter
from tests.integration.strategy.small_city import SMALL, load_small
from tests.integration.strategy.surveys.people import (
    PROJECT,
    SYSTEM,
    answer,
    client_of,
    open_survey,
    seat_url,
    url,
)

pytestmark = [pytest.mark.database, pytest.mark.django_db]
STREETS = SMALL.departments[0].id
WORDS = {"title_de": "Wie viele?", "title_en": "How many?", "type": "whole"}


@pytest.fixture
def office() -> Client:
    load_small()
    return client_of(Role.STRATEGY_OFFICE, name="office")


@pytest.fixture
def empty(office: Client) -> surveys.SurveyInfo:
    office.post(url("survey-new"), {"start": "empty", "title": "Kurz gefragt"})
    return surveys.surveys("strategy.portfolio")[0]


def _now(survey: surveys.SurveyInfo) -> surveys.SurveyInfo:
    return surveys.survey(survey.id)


def test_sections_and_questions_are_added_moved_and_removed(
    office: Client, empty: surveys.SurveyInfo
) -> None:
    office.post(url("survey-add-section", empty.id), {"title": "Zweiter", "version": 1})
    assert [p.key for p in _now(empty).questionnaire.form.pages] == ["abschnitt", "zweiter"]
    moved = url("survey-arrange", empty.id, "zweiter")
    office.post(moved, {"act": "up", "version": 2})
    assert [p.key for p in _now(empty).questionnaire.form.pages] == ["zweiter", "abschnitt"]
    office.post(url("survey-add", empty.id, "abschnitt"), {"type": "fact:title", "version": 3})
    assert dict(_now(empty).questionnaire.bindings) == {"projekt_name": "title"}
    gone = url("survey-arrange-question", empty.id, "abschnitt", "projekt_name")
    office.post(gone, {"act": "remove", "version": 4})
    office.post(moved, {"act": "remove", "version": 5})
    questionnaire = _now(empty).questionnaire
    assert [page.key for page in questionnaire.form.pages] == ["abschnitt"]
    assert not questionnaire.bindings


def test_a_question_is_changed_in_both_languages(office: Client, empty: surveys.SurveyInfo) -> None:
    page = url("survey-question", empty.id, "abschnitt", "frage")
    assert office.post(page, {**WORDS, "version": 1}).status_code == 302
    [(_page, element)] = _now(empty).questionnaire.questions()
    assert (element.title.en, element.type) == ("How many?", "whole")  # type: ignore[union-attr]


def test_options_keep_their_keys_when_others_come(
    office: Client, empty: surveys.SurveyInfo
) -> None:
    page = url("survey-question", empty.id, "abschnitt", "frage")
    sent = {**WORDS, "type": "choice", "options": "Ja, sehr | Yes\nNein", "version": 1}
    office.post(page, sent)
    office.post(page, {**sent, "options": "Vielleicht\nJa, sehr | Very", "version": 2})
    [(_page, element)] = _now(empty).questionnaire.questions()
    assert [o.key for o in element.options] == ["vielleicht", "ja-sehr"]  # type: ignore[union-attr]


def test_a_wrong_condition_is_told_at_its_field_and_nothing_is_lost(
    office: Client, empty: surveys.SurveyInfo
) -> None:
    page = url("survey-question", empty.id, "abschnitt", "frage")
    answered = office.post(page, {**WORDS, "condition": "niemand > 1", "version": 1})
    text = answered.content.decode()
    assert answered.status_code == 422
    assert "niemand" in text and "Wie viele?" in text and 'href="#id_condition"' in text
    assert _now(empty).revision == 1


def test_of_two_who_design_the_second_is_told(office: Client, empty: surveys.SurveyInfo) -> None:
    page = url("survey-question", empty.id, "abschnitt", "frage")
    office.post(page, {**WORDS, "version": 1})
    late = office.post(page, {**WORDS, "title_de": "Anders", "version": 1})
    assert late.status_code == 422
    assert "Jemand anderes" in late.content.decode() and "Anders" in late.content.decode()


def test_the_last_question_of_a_section_stays(office: Client, empty: surveys.SurveyInfo) -> None:
    gone = url("survey-arrange-question", empty.id, "abschnitt", "frage")
    answered = office.post(gone, {"act": "remove", "version": 1}, follow=True)
    assert "mindestens eine Frage" in answered.content.decode()
    assert _now(empty).revision == 1


def test_a_response_keeps_the_version_it_began_with(office: Client) -> None:
    key, [first, second] = open_survey(STREETS, SMALL.departments[1].id)
    answer(first.id, PROJECT)
    page = url("survey-question", key, "amt", "ansprechperson")
    changed = {"title_de": "Neu gefragt", "type": "text", "required": "on"}
    office.post(page, {**changed, "version": surveys.survey(key).revision})
    office.post(url("survey-open", key), {"deadline": "", "remind_days": ""})
    assert surveys.survey(key).published == 2
    asked = [seat_url("-section", each.token, 0, "amt") for each in (first, second)]
    assert "Neu gefragt" not in Client().get(asked[0]).content.decode()
    assert "Neu gefragt" in Client().get(asked[1]).content.decode()


def test_closing_keeps_drafts_and_reopening_asks_for_a_reason(office: Client) -> None:
    key, [invited] = open_survey(STREETS)
    answer(invited.id, PROJECT)
    office.post(url("survey-close", key))
    assert Client().post(seat_url("-check", invited.token)).status_code == 422
    refused = office.post(url("survey-open", key), {"deadline": "", "remind_days": ""})
    assert refused.status_code == 422
    office.post(url("survey-open", key), {"deadline": "", "reason": "Nachzügler"})
    assert Client().post(seat_url("-check", invited.token)).status_code == 302


def test_a_deadline_in_the_past_is_refused(office: Client, empty: surveys.SurveyInfo) -> None:
    answered = office.post(url("survey-open", empty.id), {"deadline": "1.1.2020"})
    assert answered.status_code == 422
    assert "Vergangenheit" in answered.content.decode()


def test_opening_sends_each_department_its_own_link(office: Client) -> None:
    client_of(Role.DEPARTMENT, STREETS, "streets")
    key, [invited] = open_survey(STREETS)
    send_letter.run_now(
        kind="invitation", invitation=str(invited.id), to="streets@example.org", language="en"
    )
    [letter] = mail.outbox
    assert f"http://testserver{seat_url('', invited.token)}" in letter.body
    assert letter.subject.startswith("Invitation")
    assert office.get(url("survey", key)).status_code == 200


def test_only_those_who_have_not_answered_are_reminded_once_a_day(office: Client) -> None:
    client_of(Role.DEPARTMENT, STREETS, "streets")
    client_of(Role.DEPARTMENT, SMALL.departments[1].id, "others")
    deadline = now() + timedelta(days=10)
    key, [first, _second] = open_survey(STREETS, SMALL.departments[1].id, deadline=deadline)
    answer(first.id, PROJECT)
    Client().post(seat_url("-check", first.token))
    assert surveys.remind(key, actor=SYSTEM).reached == 1
    assert surveys.remind(key, actor=SYSTEM).reached == 0
    with clock_at(deadline - timedelta(days=7)):
        assert surveys.remind_by_the_clock() == 1
        assert surveys.remind_by_the_clock() == 0
    with clock_at(deadline - timedelta(days=5)):
        assert surveys.remind_by_the_clock() == 0


def test_a_department_without_an_address_is_named(office: Client) -> None:
    key, _invited = open_survey(STREETS)
    answered = office.post(url("survey-remind", key), follow=True)
    assert f"Amt {STREETS}" in answered.content.decode()


def test_a_wrong_address_is_told_and_nobody_is_invited(office: Client) -> None:
    key, _none = open_survey()
    sent = {"party": STREETS, f"email_{STREETS}": "keine adresse"}
    answered = office.post(url("survey-invite", key), sent)
    assert answered.status_code == 422
    assert "keine adresse" in answered.content.decode()
    assert surveys.invited(key) == []
