"""A year after a survey was closed nothing in it tells of people any more."""

from datetime import timedelta

import pytest
from django.test import Client

from rathaus.kernel.time import clock_at, now
from rathaus.participation.api import surveys
from rathaus.participation.surveys.forgetting import forget_old
from rathaus.strategy.surveys.jobs import forget_proposals
from rathaus.strategy.surveys.models import Proposal
from tests.integration.strategy.small_city import SMALL, load_small
from tests.integration.strategy.surveys.people import (
    PROJECT,
    SYSTEM,
    answer,
    open_survey,
    seat_url,
)

pytestmark = [pytest.mark.database, pytest.mark.django_db]


def test_answers_names_and_proposals_go_after_a_year_and_not_before() -> None:
    load_small()
    key, [invited] = open_survey(SMALL.departments[0].id)
    answer(invited.id, PROJECT)
    Client().post(seat_url("-check", invited.token))
    surveys.close(key, actor=SYSTEM)
    assert forget_old() == 0
    forget_proposals.run_now()
    assert surveys.submissions(key) and Proposal.objects.exists()
    with clock_at(now() + timedelta(days=366)):
        assert forget_old() == 1
        assert forget_old() == 0
        forget_proposals.run_now()
    assert surveys.submissions(key) == []
    assert not Proposal.objects.exists()
    [left] = surveys.invited(key)
    assert (left.name, left.email, left.state) == (SMALL.departments[0].id, "", "")
