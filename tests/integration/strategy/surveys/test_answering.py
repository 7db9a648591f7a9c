"""Answering as a department: saving, resuming, delegating, late answers, hostile input."""

from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from pytest_django.fixtures import Settings

from rathaus.kernel.access import Role
from rathaus.kernel.time import clock_at, now
from rathaus.participation.api import surveys
from rathaus.strategy.surveys.letters import send_delegation
from rathaus.strategy.surveys.models import Proposal
from tests.integration.strategy.small_city import SMALL, load_small
from tests.integration.strategy.surveys.people import (
    PROJECT,
    SYSTEM,
    answer,
    client_of,
    open_survey,
    save,
    seat_url,
)

pytestmark = [pytest.mark.database, pytest.mark.django_db]
STREETS = SMALL.departments[0].id
HOSTILE = "<script>alert(1)</script> '; DROP TABLE x; -- =cmd|' \u202e\U0001f600 \x00"


@pytest.fixture
def invited() -> surveys.InvitedInfo:
    load_small()
    _key, [invited] = open_survey(STREETS, deadline=now() + timedelta(days=10))
    return invited


def _sent(fields: str, version: int = 0, **values: str) -> dict[str, str]:
    return {"_asked": fields, "_version": str(version), "_do": "save", **values}


def test_what_is_typed_is_saved_and_there_again_later(invited: surveys.InvitedInfo) -> None:
    page = seat_url("-section", invited.token, 0, "amt")
    Client().post(page, _sent("ansprechperson", ansprechperson="Frau Kaya"))
    assert "Frau Kaya" in Client().get(page).content.decode()


def test_going_on_asks_for_what_is_missing_and_keeps_what_was_typed(
    invited: surveys.InvitedInfo,
) -> None:
    page = seat_url("-section", invited.token, 0, "amt")
    sent = {**_sent("ansprechperson lage", lage="weit"), "_do": "next"}
    answered = Client().post(page, sent)
    assert answered.status_code == 422
    assert "Fehler:" in answered.content.decode()
    assert surveys.desk_of(invited.id).answers[0]["amt"] == {"lage": "weit"}


def test_a_department_answers_signed_in_and_others_do_not_find_it(
    invited: surveys.InvitedInfo,
) -> None:
    own = client_of(Role.DEPARTMENT, STREETS, "own")
    other = client_of(Role.DEPARTMENT, SMALL.departments[1].id, "other")
    citizen = client_of(Role.CITIZEN, name="citizen")
    start = seat_url("", invited.id)
    assert own.get(start).status_code == 200
    assert str(invited.id) in own.get("/strategie/umfrage/").content.decode()
    assert other.get(start).status_code == 404
    assert citizen.get(start).status_code == 404
    assert Client().get(start).status_code == 302


def test_a_foreign_or_changed_link_opens_nothing(invited: surveys.InvitedInfo) -> None:
    token = invited.token
    turned = ("B" if token[30] != "B" else "C").join((token[:30], token[31:]))
    for wrong in (turned, token[:-4], "x", "A" * len(token), token + "A"):
        assert Client().get(seat_url("", wrong)).status_code == 404
    fresh = surveys.renew_link(invited.id, actor=SYSTEM)
    assert Client().get(seat_url("", token)).status_code == 404
    assert Client().get(seat_url("", fresh.token)).status_code == 200


def test_a_link_of_a_survey_that_is_not_open_yet_opens_nothing() -> None:
    load_small()
    from rathaus.strategy.store.structure import structure
    from rathaus.strategy.surveys.template import project_survey

    made = surveys.create("strategy.portfolio", project_survey(structure()), actor=SYSTEM)
    [invited] = surveys.invite(made.id, [surveys.Guest(STREETS, "Amt")], actor=SYSTEM)
    assert Client().get(seat_url("", invited.token)).status_code == 404


def test_a_colleague_sees_and_fills_in_only_the_sections_handed_over(
    invited: surveys.InvitedInfo,
) -> None:
    answer(invited.id, PROJECT)
    main = Client()
    main.post(
        seat_url("-share", invited.token),
        {"sections": ["aufwand"], "name": "Herr Kraft", "email": "kraft@example.org"},
    )
    [handed] = surveys.delegations(invited.id)
    colleague = Client()
    start = colleague.get(seat_url("", handed.token)).content.decode()
    assert "Zeit, Aufwand und Kosten" in start
    assert "Frau Kaya" not in start and "Ihr Amt" not in start
    page = seat_url("-section", handed.token, 1, "aufwand")
    done = colleague.post(page, _sent("projekt_kosten", projekt_kosten="1.500"))
    assert done.status_code == 302
    assert surveys.desk_of(invited.id).answers[1]["aufwand"] == {"projekt_kosten": "1.500"}
    for name, rest in (("-section", (0, "amt")), ("-section", (1, "projekt")), ("-check", ())):
        assert colleague.get(seat_url(name, handed.token, *rest)).status_code == 404
    for name in ("-add", "-withdraw", "-check"):
        assert colleague.post(seat_url(name, handed.token)).status_code == 404
    assert colleague.get(seat_url("-share", handed.token)).status_code == 404
    colleague.post(seat_url("-ready", handed.token))
    assert "fertig" in main.get(seat_url("", invited.token)).content.decode()
    main.post(seat_url("-end-share", invited.token, handed.id))
    assert colleague.get(seat_url("", handed.token)).status_code == 404


