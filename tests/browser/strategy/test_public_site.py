"""The public site in a browser: axe in light, dark and on a phone, narrow screens, keyboard."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from rathaus.strategy.api import load_city
from rathaus.strategy.document import Project
from rathaus.strategy.evaluation import forget
from rathaus.strategy.public.caching import shelf
from rathaus.strategy.store import projects
from rathaus.strategy.versions import store
from tests.browser.checks import (
    assert_accessible,
    assert_keyboard_usable,
    assert_no_horizontal_scroll,
)
from tests.integration.strategy.small_city import OFFICE

pytestmark = [pytest.mark.browser, pytest.mark.database, pytest.mark.django_db(transaction=True)]

CITY = Path(__file__).parents[3] / "cities" / "duesseldorf"
WAITING = "glasfaser-fuer-kindertagesstaetten"
PAGES = [
    "/strategie/",
    "/strategie/ziele/",
    "/strategie/ziele/glasfaser-haelfte-der-haushalte/",
    "/strategie/ziele/5g-stadtgebiet/",
    "/strategie/programme/modernes-arbeiten/",
    "/strategie/aktionsplaene/",
    "/strategie/aktionsplaene/glasfaser/",
    "/strategie/dimensionen/",
    "/strategie/dimensionen/modern/",
    "/strategie/vision/",
    "/strategie/projekte/?q=glasfaser&category=C&category=Z",
    f"/strategie/projekte/{WAITING}/",
    "/strategie/landkarte/",
    "/strategie/fassungen/",
    "/strategie/fassungen/demo/",
    "/strategie/fassungen/vergleich/?von=demo",
    "/strategie/bericht/",
    "/strategie/so-messen-wir/",
    "/strategie/daten/",
    "/strategie/neues/",
    "/strategie/ziele/gibt-es-nicht/",
]


@pytest.fixture(autouse=True)
def _city() -> None:
    forget()
    shelf.clear()
    load_city(CITY, demo=True)
    store.freeze("Demo", actor=OFFICE)


def assert_every_page(page: Page, *checks: Callable[[Page], None]) -> None:
    """Check all pages and fail with everything that was found."""
    found = []
    for path in PAGES:
        page.goto(path)
        for check in checks:
            try:
                check(page)
            except AssertionError as error:
                found.append(f"{path}\n{error}")
    assert not found, "\n\n".join(found)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_page_is_accessible(page: Page, scheme: str) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    assert_every_page(page, assert_accessible)


def test_every_page_fits_a_phone_and_a_narrow_screen(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    assert_every_page(page, assert_accessible, assert_no_horizontal_scroll)


@pytest.mark.parametrize(
    "path",
    ["/strategie/", "/strategie/ziele/glasfaser-haelfte-der-haushalte/", "/strategie/projekte/"],
)
def test_page_works_by_keyboard(page: Page, path: str) -> None:
    page.goto(path)
    assert_keyboard_usable(page)


def test_the_map_is_walked_with_the_keyboard(page: Page) -> None:
    page.goto("/strategie/landkarte/")
    tree = page.get_by_role("tree")
    expect(tree).to_be_visible()
    here = page.locator('[role="treeitem"]:focus')
    page.locator('[role="treeitem"][tabindex="0"]').focus()

    expect(here).to_have_attribute("data-node", "vision")
    page.keyboard.press("ArrowDown")
    expect(here).to_have_attribute("data-node", "cluster-serviceoptimierung")
    page.keyboard.press("ArrowRight")
    expect(here).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowRight")
    expect(here).to_have_attribute("data-node", "dimension-nutzerorientiert")
    page.keyboard.press("ArrowLeft")
    expect(here).to_have_attribute("data-node", "cluster-serviceoptimierung")
    page.keyboard.press("ArrowLeft")
    expect(here).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("End")
    expect(here).to_have_attribute("data-node", "programm-smartes-duesseldorf")
    page.keyboard.press("Home")
    expect(here).to_have_attribute("data-node", "vision")
    page.keyboard.type("dig")
    expect(here).to_have_attribute("data-node", "programm-digitale-infrastruktur")
    expect(page.locator(".map__item--chosen")).to_have_text("Digitale Infrastruktur")
    expect(page.locator(".map__item--near").first).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Digitale Infrastruktur")


def test_without_script_the_map_is_a_list_of_links(page: Page) -> None:
    page.route("**/map*.js", lambda route: route.fulfill(body="", content_type="text/javascript"))
    page.goto("/strategie/landkarte/")
    link = page.locator(".map__tree").get_by_role("link", name="Nutzerorientiert", exact=False)
    expect(link.first).to_be_visible()


def test_filters_lead_to_an_address_that_can_be_shared(page: Page) -> None:
    page.goto("/strategie/")
    page.get_by_label("Projekt finden").fill("Glasfaser")
    page.get_by_role("button", name="Suchen").click()
    page.get_by_text("Auswahl eingrenzen und ordnen").click()
    page.get_by_label("Kategorie").select_option("C")
    page.get_by_role("button", name="Anwenden").click()

    expect(page).to_have_url(re.compile(r"/strategie/projekte/\?q=Glasfaser&category=C$"))
    page.get_by_role("link", name="Filter entfernen: Kategorie C").click()
    assert "category=C" not in page.url


def test_a_title_of_five_hundred_letters_runs_nowhere_out(page: Page) -> None:
    title = ("Donaudampfschifffahrtsgesellschaft" * 20)[:500]
    projects.save([Project(id="long", title=title, action_plan="glasfaser")], actor=OFFICE)
    for path in ("/strategie/projekte/long/", f"/strategie/projekte/?q={title[:60]}"):
        page.goto(path)
        assert_no_horizontal_scroll(page, 320)
