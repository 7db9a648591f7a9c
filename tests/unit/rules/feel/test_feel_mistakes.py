"""Mistakes: where they are, and what people are told to write instead."""

import re
import string
import sys
import threading

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rathaus.rules.errors import FeelSyntaxError
from rathaus.rules.feel.parser import parse_expression, parse_type, parse_unary_tests
from rathaus.rules.feel.printer import print_expression, print_unary_tests
from rathaus.rules.feel.tree import Number
from rathaus.rules.limits import Limits
from rathaus.rules.messages.feel import FEEL
from tests.unit.rules.feel.trees import NAMES


def mistake(text: str, cell: bool = False) -> FeelSyntaxError:
    with pytest.raises(FeelSyntaxError) as caught:
        (parse_unary_tests if cell else parse_expression)(text)
    return caught.value


@pytest.mark.parametrize(
    ("text", "place", "advice"),
    [
        ("a == b", 3, 'Write "="'),
        ("a === b", 3, 'Write "="'),
        ("a && b", 3, 'Write "and"'),
        ("a || b", 3, 'Write "or"'),
        ("a => b", 3, 'Write ">="'),
        ("a =< b", 3, 'Write "<="'),
        ("a <> b", 3, 'Write "!="'),
        ("a ≤ b", 3, 'Write "<="'),
        ("a & b", 3, 'Write "+"'),
        ("a ^ 2", 3, 'Write "**"'),
        ("5 − 2", 3, 'Write "-"'),
        ("5 – 2", 3, 'Write "-"'),
        ("5 × 2", 3, 'Write "*"'),
        ("!a", 1, "Write not(a)"),
        ("not a", 5, "Write not(a)"),
        ("a not in b", 3, "Write not(a in b)"),
        ("a is null", 6, 'Write "= null"'),
        ("a is not null", 6, 'Write "!="'),
        ("'abc'", 1, 'Write "text"'),
        ("a = „abc“", 5, 'Write "text"'),
        ('"abc', 1, "closing quotation mark"),
        ('"a\nb"', 1, "line break"),
        ("1 + /* one", 5, "Close it with */"),
        ("a > 1,5", 5, "Write 1.5"),
        ("a ; b", 3, 'Write ","'),
        ("a % b", 3, "modulo(a, b)"),
        ("a ? b : c", 3, "if a then b else c"),
        ("if a then b", 12, "else null"),
        ("f(1, a: 2)", 7, "each value has a name"),
        ("1..5", 2, "Write [1..5]"),
        ("[< 1..5]", 5, "Write [1..5]"),
        ("a in (< 1..5)", 10, "Write [1..5]"),
        ("> 5", 1, "needs a left side"),
        ("a > 5 and < 10", 11, "whole comparison"),
        ("(1 + (2 * 3)", 13, "line 1, column 1"),
        ("f(1, [2, 3", 11, "line 1, column 6"),
        ("{a: 1", 6, 'Close the bracket with "}"'),
        ("[1..2", 6, 'Close the bracket with "]"'),
        ("1 + 2)", 6, "Delete the sign"),
        ('1 + "abc', 5, "Add the closing quotation mark"),
        ('x "abc"', 3, "cannot go on"),
    ],
)
def test_well_known_mistakes(text: str, place: int, advice: str) -> None:
    error = mistake(text)
    lines = text[: place - 1].count("\n") + 1
    assert (error.line, error.column) == (lines, place)
    assert advice in error.in_language("en")
    assert error.text == text


def test_two_tests_in_a_cell() -> None:
    error = mistake("> 5 and < 10", cell=True)
    assert error.column == 5
    assert "? > 5 and ? < 10" in error.in_language("en")


@pytest.mark.parametrize(
    ("text", "place", "expected"),
    [
        ("1 +", (1, 4), ("expression",)),
        ("1 +\n* 2", (2, 1), ("expression",)),
        ("if a b else c", (1, 8), ("then",)),
        ("for x in [a] do x", (1, 14), ("return", ",")),
        ("some x in a return x", (1, 13), ("satisfies", ",")),
        ("for x a return x", (1, 9), ("in",)),
        ("a between 1 or 2", (1, 13), ("and",)),
        ("a instance number", (1, 12), ("of",)),
        ("a instance of", (1, 14), ("type",)),
        ("a.", (1, 3), ("name",)),
        ("[1, ]", (1, 5), ("expression",)),
        ("{a = 1}", (1, 2), ("key",)),
        ("f(a: 1, 2)", (1, 9), ("key",)),
        ("@2027", (1, 2), ("text",)),
        ("function(a b", (1, 13), (",", ")")),
        ("1 2", (1, 3), ("end",)),
        ("[1..2}", (1, 6), ("]", ")")),
        ("", (1, 1), ("expression",)),
        ("  // nothing", (1, 13), ("expression",)),
    ],
)
def test_what_could_have_stood_there(
    text: str, place: tuple[int, int], expected: tuple[str, ...]
) -> None:
    error = mistake(text)
    assert (error.line, error.column) == place
    assert error.expected == expected


@pytest.mark.parametrize(
    "text", [r'"\u12"', r'"\UFFFFFF"', r'"\uD800"', '"\ud800"', "1e99999", "5e-7000"]
)
def test_values_that_cannot_be(text: str) -> None:
    assert mistake(text).line == 1


@pytest.mark.parametrize("text", ["5e-7000", "1.2345e-6178", "0." + "0" * 7000 + "1"])
def test_numbers_too_close_to_zero_are_no_zero(text: str) -> None:
    assert mistake(text).message.code == "feel-number-too-small"


