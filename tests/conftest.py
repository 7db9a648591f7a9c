"""What every test needs."""

from collections.abc import Iterator

import pytest
from django.db import connection
from django.utils import translation
from pytest_django import DjangoDbBlocker


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    """Let tests empty the trail between them: the refusal of TRUNCATE is switched off.

    Refusal of UPDATE and DELETE stays; a test of its own switches TRUNCATE on again.
    """
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute("ALTER TABLE audit_entry DISABLE TRIGGER audit_entry_no_truncate")
        cursor.execute("ALTER TABLE audit_head DISABLE TRIGGER audit_head_no_truncate")


@pytest.fixture(autouse=True)
def _language_of_the_city() -> Iterator[None]:
    """A page asked for in English leaves its thread speaking English: each test begins anew."""
    translation.deactivate()
    yield
