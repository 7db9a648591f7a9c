"""Functions of texts, and conversions to and from texts."""

import pytest

from tests.unit.rules.feel.builtins.asking import check, codes


@pytest.mark.parametrize(
    ("text", "literal"),
    [
        ('substring("foobar", 1, 6)', '"foobar"'),
        ('substring("foobar", 6)', '"r"'),
        ('substring("foobar", -6)', '"foobar"'),
        ('substring("foobar", 3, 3.8)', '"oba"'),
        ('substring("foobar", -2, 1)', '"a"'),
        ('substring("foobar", 2, null)', '"oobar"'),
        ('substring("foobar", 0)', "null"),
        ('substring("foobar", 7)', "null"),
        ('substring("foobar", -7)', "null"),
        ('substring("foobar", 6, 2)', "null"),
        ('substring("foobar", 1, 0)', "null"),
        ('substring("foobar", -2, 3)', "null"),
        ('substring("", 1)', "null"),
        ('substring("foobar", 10 ** 6000)', "null"),
        ('substring("\\U01F40Eab", 2)', '"ab"'),
        ('string length("")', "0"),
        ('string length("ß")', "1"),
        ("string length(1)", "null"),
        ('upper case("straße")', '"STRASSE"'),
        ('lower case("ÄÖÜ")', '"äöü"'),
        ("lower case(null)", "null"),
        ('substring before("abc", "")', '""'),
        ('substring before("", "")', '""'),
        ('substring before("abc", "a")', '""'),
        ('substring after("abc", "")', '"abc"'),
        ('substring after("abc", "c")', '""'),
        ('substring after("abab", "b")', '"ab"'),
        ('substring after(null, "c")', "null"),
        ('contains("", "")', "true"),
        ('contains("abc", null)', "null"),
        ('starts with("abc", "")', "true"),
        ('starts with("abc", "b")', "false"),
        ('ends with("abc", "c")', "true"),
        ("ends with(1, 1)", "null"),
        ('string join([], "x")', '""'),
        ("string join([null])", '""'),
        ('string join(["a", "b"], null)', '"ab"'),
        ('string join(["a", null, "c"], "x")', '"axc"'),
        ('string join(["a", 1])', "null"),
        ('string join(["a"], 1)', "null"),
        ("string join(null)", "null"),
    ],
)
def test_texts(text: str, literal: str) -> None:
    check(text, literal)


@pytest.mark.parametrize(
    ("text", "literal"),
    [
        ('number("1 000 000,5", " ", ",")', "1000000.5"),
        ('number("-.5", null, null)', "-0.5"),
        ('number("1E3", null, null)', "1000"),
        ('number("1.000", ".", null)', "1000"),
        ('number("1,5", null, null)', "null"),
        ('number("", null, null)', "null"),
        ('number(" 1", null, null)', "null"),
        ('number("1_000", null, null)', "null"),
        ('number("+1", null, null)', "null"),
        ('number("Infinity", null, null)', "null"),
        ('number("٣", null, null)', "null"),
        ('number("1E7000", null, null)', "null"),
        ('number("1", ",", ",")', "null"),
        ('number("1", ":", ".")', "null"),
        ('number("1", ",", ":")', "null"),
        ('number("1", "", ".")', "null"),
        ('number("1", ",")', "null"),
        ('number(1, ",", ".")', "null"),
        ('number("1", 1, ".")', "null"),
        ("string(null)", "null"),
        ('string("a")', '"a"'),
        ("string(1.50)", '"1.50"'),
        ("string(true)", '"true"'),
        ('string([1, "a"])', '"[1, \\"a\\"]"'),
        ('string(@"PT26H")', '"P1DT2H"'),
        ("not(false)", "true"),
        ("not(1)", "null"),
        ('is([1, {a: @"10:00:00Z"}], [1, {a: @"10:00:00+00:00"}])', "true"),
        ('is([1, {a: @"10:00:00Z"}], [1, {a: @"11:00:00+01:00"}])', "false"),
        ("is([1], [1, 2])", "false"),
        ("is({a: 1}, {b: 1})", "false"),
        ("is([1..2], [1..2])", "true"),
        ("is([1..2], [1..2))", "false"),
        ('is(@"P0Y", @"P0D")', "false"),
        ("is(abs, abs)", "true"),
        ("is(null, null)", "true"),
        ("is(1, 1.0)", "true"),
    ],
)
def test_conversion(text: str, literal: str) -> None:
    check(text, literal)


@pytest.mark.parametrize(
    ("text", "literal"),
    [
        ('range(" ( 1 .. 3 ] ")', "(1..3]"),
        ('range("]-1..1[")', "(-1..1)"),
        ('range("[\\"a\\"..\\"b\\"]")', '["a".."b"]'),
        ('range("[@\\"P1D\\"..duration(\\"P2D\\")]")', '[@"P1D"..@"P2D"]'),
        ('range("[date(\\"2026-01-01\\")..@\\"2026-01-02\\"]")', '[@"2026-01-01"..@"2026-01-02"]'),
        ('range("[3..1]")', "null"),
        ('range("[1..\\"b\\"]")', "null"),
        ('range("[1+1..3]")', "null"),
        ('range("[date(2026, 1, 1)..@\\"2026-01-02\\"]")', "null"),
        ('range("[x..3]")', "null"),
        ('range("[1..3")', "null"),
        ('range("(> 1)")', "null"),
        ('range("[1, 2]")', "null"),
        ('range("[-\\"a\\"..3]")', "null"),
        ('range("[upper case(\\"a\\")..\\"b\\"]")', "null"),
        ('range("")', "null"),
        ("range([1..2])", "null"),
        ("range(null)", "null"),
    ],
)
def test_ranges_from_texts(text: str, literal: str) -> None:
    check(text, literal)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ('substring("a", 2)', "builtin-place"),
        ('substring("a", 1, 2)', "builtin-length"),
        ('number("x")', "builtin-text"),
        ('number("1", ",", ",")', "builtin-separators"),
        ("string join([1])", "builtin-items"),
        ('range("x")', "builtin-text"),
    ],
)
def test_null_says_why(text: str, code: str) -> None:
    assert codes(text) == [code]
