"""Codes of an app as a second step: set up, asked for, kept encrypted, replaceable."""

import time
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.test import Client
from django.urls import reverse

from rathaus.identity.models import Account

from .conftest import PASSWORD, Maker

pytestmark = pytest.mark.database


def code(secret: str, ahead: int = 0) -> str:
    """What the app shows."""
    counter = int(time.time()) // 30 + ahead
    return str(format_hotp_value(hotp_value(secret, counter)))


@pytest.fixture
def account(make: Maker) -> Account:
    """Somebody with a password."""
    return make("somebody", password=PASSWORD)


@pytest.fixture
def secret(client: Client, account: Account) -> str:
    """Sets the app up; returns its secret."""
    client.post(reverse("account_login"), {"login": account.email, "password": PASSWORD})
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    page: Any = client.get(reverse("mfa_activate_totp"))
    found: str = page.context["form"].secret
    answer = client.post(reverse("mfa_activate_totp"), {"code": code(found)})
    assert answer["Location"] == reverse("mfa_view_recovery_codes")
    return found


def half_signed_in(account: Account) -> Client:
    """A browser that has given the password."""
    client = Client()
    answer = client.post(reverse("account_login"), {"login": account.email, "password": PASSWORD})
    assert answer["Location"] == reverse("mfa_authenticate")
    assert client.get(reverse("identity:profile")).status_code == 302
    return client


def test_password_alone_is_no_longer_enough(account: Account, secret: str) -> None:
    client = half_signed_in(account)
    page = client.get(reverse("mfa_authenticate"))
    assert "Zweiter Schritt" in page.content.decode()
    client.post(reverse("mfa_authenticate"), {"code": "000000"})
    assert "_auth_user_id" not in client.session
    client.post(reverse("mfa_authenticate"), {"code": code(secret, 1)})
    assert client.session["_auth_user_id"] == str(account.pk)


def test_a_code_works_once(account: Account, secret: str) -> None:
    shown = code(secret, 1)
    half_signed_in(account).post(reverse("mfa_authenticate"), {"code": shown})
    second = half_signed_in(account)
    second.post(reverse("mfa_authenticate"), {"code": shown})
    assert "_auth_user_id" not in second.session


def test_the_secret_is_kept_encrypted(account: Account, secret: str) -> None:
    kept = Authenticator.objects.get(type=Authenticator.Type.TOTP).data["secret"]
    assert secret not in kept
    assert kept.startswith("gAAAA")


def test_recovery_codes_work_once(client: Client, account: Account, secret: str) -> None:
    page: Any = client.get(reverse("mfa_view_recovery_codes"))
    spare = page.context["unused_codes"][0]
    assert client.get(reverse("mfa_download_recovery_codes")).content.decode().count(spare) == 1
    first, second = half_signed_in(account), half_signed_in(account)
    first.post(reverse("mfa_authenticate"), {"code": spare})
    second.post(reverse("mfa_authenticate"), {"code": spare})
    assert "_auth_user_id" in first.session
    assert "_auth_user_id" not in second.session


def test_switching_off(client: Client, account: Account, secret: str) -> None:
    assert client.get(reverse("mfa_deactivate_totp")).status_code == 200
    client.post(reverse("mfa_deactivate_totp"))
    again = Client()
    again.post(reverse("account_login"), {"login": account.email, "password": PASSWORD})
    assert "_auth_user_id" in again.session
