"""The demo city has one open survey that its first department can answer."""

import pytest

from rathaus.participation.api import surveys
from rathaus.strategy.api import begin_demo_survey
from tests.integration.strategy.small_city import SMALL, load_small

pytestmark = [pytest.mark.database, pytest.mark.django_db]


def test_the_first_department_is_invited_once() -> None:
    load_small()
    assert begin_demo_survey()
    assert not begin_demo_survey()
    [survey] = surveys.surveys("strategy.portfolio")
    assert survey.state is surveys.SurveyState.OPEN
    [invited] = surveys.invitations_of([SMALL.departments[0].id])
    assert surveys.desk_by_token(invited.token).refusal == ""
