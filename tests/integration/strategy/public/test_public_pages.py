"""The public site over the small city: every page, wrong addresses, caching, downloads."""

import csv
import json
from dataclasses import replace
from io import StringIO

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from rathaus.kernel import slots
from rathaus.strategy.document import Project
from rathaus.strategy.evaluation import forget
from rathaus.strategy.measuring import measure
from rathaus.strategy.public.caching import shelf
from rathaus.strategy.store import projects
from rathaus.strategy.versions import store
from tests.integration.strategy.small_city import OFFICE, PROJECTS, load_small

pytestmark = [pytest.mark.database, pytest.mark.django_db]

PAGES = [
    "/strategie/",
    "/strategie/neues/",
    "/strategie/landkarte/",
    "/strategie/so-messen-wir/",
    "/strategie/daten/",
    "/strategie/vision/",
    "/strategie/cluster/service/",
    "/strategie/dimensionen/",
    "/strategie/dimensionen/access/",
    "/strategie/programme/networks/",
    "/strategie/aktionsplaene/",
    "/strategie/aktionsplaene/cables/",
    "/strategie/aktionsplaene/moving/",
    "/strategie/ziele/",
    "/strategie/ziele/fibre/",
    "/strategie/ziele/sensors/",
    "/strategie/ziele/office-paperless/",
    "/strategie/projekte/",
    "/strategie/projekte/?q=Glasfaser&category=A&sortierung=-title",
    "/strategie/projekte/p-1/",
    "/strategie/projekte/p-3/",
    "/strategie/fassungen/",
    "/strategie/fassungen/herbst/",
    "/strategie/fassungen/vergleich/",
    "/strategie/fassungen/vergleich/?von=herbst",
    "/strategie/fassungen/vergleich/?von=nie&nach=herbst",
    "/strategie/bericht/",
    "/strategie/bericht/?fassung=herbst",
]
MISSING = [
    "/strategie/ziele/nix/",
    "/strategie/ziele/nix/verlauf.csv",
    "/strategie/ziele/sensors/verlauf.svg",
    "/strategie/programme/nix/",
    "/strategie/aktionsplaene/nix/",
    "/strategie/dimensionen/nix/",
    "/strategie/cluster/nix/",
    "/strategie/projekte/nix/",
    "/strategie/projekte/%00/",
    "/strategie/fassungen/nix/",
    "/strategie/bericht/?fassung=nix",
    "/strategie/nix.csv",
]
LISTS = ["ziele", "messwerte", "programme", "aktionsplaene", "cluster", "dimensionen", "fassungen"]


@pytest.fixture
def _city() -> None:
    load_small()
    measure()
    store.freeze("Herbst", actor=OFFICE)


@pytest.mark.usefixtures("_city")
@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("path", PAGES)
def test_every_page_answers(client: Client, path: str, language: str) -> None:
    answer = client.get(path, headers={"Accept-Language": language})
    body = answer.content.decode()

    assert answer.status_code == 200
    assert not answer.cookies
    assert f'<html lang="{language}"' in body
    assert 'style="' not in body
    assert "<script>" not in body
    assert answer.headers["ETag"]


