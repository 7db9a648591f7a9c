"""The plan in a real browser: from the first plan to a variant, by keyboard, on a phone."""

from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from playwright.sync_api import BrowserContext, Page, expect

from rathaus.audit.api import Actor
from rathaus.identity import api as identity
from rathaus.identity.models import Account
from rathaus.kernel.access import Role
from rathaus.strategy.schedule.jobs import search_plan
from rathaus.strategy.schedule.models import PlanRun
from tests.browser.checks import assert_keyboard_usable, assert_no_horizontal_scroll
from tests.integration.strategy.schedule.planned_city import SETTINGS, load_planned, planned_run

pytestmark = [pytest.mark.browser, pytest.mark.database, pytest.mark.django_db(transaction=True)]

Check = Callable[[Page], None]
SYSTEM = Actor.system("test")


@pytest.fixture
def office(transactional_db: None, live_server: Any, context: BrowserContext) -> str:
    """A small city, and somebody of the strategy office signed in; returns the plan's address."""
    load_planned()
    account = identity.create_account(SYSTEM, "office@example.org", "office")
    identity.grant_role(SYSTEM, account.id, Role.STRATEGY_OFFICE, "")
    client = Client()
    client.force_login(Account.objects.get(pk=account.id), settings.AUTHENTICATION_BACKENDS[0])
    cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
    context.add_cookies(
        [{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": live_server.url}]
    )
    return reverse("strategy:office:schedule:plan")


def _search() -> None:
    """Do what the worker would."""
    for key in PlanRun.objects.filter(state=PlanRun.State.QUEUED).values_list("pk", flat=True):
        search_plan.run_now(run=key)


def test_from_the_first_plan_to_half_a_person_more(
    office: str, page: Page, check_accessible: Check
) -> None:
    page.goto(office)
    check_accessible(page)
    page.get_by_role("button", name="Plan rechnen").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Plan wird gerechnet")
    _search()
    page.reload()
    expect(page.get_by_text("Fertig.")).to_be_visible()
    check_accessible(page)
    page.get_by_role("link", name="Plan ansehen").click()
    expect(page.get_by_role("heading", name="Was bewiesen ist")).to_be_visible()
    check_accessible(page)

    page.get_by_role("link", name="Archiv öffnen").click()
    expect(page.get_by_role("heading", name="Warum wartet dieses Projekt?")).to_be_visible()
    expect(page.get_by_text("3 Die kleinste Änderung")).to_be_visible()
    check_accessible(page)

    page.goto(office)
    page.get_by_role("link", name="Variante anlegen").click()
    page.get_by_label("Name").fill("Halbe Stelle")
    page.get_by_role("button", name="Anlegen").click()
    page.get_by_label("Volle Stellen").fill("0,5")
    page.get_by_role("button", name="Hinzufügen").first.click()
    expect(page.get_by_text("0,5 volle Stellen")).to_be_visible()
    check_accessible(page)
    page.get_by_role("button", name="Variante rechnen").click()
    _search()
    page.goto(office)
    expect(page.get_by_role("row", name="Halbe Stelle")).to_be_visible()
    page.get_by_role("link", name="Unterschied").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Unterschied")
    check_accessible(page)

    page.goto(office)
    page.get_by_role("link", name="Freigeben").click()
    page.get_by_label("Grund").fill("Beschluss")
    page.get_by_role("button", name="Freigeben").click()
    expect(page.get_by_text("Plan 1 ist freigegeben und gilt.")).to_be_visible()


def test_the_plan_fits_a_phone_and_a_keyboard(
    office: str, page: Page, check_accessible: Check
) -> None:
    search_plan.run_now(run=planned_run(SETTINGS).pk)
    names: list[tuple[str, list[Any]]] = [
        ("plan", []),
        ("why", ["p-4"]),
        ("settings", []),
        ("rules", []),
    ]
    for name, arguments in names:
        page.goto(reverse(f"strategy:office:schedule:{name}", args=arguments))
        assert_no_horizontal_scroll(page)
        check_accessible(page)
    page.goto(office)
    assert_keyboard_usable(page)
    page.goto(office + "?ansicht=tabelle&gruppe=category")
    assert_no_horizontal_scroll(page)
    check_accessible(page)
    page.emulate_media(color_scheme="dark")
    page.goto(office + "?zoom=quarter")
    check_accessible(page)
