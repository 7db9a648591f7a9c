"""What the documentation shows works."""

import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from rathaus.forms.rules.completeness import check_form
from rathaus.forms.rules.evaluation.evaluate import evaluate
from rathaus.forms.rules.reading.form import read_form
from rathaus.forms.rules.reading.writing import form_to_data
from rathaus.forms.rules.types.registry import type_named, type_names
from tests.unit.forms.sample import OFFICES, TODAY

DOCS = Path(__file__).parents[3] / "docs"
REFERENCE = (DOCS / "reference" / "forms.md").read_text("utf-8")
HOW_TO = (DOCS / "how-to" / "write-a-form.md").read_text("utf-8")
PROVIDERS = {"departments": lambda: OFFICES}


def blocks(page: str, kind: str) -> list[str]:
    """The code blocks of a kind on a page."""
    return re.findall(rf"^```{kind}\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)


FORMS: list[Any] = [YAML(typ="safe").load(text) for text in blocks(REFERENCE + HOW_TO, "yaml")]


@pytest.mark.parametrize("data", FORMS, ids=lambda data: str(data["id"]))
def test_every_form_is_whole(data: Any) -> None:
    form = read_form(data)
    assert check_form(form) == ()
    assert read_form(form_to_data(form)) == form
    assert not evaluate(form, {}, today=TODAY, providers=PROVIDERS).complete


def test_every_type_and_its_settings_are_described() -> None:
    elements = [each for data in FORMS for page in data["pages"] for each in page["elements"]]
    shown = {each["type"] for each in elements if "type" in each}
    rows = dict(re.findall(r"^\| `(\w+)` \|(.*)$", REFERENCE, re.MULTILINE))
    ours = {
        name
        for name in type_names()
        if type(type_named(name)).__module__.startswith("rathaus.forms")
    }
    assert ours <= set(rows)
    assert ours <= shown
    for name in ours:
        kind = type_named(name)
        assert kind is not None
        missing = [each for each in kind.settings if each not in rows[name]]
        assert not missing, f"{name}: {missing}"


def test_a_type_of_ones_own_is_made_as_described() -> None:
    exec(compile(blocks(REFERENCE, "python")[0], "forms.md", "exec"), {"__name__": "docs"})
    plate = {"field": "plate", "type": "plate", "title": "Kennzeichen"}
    page = {"key": "one", "title": "Auto", "elements": [plate]}
    form = read_form({"id": "car", "title": "Auto", "pages": [page]})
    assert evaluate(form, {"plate": "d ab 1"}, today=TODAY).data == {"plate": "D-AB-1"}


def test_the_first_form_does_what_the_how_to_says() -> None:
    names: dict[str, Any] = {"data": FORMS[-1]}
    exec(compile(blocks(HOW_TO, "python")[0], "write-a-form.md", "exec"), names)
    form = names["form"]
    costly = {"summary": "Bänke", "money": True, "cost": "12.000 €"}
    assert evaluate(form, costly, today=TODAY).missing == ("contact",)
    assert evaluate(form, {**costly, "cost": "90"}, today=TODAY).missing == ()


def test_bounds_of_the_reference_hold() -> None:
    form = read_form(FORMS[0])
    late = {"since": str(TODAY + timedelta(days=1))}
    assert evaluate(form, late, today=TODAY).problems["since"].code == "date-late"
    old = evaluate(form, {"since": "2019-05-01", "dogs": "2"}, today=TODAY)
    assert old.complete
    assert [state.page.key for state in old.pages] == ["dog", "more"]
