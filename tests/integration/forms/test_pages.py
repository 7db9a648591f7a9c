"""Pages are drawn and sent back; what was typed stands as it was."""

import re
from collections.abc import Callable
from html.parser import HTMLParser
from typing import Any

import pytest
from django.http import QueryDict
from django.template.loader import render_to_string
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st

from rathaus.forms import api as forms
from tests.unit.forms.sample import EVERY_TYPE, PROVIDERS, TODAY, both, field, form_of

pytestmark = [pytest.mark.database, pytest.mark.django_db]
FORM = forms.read_form(EVERY_TYPE)


class Inputs(HTMLParser):
    """Collects what a browser would send for a page, without pressing a button."""

    def __init__(self) -> None:
        super().__init__()
        self.sent: list[tuple[str, str]] = []
        self._select = self._area = ""
        self._text = ""

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        given = dict(attributes)
        name, value = given.get("name") or "", given.get("value") or ""
        if tag == "input":
            ticked = given.get("type") not in {"radio", "checkbox"} or "checked" in given
            if ticked and given.get("type") != "file":
                self.sent.append((name, value))
        elif tag == "select":
            self._select = name
        elif tag == "option" and "selected" in given:
            self.sent.append((self._select, value))
        elif tag == "textarea":
            self._area, self._text = name, ""

    def handle_data(self, data: str) -> None:
        if self._area:
            self._text += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea" and self._area:
            self.sent.append((self._area, self._text.removeprefix("\n")))
            self._area = ""


def sent_by(html: str, **more: str) -> QueryDict:
    """The post of a page, with some inputs changed."""
    reader = Inputs()
    reader.feed(html)
    post = QueryDict(mutable=True)
    for name, value in reader.sent:
        post.appendlist(name, value)
    for name, text in more.items():
        post.setlist(name, [text])
    return post


def drawn(answers: Any, **more: Any) -> str:
    """The HTML of the only page."""
    sheet = forms.evaluate(FORM, answers, today=TODAY, providers=PROVIDERS)
    view = forms.page_view(
        sheet, "one", language="de", version=1, address=lambda key: f"/{key}", **more
    )
    return render_to_string("forms/page.html", {"view": view, "heading": "h1"})


WORD = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), min_size=1)
TYPED = st.fixed_dictionaries(
    {},
    optional={
        "name": WORD,
        "story": WORD,
        "persons": st.integers(-5, 30) | WORD,
        "weight": st.decimals(-1000, 1000, places=3).map(float) | WORD,
        "cost": st.integers(-100, 100_000_00) | WORD,
        "agreed": st.booleans(),
        "born": st.dates().map(str)
        | st.fixed_dictionaries({"day": WORD, "month": WORD, "year": WORD}),
        "colour": st.sampled_from(["red", "blue", {"other": "violett"}]),
        "colours": st.lists(st.sampled_from(["red", "green", {"other": "x"}]), unique_by=str),
        "office": st.sampled_from(["it", "parks"]),
        "contact": st.fixed_dictionaries({"name": WORD, "email": WORD}),
        "place": st.fixed_dictionaries({"lat": st.just(51.2), "lon": st.just(6.7)}),
        "home": st.fixed_dictionaries({"street": WORD}),
        "children": st.lists(
            st.fixed_dictionaries({"called": WORD}, optional={"age": st.integers(0, 20)}),
            max_size=3,
        ),
    },
)


@settings(deadline=None, max_examples=25)
@given(TYPED)
def test_a_page_sends_back_what_it_shows(answers: dict[str, Any]) -> None:
    before = forms.evaluate(FORM, answers, today=TODAY, providers=PROVIDERS)
    posted = forms.read_post(FORM, "one", sent_by(drawn(answers)), answers)
    after = forms.evaluate(FORM, posted.answers, today=TODAY, providers=PROVIDERS)
    assert after.data == before.data
    assert {path: p.code for path, p in after.problems.items()} == {
        path: p.code for path, p in before.problems.items()
    }


def test_what_is_typed_is_shown_as_text_only() -> None:
    nasty = '"><script>alert(1)</script>'
    html = drawn({"name": nasty, "story": "</textarea>" + nasty}, errors=True)
    assert "<script>" not in html
    assert sent_by(html)["name"] == nasty


