"""Forms are read strictly: each mistake has its place and says what to do."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rathaus.forms.errors import FormError
from rathaus.forms.rules.completeness import check_form
from rathaus.forms.rules.reading.form import read_form
from rathaus.forms.rules.reading.writing import form_to_data
from rathaus.forms.rules.types.registry import type_names
from tests.unit.forms.sample import COLOURS, EVERY_TYPE, both, field, form_of


def findings(data: Any) -> dict[str, str]:
    """Codes of the findings by place."""
    with pytest.raises(FormError) as caught:
        read_form(data)
    return {each.path: each.problem.code for each in caught.value.findings}


def test_writing_and_reading_gives_the_same_form() -> None:
    form = read_form(EVERY_TYPE)
    assert read_form(form_to_data(form)) == form
    assert form_to_data(read_form(form_to_data(form))) == form_to_data(form)


@pytest.mark.parametrize("data", [None, 3, "form", [], [1], True])
def test_what_is_no_object_is_refused(data: Any) -> None:
    assert findings(data)[""] in {"form-object", "form-missing"}


@pytest.mark.parametrize(
    ("element", "place", "code"),
    [
        ({}, "pages[0].elements[0]", "form-element"),
        ("text", "pages[0].elements[0]", "form-object"),
        ({"field": "a", "group": "b"}, "pages[0].elements[0]", "form-element"),
        (field("Name", "text"), "pages[0].elements[0].field", "form-key"),
        (field("if", "text"), "pages[0].elements[0].field", "form-key-reserved"),
        (field("a", "texd"), "pages[0].elements[0].type", "form-type"),
        (field("a", "text", max_lenght=3), "pages[0].elements[0].max_lenght", "form-entry-near"),
        (field("a", "text", max_length=-1), "pages[0].elements[0].max_length", "form-count"),
        (
            field("a", "text", max_length=2, min_length=3),
            "pages[0].elements[0].min_length",
            "setting-crossed",
        ),
        (field("a", "text", title=None), "pages[0].elements[0]", "form-missing"),
        (field("a", "text", title={"de": " "}), "pages[0].elements[0].title", "form-empty"),
        (field("a", "text", title={"fr": "x"}), "pages[0].elements[0].title.fr", "form-entry"),
        (field("a", "text", hint="\u202e"), "pages[0].elements[0].hint", "text-direction"),
        (field("a", "choice"), "pages[0].elements[0]", "form-options"),
        (
            field("a", "choice", options=COLOURS, options_from="x"),
            "pages[0].elements[0]",
            "form-options-both",
        ),
        (
            field("a", "choice", options=[*COLOURS, COLOURS[0]]),
            "pages[0].elements[0].options[3].key",
            "form-key-twice",
        ),
        (
            field("a", "choice", other=True, options=[{"key": "other", "title": "x"}]),
            "pages[0].elements[0].options",
            "form-key-other",
        ),
        (field("a", "text", options=COLOURS), "pages[0].elements[0].options", "form-options-none"),
        (field("a", "computed"), "pages[0].elements[0].value", "computed-value"),
        (field("a", "text", condition="1 +"), "pages[0].elements[0].condition", "form-expression"),
        (field("a", "text", condition="b = 1"), "pages[0].elements[0].condition", "form-name"),
        (field("a", "text", condition="a = 1"), "pages[0].elements[0]", "form-circle"),
        (field("a", "text", required="x"), "pages[0].elements[0].required", "form-name"),
        (
            field("a", "text", checks=[{"holds": "1 +", "message": "m"}]),
            "pages[0].elements[0].checks[0].holds",
            "form-expression",
        ),
        (field("a", "date", latest="1 +"), "pages[0].elements[0].latest", "form-expression"),
        (field("a", "person", ask=["email"], need=["phone"]), "pages[0].elements[0].need",
         "person-not-asked"),
        (
            {"repeat": "r", "title": "R", "least": 3, "most": 1, "elements": [field("a", "text")]},
            "pages[0].elements[0].least",
            "form-rows",
        ),
        ({"group": "g", "title": "G", "elements": []}, "pages[0].elements[0].elements",
         "form-empty"),
        ({"note": "n", "text": "x", "tone": "loud"}, "pages[0].elements[0].tone", "form-word"),
    ],
)  # fmt: skip
def test_each_mistake_has_its_place(element: Any, place: str, code: str) -> None:
    assert findings(form_of(element)).get(place) == code


def test_a_near_name_is_proposed() -> None:
    with pytest.raises(FormError) as caught:
        read_form(form_of(field("income", "whole"), field("b", "text", condition="incom > 3")))
    assert "„income“" in caught.value.findings[0].in_language("de")
    assert "“income”" in str(caught.value)


def test_all_mistakes_are_told_at_once() -> None:
    data = form_of(field("A", "text"), field("b", "texd"))
    assert len(findings({**data, "version": 0, "id": "Ä"})) == 4


def test_a_circle_over_several_fields_is_shown() -> None:
    data = form_of(
        field("a", "text", condition='c = "x"'),
        field("b", "computed", value="a"),
        field("c", "text", condition='b = "y"'),
    )
    with pytest.raises(FormError) as caught:
        read_form(data)
    sentence = caught.value.findings[0].in_language("en")
    assert all(key in sentence for key in ("a", "b", "c", "→"))


def test_a_page_may_not_depend_on_its_own_answers() -> None:
    data = form_of(field("a", "yes_no"))
    data["pages"][0]["condition"] = "a"
    assert "form-circle" in findings(data).values()


def test_keys_are_unique_among_neighbours_and_pages() -> None:
    assert findings(form_of(field("a", "text"), field("a", "whole"))) == {
        "pages[0].elements[1]": "form-key-twice"
    }
    twice = form_of(field("a", "text"))
    twice["pages"].append({**twice["pages"][0], "elements": [field("b", "text")]})
    assert "form-key-twice" in findings(twice).values()


def test_repeats_within_repeats_stay_bounded() -> None:
    deep: dict[str, Any] = field("a", "text")
    for key in ("r", "s", "t"):
        deep = {"repeat": key, "title": key, "most": 200, "elements": [deep]}
    assert "form-large" in findings(form_of(deep)).values()
    nested: dict[str, Any] = field("a", "text")
    for _ in range(8):
        nested = {"group": "g", "title": "g", "elements": [nested]}
    assert "form-deep" in findings(form_of(nested)).values()


def test_missing_translations_are_found_and_refuse_nothing() -> None:
    form = read_form(form_of(field("a", "text", hint="Nur Deutsch", missing={"de": "Fehlt"})))
    assert [each.path for each in check_form(form)] == [
        "pages[0].elements[0].hint",
        "pages[0].elements[0].missing",
    ]
    assert check_form(read_form(form_of(field("a", "text", hint=both("x"))))) == ()


PLAIN = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8)
ENTRIES = """field group repeat note type title elements options required condition checks holds
message key de en pages least id"""
NAMES = st.sampled_from(ENTRIES.split())
WORDS = st.sampled_from([*type_names(), "a", "a > 1", "1 +", "a.b", "count(a)"])
DATA = st.recursive(
    PLAIN | WORDS,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(NAMES, inner, max_size=6)
        | st.dictionaries(st.text(max_size=3), inner, max_size=2)
    ),
    max_leaves=25,
)


@settings(deadline=None, max_examples=120)
@given(DATA | st.lists(DATA, max_size=3).map(lambda each: form_of(*each)))
def test_no_data_gets_anything_but_a_form_or_findings(data: Any) -> None:
    try:
        form = read_form(data)
    except FormError as error:
        assert error.findings
        assert all(each.in_language("de") and str(each) for each in error.findings)
    else:
        assert read_form(form_to_data(form)) == form
