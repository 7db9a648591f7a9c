"""Passkeys in a real browser with a virtual authenticator: add, sign in, confirm, remove."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from playwright.sync_api import BrowserContext, Page, expect

from rathaus.audit.api import Actor
from rathaus.identity import grants
from rathaus.identity.models import Account
from rathaus.kernel.access import Role
from tests.browser.checks import assert_keyboard_usable, assert_no_horizontal_scroll

pytestmark = [pytest.mark.browser, pytest.mark.database, pytest.mark.django_db(transaction=True)]
PASSWORD = "ein ganzer Satz als Kennwort"
Check = Callable[[Page], None]


@pytest.fixture
def account(transactional_db: None) -> Account:
    """Somebody with a password."""
    cache.clear()
    account = Account.objects.create_user("anna@example.org", PASSWORD, display_name="Anna")
    EmailAddress.objects.create(user=account, email=account.email, verified=True, primary=True)
    grants.grant(Actor.system("test"), account, Role.DEPARTMENT, "amt-1")
    grants.grant(Actor.system("test"), account, Role.ADMINISTRATOR)
    return account


@pytest.fixture
def device(context: BrowserContext, page: Page) -> Iterator[Any]:
    """A virtual authenticator that holds resident keys and knows its owner."""
    session = context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    session.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2",
                "transport": "internal",
                "hasResidentKey": True,
                "hasUserVerification": True,
                "isUserVerified": True,
                "automaticPresenceSimulation": True,
            }
        },
    )
    yield session
    session.detach()


@pytest.fixture
def address(live_server: Any) -> str:
    """Passkeys need a name, so not 127.0.0.1."""
    return str(live_server.url.replace("127.0.0.1", "localhost"))


def sign_in(page: Page, address: str) -> None:
    """With the password."""
    page.goto(f"{address}/konto/anmelden/")
    page.get_by_label("E-Mail-Adresse").fill("anna@example.org")
    page.get_by_label("Passwort", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Anmelden", exact=True).click()
    expect(page.get_by_role("heading", name="Mein Konto")).to_be_visible()


def confirm(page: Page) -> None:
    """The password once more."""
    expect(page.get_by_role("heading", name="Bitte bestätigen")).to_be_visible()
    page.get_by_label("Passwort").fill(PASSWORD)
    page.get_by_role("button", name="Bestätigen").click()


def add_passkey(page: Page, address: str) -> None:
    """Add one that replaces the password."""
    page.goto(f"{address}/konto/sicherheit/passkeys/neu/")
    confirm(page)
    page.get_by_label("Name").fill("Mein Rechner")
    page.get_by_role("checkbox").check()
    page.get_by_role("button", name="Passkey hinzufügen").click()
    expect(page.get_by_role("heading", name="Ersatzcodes")).to_be_visible()


def sign_out(page: Page, address: str) -> None:
    """And back to the start."""
    page.goto(f"{address}/konto/abmelden/")
    page.get_by_role("button", name="Abmelden", exact=True).last.click()
    page.wait_for_url(re.compile(r"(?<!abmelden/)$"))


def test_passkey_from_adding_to_removing(
    page: Page, address: str, account: Account, device: Any
) -> None:
    sign_in(page, address)
    add_passkey(page, address)
    key = Authenticator.objects.get(type=Authenticator.Type.WEBAUTHN)
    assert key.wrap().is_passwordless

    sign_out(page, address)
    page.goto(f"{address}/konto/anmelden/?next=/konto/sitzungen/")
    page.get_by_role("button", name="Mit Passkey anmelden").click()
    expect(page.get_by_role("heading", name="Sitzungen")).to_be_visible()

    page.goto(f"{address}/konto/sicherheit/passkeys/")
    expect(page.get_by_role("rowheader", name="Mein Rechner")).to_be_visible()
    page.get_by_role("link", name="Entfernen").click()
    page.get_by_role("link", name=re.compile("Sicherheitsschlüssel|Passkey")).first.click()
    page.get_by_role("button", name="Passkey verwenden").click()
    page.get_by_role("button", name="Passkey entfernen").click()
    expect(page.get_by_text("Sie haben noch keinen Passkey.")).to_be_visible()


def test_a_device_that_refuses_is_explained(
    page: Page, address: str, account: Account, device: Any
) -> None:
    page.goto(f"{address}/konto/anmelden/")
    page.get_by_role("button", name="Mit Passkey anmelden").click()
    expect(page.get_by_role("alert")).to_contain_text("Das hat nicht geklappt")
    expect(page.get_by_role("button", name="Mit Passkey anmelden")).to_be_enabled()


def test_numeric_address_is_explained(page: Page, address: str, account: Account) -> None:
    page.goto(f"{address.replace('localhost', '127.0.0.1')}/konto/anmelden/")
    page.get_by_role("button", name="Mit Passkey anmelden").click()
    expect(page.get_by_role("alert")).to_contain_text("nur über einen Namen")


PAGES = [
    "/konto/",
    "/konto/adresse/",
    "/konto/abmelden/",
    "/konto/bestaetigen/",
    "/konto/dienste/",
    "/konto/loeschen/",
    "/konto/passwort/aendern/",
    "/konto/sicherheit/",
    "/konto/sicherheit/passkeys/",
    "/konto/sitzungen/",
    "/konto/vertretung/",
    "/konto/verwaltung/",
    "/konto/verwaltung/neu/",
]
GUESTS = [
    "/konto/anmelden/",
    "/konto/registrieren/",
    "/konto/passwort/vergessen/",
    "/konto/gesperrt/",
]


def test_pages_for_guests_are_accessible(
    page: Page, address: str, account: Account, check_accessible: Check
) -> None:
    for path in GUESTS:
        page.goto(address + path)
        check_accessible(page)
        assert_no_horizontal_scroll(page)
        assert_keyboard_usable(page)


def test_mistakes_are_accessible(
    page: Page, address: str, account: Account, check_accessible: Check
) -> None:
    page.goto(f"{address}/konto/registrieren/")
    page.get_by_label("E-Mail-Adresse").fill("x@example.org")
    page.get_by_label("Passwort", exact=True).fill("kurz")
    page.get_by_role("button", name="Konto anlegen").click()
    expect(page.locator(".error-summary")).to_be_focused()
    assert page.title().startswith("Fehler:")
    check_accessible(page)


def test_own_pages_and_administration_are_accessible(
    page: Page, address: str, account: Account, check_accessible: Check
) -> None:
    sign_in(page, address)
    for path in [*PAGES, f"/konto/verwaltung/{account.pk}/"]:
        page.goto(address + path)
        check_accessible(page)
        assert_no_horizontal_scroll(page)
        assert_keyboard_usable(page)
    page.goto(f"{address}/konto/sicherheit/app/")
    confirm(page)
    expect(page.get_by_role("img", name="QR-Code für die App")).to_be_visible()
    check_accessible(page)


def test_signing_in_with_the_keyboard_alone(page: Page, address: str, account: Account) -> None:
    page.goto(f"{address}/konto/anmelden/")
    page.get_by_label("E-Mail-Adresse").focus()
    page.keyboard.type("anna@example.org")
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Mein Konto")).to_be_visible()
