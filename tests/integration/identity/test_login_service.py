"""OpenID Connect against a real provider on a private loopback port: the whole code flow."""

from collections.abc import Iterator
from html import unescape
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import oidc_provider_mock
import pytest
from allauth.account.models import EmailAddress
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import Settings

from rathaus.audit import api as audit
from rathaus.identity import grants, login_service
from rathaus.identity import settings as identity_settings
from rathaus.identity.models import Account
from rathaus.kernel.access import Role

from .conftest import PASSWORD, TEST, Maker

pytestmark = pytest.mark.database


class Provider:
    """The login service of the test, and what a person does there."""

    def __init__(self, port: int) -> None:
        self.issuer = f"http://localhost:{port}"

    def knows(self, sub: str, **claims: Any) -> None:
        """Set what the service says about a person."""
        httpx.put(f"{self.issuer}/users/{sub}", json=claims).raise_for_status()

    def agree(self, target: str, sub: str) -> str:
        """Follow our link, sign in there as `sub`; returns the way back to us."""
        assert target.startswith(f"{self.issuer}/oauth2/authorize?")
        answer = httpx.post(target, data={"sub": sub})
        assert answer.status_code == 302
        return str(answer.headers["Location"])


@pytest.fixture(scope="module")
def running() -> Iterator[Provider]:
    """A provider on a free port of the loopback interface."""
    with oidc_provider_mock.run_server_in_thread() as server:
        yield Provider(server.server_port)


