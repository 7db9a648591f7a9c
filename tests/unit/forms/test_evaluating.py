"""Answers in, sheet out: what is shown, what is missing, what it comes to."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rathaus.forms.rules.evaluation.evaluate import evaluate
from rathaus.forms.rules.evaluation.sheet import Sheet
from rathaus.forms.rules.reading.form import read_form
from rathaus.forms.rules.types.base import FileInfo
from tests.unit.forms.sample import EVERY_TYPE, PROVIDERS, TODAY, both, field, form_of

FORM = read_form(EVERY_TYPE)


def sheet_of(data: dict[str, Any], answers: Any, **more: Any) -> Sheet:
    """Evaluate a form given as data."""
    return evaluate(read_form(data), answers, today=TODAY, providers=PROVIDERS, **more)


def test_conditions_show_and_hide() -> None:
    data = form_of(field("dog", "yes_no"), field("breed", "text", condition="dog"))
    assert set(sheet_of(data, {"dog": True}).fields) == {"dog", "breed"}
    assert set(sheet_of(data, {"dog": False}).fields) == {"dog"}


def test_an_unknown_condition_does_not_show() -> None:
    data = form_of(field("n", "whole", required=False), field("more", "text", condition="n > 3"))
    assert set(sheet_of(data, {}).fields) == {"n"}


def test_hidden_answers_are_neither_submitted_nor_seen_by_others() -> None:
    data = form_of(
        field("dog", "yes_no"),
        field("breed", "text", condition="dog"),
        field("tax", "computed", value='if breed = "Pitbull" then 600 else 96'),
    )
    sheet = sheet_of(data, {"dog": False, "breed": "Pitbull"})
    assert sheet.data == {"dog": False, "tax": 96}


def test_a_page_is_skipped_and_the_others_are_counted() -> None:
    data = form_of(field("dog", "yes_no"))
    for key in ("two", "three"):
        page = {"key": key, "title": both(key), "elements": [field(f"in_{key}", "text")]}
        data["pages"].append({**page, "condition": "dog" if key == "two" else ""})
    sheet = sheet_of(data, {"dog": False})
    assert [(state.page.key, state.number) for state in sheet.pages] == [("one", 1), ("three", 2)]
    assert sheet.missing == ("in_three",)


def test_what_must_be_answered_may_depend() -> None:
    data = form_of(field("n", "whole"), field("why", "text", required="n > 2"))
    assert sheet_of(data, {"n": 3}).missing == ("why",)
    assert sheet_of(data, {"n": 2}).complete


def test_a_check_says_its_own_sentence() -> None:
    check = {"holds": "n > m", "message": both("Größer als {m}", "Above {m}")}
    data = form_of(field("m", "whole"), field("n", "whole", checks=[check]))
    assert str(sheet_of(data, {"m": 3, "n": 3}).problems["n"]) == "Above {m}"
    assert sheet_of(data, {"n": 3}).problems.keys() == {"m"}


def test_expressions_see_money_in_euros_and_dates_as_dates() -> None:
    data = form_of(
        field("cost", "money"),
        field("day", "date"),
        field("vat", "computed", value="cost * 0.19", shows="money"),
        field("week", "computed", value='day + duration("P7D")', shows="date"),
    )
    sheet = sheet_of(data, {"cost": "100,00 €", "day": "2026-12-01"})
    assert sheet.data["vat"] == 19
    assert sheet.data["week"] == "2026-12-08"


def test_rows_see_their_own_values_and_those_around() -> None:
    data = form_of(
        field("limit", "whole"),
        {
            "repeat": "rows",
            "title": "Rows",
            "elements": [
                field("n", "whole"),
                field("reason", "text", condition="n > limit"),
                {
                    "repeat": "inner",
                    "title": "Inner",
                    "elements": [field("k", "computed", value="n * 10")],
                },
            ],
        },
        field("total", "computed", value="sum(rows.n)", shows="number"),
        field("large", "computed", value="count(rows[n > limit])", shows="number"),
    )
    answers = {"limit": 2, "rows": [{"n": 1, "inner": [{}]}, {"n": 3, "inner": [{}, {}]}]}
    sheet = sheet_of(data, answers)
    assert sheet.missing == ("rows.1.reason",)
    assert sheet.data["total"] == 4
    assert sheet.data["large"] == 1
    assert sheet.fields["rows.1.inner.1.k"].value == 30


def test_numbers_of_rows_are_bounded() -> None:
    rows = {"repeat": "r", "title": "R", "least": 1, "most": 2, "elements": [field("a", "text")]}
    assert sheet_of(form_of(rows), {}).problems["r"].code == "rows-few"
    assert set(sheet_of(form_of(rows), {}).fields) == {"r.0.a"}
    many = sheet_of(form_of(rows), {"r": [{"a": "x"}] * 3})
    assert many.problems["r"].code == "rows-many"
    assert set(many.fields) == {"r.0.a", "r.1.a"}


def test_names_given_by_the_caller_are_used() -> None:
    data = form_of(field("a", "text", condition='place = "here"'), given=["place"])
    assert sheet_of(data, {}, context={"place": "here"}).missing == ("a",)
    assert sheet_of(data, {}).complete


def test_options_come_from_their_provider() -> None:
    data = form_of(field("office", "choice", options_from="offices"))
    assert sheet_of(data, {"office": "parks"}).complete
    assert sheet_of(data, {"office": "zoo"}).problems["office"].code == "choice-not-offered"
    with pytest.raises(LookupError, match="offices"):
        evaluate(read_form(data), {}, today=TODAY)


def test_files_count_only_when_they_are_known() -> None:
    data = form_of(field("papers", "file", checks=[{"holds": "count(papers) = 1", "message": "x"}]))
    info = FileInfo("f1", "a.pdf", 10, "pdf", "")
    answers = {"papers": [{"id": "f1"}]}
    assert sheet_of(data, answers, files={"f1": info}).complete
    assert sheet_of(data, answers).problems["papers"].code == "file-unknown"


def test_an_expression_that_never_ends_is_unknown() -> None:
    loop = "count(for i in 1..100000, j in 1..100000 return i) > 0"
    sheet = sheet_of(form_of(field("a", "yes_no"), field("b", "text", condition=loop)), {"a": True})
    assert sheet.data == {"a": True}


@pytest.mark.parametrize("answers", [{"name": [["x"] * 60_000]}, {"story": "x" * 3_000_000}])
def test_too_much_is_said_to_be_so(answers: Any) -> None:
    sheet = evaluate(FORM, answers, today=TODAY, providers=PROVIDERS)
    assert sheet.problems[""].code == "too-much"
    assert not sheet.complete


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(st.characters(), max_size=20)
    | st.sampled_from(["red", "yes", "1.234,5", "2026-02-30", "a@b.de", "other", "f1"]),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                ["day", "month", "year", "from", "to", "other", "id", "name", "lat", "lon"]
            )
            | st.text(max_size=5),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)
KEYS = [element.key for element in FORM.pages[0].elements]
ROWS = st.lists(
    JSON | st.dictionaries(st.sampled_from(["called", "age", "school"]), JSON), max_size=5
)
ANSWERS = JSON | st.builds(
    lambda rest, rows: {**rest, "children": rows},
    st.dictionaries(st.sampled_from(KEYS), JSON, max_size=8),
    ROWS,
)


@settings(deadline=None, max_examples=60)
@given(ANSWERS)
def test_no_answers_break_anything(answers: Any) -> None:
    sheet = evaluate(FORM, answers, today=TODAY, providers=PROVIDERS)
    for problem in sheet.problems.values():
        assert problem.in_language("de")
        assert problem.in_language("en")
    if sheet.complete:
        again = evaluate(FORM, sheet.data, today=TODAY, providers=PROVIDERS)
        assert again.data == sheet.data
