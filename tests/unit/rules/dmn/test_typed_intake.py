"""The quick way in gives what the thorough one gives, whatever comes."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rathaus.rules.dmn import intake
from rathaus.rules.dmn.intake import Accept, accepting
from rathaus.rules.errors import InputError
from rathaus.rules.state import State
from rathaus.rules.values.types import (
    ANY,
    BOOLEAN,
    DATE,
    NUMBER,
    STRING,
    Constrained,
    ContextType,
    FeelType,
    ListType,
)


def short(state: State, value: object) -> bool:
    return isinstance(value, str) and len(value) < 3


PERSON = ContextType(
    (
        ("name", Constrained(STRING, "short", short)),
        ("born", DATE),
        ("grown", BOOLEAN),
        ("grades", ListType(NUMBER)),
    )
)
TYPES = (PERSON, ListType(PERSON), ListType(NUMBER), Constrained(STRING, "short", short), DATE)

_plain = st.sampled_from(
    [
        None,
        True,
        1,
        2.5,
        10**40,
        Decimal("NaN"),
        Decimal("1.50"),
        "ab",
        "long",
        "größe",
        "\ud800",
        date(2024, 1, 31),
        datetime(2024, 1, 31, tzinfo=UTC),
        b"no value",
    ]
)
_people = st.dictionaries(
    st.sampled_from(["name", "born", "grown", "grades", "more"]),
    _plain | st.lists(_plain, max_size=3),
    max_size=5,
) | st.fixed_dictionaries(
    {
        "name": st.sampled_from([None, "ab", "abc"]),
        "born": st.sampled_from([None, date(2024, 1, 31), [date(2024, 1, 31)]]),
        "grown": st.sampled_from([None, True, "ja"]),
        "grades": st.sampled_from([None, [], [1, Decimal("2.0")], 3, ["a"]]),
    }
)
_values = _plain | _people | st.lists(_plain | _people, max_size=3)


def outcome(work: Any) -> object:
    state = State()
    try:
        value = work(state)
    except InputError as error:
        return error.message, error.field
    return value, [note.message for note in state.notes]


@settings(deadline=None, max_examples=400)
@given(_values, st.sampled_from(TYPES))
@pytest.mark.slow
def test_both_ways_agree(value: object, of: FeelType) -> None:
    quick, thorough = accepting("it", of), _thoroughly(of)
    assert repr(outcome(lambda state: quick(state, value))) == repr(
        outcome(lambda state: thorough(state, value))
    )


def _thoroughly(of: FeelType) -> Accept:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(intake, "reader_of", lambda of: None)
        return accepting("it", of)


@pytest.mark.parametrize("value", ["\ud800", "a\udfffb", "ä\ud83d"])
def test_half_a_character_is_refused_in_every_place(value: str) -> None:
    record = ContextType((("name", STRING),))
    for of, given_ in (
        (STRING, value),
        (ANY, value),
        (record, {"name": value}),
        (ListType(STRING), ["x", value]),
        (ANY, {value: 1}),
    ):
        with pytest.raises(InputError) as caught:
            accepting("it", of)(State(), given_)
        assert (caught.value.message.code, caught.value.field) == ("input-half-character", "it")
    assert accepting("it", STRING)(State(), "😀 ü") == "😀 ü"


@pytest.mark.parametrize("of", TYPES)
def test_null_fits_every_type(of: FeelType) -> None:
    assert accepting("it", of)(State(), None) is None
