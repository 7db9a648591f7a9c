"""Formulas: what they compute, what they refuse, and that nothing unknown becomes zero."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rathaus.kernel.text import Localized
from rathaus.strategy.rules.formula import FormulaError, describe, evaluate, parse

VALUES = {"a.one": Decimal(1), "a.two": Decimal(2), "a.zero": Decimal(0), "a.b-c[x=5g]": Decimal(7)}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1 + 2 * 3", 7),
        ("(1 + 2) * 3", 9),
        ("8 / 4 / 2", 1),
        ("8 - 4 - 2", 2),
        ("-a.two + 3", 1),
        ("--a.two", 2),
        ("min(a.two, 1.5, 3)", "1.5"),
        ("max(a.two, a.one)", 2),
        ("mean(a.one, a.two, 6)", 3),
        ("100 * a.one / a.two", 50),
        ("a.b-c[x=5g] - a.two", 5),
        ("a.two*a.two", 4),
    ],
)
def test_arithmetic(text: str, value: int | str) -> None:
    assert evaluate(parse(text), VALUES).value == Decimal(value)


@pytest.mark.parametrize(
    ("text", "position"),
    [
        ("", 1),
        ("1 +", 4),
        ("(1 + 2", 7),
        ("1 2", 3),
        ("a", 1),
        ("A.b", 1),
        ("min()", 5),
        ("min(1,)", 7),
        ("1 ^ 2", 3),
        ("a.b[", 4),
        ("__import__('os')", 1),
        ("sum(1)", 1),
        ("(" * 30 + "1" + ")" * 30, 22),
        ("1+" * 300, 501),
    ],
)
def test_mistakes_are_named_with_their_place(text: str, position: int) -> None:
    with pytest.raises(FormulaError) as caught:
        parse(text)

    assert caught.value.position == position
    assert f"Zeichen {position}" in caught.value.message


def test_measures_are_listed_once_in_order() -> None:
    assert parse("a.two / (a.one + a.two)").measures == ("a.two", "a.one")


def test_division_by_zero_is_unknown_with_the_reason() -> None:
    outcome = evaluate(parse("a.one / a.zero"), VALUES)

    assert outcome.value is None
    assert "null" in outcome.reason.de


@pytest.mark.parametrize("text", ["0 * a.gone", "min(a.one, a.gone)", "a.gone - a.gone"])
def test_unknown_stays_unknown(text: str) -> None:
    outcome = evaluate(parse(text), {**VALUES, "a.gone": None})

    assert outcome.value is None
    assert outcome.missing == ("a.gone",)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("100 * a.one / a.two", "100 × Angebote ÷ Haushalte"),
        ("a.two - (a.one - 0.5)", "Haushalte − (Angebote − 0,5)"),
        ("(a.one + 1) / a.two", "(Angebote + 1) ÷ Haushalte"),
        ("mean(a.one, a.zero)", "der Durchschnitt aus (Angebote; a.zero)"),
    ],
)
def test_words_for_people(text: str, words: str) -> None:
    titles = {"a.one": Localized("Angebote"), "a.two": Localized("Haushalte")}

    assert describe(parse(text), titles).de == words


_atoms = st.sampled_from(["a.one", "a.two", "a.gone", "2", "0.5"])
_formulas = st.recursive(
    _atoms,
    lambda inner: st.one_of(
        st.builds("({} {} {})".format, inner, st.sampled_from("+-*/"), inner),
        st.builds("{}({}, {})".format, st.sampled_from(["min", "max", "mean"]), inner, inner),
        st.builds("-{}".format, inner),
    ),
    max_leaves=12,
)


@given(_formulas, st.booleans())
def test_a_value_needs_all_measures(text: str, known: bool) -> None:
    formula = parse(text)
    values = {**VALUES, "a.gone": Decimal(3) if known else None}
    outcome = evaluate(formula, values)

    if "a.gone" in formula.measures and not known:
        assert outcome.value is None
    else:
        assert (outcome.value is None) == bool(outcome.reason)


@given(st.text(max_size=80))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        parse(text)
    except FormulaError as error:
        assert 1 <= error.position <= len(text) + 1
