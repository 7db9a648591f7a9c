"""The strategy office in a real browser: every page, the table by keyboard, two people at once."""

from collections.abc import Callable, Iterator
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
from rathaus.strategy.models import ProjectRow
from rathaus.strategy.store.projects import get
from tests.browser.checks import assert_keyboard_usable, assert_no_horizontal_scroll
from tests.integration.strategy.small_city import SMALL, load_small

pytestmark = [pytest.mark.browser, pytest.mark.database, pytest.mark.django_db(transaction=True)]

Check = Callable[[Page], None]
SYSTEM = Actor.system("test")


def _cookie(role: Role, name: str, department: str = "") -> str:
    account = identity.create_account(SYSTEM, f"{name}@example.org", name)
    identity.grant_role(SYSTEM, account.id, role, department)
    client = Client()
    client.force_login(Account.objects.get(pk=account.id), settings.AUTHENTICATION_BACKENDS[0])
    return client.cookies[settings.SESSION_COOKIE_NAME].value


def _sign_in(context: BrowserContext, address: str, cookie: str) -> None:
    context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": address}])


@pytest.fixture
def office(transactional_db: None, live_server: Any, context: BrowserContext) -> str:
    """A small city, and somebody of the strategy office signed in; returns the first address."""
    load_small()
    _sign_in(context, live_server.url, _cookie(Role.STRATEGY_OFFICE, "office"))
    return reverse("strategy:office:portfolio")


@pytest.fixture
def second(chromium: Browser, live_server: Any, office: str) -> Iterator[Page]:
    """The tab of a colleague."""
    other = chromium.new_context(base_url=live_server.url, locale="de-DE")
    _sign_in(other, live_server.url, _cookie(Role.STRATEGY_OFFICE, "colleague"))
    yield other.new_page()
    other.close()