@pytest.mark.parametrize("text", ["0e-7000", "0." + "0" * 7000, "5e-6176", "0e9999"])
def test_zero_and_the_smallest_numbers_are_numbers(text: str) -> None:
    assert isinstance(parse_expression(text), Number)


def test_the_error_that_came_further_is_told() -> None:
    assert mistake("not(1, 2", cell=True).column == 9
    assert mistake("not(a) or", cell=True).column == 10


def test_german_is_the_first_language() -> None:
    said = mistake("a == b").in_language()
    assert said == "Zeile 1, Spalte 3: „==“ gibt es in FEEL nicht. Schreiben Sie „=“."


@pytest.mark.parametrize("code", FEEL)
def test_sentences_name_the_same_values_in_both_languages(code: str) -> None:
    german, english = (
        {field for _, field, _, _ in string.Formatter().parse(sentence) if field}
        for sentence in FEEL[code]
    )
    assert german == english
    assert {"line", "column"} <= german


# --- hostile texts


@pytest.mark.parametrize(
    "text",
    [
        "(" * 20_000,
        "[" * 20_000 + "]" * 20_000,
        "{a:" * 20_000,
        "-" * 50_000 + "1",
        "f(" * 20_000,
        "a[" * 20_000,
        "if a then " * 5_000,
        "for x in " * 5_000,
        "function() " * 5_000 + "1",
        "1 in (" * 10_000,
        "1 + (" * 10_000,
        "1 or 1 and 1 = 1 + 1 * 1 ** (" * 2_000,
        "a instance of " + "list<" * 15_000,
        "a" + ".b" * 20_000,
        "a" + "()" * 20_000,
        "a" + "[1]" * 20_000,
        "a" + " instance of b" * 5_000,
        "a" + " between 1 and 2" * 5_000,
        "{a-b: " * 1_000,
        "/*" * 50_000,
        '"' + "\\" * 50_001,
        "not(" * 20_000,
    ],
    ids=lambda text: text[:20],
)
@pytest.mark.slow
def test_deep_nesting_is_refused_at_once(text: str) -> None:
    for parse in (parse_expression, parse_unary_tests):
        with pytest.raises(FeelSyntaxError):
            parse(text)


def test_nesting_up_to_the_limit_is_parsed() -> None:
    assert parse_expression("(" * 99 + "1" + ")" * 99)
    assert parse_expression("[" * 99 + "1" + "]" * 99)
    assert parse_expression("1 + (" * 95 + "1" + ")" * 95)
    assert parse_type("list<" * 95 + "number" + ">" * 95)
    assert "100" in mistake("[" * 101 + "]" * 101).in_language("en")


@pytest.mark.slow
def test_long_chains_are_no_nesting() -> None:
    for sign in ("+", "-", "*", "and", "or", "=", "**"):
        assert parse_expression(f" {sign} ".join(["1"] * 3_000))
    assert parse_expression("1 + 2 - " * 2_000 + "3")


def test_a_small_rest_of_the_stack_gives_no_other_error() -> None:
    caught: list[BaseException | None] = []

    def call(depth: int) -> None:
        if depth:
            call(depth - 1)
            return
        try:
            parse_expression("1 + (" * 95 + "1" + ")" * 95)
        except FeelSyntaxError as error:
            caught.append(error)

    worker = threading.Thread(target=call, args=(sys.getrecursionlimit() - 150,))
    worker.start()
    worker.join()
    assert len(caught) == 1


def test_the_length_is_bounded() -> None:
    with pytest.raises(FeelSyntaxError):
        parse_expression("1" * 11, limits=Limits(source_length=10))


_SIGNS = """
    ( ) [ ] { } , . .. : < <= > >= = != * ** / + - -> @ "x" " ? ' /* */ // \\u & | %
    a b Full Name price fee date time 1 2.5 .5 1e3 null true is
    in and or not between if then else for return some every satisfies
    instance of function external list number
"""
_FRAGMENTS = st.sampled_from([*_SIGNS.split(), "\n", "\ud800"])


@given(st.one_of(st.text(), st.lists(_FRAGMENTS, max_size=14).map(" ".join)))
@settings(deadline=None, max_examples=300)
@pytest.mark.slow
def test_any_text_is_a_tree_or_a_syntax_error(text: str) -> None:
    try:
        tree = parse_expression(text, NAMES)
    except FeelSyntaxError as error:
        _is_well_said(error)
    else:
        assert parse_expression(print_expression(tree, NAMES), NAMES) == tree


@given(st.one_of(st.text(), st.lists(_FRAGMENTS, max_size=14).map(" ".join)))
@settings(deadline=None, max_examples=300)
@pytest.mark.slow
def test_any_text_of_a_cell_is_a_tree_or_a_syntax_error(text: str) -> None:
    try:
        tests = parse_unary_tests(text, NAMES)
    except FeelSyntaxError as error:
        _is_well_said(error)
    else:
        assert parse_unary_tests(print_unary_tests(tests, NAMES), NAMES) == tests


@given(st.text())
@settings(deadline=None)
def test_any_text_of_a_type_is_a_tree_or_a_syntax_error(text: str) -> None:
    try:
        parse_type(text, NAMES)
    except FeelSyntaxError as error:
        _is_well_said(error)


def _is_well_said(error: FeelSyntaxError) -> None:
    lines = error.text.split("\n")
    assert 1 <= error.line <= len(lines)
    assert 1 <= error.column <= len(lines[error.line - 1]) + 1
    for language in ("de", "en"):
        assert re.match(r"(Zeile|Line) \d+, (Spalte|column) \d+: ", error.in_language(language))