@pytest.fixture
def provider(running: Provider, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Provider:
    """The provider as our login service, configured as the environment would."""
    monkeypatch.setenv("RATHAUS_OIDC_ISSUER", running.issuer)
    monkeypatch.setenv("RATHAUS_OIDC_CLIENT_ID", "rathaus")
    monkeypatch.setenv("RATHAUS_OIDC_CLIENT_SECRET", "a secret")
    monkeypatch.setenv("RATHAUS_OIDC_NAME", "Stadtanmeldung")
    settings.SOCIALACCOUNT_PROVIDERS = identity_settings.login_service()
    return running


def leave(client: Client, process: str = "login") -> str:
    """Press the button; returns the address that our page leads to."""
    address = reverse("openid_connect_login", args=["stadt"])
    answer = client.post(f"{address}?process={process}&next=/konto/sitzungen/")
    assert answer.status_code == 200
    text = answer.content.decode()
    assert "Weiter zu: Stadtanmeldung" in text
    return unescape(text.split('<p class="lead"><a href="')[1].split('"')[0])


def come_back(client: Client, way: str) -> Any:
    """Follow the way back from the provider."""
    parts = urlsplit(way)
    return client.get(f"{parts.path}?{parts.query}")


def through(client: Client, provider: Provider, sub: str) -> Any:
    """The whole sign-in."""
    return come_back(client, provider.agree(leave(client), sub))


def test_login_page_offers_the_service(client: Client, provider: Provider) -> None:
    assert "Weiter mit: Stadtanmeldung" in client.get(reverse("account_login")).content.decode()


def test_first_sign_in_makes_an_account_with_roles(client: Client, provider: Provider) -> None:
    provider.knows(
        "anna",
        email="Anna@Stadt.example",
        email_verified=True,
        name="Anna Beispiel",
        roles=["department:amt-17", "offline_access"],
    )
    answer = through(client, provider, "anna")
    assert answer["Location"] == "/konto/sitzungen/"
    account = Account.objects.get()
    assert (account.email, account.display_name) == ("anna@stadt.example", "Anna Beispiel")
    assert account.roles == {Role.CITIZEN, Role.DEPARTMENT}
    assert account.department_ids == {"amt-17"}
    assert client.session["_auth_user_id"] == str(account.pk)
    assert not account.has_usable_password()
    assert EmailAddress.objects.get(user=account).verified
    entry = audit.entries(grants.subject_of(account))[0]
    assert entry.actor.id == login_service.GRANTOR
    assert entry.after == ["department:amt-17"]


def test_request_carries_state_and_proof_key(client: Client, provider: Provider) -> None:
    query = parse_qs(urlsplit(leave(client)).query)
    assert query["state"]
    assert query["code_challenge_method"] == ["S256"]
    assert query["redirect_uri"] == ["http://testserver/konto/oidc/stadt/login/callback/"]


def test_roles_follow_the_claims_with_every_sign_in(client: Client, provider: Provider) -> None:
    person = {"email": "b@stadt.example", "email_verified": True}
    provider.knows("berta", **person, roles=["department:amt-1", "strategy_office"])
    through(client, provider, "berta")
    account = Account.objects.get()
    grants.grant(TEST, account, Role.CASEWORKER, "amt-9")
    provider.knows("berta", **person, roles=["department:amt-2"])
    through(Client(), provider, "berta")
    account = Account.objects.get()
    assert account.roles == {Role.CITIZEN, Role.DEPARTMENT, Role.CASEWORKER}
    assert account.department_ids == {"amt-2", "amt-9"}
    provider.knows("berta", **person)
    through(Client(), provider, "berta")
    assert Account.objects.get().department_ids == {"amt-9"}
    assert audit.verify().whole


def test_a_stranger_with_the_same_address_gets_no_foreign_account(
    client: Client, provider: Provider, make: Maker
) -> None:
    mine = make("mine", Role.ADMINISTRATOR, password=PASSWORD)
    provider.knows("thief", email=mine.email, email_verified=True)
    through(client, provider, "thief")
    assert "_auth_user_id" not in client.session
    assert Account.objects.count() == 1


def test_owners_connect_the_service_to_their_account(
    client: Client, provider: Provider, make: Maker
) -> None:
    mine = make("mine", password=PASSWORD)
    client.force_login(mine)
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    provider.knows("me", email="other@stadt.example", email_verified=True)
    come_back(client, provider.agree(leave(client, "connect"), "me"))
    other = Client()
    through(other, provider, "me")
    assert other.session["_auth_user_id"] == str(mine.pk)


def test_locked_accounts_stay_outside(client: Client, provider: Provider) -> None:
    provider.knows("carl", email="c@stadt.example", email_verified=True)
    through(client, provider, "carl")
    Account.objects.update(is_active=False)
    other = Client()
    answer = through(other, provider, "carl")
    assert answer["Location"] == reverse("account_inactive")
    assert "_auth_user_id" not in other.session


def test_an_answer_that_nobody_asked_for_is_refused(client: Client, provider: Provider) -> None:
    way = provider.agree(leave(Client()), "dora")
    answer = come_back(client, way)
    assert answer.status_code == 401
    assert "Die Anmeldung hat nicht geklappt" in answer.content.decode()
    assert "_auth_user_id" not in client.session


def test_a_code_works_once(client: Client, provider: Provider) -> None:
    provider.knows("emil", email="e@stadt.example", email_verified=True)
    way = provider.agree(leave(client), "emil")
    come_back(client, way)
    client.post(reverse("account_logout"))
    come_back(client, way)
    assert "_auth_user_id" not in client.session


def test_refusal_at_the_service_is_said_kindly(client: Client, provider: Provider) -> None:
    target = leave(client)
    answer = httpx.post(target, data={"action": "deny"})
    state = parse_qs(urlsplit(target).query)["state"][0]
    way = answer.headers["Location"] + f"&state={state}"
    end = client.get(f"{urlsplit(way).path}?{urlsplit(way).query}", follow=True)
    assert "abgebrochen" in end.content.decode()


def test_without_configuration_there_is_no_service(client: Client, db: None) -> None:
    assert identity_settings.login_service() == {}
    assert "Weiter mit:" not in client.get(reverse("account_login")).content.decode()
    assert client.post(reverse("openid_connect_login", args=["stadt"])).status_code == 404
