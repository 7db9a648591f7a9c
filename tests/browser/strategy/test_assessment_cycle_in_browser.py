"""Evaluation without an end date in a real browser: a citizen speaks, the office concludes."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.conf import settings
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Browser, BrowserContext, Page, expect

from rathaus.audit.api import Actor
from rathaus.identity import api as identity
from rathaus.identity.models import Account
from rathaus.kernel.access import Role
from rathaus.strategy.assessments.models import Assessment
from rathaus.strategy.store.structure import forget, read_structure
from tests.browser.checks import assert_keyboard_usable, assert_no_horizontal_scroll
from tests.integration.strategy.small_city import load_small

pytestmark = [pytest.mark.browser, pytest.mark.database, pytest.mark.django_db(transaction=True)]

Check = Callable[[Page], None]
SYSTEM = Actor.system("test")


def _sign_in(context: BrowserContext, address: str, name: str, role: Role | None = None) -> None:
    account = identity.create_account(SYSTEM, f"{name}@example.org", name)
    if role:
        identity.grant_role(SYSTEM, account.id, role)
    client = Client()
    client.force_login(Account.objects.get(pk=account.id), settings.AUTHENTICATION_BACKENDS[0])
    cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
    context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": address}])


@pytest.fixture
def office(transactional_db: None, live_server: Any, context: BrowserContext, page: Page) -> Page:
    """A tab of the strategy office."""
    cache.clear()
    forget()
    load_small()
    reverse("strategy:voices")  # loading all addresses takes longer than a browser should wait
    _sign_in(context, live_server.url, "office", Role.STRATEGY_OFFICE)
    return page


@pytest.fixture
def citizen(chromium: Browser, live_server: Any, office: Page) -> Iterator[Page]:
    """A tab of a citizen, on a phone, in the dark, without script."""
    other = chromium.new_context(
        base_url=live_server.url,
        locale="de-DE",
        viewport={"width": 390, "height": 844},
        color_scheme="dark",
        java_script_enabled=False,
    )
    _sign_in(other, live_server.url, "citizen")
    yield other.new_page()
    other.close()


def _press(page: Page, name: str, *, exact: bool = False) -> None:
    page.get_by_role("button", name=name, exact=exact).click()


def _tab(page: Page, name: str) -> None:
    tabs = page.get_by_role("navigation", name="Teile der Bewertung")
    tabs.get_by_role("link", name=name).click()


def _on(page: Page, phase: str) -> None:
    _tab(page, "Stand")
    _press(page, f"Weiter zu: {phase}")
    expect(page.get_by_text(f"Jetzt läuft: {phase}.")).to_be_visible()


def _speak(citizen: Page) -> None:
    citizen.goto("/strategie/ziele/fibre/")
    citizen.get_by_role("link", name="Ideen, Kommentare und Stimmen dazu").click()
    citizen.get_by_label("Ihre Idee in einem Satz").fill("Glasfaser zuerst für Schulen")
    citizen.get_by_label("Beschreibung").fill("Dort lernen die meisten.")
    _press(citizen, "Idee absenden")
    expect(citizen.get_by_text("Wird geprüft.")).to_be_visible()


def _publish(office: Page) -> None:
    office.goto(reverse("strategy:office:moderation"))
    _press(office, "Entscheidung festhalten")
    expect(office.get_by_text("Entschieden. Die Person bekommt eine Nachricht.")).to_be_visible()


def _vote(citizen: Page) -> None:
    citizen.goto("/strategie/mitreden/")
    citizen.get_by_role("button", name=re.compile("Dafür ?: Glasfaser zuerst")).click()
    expect(citizen.get_by_text("1 dafür, 0 dagegen", exact=False).first).to_be_visible()


def _plan(office: Page) -> None:
    office.goto(reverse("strategy:office:assessments"))
    office.get_by_role("link", name="Erste Bewertung planen").click()
    office.get_by_label("Titel").fill("Bewertung 2027")
    _press(office, "Bewertung planen")
    _on(office, "Ersteinschätzung")


def _assess(office: Page) -> None:
    _tab(office, "Beobachtungen")
    office.get_by_role("link", name="Beobachtung aufnehmen").click()
    office.get_by_label("Worum geht es?").fill("Satelliten liefern Internet")
    office.get_by_label("Quelle", exact=True).fill("Fachpresse")
    _press(office, "Aufnehmen", exact=True)
    office.get_by_text("Einschätzen").click()
    _press(office, "Einschätzung festhalten")
    _tab(office, "Messwerte und Stimmen")
    office.get_by_role("link", name=re.compile("festhalten ?: Glasfaser")).click()
    office.get_by_label("Erkenntnis in einem Satz").fill("100 Prozent sind nicht zu schaffen")
    _press(office, "Speichern")
    _on(office, "Konzeption")


def _decide(office: Page) -> None:
    _tab(office, "Erkenntnisse")
    office.get_by_role("main").get_by_role("link", name="Entscheidung vorschlagen").click()
    office.get_by_label("Entscheidung in einem Satz").fill("Zielwert senken")
    office.get_by_label("Grund").fill("Die Fachleute fehlen")
    office.get_by_label("Wirkung").select_option("goal-target")
    office.locator("select[name=goal]").select_option("fibre")
    office.get_by_label("Neuer Wert").fill("95")
    _press(office, "Speichern")
    _on(office, "Konsolidierung")
    _tab(office, "Entscheidungen")
    _press(office, "Beschließen: Zielwert senken")
    _on(office, "Finalisierung")
    _tab(office, "Entscheidungen")
    _press(office, "Umsetzen: Zielwert senken")
    expect(office.get_by_text("vorher 100, jetzt 95")).to_be_visible()


def _finish(office: Page) -> None:
    _tab(office, "Stand")
    office.get_by_label("Name der neuen Fassung").fill("Fassung 2027")
    office.get_by_label("Ergebnis in wenigen Sätzen").fill("Ein Ziel ist jetzt erreichbar.")
    _press(office, "Abschließen und Fassung festhalten")
    expect(office.get_by_role("heading", name="Was sich an der Strategie")).to_be_visible()


def test_a_round_from_a_citizens_idea_to_a_new_version(office: Page, citizen: Page) -> None:
    _speak(citizen)
    _publish(office)
    _vote(citizen)
    _plan(office)
    _assess(office)
    _decide(office)
    _finish(office)
    goal = next(each for each in read_structure().goals if each.id == "fibre")
    assert goal.target == 95
    office.get_by_role("link", name="Zur nächsten Bewertung").click()
    expect(office.get_by_role("link", name="Nächste Bewertung planen")).to_be_visible()
    citizen.goto("/strategie/bewertung/")
    citizen.get_by_role("link", name="Bewertung 2027").click()
    expect(citizen.get_by_text("vorher 100, jetzt 95")).to_be_visible()
    citizen.goto("/strategie/bericht/?fuer=alle")
    expect(citizen.get_by_text("Zielwert senken").first).to_be_visible()


def _addresses(key: int) -> list[str]:
    def office(name: str, *args: object) -> str:
        return reverse(f"strategy:office:{name}", args=args)

    return [
        *(office(name) for name in ("assessments", "assessments-watch-list", "moderation")),
        *(office(name) for name in ("assessments-watch-add", "moderation-weights")),
        office("assessments-calendar"),
        *(
            office(name, key)
            for name in (
                "assessment",
                "assessment-plan",
                "assessment-watch",
                "assessment-inputs",
                "assessment-findings",
                "assessment-finding-new",
                "assessment-decisions",
                "assessment-decision-new",
            )
        ),
        "/strategie/mitreden/",
        "/strategie/mitreden/so-zaehlen-wir/",
        "/strategie/mitreden/meine/",
        "/strategie/mitreden/ziel/fibre/",
        "/strategie/bewertung/",
        f"/strategie/bewertung/{key}/",
        "/strategie/bericht/?fuer=aemter",
    ]


def test_every_page_is_accessible_and_fits_on_a_phone(
    office: Page, citizen: Page, check_accessible: Check
) -> None:
    _speak(citizen)
    _publish(office)
    _plan(office)
    _assess(office)
    key = Assessment.objects.get().pk
    for scheme, width in (("light", 1280), ("dark", 390)):
        office.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        office.set_viewport_size({"width": width, "height": 900})
        for address in _addresses(key):
            office.goto(address)
            check_accessible(office)
            if width == 390:
                assert_no_horizontal_scroll(office, 320)
    office.set_viewport_size({"width": 1280, "height": 900})
    office.goto("/strategie/mitreden/ziel/fibre/")
    assert_keyboard_usable(office)