def test_a_delegation_is_told_by_letter(invited: surveys.InvitedInfo) -> None:
    send_delegation.run_now(
        to="kraft@example.org", name="Amt", title="Erhebung", note="Bitte.", address="http://x/y"
    )
    assert "http://x/y" in mail.outbox[0].body


def test_of_two_who_save_one_section_the_second_sees_both(invited: surveys.InvitedInfo) -> None:
    page = seat_url("-section", invited.token, 0, "amt")
    Client().post(page, _sent("ansprechperson", ansprechperson="Frau Kaya"))
    late = Client().post(page, _sent("ansprechperson", ansprechperson="Herr Kraft"))
    text = late.content.decode()
    assert late.status_code == 409
    assert "Herr Kraft" in text and "Frau Kaya" in text
    assert surveys.desk_of(invited.id).answers[0]["amt"]["ansprechperson"] == "Frau Kaya"
    again = Client().post(page, _sent("ansprechperson", version=1, ansprechperson="Herr Kraft"))
    assert again.status_code == 302


def test_sending_a_page_twice_is_no_conflict(invited: surveys.InvitedInfo) -> None:
    page = seat_url("-section", invited.token, 0, "amt")
    sent = _sent("ansprechperson", ansprechperson="Frau Kaya")
    assert Client().post(page, sent).status_code == 302
    assert Client().post(page, sent).status_code == 302


def test_an_answer_after_the_deadline_is_kept_but_not_taken(invited: surveys.InvitedInfo) -> None:
    answer(invited.id, PROJECT)
    page = seat_url("-section", invited.token, 0, "schluss")
    with clock_at(now() + timedelta(days=11)):
        late = Client().post(page, _sent("hinweise", hinweise="Spät, aber wahr."))
        assert late.status_code == 409
        assert "Die Frist ist abgelaufen" in late.content.decode()
        refused = Client().post(seat_url("-check", invited.token))
        assert refused.status_code == 422
        assert surveys.desk_of(invited.id).answers[0]["schluss"]["hinweise"] == "Spät, aber wahr."
        assert not Proposal.objects.exists()
        surveys.open_for(invited.id, now() + timedelta(days=3), actor=SYSTEM)
        assert Client().post(seat_url("-check", invited.token)).status_code == 302
    assert Proposal.objects.count() == 1


def test_submitting_twice_is_one_submission(invited: surveys.InvitedInfo) -> None:
    answer(invited.id, PROJECT, {"projekt_name": "Zweites Projekt"})
    for _each in range(2):
        assert Client().post(seat_url("-check", invited.token)).status_code == 302
    assert [each.number for each in surveys.submissions(invited.survey)] == [1]
    assert Proposal.objects.count() == 2


def test_what_is_withdrawn_can_be_corrected_and_submitted_again(
    invited: surveys.InvitedInfo,
) -> None:
    answer(invited.id, PROJECT)
    Client().post(seat_url("-check", invited.token))
    Client().post(seat_url("-withdraw", invited.token))
    assert surveys.submissions(invited.survey) == []
    assert Proposal.objects.get().state == "withdrawn"
    save(invited.id, 1, "projekt", {"projekt_name": "Digitale Akte 2"})
    Client().post(seat_url("-check", invited.token))
    proposal = Proposal.objects.get()
    assert (proposal.state, proposal.title) == ("open", "Digitale Akte 2")


def test_pressing_twice_begins_one_project(invited: surveys.InvitedInfo) -> None:
    for _each in range(2):
        Client().post(seat_url("-add", invited.token), {"number": "1"})
    assert surveys.desk_of(invited.id).entries == (1,)


def test_a_project_is_removed_after_a_question(invited: surveys.InvitedInfo) -> None:
    answer(invited.id, PROJECT)
    page = seat_url("-remove", invited.token, 1)
    assert "Digitale Akte entfernen" in Client().get(page).content.decode()
    Client().post(page)
    assert surveys.desk_of(invited.id).entries == ()


def test_hostile_text_is_kept_as_text(invited: surveys.InvitedInfo) -> None:
    page = seat_url("-section", invited.token, 0, "schluss")
    Client().post(page, _sent("hinweise", hinweise=HOSTILE))
    assert "<script>alert" not in Client().get(page).content.decode()
    check = Client().get(seat_url("-check", invited.token)).content.decode()
    assert "<script>alert" not in check


def test_a_form_without_its_secret_is_refused(invited: surveys.InvitedInfo) -> None:
    strict = Client(enforce_csrf_checks=True)
    page = seat_url("-section", invited.token, 0, "amt")
    assert strict.post(page, _sent("ansprechperson", ansprechperson="x")).status_code == 403
    assert strict.post(seat_url("-check", invited.token)).status_code == 403


def test_the_address_of_an_answer_stays_secret(
    invited: surveys.InvitedInfo, settings: Settings
) -> None:
    answered = Client().get(seat_url("", invited.token))
    assert answered["Referrer-Policy"] == "same-origin"  # none to others; null breaks CSRF
    assert answered["X-Robots-Tag"] == "noindex"
    assert "no-store" in answered["Cache-Control"]
    settings.SECRET_KEY = "another"
    assert Client().get(seat_url("", invited.token)).status_code == 404
