"""The frame's own pages answer rightly, keep no cookies unasked, and never send people away."""

from datetime import timedelta
from http import HTTPStatus
from pathlib import Path

import pytest
from django.core.cache import cache
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from pytest_django.fixtures import Settings

from rathaus.kernel.time import now
from rathaus.ui.models import Feedback
from rathaus.ui.review import review_city

pytestmark = [pytest.mark.database, pytest.mark.django_db]
CITIES = Path(__file__).parents[3] / "cities"


@pytest.fixture(autouse=True)
def fresh_limit() -> None:
    cache.clear()


@pytest.mark.parametrize(
    "path", ["/impressum/", "/datenschutz/", "/barrierefreiheit/", "/rueckmeldung/", "/bausteine/"]
)
def test_a_public_page_leaves_no_cookie(client: Client, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == HTTPStatus.OK
    assert not answer.cookies


@pytest.mark.parametrize(
    ("wish", "target"),
    [
        ("/impressum/", "/impressum/"),
        ("https://evil.example/", "/"),
        ("//evil.example/", "/"),
        ("javascript:alert(1)", "/"),
    ],
)
@pytest.mark.parametrize("switch", ["/darstellung/dunkel/", "/sprache/en/"])
def test_a_switch_only_leads_back_to_this_site(
    client: Client, switch: str, wish: str, target: str
) -> None:
    answer = client.get(switch, {"weiter": wish})
    assert answer.status_code == HTTPStatus.FOUND
    assert answer["Location"] == target


def test_the_look_stays(client: Client) -> None:
    client.get("/darstellung/dunkel/")
    assert 'data-theme="dark"' in client.get("/impressum/").content.decode()
    client.get("/darstellung/system/")
    assert "data-theme=" not in client.get("/impressum/").content.decode()
    assert client.get("/darstellung/bunt/").status_code == HTTPStatus.NOT_FOUND


def test_the_language_stays(client: Client) -> None:
    client.get("/sprache/en/")
    page = client.get("/datenschutz/").content.decode()
    assert '<html lang="en"' in page
    assert "What happens when you open a page" in page
    assert client.get("/sprache/xx/").status_code == HTTPStatus.NOT_FOUND


def test_a_gap_in_a_legal_text_is_marked_and_its_value_escaped(
    client: Client, settings: Settings, tmp_path: Path
) -> None:
    (tmp_path / "legal").mkdir()
    (tmp_path / "legal" / "imprint.de.md").write_text(
        "# Impressum\n\n{contact.authority} <b>x</b> {contact.phone}\n", "utf-8"
    )
    (tmp_path / "city.toml").write_text(
        'name = "A"\nfull_name = "Stadt A"\nofficial_of = { de = "der Stadt A" }\n'
        '[contact]\nauthority = "<script>A</script>"\nphone = ""\n',
        "utf-8",
    )
    settings.CITY = tmp_path
    page = client.get("/impressum/", headers={"accept-language": "de"}).content.decode()
    assert "&lt;script&gt;A&lt;/script&gt;" in page
    assert "&lt;b&gt;x&lt;/b&gt;" in page
    assert '<span class="missing">von der Stadt einzutragen: Telefon</span>' in page
    assert client.get("/datenschutz/").status_code == HTTPStatus.NOT_FOUND
    told = [remark.in_language("de") for remark in review_city(tmp_path) if remark.mistake]
    assert any("privacy.de.md: Die Datei fehlt." in line for line in told)


@pytest.mark.parametrize("folder", sorted(CITIES.glob("*/city.toml")), ids=lambda p: p.parent.name)
def test_the_cities_of_the_checkout_have_no_mistake(folder: Path) -> None:
    assert [r for r in review_city(folder.parent) if r.mistake] == []


@pytest.mark.parametrize("origin", ["https://evil.example", "http://testserver.evil.example"])
def test_feedback_from_another_site_is_refused(client: Client, origin: str) -> None:
    answer = client.post("/rueckmeldung/", {"message": "x"}, headers={"origin": origin})
    assert answer.status_code == HTTPStatus.FORBIDDEN
    assert not Feedback.objects.exists()


def test_old_feedback_goes(client: Client) -> None:
    Feedback.objects.create(address="/", message="alt", received_at=now() - timedelta(days=366))
    client.post("/rueckmeldung/", {"message": "neu"})
    assert [f.message for f in Feedback.objects.all()] == ["neu"]


@pytest.mark.parametrize("page", ["https://evil.example/", "/gibt-es-nicht/", "//evil.example"])
def test_feedback_names_only_pages_of_this_site(client: Client, page: str) -> None:
    answer = client.get("/rueckmeldung/danke/", {"seite": page})
    assert 'href="/">' in answer.content.decode()
    assert "evil" not in answer.content.decode().split("<main")[1].split("</main>")[0]


def test_a_missing_page_is_a_problem_document_for_programs(client: Client) -> None:
    answer = client.get("/api/gibt-es-nicht")
    assert answer.status_code == HTTPStatus.NOT_FOUND
    assert answer["Content-Type"] == "application/problem+json"
    assert answer.json()["status"] == HTTPStatus.NOT_FOUND
    assert answer.json()["title"]


def test_an_error_page_needs_no_database(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    from rathaus.ui.failures import server_error

    request = client.get("/impressum/").wsgi_request
    with django_assert_num_queries(0):
        answer = server_error(request)
    assert answer.status_code == HTTPStatus.INTERNAL_SERVER_ERROR
    assert "Bei uns ist etwas schiefgegangen" in answer.content.decode()


@pytest.mark.parametrize("path", ["/bausteine/", "/rueckmeldung/", "/gibt-es-nicht/"])
def test_no_page_carries_inline_style_or_script(client: Client, path: str) -> None:
    html = client.get(path).content.decode()
    assert " style=" not in html
    assert "<style" not in html
    assert " on" + "click=" not in html
    assert html.count("<script") == html.count('<script src="/static/') == 1


def test_a_chart_goes_out_as_a_file(client: Client) -> None:
    table = client.get("/bausteine/verlauf.csv", headers={"accept-language": "de"})
    assert table.content.decode().startswith("\ufeffZeitpunkt;Wert;Art;")
    drawing = client.get("/bausteine/verlauf.svg")
    assert drawing["Content-Disposition"].startswith("attachment")
    assert b"<style" not in drawing.content
