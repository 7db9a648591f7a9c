"""Inputs of a model as fields of a form: kinds from types, texts to values and back."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rathaus.rules.api import (
    Field,
    FieldKind,
    from_python,
    input_fields,
    load_model,
    read_fields,
    rows_of,
    write_fields,
)

HEAD = (
    '<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" id="m" name="m"'
    ' namespace="https://example.org/m">'
)


def item(name: str, base: str, allowed: str = "", collection: bool = False) -> str:
    many = ' isCollection="true"' if collection else ""
    limit = f"<allowedValues><text>{allowed}</text></allowedValues>" if allowed else ""
    return f'<itemDefinition name="{name}"{many}><typeRef>{base}</typeRef>{limit}</itemDefinition>'


def component(name: str, base: str, collection: bool = False) -> str:
    many = ' isCollection="true"' if collection else ""
    return f'<itemComponent name="{name}"{many}><typeRef>{base}</typeRef></itemComponent>'


def fields_of(types: str, **inputs: str) -> tuple[Field, ...]:
    told = "".join(
        f'<inputData id="{name}" name="{name}">'
        f'<variable name="{name}" typeRef="{kind}"/></inputData>'
        for name, kind in inputs.items()
    )
    return input_fields(load_model(f"{HEAD}{types}{told}</definitions>".encode()).definitions)


PERSON = (
    item("colour", "string", '"red", "green"')
    + item("grade", "number", "[1..6]")
    + '<itemDefinition name="person">'
    + component("name", "string")
    + component("born", "date")
    + component("colour", "colour")
    + component("grades", "grade", collection=True)
    + "</itemDefinition>"
)


@pytest.mark.parametrize(
    ("kind", "wanted"),
    [
        ("string", FieldKind.TEXT),
        ("number", FieldKind.NUMBER),
        ("boolean", FieldKind.BOOLEAN),
        ("date", FieldKind.DATE),
        ("time", FieldKind.TIME),
        ("dateTime", FieldKind.DATE_TIME),
        ("dayTimeDuration", FieldKind.DURATION),
        ("Any", FieldKind.EXPRESSION),
        ("colour", FieldKind.CHOICE),
        ("grade", FieldKind.NUMBER),
        ("person", FieldKind.GROUP),
    ],
)
def test_the_type_makes_the_field(kind: str, wanted: FieldKind) -> None:
    assert fields_of(PERSON, it=kind)[0].kind is wanted


def test_allowed_values_are_choices_or_are_told() -> None:
    colour, grade = fields_of(PERSON, colour="colour", grade="grade")

    assert [choice.label for choice in colour.choices] == ["red", "green"]
    assert grade.allowed == "[1..6]"


def test_a_form_is_read_by_path() -> None:
    entered = read_fields(
        fields_of(PERSON, it="person"),
        {
            "it/name": " Ada ",
            "it/born": "10.12.1815",
            "it/colour": "red",
            "it/grades/0": "1,5",
            "it/grades/1": "",
            "it/grades/2": "2",
        },
    )

    assert not entered.problems
    assert entered.values == {
        "it": {
            "name": "Ada",
            "born": date(1815, 12, 10),
            "colour": "red",
            "grades": [Decimal("1.5"), Decimal(2)],
        }
    }


@pytest.mark.parametrize(
    ("kind", "text", "said"),
    [
        ("number", "viel", "keine Zahl"),
        ("number", "1e5", "keine Zahl"),
        ("number", "NaN", "keine Zahl"),
        ("date", "31.2.2024", "kein Datum"),
        ("boolean", "vielleicht", "weder ja noch nein"),
        ("time", "25 Uhr", "keine Uhrzeit"),
        ("dateTime", "gestern", "kein Zeitpunkt"),
        ("yearMonthDuration", "lange", "keine Dauer"),
        ("colour", "blue", "steht nicht zur Wahl"),
        ("Any", "1 +", "fehlt"),
    ],
)
def test_what_cannot_be_read_is_named_and_null(kind: str, text: str, said: str) -> None:
    entered = read_fields(fields_of(PERSON, it=kind), {"it": text})

    assert entered.values == {"it": None}
    assert said in entered.problems["it"].in_language("de")
    assert entered.problems["it"].in_language("en")


def test_an_expression_may_stand_for_anything() -> None:
    entered = read_fields(fields_of("", it="Any"), {"it": "[1, 2 + 3]"})

    assert entered.values == {"it": [Decimal(1), Decimal(5)]}


def test_nothing_entered_is_null() -> None:
    assert read_fields(fields_of(PERSON, it="person"), {}).values == {
        "it": {"name": None, "born": None, "colour": None, "grades": []}
    }


def test_rows_of_a_collection_are_bounded() -> None:
    assert rows_of("it", {"it/0/a": "", "it/7": "", "it/x": "", "other/9": ""}) == 8
    assert rows_of("it", {"it/999": ""}) == 50


_people = st.fixed_dictionaries(
    {
        "name": st.none() | st.from_regex(r"[A-Za-zÄÖÜ]{1,9}", fullmatch=True),
        "born": st.none() | st.dates(),
        "colour": st.sampled_from([None, "red", "green"]),
        "grades": st.lists(st.decimals(-99, 99, places=2), max_size=4),
    }
)


@settings(deadline=None)
@given(_people, st.sampled_from([".", ","]))
@pytest.mark.slow
def test_what_is_written_is_read_again(person: dict[str, object], mark: str) -> None:
    fields = fields_of(PERSON, it="person")

    entered = read_fields(fields, write_fields(fields, {"it": person}, mark))

    assert from_python(entered.values) == from_python({"it": person})
