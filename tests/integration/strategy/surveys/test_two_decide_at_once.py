"""Two people of the office accept one proposal at the same moment."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.test import Client

from rathaus.audit.api import Actor
from rathaus.strategy.models import ProjectRow
from rathaus.strategy.surveys.errors import AlreadyDecided
from rathaus.strategy.surveys.models import Proposal
from rathaus.strategy.surveys.proposals import accept
from tests.integration.strategy.small_city import SMALL, load_small
from tests.integration.strategy.surveys.people import PROJECT, answer, open_survey, seat_url

pytestmark = [pytest.mark.database, pytest.mark.django_db(transaction=True)]
OFFICE = Actor("office", "strategy_office")


def test_one_project_comes_of_it_and_proposals_of_one_name_get_ids_of_their_own() -> None:
    load_small()
    _key, [invited] = open_survey(SMALL.departments[0].id)
    answer(invited.id, PROJECT, PROJECT)
    Client().post(seat_url("-check", invited.token))
    first, second = Proposal.objects.order_by("entry")

    def decide(row: Proposal) -> str:
        try:
            return accept(row.pk, expected=row.revision, survey_title="Erhebung", actor=OFFICE)
        except AlreadyDecided:
            return ""
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        made = list(pool.map(decide, [first, second] * 4))
    assert sorted(filter(None, made)) == ["digitale-akte", "digitale-akte-2"]
    assert ProjectRow.objects.filter(key__startswith="digitale-akte").count() == 2
