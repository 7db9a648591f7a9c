"""A survey from the designer to a project in the portfolio, as its people meet it."""

import pytest
from django.test import Client

from rathaus.audit.api import Subject, entries, verify
from rathaus.kernel.access import Role
from rathaus.participation.api import surveys
from rathaus.strategy.document import Origin
from rathaus.strategy.store.projects import get
from rathaus.strategy.surveys.models import Proposal
from tests.integration.strategy.small_city import SMALL, load_small
from tests.integration.strategy.surveys.people import (
    PROJECT,
    answer,
    client_of,
    open_survey,
    seat_url,
    url,
)

pytestmark = [pytest.mark.database, pytest.mark.django_db]
STREETS = SMALL.departments[0].id


@pytest.fixture
def office() -> Client:
    load_small()
    return client_of(Role.STRATEGY_OFFICE, name="office")


def _only_survey() -> surveys.SurveyInfo:
    return surveys.surveys("strategy.portfolio")[0]


def test_a_survey_goes_from_the_template_to_a_project(office: Client) -> None:
    answered = office.post(url("survey-new"), {"start": "template", "title": "Erhebung"})
    assert answered.status_code == 302
    key = _only_survey().id
    office.post(url("survey-invite", key), {"party": STREETS, f"email_{STREETS}": "a@example.org"})
    office.post(url("survey-open", key), {"deadline": "31.12.2099", "remind_days": "7, 1"})
    assert _only_survey().state is surveys.SurveyState.OPEN
    [invited] = surveys.invited(key)
    link = Client()
    assert link.get(seat_url("", invited.token)).status_code == 200
    answer(invited.id, PROJECT)
    assert link.get(seat_url("-check", invited.token)).status_code == 200
    assert link.post(seat_url("-check", invited.token)).status_code == 302
    [proposal] = Proposal.objects.all()
    page = url("survey-proposal", key, proposal.pk)
    assert "Digitale Akte" in office.get(page).content.decode()
    done = office.post(page, {"act": "accept", "version": proposal.revision})
    assert done.status_code == 302
    project = get("digitale-akte").project
    assert project.origin is Origin.ENTERED
    assert project.department == STREETS
    assert project.list_source is not None and project.list_source.name == "Erhebung"
    assert entries(Subject("strategy.proposal", str(proposal.pk)))
    assert verify().whole


def test_every_page_of_the_office_opens(office: Client) -> None:
    key, [invited] = open_survey(STREETS)
    answer(invited.id, PROJECT)
    Client().post(seat_url("-check", invited.token))
    proposal = Proposal.objects.get()
    pages = [
        url("surveys"),
        url("survey", key),
        url("survey-invite", key),
        url("survey-invitation", key, invited.id),
        url("survey-design", key),
        url("survey-section", key, "amt"),
        url("survey-question", key, "amt", "ansprechperson"),
        url("survey-question", key, "aufwand", "projekt_aufwand"),
        url("survey-preview", key, 0, "aufwand"),
        url("survey-proposals", key),
        url("survey-proposal", key, proposal.pk),
        url("survey-merge", key, proposal.pk) + f"?projekt={SMALL.projects[0].id}",
        url("survey-results", key),
        url("survey-results-csv", key),
    ]
    for page in pages:
        assert office.get(page).status_code == 200, page
        assert office.get(page, headers={"accept-language": "en"}).status_code == 200, page
