"""A survey in a real browser: designed, answered together, accepted; and every page accessible."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.conf import settings
from django.urls import reverse
from playwright.sync_api import Browser, Page, expect

from rathaus.kernel.access import Role
from rathaus.participation.api import surveys
from rathaus.strategy.models import ProjectRow
from rathaus.strategy.surveys.models import Proposal
from tests.browser.checks import assert_keyboard_usable, assert_no_horizontal_scroll
from tests.integration.strategy.small_city import SMALL, load_small
from tests.integration.strategy.surveys.people import (
    PROJECT,
    SYSTEM,
    answer,
    client_of,
    open_survey,
    seat_url,
    url,
)

pytestmark = [pytest.mark.browser, pytest.mark.database, pytest.mark.django_db(transaction=True)]
Check = Callable[[Page], None]
PATIENCE = 30_000
"""Milliseconds to wait for a page on a machine that does other things beside."""
STREETS = SMALL.departments[0]


@pytest.fixture
def office(transactional_db: None, live_server: Any, page: Page) -> Page:
    """The tab of somebody of the strategy office."""
    load_small()
    client = client_of(Role.STRATEGY_OFFICE, name="office")
    cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies(
        [{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": live_server.url}]
    )
    return page


@pytest.fixture
def stranger(chromium: Browser, live_server: Any) -> Iterator[Callable[[], Page]]:
    """Opens tabs of people who have nothing but a link."""
    contexts = []

    def opened() -> Page:
        contexts.append(chromium.new_context(base_url=live_server.url, locale="de-DE"))
        return contexts[-1].new_page()

    yield opened
    for context in contexts:
        context.close()


def _press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def _design_and_open(office: Page) -> surveys.InvitedInfo:
    office.goto(url("surveys"))
    office.get_by_label("Titel").fill("Erhebung 2027")
    _press(office, "Umfrage anlegen")
    expect(office.get_by_role("heading", name="Fragebogen")).to_be_visible(timeout=PATIENCE)
    office.get_by_role("link", name="Was möchten Sie uns noch sagen?").click()
    office.get_by_label("Titel", exact=True).fill("Was noch?")
    _press(office, "Speichern")
    expect(office.get_by_role("link", name="Was noch?")).to_be_visible(timeout=PATIENCE)
    office.get_by_role("link", name="Stand").click()
    office.get_by_role("link", name="Ämter einladen").click()
    office.get_by_role("checkbox", name=STREETS.title.de).check()
    _press(office, "Ausgewählte einladen")
    office.get_by_label("Frist (freiwillig)", exact=True).fill("31.12.2099")
    _press(office, "Umfrage öffnen und Briefe senden")
    expect(office.get_by_text("Die Umfrage ist offen.")).to_be_visible(timeout=PATIENCE)
    return surveys.invited(surveys.surveys("strategy.portfolio")[0].id)[0]


def test_a_survey_is_designed_answered_together_and_becomes_a_project(
    office: Page, stranger: Callable[[], Page]
) -> None:
    invited = _design_and_open(office)
    main = stranger()
    main.goto(seat_url("", invited.token))
    main.get_by_role("link", name="Ihr Amt").click()
    main.get_by_label("Wen können wir zu diesen Antworten fragen?").fill("Frau Kaya")
    _press(main, "Sichern und später weiter")
    main = stranger()  # another day, another browser
    main.goto(seat_url("", invited.token))
    main.get_by_role("button", name="Ersten Eintrag melden").click()
    main.get_by_label("Wie heißt das Projekt?").fill("Digitale Akte")
    _press(main, "Sichern und später weiter")
    main.get_by_role("link", name="Abschnitte abgeben").click()
    main.get_by_role("checkbox", name="Zeit, Aufwand und Kosten").check()
    main.get_by_label("Name der Kollegin").fill("Herr Kraft")
    main.get_by_role("button", name="Abgeben").click()
    link = main.locator(".survey-link").inner_text()
    colleague = stranger()
    colleague.goto(link)
    expect(colleague.get_by_role("link", name="Ihr Amt")).to_have_count(0)
    colleague.get_by_role("link", name="Zeit, Aufwand und Kosten").click()
    colleague.get_by_label("Was kostet es voraussichtlich?").fill("120.000")
    _press(colleague, "Sichern und später weiter")
    _press(colleague, "Ich bin fertig")
    main.goto(seat_url("-check", invited.token))
    expect(main.get_by_text("120.000")).to_be_visible(timeout=PATIENCE)
    _press(main, "Einreichen")
    expect(main.get_by_text("Eingereicht. Vielen Dank.")).to_be_visible(timeout=PATIENCE)
    office.goto(url("survey-proposals", invited.survey))
    office.get_by_role("link", name="Digitale Akte").click()
    _press(office, "Annehmen und als Projekt anlegen")
    expect(office.get_by_role("heading", name="Digitale Akte")).to_be_visible(timeout=PATIENCE)
    office.goto(reverse("strategy:office:portfolio"))
    expect(office.get_by_text("Digitale Akte")).to_be_visible(timeout=PATIENCE)
    assert ProjectRow.objects.get(key="digitale-akte").cost_cents == 12_000_000


def _addresses() -> list[str]:
    key, [invited] = open_survey(STREETS.id)
    answer(invited.id, PROJECT)
    handed = surveys.delegate(invited.id, ["projekt"], "Herr Kraft", actor=SYSTEM)
    client_of(Role.CITIZEN, name="nobody").post(seat_url("-check", invited.token))
    proposal = Proposal.objects.get()
    return [
        url("surveys"),
        url("survey", key),
        url("survey-design", key),
        url("survey-section", key, "amt"),
        url("survey-question", key, "amt", "lage"),
        url("survey-preview", key, 0, "aufwand"),
        url("survey-invite", key),
        url("survey-invitation", key, invited.id),
        url("survey-proposals", key),
        url("survey-proposal", key, proposal.pk),
        url("survey-merge", key, proposal.pk) + f"?projekt={SMALL.projects[0].id}",
        url("survey-results", key),
        seat_url("", invited.token),
        seat_url("-section", invited.token, 1, "aufwand"),
        seat_url("-share", invited.token),
        seat_url("-check", invited.token),
        seat_url("-remove", invited.token, 1),
        seat_url("", handed.token),
    ]


def test_every_page_is_accessible_in_both_lights_and_on_a_phone(
    office: Page, check_accessible: Check
) -> None:
    for address in _addresses():
        office.set_viewport_size({"width": 1440, "height": 1000})
        office.emulate_media(color_scheme="light")
        office.goto(address)
        check_accessible(office)
        office.emulate_media(color_scheme="dark")
        office.set_viewport_size({"width": 390, "height": 844})
        check_accessible(office)
        assert_no_horizontal_scroll(office, 320)


def test_answering_and_designing_need_no_mouse(office: Page) -> None:
    key, [invited] = open_survey(STREETS.id)
    for address in (url("survey-design", key), seat_url("-share", invited.token)):
        office.goto(address)
        assert_keyboard_usable(office)
