"""Deciding on proposals: each makes at most one project, nothing merges itself."""

from datetime import timedelta

import pytest
from django.test import Client

from rathaus.kernel.access import Role
from rathaus.kernel.time import clock_at, now
from rathaus.participation.api import surveys
from rathaus.strategy.document import Mandate, SizeClass
from rathaus.strategy.models import ProjectRow
from rathaus.strategy.store.projects import get
from rathaus.strategy.surveys.models import Proposal
from tests.integration.strategy.small_city import SMALL, load_small
from tests.integration.strategy.surveys.people import (
    PROJECT,
    answer,
    client_of,
    open_survey,
    save,
    seat_url,
    url,
)

pytestmark = [pytest.mark.database, pytest.mark.django_db]
STREETS = SMALL.departments[0].id


@pytest.fixture
def office() -> Client:
    load_small()
    return client_of(Role.STRATEGY_OFFICE, name="office")


@pytest.fixture
def invited(office: Client) -> surveys.InvitedInfo:
    _key, [invited] = open_survey(STREETS, deadline=now() + timedelta(days=10))
    answer(invited.id, PROJECT)
    _submit(invited)
    return invited


def _submit(invited: surveys.InvitedInfo) -> None:
    assert Client().post(seat_url("-check", invited.token)).status_code == 302


def _page(row: Proposal) -> str:
    return url("survey-proposal", row.survey, row.pk)


def test_a_department_is_refused(invited: surveys.InvitedInfo) -> None:
    department = client_of(Role.DEPARTMENT, STREETS, "own")
    assert department.get(_page(Proposal.objects.get())).status_code == 403


def test_answers_become_the_facts_of_a_project(
    office: Client, invited: surveys.InvitedInfo
) -> None:
    pool, goal = SMALL.pools[0], SMALL.goals[0]
    first = SMALL.projects[0]
    save(invited.id, 1, "einordnung", {"projekt_ziele": [goal.id]})
    save(
        invited.id,
        1,
        "unabweisbarkeit",
        {"projekt_belege": [{"grund": "legal", "beleg": "§ 1 OZG", "datum": "2026-01-02"}]},
    )
    save(
        invited.id,
        1,
        "aufwand",
        {
            "projekt_beginn": "2027-01-01",
            "projekt_kosten": "1.234,50",
            "projekt_aufwand": [
                {"team": pool.id, "groesse": "M"},
                {"team": pool.id, "monate": "3"},
            ],
        },
    )
    save(
        invited.id,
        1,
        "zusammenhang",
        {
            "projekt_systeme": "eAkte\nScanner",
            "projekt_abhaengigkeiten": f"{first.title}\nNirgendwo",
        },
    )
    _submit(invited)
    row = Proposal.objects.get()
    office.post(_page(row), {"act": "accept", "version": row.revision})
    project = get("digitale-akte").project
    assert project.goals == (goal.id,)
    assert project.mandates[0].mandate is Mandate.LEGAL
    assert str(project.start) == "2027-01-01"
    assert project.cost_cents == 123_450
    assert project.efforts[0].size is SizeClass.M and project.efforts[1].total == 3
    assert project.systems == ("eAkte", "Scanner")
    assert project.depends_on == (first.id,)
    assert "Nirgendwo" in project.remarks


def test_accepting_twice_makes_one_project(office: Client, invited: surveys.InvitedInfo) -> None:
    row = Proposal.objects.get()
    sent = {"act": "accept", "version": row.revision}
    before = ProjectRow.objects.count()
    assert office.post(_page(row), sent).status_code == 302
    again = office.post(_page(row), sent)
    assert again.status_code == 409
    assert "schon entschieden" in again.content.decode()
    assert ProjectRow.objects.count() == before + 1


def test_a_proposal_that_changed_meanwhile_is_not_accepted_unseen(
    office: Client, invited: surveys.InvitedInfo
) -> None:
    row = Proposal.objects.get()
    save(invited.id, 1, "projekt", {"projekt_name": "Anderes"})
    _submit(invited)
    answered = office.post(_page(row), {"act": "accept", "version": row.revision})
    assert answered.status_code == 409
    assert Proposal.objects.get().state == "open"


