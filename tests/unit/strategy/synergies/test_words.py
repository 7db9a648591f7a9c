"""Words in one writing, and compounds taken apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rathaus.strategy.synergies.rules.compounds import Splitter
from rathaus.strategy.synergies.rules.followup import part_number
from rathaus.strategy.synergies.rules.words import stem, tokens, words_of, written


@pytest.mark.parametrize(
    ("one", "other"),
    [("Straße", "STRASSE"), ("Baeume", "Bäume"), ("Bürger:innen", "Bürger"), ("Über", "ueber")],
)
def test_writings_of_a_word_become_one(one: str, other: str) -> None:
    assert written(one) == written(other)


@pytest.mark.parametrize(
    ("one", "other"), [("anmeldungen", "anmelden"), ("akten", "akte"), ("sensoren", "sensor")]
)
def test_endings_go(one: str, other: str) -> None:
    assert stem(one) == stem(other)


def test_words_keep_what_people_wrote() -> None:
    assert tokens("Die E-Akte für Mitarbeiter*innen") == [
        ("die", "Die"),
        ("e-akte", "E-Akte"),
        ("fur", "für"),
        ("mitarbeiter", "Mitarbeiter"),
    ]


SPLITTER = Splitter(["hund", "steuer", "anmeldung", "kind", "tages", "statte", "amt"])


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("hundesteueranmeldung", ("hund", "steu", "anmeld")),
        ("hundesteuer", ("hund", "steu")),
        ("e-akte", ("eakt",)),
        ("hund-steuer", ("hund", "steu")),
        ("elefant", ("elefant",)),
        ("amt", ("amt",)),
    ],
)
def test_compounds_come_apart(word: str, parts: tuple[str, ...]) -> None:
    assert SPLITTER.parts(word) == parts


@given(st.text(max_size=200))
def test_no_text_is_too_strange(text: str) -> None:
    for word in words_of(text):
        assert SPLITTER.parts(word)


@pytest.mark.parametrize(
    ("title", "number"),
    [("Ausbau Teil 2", 2), ("Phase IV", 4), ("Ausbau", None), ("Teilhabe 2", None)],
)
def test_numbers_of_parts_are_read(title: str, number: int | None) -> None:
    assert part_number(title) == number
