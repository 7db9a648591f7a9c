"""What is said about values from outside that do not fit their types."""

from typing import Any

import pytest

from rathaus.rules.dmn.evaluate import Answer, Model
from rathaus.rules.dmn.model import ItemDefinition
from rathaus.rules.limits import Limits
from tests.unit.rules.dmn.building import cell, decision, given, knowledge, linked

AGE = ItemDefinition(name="age", type_ref="number", allowed=cell("[0..150]"))
PERSON = ItemDefinition(
    name="P",
    components=(
        ItemDefinition(name="Name", type_ref="string"),
        ItemDefinition(name="age", type_ref="age"),
        ItemDefinition(name="sizes", type_ref="number", collection=True),
    ),
)
AGES = ItemDefinition(name="ages", type_ref="age", collection=True)
FEW = ItemDefinition(
    name="few", type_ref="age", collection=True, type_constraint=cell("count(?) < 3")
)
COLOUR = ItemDefinition(
    name="colour",
    type_ref="string",
    allowed=cell(", ".join(f'"a colour that has the number {n}"' for n in range(30))),
)
PEOPLE = ItemDefinition(name="People", type_ref="P", collection=True)
TYPES = (AGE, PERSON, PEOPLE, AGES, FEW, COLOUR)


def _model(type_ref: str) -> Model:
    return linked(*TYPES, given("In", type_ref), decision("d", "In", "In"))


def _said(answer: Answer) -> list[str]:
    return [note.message.in_language("en").split(". The input")[0] for note in answer.notes]


def _notes(type_ref: str, value: Any, **limits: int) -> list[str]:
    answer = _model(type_ref).answer("d", {"In": value}, limits=Limits(**limits))  # type: ignore[arg-type]
    assert answer.value is None
    return _said(answer)


@pytest.mark.parametrize(
    ("type_ref", "value", "said"),
    [
        ("number", "x", '"In" is "x"; "number" was expected'),
        ("number", [1, 2], '"In" is [1, 2]; "number" was expected'),
        ("date and time", 3, '"In" is 3; "date and time" was expected'),
        ("string", [["a"]], '"In" is ["a"]; "string" was expected'),
        ("age", 200, '"In" is 200; allowed is: [0..150]'),
        ("age", [200], '"In" is 200; allowed is: [0..150]'),
        ("age", "old", '"In" is "old"; "number" was expected'),
        ("ages", [3, 200], '"In[2]" is 200; allowed is: [0..150]'),
        ("ages", 200, '"In[1]" is 200; allowed is: [0..150]'),
        ("few", [1, 2, 3], '"In" is [1, 2, 3]; allowed is: count(?) < 3'),
        ("P", 7, '"In" is 7; "P" was expected'),
        ("P", {"Name": "A", "age": 1}, '"In.sizes" is missing in the input'),
        ("People", [7], '"In[1]" is 7; "context" was expected'),
        ("P", {"Name": 1, "age": 1, "sizes": []}, '"In.Name" is 1; "string" was expected'),
        (
            "P",
            {"Name": "A", "age": 151, "sizes": [1]},
            '"In.age" is 151; allowed is: [0..150]',
        ),
        (
            "P",
            [{"Name": "A", "age": 1, "sizes": [1, "x"]}],
            '"In.sizes[2]" is "x"; "number" was expected',
        ),
        ("P", {"Name": "A", "age": 1, "sizes": 3}, '"In.sizes" is 3; "list<number>" was expected'),
    ],
)
def test_the_part_that_does_not_fit_is_named(type_ref: str, value: Any, said: str) -> None:
    assert _notes(type_ref, value) == [said]


def test_every_part_is_named_up_to_a_few() -> None:
    assert _notes("P", {"Name": 1, "age": -1}) == [
        '"In.Name" is 1; "string" was expected',
        '"In.age" is -1; allowed is: [0..150]',
        '"In.sizes" is missing in the input',
    ]
    assert len(_notes("ages", [200] * 900)) == 5


def test_long_values_and_long_lists_of_allowed_ones_are_cut() -> None:
    (said,) = _notes("colour", "no colour " * 900)
    assert said.startswith(
        '"In" is "no colour no colour no colour no colou…; allowed is: "a colour'
    )
    assert said.endswith("…")
    assert len(said) < 200
    (said,) = _notes("number", ["a" * 90] * 90)
    assert said == '"In" is list; "number" was expected'


def test_arguments_of_functions() -> None:
    held = linked(*TYPES, knowledge("f", {"n": "age", "p": "P"}, "n"))
    answer = held.answer("f", {"n": 200, "p": 1})
    assert _said(answer)[:2] == [
        '"n" is 200; allowed is: [0..150]',
        '"p" is 1; "P" was expected',
    ]


def test_a_value_that_fits_leaves_no_note() -> None:
    answer = _model("P").answer("d", {"In": {"Name": None, "age": 3, "sizes": [1]}})
    assert answer.notes == ()
    assert _model("P").answer("d", {"In": None}).notes == ()
