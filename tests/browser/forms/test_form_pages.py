"""A form in the browser: readable for everybody, by keyboard, on a phone, without script."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.fixtures import Settings
from pytest_django.live_server_helper import LiveServer

from rathaus.audit import api as audit
from rathaus.forms import api as forms
from tests.browser.checks import assert_keyboard_usable, assert_no_horizontal_scroll
from tests.integration.forms import desk
from tests.unit.forms.sample import EVERY_TYPE, both, field, form_of

pytestmark = [pytest.mark.browser, pytest.mark.database, pytest.mark.django_db(transaction=True)]

TWO_PAGES = {
    **EVERY_TYPE,
    "pages": [*EVERY_TYPE["pages"], *form_of(field("last", "text", hint=both("Hilfe")))["pages"]],
}
TWO_PAGES["pages"][1]["key"] = "two"


@pytest.fixture
def draft(settings: Settings) -> forms.Draft:
    """A draft of a form with every field type, at the desk."""
    settings.ROOT_URLCONF = "tests.integration.forms.desk"
    desk.SUBMISSIONS.clear()
    actor = audit.Actor("visitor", "visitor")
    ticked = {"agreed": True, "colour": "red", "office": "it"}
    answers = {"children": [{}], "persons": 2, **ticked}
    form = forms.read_form(TWO_PAGES)
    return forms.start_draft(form, subject="test", actor=actor, answers=answers)


def test_every_kind_of_field_is_accessible(
    draft: forms.Draft, page: Page, check_accessible: Callable[[Page], None]
) -> None:
    page.goto(f"/desk/{draft.token}/one/")
    check_accessible(page)
    page.get_by_role("button", name="Weiter", exact=True).click()
    summary = page.locator("[data-error-summary]")
    expect(summary).to_be_focused()
    expect(page).to_have_title(page.title())
    assert page.title().startswith("Fehler:")
    check_accessible(page)
    assert_no_horizontal_scroll(page)
    page.emulate_media(color_scheme="dark")
    check_accessible(page)
    summary.get_by_role("link").first.click()
    expect(page.get_by_label("Name", exact=True).first).to_be_focused()
    page.set_viewport_size({"width": 390, "height": 800})
    check_accessible(page)
    assert_keyboard_usable(page)


def test_a_form_is_filled_in_without_script(
    draft: forms.Draft, chromium: Browser, live_server: LiveServer
) -> None:
    context = chromium.new_context(
        base_url=live_server.url, locale="de-DE", java_script_enabled=False
    )
    page = context.new_page()
    page.goto(f"/desk/{draft.token}/one/")
    page.get_by_label("Name", exact=True).first.fill("Anna")
    born = page.get_by_role("group", name="Born")
    for part, text in (("Tag", "30"), ("Monat", "2"), ("Jahr", "1990")):
        born.get_by_label(part).fill(text)
    page.get_by_role("button", name="Kind hinzufügen").click()
    second = page.get_by_role("group", name="Kind 2")
    second.get_by_label("Called").fill("Ben")
    second.get_by_label("Age").fill("7")
    page.get_by_role("button", name="Aktualisieren").click()
    second.get_by_label("School").fill("am Park")
    page.get_by_role("button", name="Kind 1 entfernen").click()
    page.get_by_role("group", name="Wohnung").get_by_label("Street").fill("Weg 1")
    page.get_by_label("Street").press("Enter")
    expect(page.locator(".error-summary")).to_contain_text("Den 30.2.1990 gibt es nicht.")
    born.get_by_label("Tag").fill("28")
    page.get_by_role("button", name="Weiter", exact=True).click()
    page.get_by_label("Last").fill("Ende")
    page.get_by_role("button", name="Zurück").click()
    page.get_by_role("button", name="Weiter", exact=True).click()
    expect(page.get_by_label("Last")).to_have_value("Ende")
    page.get_by_role("button", name="Weiter", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Prüfen und senden")
    page.get_by_role("button", name="Absenden").click()
    expect(page.get_by_text("Danke")).to_be_visible()
    (done,) = desk.SUBMISSIONS
    assert done.data["born"] == "1990-02-28"
    assert done.data["children"] == [{"called": "Ben", "age": 7, "school": "am Park"}]
    context.close()


def test_the_summary_is_accessible(
    draft: forms.Draft, page: Page, check_accessible: Callable[[Page], None]
) -> None:
    page.goto(f"/desk/{draft.token}/pruefen/")
    check_accessible(page)
    assert_no_horizontal_scroll(page)
    page.get_by_role("link", name="Ändern").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Seite")