def _addresses() -> list[str]:
    key = ProjectRow.objects.order_by("key").values_list("key", flat=True)[0]
    named = [
        "portfolio",
        "new-project",
        "board",
        "rules",
        "quality",
        "goals",
        "structure",
        "versions",
        "import",
    ]
    return [
        *(reverse(f"strategy:office:{name}") for name in named),
        reverse("strategy:office:project", args=[key]),
        reverse("strategy:office:goal", args=[SMALL.goals[0].id]),
        reverse("strategy:office:new-element", args=["pools"]),
        reverse("strategy:office:element", args=["goals", SMALL.goals[0].id]),
        reverse("strategy:office:portfolio") + "?spalte=cost&spalte=changed&sortierung=-title",
        reverse("strategy:office:portfolio") + "?category=nothing",
        reverse("strategy:office:rules") + f"?projekt={key}",
        reverse("strategy:office:rules") + "?pruefen=1&f-projekt-beginn=bald",
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_page_is_accessible_in_light_and_dark(
    office: str, page: Page, check_accessible: Check, scheme: Any
) -> None:
    page.emulate_media(color_scheme=scheme)
    for address in _addresses():
        page.goto(address)
        check_accessible(page)


def test_every_page_is_accessible_and_fits_on_a_phone(
    office: str, page: Page, check_accessible: Check
) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    for address in _addresses():
        page.goto(address)
        check_accessible(page)
        assert_no_horizontal_scroll(page, 320)


def test_every_page_is_walked_with_tab(office: str, page: Page) -> None:
    for address in _addresses()[:4]:
        page.goto(address)
        assert_keyboard_usable(page)


def _cell(page: Page, row: int, name: str) -> Any:
    return page.locator(f"[data-row] >> nth={row}").locator(f"[data-cell={name}]")


def _editor(page: Page) -> Any:
    return page.locator(".is-editing [name=value]")


def test_the_table_is_walked_with_arrows_and_rows_are_chosen_with_space(
    office: str, page: Page
) -> None:
    page.goto(office)
    _cell(page, 0, "title").focus()
    page.keyboard.press("ArrowDown")
    expect(_cell(page, 1, "title")).to_be_focused()
    page.keyboard.press("End")
    expect(_cell(page, 1, "lead")).to_be_focused()
    page.keyboard.press("Home")
    page.keyboard.press("ArrowRight")
    expect(_cell(page, 1, "action_plan")).to_be_focused()
    page.keyboard.press("Space")
    expect(page.locator("[data-office-bulk]")).to_contain_text("1 ausgewählt")
    page.keyboard.press("Escape")
    expect(page.locator("[data-office-bulk]")).to_be_hidden()
    expect(_cell(page, 1, "action_plan")).to_be_focused()
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_visible()


def test_a_cell_is_edited_with_the_keyboard_saved_and_taken_back(
    office: str, page: Page, check_accessible: Check
) -> None:
    page.goto(office)
    key = page.locator("[data-row]").first.get_attribute("data-row") or ""
    before = get(key).project.lead
    _cell(page, 0, "lead").focus()
    page.keyboard.press("Enter")
    field = _editor(page)
    expect(field).to_be_focused()
    check_accessible(page)
    field.fill("Verworfen")
    page.keyboard.press("Escape")
    expect(_cell(page, 0, "lead")).to_be_focused()
    page.keyboard.press("Enter")
    field.fill("Yilmaz")
    page.keyboard.press("Enter")
    expect(_cell(page, 0, "lead")).to_have_text("Yilmaz")
    expect(_cell(page, 0, "lead")).to_be_focused()
    expect(page.locator("[data-saved]")).to_contain_text("Gespeichert um")
    page.reload()
    expect(_cell(page, 0, "lead")).to_have_text("Yilmaz")
    _cell(page, 0, "lead").focus()
    page.keyboard.press("F2")
    field.fill("Celik")
    page.keyboard.press("Enter")
    expect(_cell(page, 0, "lead")).to_have_text("Celik")
    page.keyboard.press("Control+z")
    expect(_cell(page, 0, "lead")).to_have_text("Yilmaz")
    assert get(key).project.lead == "Yilmaz" != before


def test_a_proposal_is_taken_with_the_arrows_and_a_wrong_value_says_why(
    office: str, page: Page
) -> None:
    page.goto(office)
    _cell(page, 0, "status").focus()
    page.keyboard.press("Enter")
    expect(_editor(page)).to_be_focused()
    page.keyboard.type("abge")
    page.keyboard.press("Enter")
    expect(_editor(page)).to_have_count(0)
    expect(_cell(page, 0, "status")).to_contain_text("abgebrochen")
    _cell(page, 0, "end").focus()
    page.keyboard.press("Enter")
    field = _editor(page)
    field.fill("nie")
    page.keyboard.press("Enter")
    expect(page.locator("[data-problem]")).to_contain_text("ist kein Datum")
    expect(field).to_be_focused()
    expect(field).to_have_value("nie")


def test_of_two_people_in_one_cell_the_second_is_told_and_loses_nothing(
    office: str, page: Page, second: Page
) -> None:
    page.goto(office)
    second.goto(office)
    key = page.locator("[data-row]").first.get_attribute("data-row") or ""
    for tab in (page, second):
        _cell(tab, 0, "lead").focus()
        tab.keyboard.press("Enter")
        expect(_editor(tab)).to_be_focused()
    page.keyboard.type("Erste")
    page.keyboard.press("Enter")
    expect(_cell(page, 0, "lead")).to_have_text("Erste")
    second.keyboard.type("Zweite")
    second.keyboard.press("Enter")
    expect(second.locator("[data-problem]")).to_contain_text("„Erste“")
    expect(_editor(second)).to_have_value("Zweite")
    assert get(key).project.lead == "Erste"
    second.keyboard.press("Enter")
    expect(_cell(second, 0, "lead")).to_have_text("Zweite")
    assert get(key).project.lead == "Zweite"


def test_many_projects_are_changed_after_a_preview(office: str, page: Page) -> None:
    page.goto(office)
    page.get_by_label("Alle dieser Seite auswählen").check()
    rows = page.locator("[data-row]").count()
    expect(page.locator("[data-office-bulk]")).to_contain_text(f"{rows} ausgewählt")
    _cell(page, 0, "title").focus()
    page.keyboard.press("l")
    page.get_by_label("Leitung").fill("Gemeinsam")
    page.get_by_role("button", name="Folge ansehen").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Folge der Änderung")
    assert not ProjectRow.objects.filter(lead="Gemeinsam").exists()
    page.get_by_role("button", name="ändern").click()
    expect(page.get_by_role("status").first).to_contain_text("geändert")
    assert ProjectRow.objects.filter(lead="Gemeinsam").count() == rows


def test_a_view_is_saved_renamed_and_deleted(office: str, page: Page) -> None:
    page.goto(f"{office}?category=C")
    page.get_by_text("+ Ansicht sichern").click()
    page.get_by_label("Name der Ansicht").fill("Was wartet")
    page.get_by_role("button", name="Ansicht sichern").click()
    tab = page.get_by_role("link", name="Was wartet")
    expect(tab).to_have_attribute("aria-current", "page")
    page.get_by_text("+ Ansicht sichern").click()
    page.get_by_label("Name der Ansicht").fill("Kategorie C")
    page.get_by_role("button", name="Ansicht sichern").click()
    renamed = page.get_by_role("link", name="Kategorie C", exact=True)
    expect(renamed).to_have_attribute("aria-current", "page")
    expect(tab).to_have_count(0)
    page.get_by_text("+ Ansicht sichern").click()
    page.get_by_role("button", name="„Kategorie C“ löschen").click()
    expect(renamed).to_have_count(0)


def test_rules_are_tried_by_hand(office: str, page: Page) -> None:
    page.goto(reverse("strategy:office:rules"))
    page.get_by_text("Angaben von Hand eintragen").click()
    page.get_by_label("Stand", exact=True).select_option("Idee")
    page.get_by_label("Lief bei Erscheinen").select_option("ja")
    page.get_by_role("button", name="Entscheiden").click()
    outcome = page.get_by_role("region", name="Ergebnis")
    expect(outcome).to_contain_text("Es lief schon, als die Strategie erschien")
    used = page.get_by_role("region", name="Tabelle Kategorie").locator("tbody tr").first
    expect(used.get_by_role("rowheader")).to_contain_text("gilt")
    expect(page.get_by_label("Stand", exact=True)).to_have_value("Idee")


def test_everything_also_works_without_script(
    office: str, live_server: Any, chromium: Browser
) -> None:
    plain = chromium.new_context(
        base_url=live_server.url, java_script_enabled=False, locale="de-DE"
    )
    _sign_in(plain, live_server.url, _cookie(Role.STRATEGY_OFFICE, "plain"))
    page = plain.new_page()
    page.goto(office)
    title = page.locator("[data-row] th a").first.inner_text()
    page.locator("[data-row] th a").first.click()
    page.get_by_label("Leitung").fill("Ohne Skript")
    page.get_by_role("button", name="Speichern").click()
    expect(page.get_by_role("status")).to_contain_text("Gespeichert um")
    page.goto(office)
    page.get_by_label(f"{title} auswählen", exact=True).check()
    page.get_by_role("button", name="Leitung zuweisen").click()
    page.get_by_label("Leitung").fill("Alle zusammen")
    page.get_by_role("button", name="Folge ansehen").click()
    page.get_by_role("button", name="1 Projekt ändern").click()
    expect(page.get_by_text("Alle zusammen").first).to_be_visible()
    plain.close()


def test_a_department_sees_all_and_edits_its_own(
    office: str, live_server: Any, page: Page, context: BrowserContext
) -> None:
    own = SMALL.departments[0].id
    context.clear_cookies()
    _sign_in(context, live_server.url, _cookie(Role.DEPARTMENT, "department", own))
    page.goto(office)
    foreign = page.locator("[data-row][data-locked]").first
    expect(foreign.locator("[data-row-select]")).to_have_count(0)
    foreign.locator("[data-cell=lead]").focus()
    page.keyboard.press("Enter")
    expect(page.locator("[data-saved]")).to_contain_text("gehört zu einem anderen Amt")
    expect(foreign.locator("[data-cell=lead]")).to_be_focused()
    expect(page.get_by_role("link", name="Mein Amt")).to_be_visible()
    foreign.locator("th a").click()
    expect(page.get_by_role("button", name="Speichern")).to_have_count(0)