@pytest.mark.usefixtures("_city")
@pytest.mark.parametrize("path", MISSING)
def test_a_wrong_address_gets_a_page_with_a_way_on(client: Client, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert 'href="/' in answer.content.decode()


@pytest.mark.parametrize("path", ["/strategie/", "/strategie/ziele/x/", "/strategie/projekte/"])
def test_before_a_city_is_loaded_the_page_is_friendly(client: Client, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 200
    assert "noch keine Strategie geladen" in answer.content.decode()


@pytest.mark.usefixtures("_city")
def test_wrong_filter_values_are_named_and_left_aside(client: Client) -> None:
    body = client.get(
        "/strategie/projekte/?category=Z&programme=<script>&seite=99"
    ).content.decode()
    assert "category=Z" in body
    assert '<option value="C">' in body
    assert '<option value="">alle</option>' in body
    assert "programme=&lt;script&gt;" in body
    assert PROJECTS[0].title in body


@pytest.mark.usefixtures("_city")
def test_a_search_without_a_hit_shows_the_way_back(client: Client) -> None:
    body = client.get("/strategie/projekte/?q=gibtesnicht").content.decode()
    assert "Kein Projekt passt dazu" in body


@pytest.mark.usefixtures("_city")
def test_long_and_hostile_titles_stay_text(client: Client) -> None:
    title = ("<script>alert(1)</script>" + "Donaudampfschifffahrt" * 30)[:500]
    projects.save([Project(id="long", title=title, action_plan="cables")], actor=OFFICE)

    for path in ("/strategie/projekte/long/", "/strategie/projekte/", "/strategie/landkarte/"):
        body = client.get(path).content.decode()
        assert "&lt;script&gt;alert(1)" in body
        assert "<script>alert" not in body


@pytest.mark.usefixtures("_city")
def test_placeholders_are_visible_as_such(client: Client) -> None:
    assert "Platzhalter" in client.get("/strategie/aktionsplaene/cables/").content.decode()
    assert "Name fehlt" in client.get("/strategie/aktionsplaene/").content.decode()


@pytest.mark.usefixtures("_city")
def test_a_goal_shows_rows_rule_and_checksum_behind_its_number(client: Client) -> None:
    body = client.get("/strategie/ziele/fibre/").content.decode()
    assert "Prüfsumme" in body
    assert "Leerrohre" in body
    assert "id=&quot;zeilen&quot;" not in body
    assert (
        "sobald die Datenplattform der Stadt läuft"
        in client.get("/strategie/ziele/sensors/").content.decode()
    )


@pytest.mark.usefixtures("_city")
def test_other_packages_hang_fragments_below_a_goal(client: Client) -> None:
    slots.fill("strategy.goal.below", "test", lambda request, key: f"<p>Mehr zu {key}</p>")  # type: ignore[arg-type,return-value]
    try:
        answer = client.get("/strategie/ziele/fibre/")
    finally:
        slots.clear("strategy.goal.below")
    assert "Mehr zu fibre" in answer.content.decode()
    assert "private" in answer.headers["Cache-Control"]


@pytest.mark.usefixtures("_city")
@pytest.mark.parametrize("name", [*LISTS, "projekte"])
def test_every_list_can_be_downloaded(client: Client, name: str) -> None:
    rows = json.loads(client.get(f"/strategie/{name}.json").content)
    text = client.get(f"/strategie/{name}.csv").content.decode("utf-8-sig")
    table = list(csv.reader(StringIO(text), delimiter=";"))

    assert rows["count"] == len(rows["results"]) == len(table) - 1 > 0


@pytest.mark.usefixtures("_city")
def test_a_download_keeps_the_filter_and_disarms_formulas(client: Client) -> None:
    text = client.get("/strategie/projekte.csv?programme=working").content.decode()
    assert "Leerrohre" not in text
    assert "'=HYPERLINK" in text


@pytest.mark.usefixtures("_city")
def test_names_of_people_stay_inside(client: Client) -> None:
    projects.save([replace(PROJECTS[0], lead="Anders Neumann")], actor=OFFICE)
    for path in ("/strategie/projekte/p-1/", "/strategie/fassungen/vergleich/?von=herbst",
                 "/strategie/projekte.csv"):  # fmt: skip
        body = client.get(path).content.decode()
        assert "Erika Muster" not in body
        assert "Anders Neumann" not in body


@pytest.mark.usefixtures("_city")
@pytest.mark.parametrize(
    "path", ["/strategie/projekte/p-1/", "/strategie/", "/strategie/projekte/"]
)
def test_a_page_asks_the_database_little(client: Client, path: str) -> None:
    client.get(path)
    with CaptureQueriesContext(connection) as asked:
        client.get(path)
    # Inside a test's transaction nothing is kept: the structure is read each time.
    assert len(asked) < 25


@pytest.mark.usefixtures("_city")
def test_the_same_answer_is_not_sent_twice(client: Client) -> None:
    first = client.get("/strategie/")
    again = client.get("/strategie/", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.django_db(transaction=True)
def test_kept_answers_end_with_the_revision_and_know_language_and_look(client: Client) -> None:
    forget()
    shelf.clear()
    load_small()
    client.get("/strategie/projekte/p-1/")
    with CaptureQueriesContext(connection) as asked:
        kept = client.get("/strategie/projekte/p-1/")
    assert len(asked) == 1
    english = client.get("/strategie/projekte/p-1/", headers={"Accept-Language": "en"})
    client.cookies["darstellung"] = "dunkel"
    dark = client.get("/strategie/projekte/p-1/")
    assert len({kept.content, english.content, dark.content}) == 3

    projects.save([replace(PROJECTS[0], title="Neuer Titel")], actor=OFFICE)
    store.freeze("Winter", actor=OFFICE)

    assert "Neuer Titel" in client.get("/strategie/projekte/p-1/").content.decode()
    assert "Winter" in client.get("/strategie/").content.decode()
    shelf.clear()
    forget()


@pytest.mark.django_db(transaction=True)
def test_a_missed_page_asks_three_questions_at_most(client: Client) -> None:
    forget()
    shelf.clear()
    load_small()
    client.get("/strategie/projekte/p-1/")
    for path in (
        "/strategie/projekte/p-2/",
        "/strategie/projekte/?category=A",
        "/strategie/vision/",
    ):
        with CaptureQueriesContext(connection) as asked:
            client.get(path)
        assert len(asked) <= 3, path
    shelf.clear()
    forget()


def test_the_list_tells_what_of_its_address_it_leaves_out(client: Client) -> None:
    load_small()
    for query, told in (
        ("catgory=A", "catgory=A"),
        ("category=Z", "category=Z"),
        ("seite=99", "Seite 99 gibt es nicht. Gezeigt wird die letzte, Seite 1."),
        ("seite=nix", "seite=nix"),
    ):
        answer = client.get(f"/strategie/projekte/?{query}")
        assert answer.status_code == 200, query
        assert told in answer.content.decode(), query
    plain = client.get("/strategie/projekte/?seite=1&category=A").content.decode()
    assert "lässt sie weg" not in plain
    assert "gibt es nicht" not in plain
