"""Synergies in a real browser: deciding, grouping, two people at once, without scripts too."""

from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Browser, BrowserContext, Page, expect

from rathaus.audit.api import Actor
from rathaus.identity import api as identity
from rathaus.identity.models import Account
from rathaus.kernel.access import Role
from rathaus.strategy.synergies.grouping import group_key
from rathaus.strategy.synergies.models import Judgement
from tests.browser.checks import assert_no_horizontal_scroll
from tests.integration.strategy.synergies.alike_city import load_alike

pytestmark = [pytest.mark.browser, pytest.mark.database, pytest.mark.django_db(transaction=True)]

DOGS = ("dog-register", "dog-tag", "dog-tax")
PAIRS = "strategy:office:synergies:pairs"


def _cookie(name: str) -> str:
    actor = Actor.system("test")
    account = identity.create_account(actor, f"{name}@example.org", name)
    identity.grant_role(actor, account.id, Role.STRATEGY_OFFICE, "")
    client = Client()
    client.force_login(Account.objects.get(pk=account.id), settings.AUTHENTICATION_BACKENDS[0])
    return client.cookies[settings.SESSION_COOKIE_NAME].value


def _sign_in(context: BrowserContext, address: str, name: str) -> None:
    cookie = {"name": settings.SESSION_COOKIE_NAME, "value": _cookie(name), "url": address}
    context.add_cookies([cookie])  # type: ignore[list-item]


@pytest.fixture
def office(transactional_db: None, live_server: Any, context: BrowserContext) -> None:
    load_alike()
    _sign_in(context, live_server.url, "office")


def test_every_page_is_accessible_and_fits_a_phone(
    office: None, page: Page, check_accessible: Callable[[Page], None]
) -> None:
    for address in (
        reverse(PAIRS),
        reverse("strategy:office:synergies:groups"),
        reverse("strategy:office:synergies:group", args=[group_key(DOGS)]),
        reverse("strategy:project", args=["dog-tax"]),
        reverse("strategy:office:project", args=["dog-tax"]),
    ):
        page.goto(address)
        check_accessible(page)
        assert_no_horizontal_scroll(page)


def test_two_decide_on_one_pair_without_scripts(
    office: None, live_server: Any, chromium: Browser
) -> None:
    pages = []
    for name in ("first", "second"):
        context = chromium.new_context(
            base_url=live_server.url, locale="de-DE", java_script_enabled=False
        )
        _sign_in(context, live_server.url, name)
        tab = context.new_page()
        tab.goto(reverse(PAIRS))
        tab.locator("summary", has_text="Entscheiden").first.click()
        pages.append(tab)
    first, second = pages
    first.get_by_role("button", name="Bestätigen").first.click()
    expect(first.get_by_text("Gespeichert.")).to_be_visible()
    second.locator("textarea").first.fill("Mein Grund")
    second.get_by_role("button", name="Nicht ähnlich").first.click()
    expect(second.get_by_text("inzwischen jemand anderes entschieden")).to_be_visible()
    assert Judgement.objects.get().verdict == "accepted"
    for tab in pages:
        tab.context.close()


def test_a_group_becomes_a_plan(office: None, page: Page) -> None:
    page.goto(reverse("strategy:office:synergies:group", args=[group_key(DOGS)]))
    page.get_by_label("Name des neuen Aktionsplans").fill("Rund um den Hund")
    page.get_by_label("Programm des neuen Aktionsplans").select_option("networks")
    page.get_by_role("button", name="Vorschau").click()
    expect(page.get_by_text("Noch ist nichts geändert.")).to_be_visible()
    page.get_by_role("button", name="So festlegen").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("rund-um-den-hund")
