"""Sign-in with a password: limits, locks, sessions, demo accounts."""

import re

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import Settings

from rathaus.audit import api as audit
from rathaus.identity import api
from rathaus.identity.errors import DemoAccountsRefusedError
from rathaus.identity.models import Account
from rathaus.kernel.access import Role

from .conftest import PASSWORD, TEST, Maker

pytestmark = pytest.mark.database


def sign_in(client: Client, email: str, password: str, ip: str = "203.0.113.1") -> bool:
    """Try a password from an address; says whether it let us in."""
    client.post(reverse("account_login"), {"login": email, "password": password}, REMOTE_ADDR=ip)
    return "_auth_user_id" in client.session


@pytest.fixture
def account(make: Maker) -> Account:
    """Somebody with a password."""
    return make("somebody", password=PASSWORD)


def test_right_and_wrong_password(account: Account) -> None:
    assert not sign_in(Client(), account.email, "falsch falsch")
    assert sign_in(Client(), account.email.upper(), PASSWORD)


def test_passwords_are_kept_as_argon2(account: Account) -> None:
    assert account.password.startswith("argon2$argon2id$")


def test_guessing_is_stopped_where_it_comes_from(account: Account) -> None:
    for _ in range(5):
        assert not sign_in(Client(), account.email, "geraten geraten", "198.51.100.9")
    assert not sign_in(Client(), account.email, PASSWORD, "198.51.100.9")
    assert sign_in(Client(), account.email, PASSWORD, "203.0.113.1")


def test_guessing_leaves_open_sessions_alone(account: Account) -> None:
    at_home = Client()
    assert sign_in(at_home, account.email, PASSWORD)
    for number in range(12):
        sign_in(Client(), account.email, "geraten geraten", f"198.51.100.{number % 3}")
    assert at_home.get(reverse("identity:profile")).status_code == 200


def test_guessing_from_many_addresses_is_stopped(account: Account, settings: Settings) -> None:
    settings.LOGIN_FAILURES_PER_ACCOUNT = (6, 3600)
    for number in range(6):
        assert not sign_in(Client(), account.email, "geraten geraten", f"198.51.100.{number}")
    assert not sign_in(Client(), account.email, PASSWORD, "198.51.100.200")


def test_right_passwords_do_not_count_as_wrong_ones(account: Account) -> None:
    for _ in range(8):
        assert sign_in(Client(), account.email, PASSWORD)


def test_one_address_guessing_at_many_accounts_is_stopped(db: None) -> None:
    client = Client()
    answers = [
        client.post(
            reverse("account_login"),
            {"login": f"a{number}@example.org", "password": "geraten geraten"},
            REMOTE_ADDR="198.51.100.7",
        )
        for number in range(32)
    ]
    assert answers[-1].status_code == 429
    assert "Zu viele Versuche" in answers[-1].content.decode()


def test_sign_in_changes_the_session_key(client: Client, account: Account) -> None:
    client.get(reverse("account_login"))
    session = client.session
    session["something"] = 1
    session.save()
    before = session.session_key
    assert sign_in(client, account.email, PASSWORD)
    assert client.session.session_key != before


def test_unknown_and_known_addresses_look_the_same(client: Client, account: Account) -> None:
    def body(email: str) -> str:
        answer = Client().post(
            reverse("account_login"), {"login": email, "password": "geraten geraten"}
        )
        text = answer.content.decode().replace(email, "")
        return re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", text)

    assert body(account.email) == body("nobody@example.org")


def test_locked_accounts_stay_outside_and_lose_their_sessions(account: Account) -> None:
    inside = Client()
    assert sign_in(inside, account.email, PASSWORD)
    Account.objects.filter(pk=account.pk).update(is_active=False)
    assert inside.get(reverse("identity:profile")).status_code == 302
    assert not sign_in(Client(), account.email, PASSWORD)


def test_signing_out_ends_the_session(client: Client, account: Account) -> None:
    sign_in(client, account.email, PASSWORD)
    assert client.get(reverse("account_logout")).status_code == 200
    assert "_auth_user_id" in client.session
    client.post(reverse("account_logout"))
    assert "_auth_user_id" not in client.session


def test_other_sessions_can_be_ended(client: Client, account: Account) -> None:
    other = Client()
    sign_in(client, account.email, PASSWORD)
    sign_in(other, account.email, PASSWORD)
    assert client.get(reverse("usersessions_list")).content.count(b"<tr>") == 3
    client.post(reverse("usersessions_list"))
    assert other.get(reverse("identity:profile")).status_code == 302
    assert client.get(reverse("identity:profile")).status_code == 200


