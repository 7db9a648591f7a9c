"""A desk with a form, and a draft of it."""

from collections.abc import Callable
from typing import Any

import pytest
from pytest_django.fixtures import Settings

from rathaus.audit import api as audit
from rathaus.forms import api as forms
from tests.integration.forms import desk
from tests.unit.forms.sample import EVERY_TYPE

ACTOR = audit.Actor("visitor", "visitor")


@pytest.fixture(autouse=True)
def urls(settings: Settings) -> None:
    """Mount the desk."""
    settings.ROOT_URLCONF = "tests.integration.forms.desk"
    desk.SUBMISSIONS.clear()


@pytest.fixture
def start(db: None) -> Callable[..., forms.Draft]:
    """Starts a draft of a form given as data."""

    def start_it(data: dict[str, Any] = EVERY_TYPE, **more: Any) -> forms.Draft:
        return forms.start_draft(forms.read_form(data), subject="test", actor=ACTOR, **more)

    return start_it
