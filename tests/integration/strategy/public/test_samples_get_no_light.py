"""No sample value carries a mark of state: a walk over every page of the demonstration."""

from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.test import Client

from rathaus.strategy.api import load_city
from rathaus.strategy.evaluation import current
from rathaus.strategy.models import ProjectRow
from rathaus.strategy.versions import store
from tests.integration.strategy.small_city import OFFICE

pytestmark = [pytest.mark.database, pytest.mark.django_db, pytest.mark.slow]

CITY = Path(__file__).parents[4] / "cities" / "duesseldorf"
COLOURED = {"mark--reached", "mark--on-track", "mark--late", "mark--at-risk", "mark--expired"}
EXPLAINING = {"/strategie/so-messen-wir/"}
VOID = {"meta", "link", "br", "input", "img", "hr", "col", "rect", "line", "circle", "path", "use"}


class Marks(HTMLParser):
    """Collects the links and coloured marks of each row, list item and sample part of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, bool, set[str], set[str]]] = []
        self.found: list[tuple[bool, set[str], set[str]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        classes = set((given.get("class") or "").split())
        if tag not in VOID:
            self.open.append((tag, "data-sample" in given, set(), set()))
        for _, _, links, marks in self.open:
            if "href" in given:
                links.add(given["href"] or "")
            marks.update(classes & COLOURED)
            if "progress__done" in classes:
                marks.add("progress__done")

    def handle_endtag(self, tag: str) -> None:
        while self.open:
            name, sample, links, marks = self.open.pop()
            if sample or name in ("tr", "li"):
                self.found.append((sample, links, marks))
            if name == tag:
                return


def addresses() -> list[str]:
    """Every address of the public site, and a part of the projects."""
    strategy = current().strategy
    base = "/strategie/"
    found = [base, *(f"{base}{name}/" for name in (
        "ziele", "projekte", "aktionsplaene", "dimensionen", "landkarte", "vision", "bericht",
        "fassungen", "neues", "so-messen-wir", "daten",
    ))]  # fmt: skip
    found += [f"{base}ziele/{each.id}/" for each in strategy.goals]
    found += [f"{base}programme/{each.id}/" for each in strategy.programmes]
    found += [f"{base}aktionsplaene/{each.id}/" for each in strategy.action_plans]
    found += [f"{base}dimensionen/{each.id}/" for each in strategy.dimensions]
    found += [f"{base}cluster/{each.id}/" for each in strategy.clusters]
    keys = ProjectRow.objects.order_by("key").values_list("key", flat=True)
    found += [f"{base}projekte/{key}/" for key in keys[::6]]
    found += [f"{base}projekte/?seite={page}" for page in range(1, 15)]
    return [*found, f"{base}fassungen/demo/", f"{base}fassungen/vergleich/?von=demo"]


def test_no_sample_value_has_a_mark_of_state_on_any_page(client: Client) -> None:
    load_city(CITY, demo=True)
    store.freeze("Demo", actor=OFFICE)
    samples = {
        f"/strategie/ziele/{key}/"
        for key, state in current().evaluation.goals.items()
        if state.sample
    }
    assert len(samples) > 20
    seen = 0

    for path in addresses():
        answer = client.get(path)
        assert answer.status_code == 200, path
        page = Marks()
        page.feed(answer.content.decode())
        for sample, links, marks in page.found:
            about_samples = bool(links) and links <= samples
            if (sample or about_samples) and path not in EXPLAINING:
                assert not marks, f"{path}: {links} {marks}"
                seen += 1
        goal = path if path in samples else ""
        assert not goal or not any(name in answer.content.decode() for name in COLOURED), path
    assert seen > 500


def test_the_two_reported_goals_are_reached_and_the_other_old_ones_expired(client: Client) -> None:
    load_city(CITY, demo=True)
    body = client.get("/strategie/").content.decode()
    assert "Von 14 Zielen für 2025 sind 2 erreicht" in body
    assert "12 sind abgelaufen und nicht festgestellt" in body
    assert body.count("erreicht, Datum unbekannt") >= 2


def test_sample_readings_say_so_in_every_file(client: Client) -> None:
    load_city(CITY, demo=True)
    for row in client.get("/strategie/ziele.json").json()["results"]:
        assert not (row["sample"] and row["light"])
    provenances = {
        row["provenance"] for row in client.get("/strategie/messwerte.json").json()["results"]
    }
    assert "sample" in provenances


def test_the_second_city_fits_the_same_pages(client: Client) -> None:
    load_city(CITY.parent / "musterstadt", demo=True)
    for path in (
        "/strategie/",
        "/strategie/landkarte/",
        "/strategie/projekte/",
        "/strategie/bericht/",
    ):
        answer = client.get(path)
        assert answer.status_code == 200
