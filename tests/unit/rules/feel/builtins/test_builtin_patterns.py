r"""`matches`, `replace` and `split`: patterns as XPath has them."""

import time

import pytest

from rathaus.rules.errors import LimitExceeded
from rathaus.rules.expression import compile_expression
from rathaus.rules.feel.builtins.registry import BUILTINS
from rathaus.rules.limits import Limits
from rathaus.rules.state import State

UNBOUNDED = 60
"""Seconds after which work with a limit of a third of one has plainly not been stopped."""


def matches(text: str, pattern: str, flags: str | None = None) -> object:
    return BUILTINS["matches"].invoke(State(), (text, pattern, flags))


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("b", "abc"),
        ("", ""),
        ("a|", "x"),
        ("^$", ""),
        ("a{2}", "aa"),
        ("^a{2,}$", "aaa"),
        ("^a{1,2}?$", "aa"),
        ("^(?:ab)+$", "abab"),
        (r"(a)(b)\2\1", "abba"),
        (r"^(a)|b\1$", "b"),
        (r"(a)\10", "aa0"),
        (r"^\s\S\d\D\w\W$", " x1x_ ".replace("_", "y")),
        (r"^\i\c*$", "x-1.y"),
        (r"^\I\C$", "1 "),
        (r"^\p{Lu}\p{Ll}\P{L}$", "Äö1"),
        (r"^\p{IsLatin-1Supplement}$", "ä"),
        (r"^\p{IsGreek}$", "λ"),
        (r"^[\p{Lu}\d_-]+$", "A1_-"),
        ("^[a-z-[aeiou]]+$", "xyz"),
        (r"^[\w-[\d_]]+$", "abc"),
        ("^[^a-z-[q]]$", "A"),
        ("^[a-c-[b-[b]]]$", "b"),
        ("^[-a]+$", "a-"),
        ("^[a-]+$", "a-"),
        ("^[a^]+$", "^a"),
        (r"^[\]\[]+$", "[]"),
        (r"^\^\$\{\}$", "^${}"),
        ("^.$", "\U0001f40e"),
        ("^ö$", "ö"),
        ("&&~~||", "&&~~"),
        ("^[&&~~||]+$", "&|~"),
    ],
)
def test_fits(pattern: str, text: str) -> None:
    assert matches(text, pattern) is True


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("^a$", "a\n"),
        ("^b", "a\nb"),
        ("a.b", "a\nb"),
        ("a.b", "a\rb"),
        ("A", "a"),
        (r"\d", "x"),
        (r"^\w+$", "a-b"),
        (r"\s", "\u00a0"),
        ("^[a-z-[aeiou]]+$", "xyza"),
        ("^[^a-z-[A]]$", "A"),
        (r"(a)(b)\2\1", "abab"),
    ],
)
def test_does_not_fit(pattern: str, text: str) -> None:
    assert matches(text, pattern) is False


@pytest.mark.parametrize(
    ("pattern", "flags", "text", "fits"),
    [
        ("^HAUS$", "i", "haus", True),
        ("^straße$", "i", "STRASSE", False),
        ("^ß$", "i", "ss", False),
        ("^k$", "i", "\u212a", True),
        ("^σ$", "i", "ς", True),
        ("^[A-Z-[OI]]$", "i", "o", False),
        ("^[A-Z-[OI]]$", "i", "x", True),
        ("^[^Q]$", "i", "q", False),
        (r"^\p{Lu}$", "i", "a", False),
        (r"^(a)\1$", "i", "aA", True),
        ("a.b", "s", "a\nb", True),
        ("^b$", "m", "a\nb\nc", True),
        ("^$", "m", "a\n", False),
        ("^$", "m", "a\n\nb", True),
        ("a b", "x", "ab", True),
        ("a[ ]b", "x", "a b", True),
        (r"a\ sb", "x", "a b", True),
        (r"\p{ L u }", "x", "A", True),
        (r"[\] ]", "x", " ", True),
        ("A . B", "xis", "a\nb", True),
        ("a", "", "a", True),
        ("a", None, "a", True),
    ],
)
def test_flags(pattern: str, flags: str | None, text: str, fits: bool) -> None:
    assert matches(text, pattern, flags) is fits


@pytest.mark.parametrize(
    "pattern",
    [
        "(",
        ")",
        "(a",
        "a)",
        "[",
        "[]",
        "[^]",
        "[a",
        "[z-a]",
        "[a-z-]x[b",
        "[a[b]]",
        "[a-b-c]",
        "[a-[b]c]",
        "]",
        "{",
        "}",
        "a{",
        "a{,2}",
        "a{2,1}",
        "a{x}",
        "a{99999999}",
        "*",
        "a**",
        "a+*",
        "a???",
        "?",
        "\\",
        r"\b",
        r"\A",
        r"\x41",
        r"\0",
        r"\1",
        r"(a\1)",
        r"(a)\2",
        r"[\1]",
        r"(a)[\1]",
        r"\p",
        r"\pL",
        r"\p{",
        r"\p{}",
        r"\p{Foo}",
        r"\p{IsNowhere}",
        r"\p{ L}",
        r"\p{Is}",
        "(?=a)",
        "(?i)a",
        "(?P<n>a)",
        "a" * 6000,
        "(" * 100 + ")" * 100,
        "((((a{100}){100}){100}){100})",
        "(a{1000}){1000}",
        "[a-[" * 30,
    ],
)
def test_wrong_pattern_is_null_and_says_where(pattern: str) -> None:
    state = State()
    assert BUILTINS["matches"].invoke(state, ("a", pattern)) is None
    assert [note.message.code for note in state.notes] == ["pattern"]
    for language in ("de", "en"):
        assert state.notes[0].message.in_language(language)


