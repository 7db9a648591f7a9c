"""Accounts for the tests of identity."""

from collections.abc import Callable

import pytest
from allauth.account.models import EmailAddress
from django.core.cache import cache
from django.test import Client

from rathaus.audit.api import Actor
from rathaus.identity import grants
from rathaus.identity.models import Account
from rathaus.kernel.access import Role

PASSWORD = "ein ganzer Satz als Kennwort"
TEST = Actor("system:test", "system")
Maker = Callable[..., Account]


@pytest.fixture(autouse=True)
def fresh_limits(db: None) -> None:
    """Every test starts with nothing counted."""
    cache.clear()


@pytest.fixture
def make(db: None) -> Maker:
    """Makes an account with a role."""

    def build(
        key: str, role: Role | None = None, department: str = "", password: str | None = None
    ) -> Account:
        account = Account.objects.create_user(
            f"{key}@example.org", password, display_name=key.title()
        )
        EmailAddress.objects.create(user=account, email=account.email, verified=True, primary=True)
        if role is not None:
            grants.grant(TEST, account, role, department)
        return Account.objects.get(pk=account.pk)

    return build


@pytest.fixture
def administrator(make: Maker) -> Account:
    """Somebody who grants roles."""
    return make("admin", Role.ADMINISTRATOR)


@pytest.fixture
def office(client: Client, administrator: Account) -> Client:
    """A browser in which the administrator is signed in."""
    client.force_login(administrator)
    return client
