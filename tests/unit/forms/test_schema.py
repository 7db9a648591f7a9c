"""The JSON Schema of a form admits what the form gives, and refuses what it never would."""

from typing import Any

import jsonschema_rs
import pytest

from rathaus.forms.rules.evaluation.evaluate import evaluate
from rathaus.forms.rules.reading.form import read_form
from rathaus.forms.rules.schema import json_schema
from rathaus.forms.rules.types.base import FileInfo
from tests.unit.forms.sample import EVERY_TYPE, PROVIDERS, TODAY, both, field, form_of

FORM = read_form(EVERY_TYPE)
SCHEMA = json_schema(FORM)
VALIDATOR = jsonschema_rs.Draft202012Validator(SCHEMA, validate_formats=True)

WHOLE: dict[str, Any] = {
    "name": "Anna",
    "story": "Eins\nzwei",
    "persons": "2",
    "weight": "1,5",
    "cost": "1.234,50 €",
    "agreed": "yes",
    "born": "1.2.1990",
    "stay": {"from": "2026-12-01", "to": "2026-12-02"},
    "colour": {"other": "violett"},
    "colours": ["red", {"other": "x"}],
    "office": "it",
    "contact": {"name": "Anna", "email": "a@example.org"},
    "mail": "a@example.org",
    "call": "0211 8990000",
    "site": "example.org",
    "papers": [{"id": "f1"}],
    "place": {"lat": "51,2", "lon": "6,7"},
    "home": {"street": "Weg 1"},
    "children": [{"called": "Ben", "age": 7, "school": "am Park"}],
}


def test_the_schema_is_one() -> None:
    assert jsonschema_rs.meta.is_valid(SCHEMA)


def test_what_a_form_gives_is_admitted() -> None:
    files = {"f1": FileInfo("f1", "a.pdf", 9, "pdf", "")}
    sheet = evaluate(FORM, WHOLE, today=TODAY, providers=PROVIDERS, files=files)
    assert sheet.complete, sheet.problems
    assert set(sheet.data) == {*WHOLE, "double"}
    VALIDATOR.validate(dict(sheet.data))


@pytest.mark.parametrize(
    "change",
    [
        {"name": 3},
        {"name": "x" * 41},
        {"persons": 1.5},
        {"persons": 21},
        {"born": "30.2.2026"},
        {"colour": "yellow"},
        {"colours": ["red", "red"]},
        {"contact": {"name": "Anna"}},
        {"place": {"lat": 80, "lon": 6.7}},
        {"children": [{"called": "A", "age": 1}] * 4},
        {"strange": 1},
    ],
)
def test_what_no_form_would_give_is_refused(change: dict[str, Any]) -> None:
    fine: dict[str, Any] = {"name": "Anna", "persons": 1, "agreed": True, "children": []}
    assert VALIDATOR.is_valid(fine)
    assert not VALIDATOR.is_valid({**fine, **change})


def test_what_depends_on_answers_stands_beside() -> None:
    data = form_of(
        field("a", "whole", checks=[{"holds": "a > 1", "message": "m"}]),
        field("b", "text", condition="a > 2", required="a > 3"),
        field("c", "date", latest="today()"),
    )
    page = {
        "key": "two",
        "title": both("x"),
        "condition": "a > 4",
        "elements": [field("d", "text")],
    }
    data["pages"].append(page)
    schema: Any = json_schema(read_form(data), "en")
    assert schema["required"] == ["a", "c"]
    assert schema["properties"]["a"]["x-feel"] == {"checks": ["a > 1"]}
    assert schema["properties"]["b"]["x-feel"] == {"condition": "a > 2", "required": "a > 3"}
    assert schema["properties"]["c"]["x-feel"] == {"latest": "today()"}
    assert schema["properties"]["d"]["x-feel"] == {"page": "a > 4"}
    assert schema["properties"]["d"]["title"] == "D (en)"
