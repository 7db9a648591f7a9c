"""What exists in German only is marked as German where an English page shows it."""

from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.test import Client

from rathaus.strategy.api import load_city
from rathaus.strategy.document import Strategy
from rathaus.strategy.evaluation import current
from rathaus.strategy.store.queries import ProjectFilter, select
from rathaus.strategy.store.whole import read_all
from rathaus.strategy.versions import store
from tests.integration.strategy.small_city import OFFICE

pytestmark = [pytest.mark.database, pytest.mark.django_db, pytest.mark.slow]

CITY = Path(__file__).parents[4] / "cities" / "duesseldorf"
LONG_ENOUGH = 14
"""Characters; a shorter text may be a word that English knows too."""
VOID = {"meta", "link", "br", "input", "img", "hr", "col"}
NO_MARKS_INSIDE = {"title", "option"}
"""Elements that hold nothing but text."""


class Spoken(HTMLParser):
    """Sorts the words of a page by the language that its elements name."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, str]] = []
        self.words: dict[str, list[str]] = {"de": [], "en": []}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            before = self.open[-1][1] if self.open else "de"
            self.open.append((tag, dict(attrs).get("lang") or before))

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1][0] not in NO_MARKS_INSIDE:
            self.words[self.open[-1][1]].append(" ".join(data.split()))


def german_only(city: Strategy) -> Iterator[str]:
    """Every text of a strategy that has no English form."""
    yield city.rules.central_help_reference
    yield from city.sources.values()
    for goal in city.goals:
        yield goal.claim.evidence if goal.claim else ""
    for reading in city.readings:
        yield reading.evidence
    for project in city.projects:
        yield from (project.title, project.description, project.benefits, project.remarks)
        yield from (project.legal_basis, *project.systems, *project.data)
        yield from (each.reference for each in project.mandates)
        for risk in project.risks:
            yield from (risk.text, risk.response)


def test_german_is_marked_on_english_pages(client: Client) -> None:
    load_city(CITY, demo=True)
    store.freeze("Fassung der Vorführung", actor=OFFICE)
    client.post("/sprache/en/")
    german = {" ".join(each.split()) for each in german_only(read_all())}
    german = {each for each in german if len(each) >= LONG_ENOUGH}
    assert len(german) > 500
    paths = [f"/strategie/{name}" for name in (
        "", "neues/", "landkarte/", "so-messen-wir/", "projekte/", "projekte/?seite=3", "bericht/",
        "fassungen/", "fassungen/vergleich/?von=fassung-der-vorfuhrung", "aktionsplaene/",
    )]  # fmt: skip
    paths += [f"/strategie/ziele/{each.id}/" for each in current().strategy.goals]
    paths += [f"/strategie/programme/{each.id}/" for each in current().strategy.programmes]
    rows = select(ProjectFilter())
    paths += [f"/strategie/projekte/{row.key}/" for row in rows[::12]]

    marked = 0
    for path in paths:
        page = Spoken()
        answer = client.get(path, headers={"accept-language": "en"})
        assert answer.status_code == 200, path
        page.feed(answer.content.decode())
        assert page.words["en"], path
        unmarked = [text for text in german if any(text in words for words in page.words["en"])]
        assert not unmarked, (path, unmarked)
        marked += sum(text in words for text in german for words in page.words["de"])
    assert marked > 500


def test_nothing_is_marked_on_german_pages(client: Client) -> None:
    load_city(CITY, demo=True)
    for path in ("/strategie/projekte/", "/strategie/so-messen-wir/", "/strategie/bericht/"):
        assert '<span lang="de">' not in client.get(path).content.decode()
