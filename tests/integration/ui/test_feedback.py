"""Feedback: from a visitor's page to the office, without a cookie, against programs."""

import pytest
from django.conf import settings
from django.core.cache import cache
from django.test import Client

from rathaus.audit.api import Actor, Subject, entries
from rathaus.identity import api as identity
from rathaus.identity.models import Account
from rathaus.kernel.access import Role
from rathaus.ui.models import Feedback

pytestmark = [pytest.mark.database, pytest.mark.django_db(transaction=True)]
FORM = "/rueckmeldung/?seite=/impressum/"


@pytest.fixture(autouse=True)
def fresh_limit() -> None:
    cache.clear()


def _send(client: Client, message: str, **more: str) -> int:
    return client.post(FORM, {"message": message, **more}).status_code


def test_a_message_arrives_with_its_page_and_without_a_cookie() -> None:
    client = Client()
    assert _send(client, "Die Zahl stimmt nicht") == 302
    kept = Feedback.objects.get()
    assert (kept.address, kept.message) == ("/impressum/", "Die Zahl stimmt nicht")
    assert not client.cookies


def test_a_program_that_fills_in_everything_is_not_kept() -> None:
    assert _send(Client(), "Kauf!", website="http://x.example") == 302
    assert not Feedback.objects.exists()


def test_too_many_messages_are_refused_for_a_while() -> None:
    client = Client()
    codes = [_send(client, f"Nachricht {i}") for i in range(7)]
    assert codes[:5] == [302] * 5
    assert codes[-1] == 429


def test_a_form_on_another_site_is_refused() -> None:
    answer = Client().post(FORM, {"message": "x"}, headers={"Origin": "https://evil.example"})
    assert answer.status_code == 403


def test_the_office_reads_a_message_as_text_and_deals_with_it() -> None:
    _send(Client(), "<script>alert(1)</script>")
    account = identity.create_account(Actor.system("test"), "amt@example.org", "Amt")
    identity.grant_role(Actor.system("test"), account.id, Role.STRATEGY_OFFICE)
    office = Client()
    office.force_login(Account.objects.get(pk=account.id), settings.AUTHENTICATION_BACKENDS[0])
    page = office.get("/rueckmeldung/eingang/").content.decode()
    assert "&lt;script&gt;alert(1)" in page
    assert "<script>alert" not in page
    key = Feedback.objects.get().pk
    office.post(f"/rueckmeldung/eingang/{key}/")
    assert Feedback.objects.get().answered_at is not None
    assert entries(Subject("ui.feedback", str(key)))[0].after is None


def test_a_visitor_does_not_read_feedback() -> None:
    assert Client().get("/rueckmeldung/eingang/").status_code == 302
