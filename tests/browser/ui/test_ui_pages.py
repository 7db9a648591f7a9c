"""The kit's own pages in a browser: light, dark, narrow, by keyboard, without script."""

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.browser.checks import (
    assert_accessible,
    assert_keyboard_usable,
    assert_no_horizontal_scroll,
)

pytestmark = [pytest.mark.browser, pytest.mark.database, pytest.mark.django_db(transaction=True)]
PAGES = [
    "/bausteine/",
    "/impressum/",
    "/datenschutz/",
    "/barrierefreiheit/",
    "/rueckmeldung/?seite=/impressum/",
    "/rueckmeldung/danke/",
]


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_page_is_accessible(page: Page, path: str, scheme: str) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.goto(path)
    assert_accessible(page)


@pytest.mark.parametrize("path", PAGES)
def test_page_fits_a_narrow_screen(page: Page, path: str) -> None:
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto(path)
    assert_no_horizontal_scroll(page, 320)
    assert_accessible(page)


@pytest.mark.parametrize("path", ["/bausteine/", "/datenschutz/", "/rueckmeldung/"])
def test_page_works_by_keyboard(page: Page, path: str) -> None:
    page.goto(path)
    assert_keyboard_usable(page)


def test_missing_page_is_friendly_and_accessible(page: Page) -> None:
    page.goto("/gibt-es-nicht/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Diese Seite gibt es nicht")
    assert_accessible(page)


def test_look_changes_without_reload_and_stays(page: Page) -> None:
    page.goto("/impressum/")
    page.get_by_role("link", name="Dunkle Ansicht").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    page.goto("/datenschutz/")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert ground == "rgb(13, 15, 26)"


def test_everything_works_without_script(chromium: Browser, live_server: LiveServer) -> None:
    context = chromium.new_context(
        base_url=live_server.url, java_script_enabled=False, locale="de-DE"
    )
    page = context.new_page()
    page.goto("/bausteine/")
    page.get_by_role("link", name="Dunkle Ansicht").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    chart = page.locator("figure.chart").first
    expect(chart.locator(".chart__table")).to_be_hidden()
    chart.locator("label", has_text="Tabelle").click()
    expect(chart.locator(".chart__table")).to_be_visible()
    page.get_by_role("button", name="169.088").click()
    expect(page.locator("#beleg-1")).to_be_visible()
    page.get_by_role("link", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    context.close()


def test_source_of_a_number_opens_by_keyboard(page: Page) -> None:
    page.goto("/bausteine/")
    page.get_by_role("button", name="361.300").focus()
    page.keyboard.press("Enter")
    source = page.locator("#beleg-2")
    expect(source).to_be_visible()
    assert_accessible(page)
    page.keyboard.press("Escape")
    expect(source).to_be_hidden()


def test_wrong_feedback_is_explained_at_the_field(page: Page) -> None:
    page.goto("/rueckmeldung/?seite=/impressum/")
    page.get_by_label("E-Mail-Adresse").fill("kein-at")
    page.get_by_role("button", name="Rückmeldung senden").click()
    expect(page).to_have_title("Fehler: Rückmeldung geben · Rathaus Düsseldorf")
    summary = page.locator("[data-error-summary]")
    expect(summary).to_be_focused()
    expect(page.get_by_label("E-Mail-Adresse")).to_have_value("kein-at")
    assert_accessible(page)
    summary.get_by_role("link", name="Schreiben Sie, was Sie uns sagen möchten").click()
    expect(page.get_by_label("Was stimmt nicht")).to_be_focused()


def test_feedback_from_the_foot_of_a_page_arrives(page: Page) -> None:
    page.goto("/datenschutz/")
    page.get_by_label("Was stimmt nicht").fill("Die Telefonnummer fehlt.")
    page.get_by_role("button", name="Rückmeldung senden").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Ihre Rückmeldung ist angekommen")
    expect(page.get_by_role("link", name="Zurück zur Seite")).to_have_attribute(
        "href", "/datenschutz/"
    )


def test_print_hides_controls_and_shows_tables(page: Page) -> None:
    page.goto("/bausteine/")
    page.emulate_media(media="print", color_scheme="dark")
    expect(page.locator(".strip__tools")).to_be_hidden()
    expect(page.locator("figure.chart .chart__table").first).to_be_visible()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


def test_the_address_of_a_page_can_be_copied(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto("/impressum/?a=1")
    page.get_by_role("button", name="Adresse dieser Seite kopieren").click()
    expect(page.get_by_role("button", name="Adresse kopiert")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()").endswith("/impressum/?a=1")