def test_citizens_sign_up_and_confirm_their_address(client: Client) -> None:
    data = {"email": "Neu@Example.org", "password1": PASSWORD, "display_name": "Neu"}
    client.post(reverse("account_signup"), data)
    account = Account.objects.get(email="neu@example.org")
    assert account.roles == {Role.CITIZEN}
    assert not sign_in(Client(), account.email, PASSWORD)
    letter = str(mail.outbox[0].body)
    assert letter.startswith("Guten Tag,")
    link = re.search(r"http://testserver(\S+)", letter)
    assert link
    client.post(link[1])
    assert sign_in(Client(), account.email, PASSWORD)


def test_signing_up_twice_tells_only_the_owner(client: Client, account: Account) -> None:
    answer = client.post(reverse("account_signup"), {"email": account.email, "password1": PASSWORD})
    assert answer.status_code == 302
    assert Account.objects.count() == 1
    assert "Es gibt aber schon eines" in str(mail.outbox[0].body)


def test_forgotten_password(client: Client, account: Account) -> None:
    client.post(reverse("account_reset_password"), {"email": account.email})
    link = re.search(r"http://testserver(\S+)", str(mail.outbox[0].body))
    assert link
    page = client.get(link[1], follow=True)
    address = page.redirect_chain[-1][0]
    new = "noch ein ganzer Satz dafür"
    client.post(address, {"password1": new, "password2": new})
    assert sign_in(Client(), account.email, new)
    assert client.get(link[1], follow=True).status_code == 200


def test_links_never_lead_elsewhere(client: Client, account: Account) -> None:
    answer = client.post(
        reverse("account_login") + "?next=https://evil.example/",
        {"login": account.email, "password": PASSWORD, "next": "https://evil.example/"},
    )
    assert answer["Location"] == reverse("identity:profile")


def test_demo_accounts_only_in_demo_mode(client: Client, settings: Settings) -> None:
    settings.DEMO = False
    with pytest.raises(DemoAccountsRefusedError):
        api.create_demo_accounts(["amt-1"])
    assert not Account.objects.exists()
    settings.DEMO = True
    made = api.create_demo_accounts(["amt-1"])
    assert len(made) == 5
    assert len(api.create_demo_accounts(["amt-1"])) == 5
    assert Account.objects.count() == 5
    page = client.get(reverse("account_login")).content.decode()
    assert "strategie@demo.invalid" in page


@pytest.mark.parametrize("number", range(5))
def test_demo_sign_in(client: Client, settings: Settings, number: int) -> None:
    settings.DEMO = True
    wanted = api.create_demo_accounts(["amt-1"])[number]
    data = {"email": wanted.email, "next": "/konto/sitzungen/"}
    answer = client.post(reverse("identity:demo_sign_in"), data)
    assert answer["Location"] == "/konto/sitzungen/"
    assert client.session["_auth_user_id"] == wanted.id
    settings.DEMO = False
    assert client.get(reverse("identity:profile")).status_code == 302
    assert client.post(reverse("identity:demo_sign_in"), data).status_code == 404
    assert not sign_in(Client(), wanted.email, "demo")
    assert "demo.invalid" not in client.get(reverse("account_login")).content.decode()


def test_real_accounts_have_no_one_click_sign_in(
    client: Client, settings: Settings, account: Account
) -> None:
    settings.DEMO = True
    answer = client.post(reverse("identity:demo_sign_in"), {"email": account.email})
    assert answer.status_code == 404


def test_api_makes_and_finds_accounts(db: None) -> None:
    made = api.create_account(TEST, "Neu@Example.org", "Neu")
    api.grant_role(TEST, made.id, Role.DEPARTMENT, "amt-1")
    found = api.account(made.id)
    assert (found.roles, found.department_ids) == (
        {Role.CITIZEN, Role.DEPARTMENT},
        {"amt-1"},
    )
    assert api.find_account("neu@example.org") == found
    assert [item.id for item in api.accounts_with_role(Role.DEPARTMENT, "amt-1")] == [made.id]
    assert api.accounts_with_role(Role.DEPARTMENT, "amt-2") == []
    assert api.names_of([made.id, "nonsense"]) == {made.id: "Neu"}
    assert audit.count_entries(audit.Subject("identity.account", made.id)) == 2