def test_mistakes_are_told_above_and_at_the_field(
    start: Callable[..., Any], client: Client
) -> None:
    draft = start()
    address = f"/desk/{draft.token}/one/"
    page = client.get(address).content.decode()
    assert "error-summary" not in page
    assert "freiwillig" in page
    answer = client.post(address, sent_by(page, persons="viele"))
    text = answer.content.decode()
    assert answer.status_code == 422
    assert "<title>Fehler: " in text
    assert text.count("Geben Sie eine ganze Zahl ein, zum Beispiel 12") == 2
    assert 'href="#f-persons"' in text
    assert 'value="viele"' in text
    assert re.search(r'id="f-persons" aria-describedby="f-persons-error" aria-invalid="true"', text)


def test_every_link_to_a_mistake_leads_to_an_input() -> None:
    wrong = {
        "born": {"day": "30", "month": "2", "year": "2026"},
        "stay": {"from": "2026-01-02", "to": "2026-01-01"},
        "colour": "yellow",
        "contact": {"name": "Anna"},
        "place": {"lat": "x"},
        "papers": [{"id": "nope"}],
        "persons": 2,
        "children": [{"age": 99}],
    }
    html = drawn(wrong, errors=True)
    targets = set(re.findall(r'<li><a href="#([^"]+)"', html))
    assert {
        "f-born-day",
        "f-stay-to-day",
        "f-colour-0",
        "f-contact-email",
        "f-place-lat",
    } <= targets
    assert {"f-papers", "f-children-0-age", "f-agreed-0", "f-home-street"} <= targets
    assert targets <= set(re.findall(r' id="([^"]+)"', html))


def test_rows_are_added_and_removed_without_losing_what_was_typed(
    start: Callable[..., Any], client: Client
) -> None:
    address = f"/desk/{start().token}/one/"
    page = client.get(address).content.decode()
    answer = client.post(address, sent_by(page, name="Anna", _do="add:children"))
    assert answer["Location"].endswith("/one/#f-children")
    page = client.get(address).content.decode()
    post = sent_by(page, **{"children.0.called": "Ben", "_do": "add:children"})
    page = client.get(client.post(address, post)["Location"]).content.decode()
    post = sent_by(page, **{"children.1.called": "Cem", "_do": "remove:children:0"})
    client.post(address, post)
    page = client.get(address).content.decode()
    assert sent_by(page)["children.0.called"] == "Cem"
    assert "children.1.called" not in page
    assert sent_by(page)["name"] == "Anna"


def test_hidden_questions_keep_their_answers(start: Callable[..., Any], client: Client) -> None:
    data = form_of(field("dog", "yes_no"), field("breed", "text", condition="dog"))
    draft = start(data, answers={"dog": True, "breed": "Dackel"})
    address = f"/desk/{draft.token}/one/"
    client.post(address, sent_by(client.get(address).content.decode(), dog="no", _do="update"))
    assert "breed" not in sent_by(client.get(address).content.decode())
    client.post(address, sent_by(client.get(address).content.decode(), dog="yes", _do="update"))
    assert sent_by(client.get(address).content.decode())["breed"] == "Dackel"


def test_pages_lead_on_back_and_to_the_summary(start: Callable[..., Any], client: Client) -> None:
    data = form_of(field("dog", "yes_no"))
    for key in ("two", "three"):
        page = {"key": key, "title": both(key), "elements": [field(f"in_{key}", "text")]}
        data["pages"].append({**page, "condition": "dog" if key == "two" else ""})
    draft = start(data)

    def send(key: str, **inputs: str) -> str:
        address = f"/desk/{draft.token}/{key}/"
        answer = client.post(address, sent_by(client.get(address).content.decode(), **inputs))
        return str(answer["Location"]).removeprefix(f"/desk/{draft.token}/")

    assert send("one", dog="no") == "three/"
    assert "Schritt 2 von 3" in client.get(f"/desk/{draft.token}/three/").content.decode()
    assert send("three", in_three="", _do="back") == "one/"
    assert client.get(f"/desk/{draft.token}/two/").status_code == 404
    assert send("one", dog="yes") == "two/"
    assert send("two", in_two="x") == "three/"
    assert send("three", in_three="y") == "pruefen/"
    assert client.get(f"/desk/{draft.token}/nowhere/").status_code == 404


def test_the_page_speaks_english(start: Callable[..., Any], client: Client) -> None:
    address = f"/desk/{start().token}/one/"
    client.cookies["django_language"] = "en"
    page = client.get(address).content.decode()
    assert "Step 1 of 2" in page
    assert "optional" in page
    answer = client.post(address, sent_by(page)).content.decode()
    assert "Answer: Name (en)" in answer
    assert "Anzugeben" not in answer
