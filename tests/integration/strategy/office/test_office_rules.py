"""The page of the rules: tables in view, tried by hand or with the facts of a project."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from rathaus.kernel.access import Role
from rathaus.strategy.models import ProjectRow
from rathaus.strategy.store.head import take_category_rules
from tests.integration.strategy.office.test_office_pages import SYSTEM, _client
from tests.integration.strategy.small_city import load_small
from tests.unit.strategy.city.folders import CATEGORY_RULES

pytestmark = [pytest.mark.database, pytest.mark.django_db(transaction=True)]

BY_HAND = {
    "pruefen": "1",
    "f-projekt-stand": "geplant",
    "f-projekt-lief-bei-erscheinen": "keine",
    "f-projekt-leitprojekt": "false",
    "f-projekt-amt-bekannt": "true",
    "f-hilfe-mindestens": "1,5",
    "f-hilfe-vollstaendig": "true",
    "f-hilfe-genannt": "true",
    "f-strategie-grenze-der-hilfe": "2",
    "f-strategie-erscheinungstag": "2024-01-01",
}


@pytest.fixture
def office() -> Client:
    load_small()
    return _client(Role.STRATEGY_OFFICE)


def page(client: Client, **query: str) -> str:
    answer = client.get(reverse("strategy:office:rules"), query)
    assert answer.status_code == 200
    return answer.content.decode()


def used_rows(html: str) -> list[str]:
    """Return the first word of every row that gave a result."""
    rows = re.findall(r'<tr class="rule-table__used"><th scope="row">(\d+)', html)
    return list(rows)


def test_every_decision_is_shown_with_its_table_and_policy(office: Client) -> None:
    html = page(office)

    for name in ("Kategorie", "Zwingend", "Aus eigener Kraft", "Wortlaut der Fragen"):
        assert f">{name}</h2>" in html
    assert html.count("Es gilt die erste Regel, die zutrifft") == 6
    assert "Projekt.Lief bei Erscheinen" in html
    assert "kann nicht vollständig" in html
    assert not used_rows(html)


def test_facts_entered_by_hand_are_decided_and_the_row_is_marked(office: Client) -> None:
    html = page(office, **BY_HAND)

    assert "Kategorie <strong>B</strong>" in html
    assert "Das Amt schafft es mit höchstens punktueller Hilfe" in html
    assert used_rows(html)[0] == "5"
    assert "Regel 5 trifft zu" in html
    assert 'value="1,5"' in html


def told(html: str) -> str:
    """Return what the page says of the outcome, apart from the tables and their sentences."""
    return html.partition('<div class="rule-outcome"')[2].partition("</section>")[0]


def test_from_empty_fields_comes_c_with_everything_unknown(office: Client) -> None:
    html = told(page(office, pruefen="1"))

    assert "Kategorie <strong>C</strong>" in html
    assert html.count("Antwort <strong>unbekannt</strong>") == 5


def test_the_outcome_is_told_in_words_and_one_language(office: Client) -> None:
    sent = {
        **BY_HAND,
        "f-projekt-stand": "läuft",
        "f-projekt-beginn": "2026-03-01",
        "f-projekt-leitprojekt": "true",
        "f-dezernat-bekannt": "true",
        "f-dezernat-fachdezernat": "true",
        "f-dezernat-offene-leitprojekte": "1",
    }
    german = told(page(office, **sent))
    answer = office.get(reverse("strategy:office:rules"), sent, headers={"accept-language": "en"})
    english = told(answer.content.decode())

    assert "Nein. Beginn 1. März 2026." in german
    assert "Es braucht nur 1,5 Personenmonate" in german
    assert "Benannt vom Dezernat des Amts." in german
    assert "Benannt ist ja (verlangt: ja)" in german
    assert "No. Start 1 March 2026." in english
    assert "It needs only 1.5 person months" in english
    for html, other in ((german, "Explanation"), (english, "Erklärung")):
        assert other not in html
        assert "{" not in html
        assert "@&quot;" not in html


def test_one_question_alone_can_be_asked(office: Client) -> None:
    asked = {"f-projekt-gruende-0-art": "Gesetz", "f-projekt-gruende-0-fundstelle": "§ 1"}
    html = page(office, pruefen="1", frage="Zwingend", **asked)

    assert used_rows(html) == ["3"]
    assert 'name="f-projekt-gruende-1-art"' in html


def test_what_cannot_be_read_is_said_at_the_field(office: Client) -> None:
    html = page(office, **{**BY_HAND, "f-hilfe-mindestens": "wenig"})

    assert "„wenig“ ist keine Zahl" in html
    assert "Fehler:" in html
    assert not used_rows(html)


def test_the_facts_of_a_project_are_taken(office: Client) -> None:
    row = ProjectRow.objects.get(key="p-2")

    for wanted in (row.key, row.number, row.title):
        html = page(office, projekt=wanted)
        assert reverse("strategy:office:project", args=["p-2"]) in html
        assert used_rows(html)[0] == "2"
        assert f"Kategorie <strong>{row.category}</strong>" in html


def test_several_or_no_projects_are_told(office: Client) -> None:
    ProjectRow.objects.update(title="Gleicher Titel")

    assert "Mehrere Projekte passen" in page(office, projekt="Gleicher Titel")
    assert "gibt es kein Projekt" in page(office, projekt="\0nichts")


def test_hostile_input_is_answered(office: Client) -> None:
    for text in ("[", "for i in 1..1e9 return i", "{" * 500, "\0", "x" * 9000):
        sent = {name: text for name in BY_HAND if name != "pruefen"}
        assert "Fehler" in page(office, pruefen="1", **sent)
    assert "9" * 34 in page(office, **{**BY_HAND, "f-hilfe-mindestens": "9" * 34})
    page(office, pruefen="1", frage="Gibt es nicht", **{"f-projekt-gruende-999999-art": "Gesetz"})


def test_a_model_that_cannot_be_read_is_told(office: Client) -> None:
    take_category_rules("<nichts/>", actor=SYSTEM)

    assert "lassen sich nicht anzeigen" in page(office)


def test_departments_see_it_and_citizens_do_not(office: Client) -> None:
    assert page(_client(Role.DEPARTMENT, "streets", "amt"))
    assert Client().get(reverse("strategy:office:rules")).status_code in (302, 403)


def test_in_english_the_page_speaks_english_and_marks_the_german_of_the_model(
    office: Client,
) -> None:
    answer = office.get(
        reverse("strategy:office:rules"), BY_HAND, headers={"accept-language": "en"}
    )
    html = answer.content.decode()

    assert "The first rule that matches holds" in html
    assert '<span lang="de">Zwingend</span>' in html
    assert "Rule 5 matches" in html or "Rule 5" in html


def test_the_page_takes_another_model_of_the_city(office: Client) -> None:
    other = CATEGORY_RULES.replace('itemComponent name="Beginn"', 'itemComponent name="Start"')
    take_category_rules(other, actor=SYSTEM)

    assert "f-projekt-start" in page(office)
