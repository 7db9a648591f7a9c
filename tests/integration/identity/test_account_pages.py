"""Every account page answers, speaks formal German, and keeps the content policy."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from rathaus.identity.models import Account
from rathaus.kernel.access import Role

from .conftest import PASSWORD, Maker

pytestmark = pytest.mark.database

GUEST = [
    "account_login",
    "account_signup",
    "account_inactive",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key_done",
    "account_email_verification_sent",
    "socialaccount_login_cancelled",
]
OWN = [
    "account_logout",
    "account_email",
    "account_change_password",
    "account_reauthenticate",
    "usersessions_list",
    "socialaccount_connections",
    "mfa_index",
    "mfa_list_webauthn",
    "identity:profile",
    "identity:deletion",
]
DELICATE = ["mfa_activate_totp", "mfa_add_webauthn"]
OFFICE = ["identity:accounts", "identity:new_account"]
INFORMAL = re.compile(r"\b(?:du|dich|dir|dein(?:e[nmrs]?)?)\b", re.IGNORECASE)
INLINE = re.compile(r"<script(?![^>]*(?:\bsrc=|application/json))|<style|\sstyle=|\son[a-z]+=")


def check(answer: object, language: str = "de") -> str:
    """A whole page that keeps the rules; returns its text."""
    text: str = answer.content.decode()  # type: ignore[attr-defined]
    assert answer.status_code == 200  # type: ignore[attr-defined]
    assert not INLINE.search(text)
    assert text.count("<h1") == 1
    assert f'lang="{language}"' in text
    if language == "de":
        assert not INFORMAL.search(re.sub(r"<[^>]+>", " ", text))
    return text


@pytest.fixture
def account(make: Maker) -> Account:
    """Somebody from a department with a password."""
    return make("fachamt", Role.DEPARTMENT, "amt-1", PASSWORD)


@pytest.fixture
def signed_in(client: Client, account: Account) -> Client:
    """A browser in which somebody has just signed in and confirmed with the password."""
    client.post(reverse("account_login"), {"login": account.email, "password": PASSWORD})
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    return client


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("name", GUEST)
def test_pages_for_guests(client: Client, name: str, language: str) -> None:
    client.cookies["django_language"] = language
    check(client.get(reverse(name)), language)


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("name", [*OWN, *DELICATE, "identity:delegations"])
def test_own_pages(signed_in: Client, account: Account, name: str, language: str) -> None:
    signed_in.cookies["django_language"] = language
    check(signed_in.get(reverse(name)), language)


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("name", OFFICE)
def test_administration(office: Client, name: str, language: str) -> None:
    office.cookies["django_language"] = language
    check(office.get(reverse(name)), language)


def test_one_account(office: Client, account: Account) -> None:
    text = check(office.get(reverse("identity:account", args=[account.pk])))
    assert "Fachamt (amt-1)" in text


def test_english_pages_are_english(client: Client) -> None:
    client.cookies["django_language"] = "en"
    text = check(client.get(reverse("account_login")), "en")
    assert "Sign in" in text
    assert "Anmelden" not in text


def test_mistakes_stand_above_and_beside_the_field(client: Client) -> None:
    answer = client.post(reverse("account_signup"), {"email": "x", "password1": "kurz"})
    text = check(answer)
    assert "<title>Fehler:" in text
    assert "error-summary" in text


@pytest.mark.parametrize("password", ["elf Zeichen", "qwerty123456", "citizen@example.org", ""])
def test_weak_passwords_are_refused(client: Client, password: str) -> None:
    data = {"email": "citizen@example.org", "password1": password}
    answer = client.post(reverse("account_signup"), data)
    assert answer.status_code == 200
    assert not Account.objects.exists()


def test_profile_is_saved_and_sets_the_language(signed_in: Client, account: Account) -> None:
    answer = signed_in.post(reverse("identity:profile"), {"display_name": "Neu", "language": "en"})
    assert answer.status_code == 302
    account.refresh_from_db()
    assert (account.display_name, account.language) == ("Neu", "en")
    assert signed_in.cookies["django_language"].value == "en"