def test_only_chosen_facts_go_into_an_existing_project(
    office: Client, invited: surveys.InvitedInfo
) -> None:
    row, into = Proposal.objects.get(), SMALL.projects[0]
    page = url("survey-merge", row.survey, row.pk)
    shown = office.get(page, {"projekt": into.id}).content.decode()
    assert "Papier wird Datei." in shown
    sent = {
        "projekt": into.id,
        "version": row.revision,
        "project_version": get(into.id).version,
        "take": ["description"],
    }
    assert office.post(page, sent).status_code == 302
    merged = get(into.id).project
    assert (merged.title, merged.description) == (into.title, "Papier wird Datei.")
    assert Proposal.objects.get().project == into.id
    assert office.post(page, sent).status_code == 409


def test_merging_into_a_project_that_changed_meanwhile_is_refused(
    office: Client, invited: surveys.InvitedInfo
) -> None:
    row, into = Proposal.objects.get(), SMALL.projects[0]
    sent = {"projekt": into.id, "version": row.revision, "project_version": 99, "take": ["title"]}
    answered = office.post(url("survey-merge", row.survey, row.pk), sent)
    assert answered.status_code == 409
    assert Proposal.objects.get().state == "open"


def test_a_question_goes_back_is_answered_and_can_be_corrected_after_the_deadline(
    office: Client, invited: surveys.InvitedInfo
) -> None:
    row = Proposal.objects.get()
    with clock_at(now() + timedelta(days=11)):
        empty = office.post(_page(row), {"act": "ask", "question": " ", "version": row.revision})
        assert empty.status_code == 422
        office.post(_page(row), {"act": "ask", "question": "Wer zahlt?", "version": row.revision})
        start = Client().get(seat_url("", invited.token)).content.decode()
        assert "Wer zahlt?" in start and "Rückfrage gestellt" in start
        [asked] = surveys.inquiries(invited.id)
        Client().post(seat_url("-back", invited.token, asked.id), {"answer": "Das Land."})
        save(invited.id, 1, "projekt", {"projekt_name": "Digitale Akte (Land)"})
        _submit(invited)
        row.refresh_from_db()
        assert (row.state, row.title) == ("open", "Digitale Akte (Land)")
        assert "Das Land." in office.get(_page(row)).content.decode()


def test_a_declined_proposal_tells_the_department_why(
    office: Client, invited: surveys.InvitedInfo
) -> None:
    row = Proposal.objects.get()
    assert office.post(_page(row), {"act": "reject", "version": row.revision}).status_code == 422
    office.post(_page(row), {"act": "reject", "reason": "Gibt es schon", "version": row.revision})
    assert "Gibt es schon" in Client().get(seat_url("", invited.token)).content.decode()


def test_what_changes_after_the_decision_is_shown_and_not_taken(
    office: Client, invited: surveys.InvitedInfo
) -> None:
    row = Proposal.objects.get()
    office.post(_page(row), {"act": "accept", "version": row.revision})
    save(invited.id, 1, "projekt", {"projekt_name": "Umbenannt"})
    _submit(invited)
    assert get("digitale-akte").project.title == "Digitale Akte"
    assert "nach Ihrer Entscheidung geändert" in office.get(_page(row)).content.decode()


def test_a_fact_that_no_longer_fits_is_named(office: Client, invited: surveys.InvitedInfo) -> None:
    row = Proposal.objects.get()
    Proposal.objects.update(facts={**row.facts, "programme": "gone"})
    answered = office.post(_page(row), {"act": "accept", "version": row.revision})
    assert answered.status_code == 422
    assert "gone" in answered.content.decode()
    assert Proposal.objects.get().state == "open"


def test_the_csv_runs_nothing_and_opens_in_german_spreadsheets(
    office: Client, invited: surveys.InvitedInfo
) -> None:
    save(invited.id, 0, "schluss", {"hinweise": "=HYPERLINK(1)"})
    _submit(invited)
    body = office.get(url("survey-results-csv", invited.survey)).content
    assert body.startswith(b"\xef\xbb\xbf")
    text = body.decode("utf-8-sig")
    assert "'=HYPERLINK(1)" in text
    assert "Digitale Akte" in text and "Frau Kaya" in text


def test_results_count_answers_and_list_texts(office: Client, invited: surveys.InvitedInfo) -> None:
    save(invited.id, 0, "amt", {"ansprechperson": "Frau Kaya", "lage": "weit"})
    _submit(invited)
    text = office.get(url("survey-results", invited.survey)).content.decode()
    assert "1 von 1 haben diese Frage beantwortet" in text
    assert "Papier wird Datei." in text and "<svg" in text