@pytest.mark.parametrize("flags", ["q", "g", " ", "I", "sx!"])
def test_unknown_flags_are_null(flags: str) -> None:
    state = State()
    assert BUILTINS["matches"].invoke(state, ("a", "a", flags)) is None
    assert [note.message.code for note in state.notes] == ["pattern-flags"]


@pytest.mark.parametrize(
    ("text", "pattern", "replacement", "flags", "result"),
    [
        ("banana", "a", "o", None, "bonono"),
        ("abc", "(b)", "[$1$0]", None, "a[bb]c"),
        ("abc", "b", r"\$\\", None, r"a$\c"),
        ("abc", "(a)|(x)", "<$2>", None, "<>bc"),
        ("abc", "(b)", "$12", None, "ab2c"),
        ("abc", "(b)", "$2", None, "ac"),
        ("abc", "B", "x", "i", "axc"),
        ("a.b", r"\.", "", None, "ab"),
        ("abc", "x", "y", None, "abc"),
        ("", "x", "y", None, ""),
        ("abc", "x*", "y", None, None),
        ("abc", "^", "y", None, None),
        ("abc", "b", "$", None, None),
        ("abc", "b", "$x", None, None),
        ("abc", "b", "\\n", None, None),
        ("abc", "b", "\\", None, None),
        ("abc", "(", "x", None, None),
        ("abc", "b", None, None, None),
        ("abc", "b", "x", "z", None),
    ],
)
def test_replace(
    text: str, pattern: str, replacement: str | None, flags: str | None, result: str | None
) -> None:
    state = State()
    assert BUILTINS["replace"].invoke(state, (text, pattern, replacement, flags)) == result
    assert bool(state.notes) is (result is None)


@pytest.mark.parametrize(
    ("text", "pattern", "result"),
    [
        ("a b", r"\s", ["a", "b"]),
        (";a;", ";", ["", "a", ""]),
        ("a1b22c", "[0-9]+", ["a", "b", "c"]),
        ("abc", "x", ["abc"]),
        ("", "x", [""]),
        ("abc", "", None),
        ("abc", "x?", None),
        (None, ",", None),
    ],
)
def test_split(text: str | None, pattern: str, result: list[str] | None) -> None:
    assert BUILTINS["split"].invoke(State(), (text, pattern)) == result


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("(a|aa)+$", "a" * 60 + "b"),
        ("(.*?,){25}P", "1," * 100),
        ("a?" * 400 + "a" * 400, "a" * 399),
        ("(x+x+)+y$", "x" * 50 + "z y"),
        (r"((a|b)*,)*;\1$", "ab" * 5000 + ",;x"),
        ("(a?){400}a{400}b$", "a" * 10_000 + "b c"),
        ("(.*)(.*)(.*)(.*)(.*)[0-9]$", "a" * 2_000 + "1x"),
    ],
)
@pytest.mark.slow
def test_hostile_patterns_end_in_time(pattern: str, text: str) -> None:
    limits = Limits(seconds=0.3)
    for name, more in (("matches", ()), ("replace", ("x",)), ("split", ())):
        began = time.monotonic()
        try:
            BUILTINS[name].invoke(State(limits), (text, pattern, *more))
        except LimitExceeded as error:
            assert error.message.code == "limit-time"
        assert time.monotonic() - began < UNBOUNDED


def test_results_are_bounded() -> None:
    long = "a" * 100_000
    for text in ('replace(t, "a", "$0$0$0$0$0$0$0$0$0$0$0")', 'split(t, "a")'):
        with pytest.raises(LimitExceeded):
            compile_expression(text, ["t"], Limits(list_size=1000)).evaluate({"t": long})


def test_many_small_matches_are_cheap_and_counted() -> None:
    state = State()
    for _ in range(100_000):
        assert BUILTINS["matches"].invoke(state, ("40213", "^[0-9]{5}$"))


def test_tame_patterns_on_short_texts_end_in_time_too() -> None:
    state = State(Limits(seconds=0.3))
    began = time.monotonic()
    with pytest.raises(LimitExceeded):
        while True:
            text, pattern = "ab" * 127 + "dc", "[ab]*[ab]*[ab][ab][ab][ab][ab]c"
            BUILTINS["matches"].invoke(state, (text, pattern))
    assert time.monotonic() - began < UNBOUNDED
