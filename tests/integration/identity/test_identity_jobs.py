"""Retention is kept by the clock, not only promised."""

from datetime import UTC, datetime, timedelta

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse

from rathaus.identity import grants
from rathaus.identity.jobs import forget_what_is_over
from rathaus.identity.models import Delegation, RoleAssignment
from rathaus.kernel.access import Role
from rathaus.kernel.time import clock_at, today

from .conftest import PASSWORD, TEST, Maker

pytestmark = pytest.mark.database


def test_grants_and_delegations_go_after_two_years(make: Maker) -> None:
    giver = make("giver", Role.DEPARTMENT, "amt-1")
    day = today()
    grants.grant(TEST, giver, Role.DEPARTMENT, "amt-2", until=day)
    grants.delegate(TEST, giver, make("deputy"), ["amt-1"], since=day, until=day, reason="Urlaub")
    for years, left in [(1, 2), (3, 1)]:
        with clock_at(datetime.now(UTC) + timedelta(days=366 * years)):
            forget_what_is_over.run_now()
        assert RoleAssignment.objects.count() == left
    assert Delegation.objects.count() == 0


def test_expired_sessions_go(client: Client, make: Maker) -> None:
    account = make("somebody", password=PASSWORD)
    client.post(reverse("account_login"), {"login": account.email, "password": PASSWORD})
    forget_what_is_over.run_now()
    assert UserSession.objects.count() == 1
    Session.objects.update(expire_date=datetime(2020, 1, 1, tzinfo=UTC))
    forget_what_is_over.run_now()
    assert not Session.objects.exists()
    assert not UserSession.objects.exists()
