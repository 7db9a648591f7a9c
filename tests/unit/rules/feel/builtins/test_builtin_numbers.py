"""Functions of numbers and of lists of numbers."""

import pytest

from tests.unit.rules.feel.builtins.asking import check, codes


@pytest.mark.parametrize(
    ("text", "literal"),
    [
        ("abs(-1.50)", "1.50"),
        ('abs(@"-P1D")', '@"P1D"'),
        ('abs(@"-P1Y")', '@"P1Y"'),
        ('abs(@"2026-01-01")', "null"),
        ("abs(true)", "null"),
        ("sqrt(2)", "1.414213562373095048801688724209698"),
        ("sqrt(0)", "0"),
        ("exp(1)", "2.718281828459045235360287471352662"),
        ("log(2)", "0.6931471805599453094172321214581766"),
        ("exp(100000)", "null"),
        ("exp(-100000)", "null"),
        ("log(-1)", "null"),
        ("even(0)", "true"),
        ("even(2.5)", "false"),
        ("odd(-3)", "true"),
        ("odd(2.5)", "false"),
        ("even(10 ** 40)", "true"),
        ("odd(10 ** 40)", "false"),
        ("modulo(0, -4)", "0"),
        ("modulo(-8, 4)", "0"),
        ("modulo(12, -5)", "-3"),
        ("modulo(-10.1, -4.5)", "-1.1"),
        ("modulo(10 ** 40, 7)", "4"),
        ("modulo(-(10 ** 40), 7)", "3"),
        ("modulo(1, 0)", "null"),
        ("modulo(1, null)", "null"),
    ],
)
def test_numbers(text: str, literal: str) -> None:
    check(text, literal)


@pytest.mark.parametrize(
    ("text", "literal"),
    [
        ("decimal(2.5, 0)", "2"),
        ("decimal(3.5, 0)", "4"),
        ("decimal(1234, -2)", "1200"),
        ("decimal(1/3, 2.9)", "0.33"),
        ("decimal(-0.4, 0)", "0"),
        ("floor(-0.5)", "-1"),
        ("ceiling(-0.5)", "0"),
        ("ceiling(1.01, 1)", "1.1"),
        ("round up(0.01, 1)", "0.1"),
        ("round up(-0.01, 1)", "-0.1"),
        ("round down(-5.9, 0)", "-5"),
        ("round half up(2.5, 0)", "3"),
        ("round half down(2.5, 0)", "2"),
        ("round half down(2.51, 0)", "3"),
        ("round half up(5.5, 6176)", "5.5"),
        ("round half up(5.5, 6177)", "null"),
        ("round half up(5.5, -6111)", "0"),
        ("round half up(5.5, -6112)", "null"),
        ("round up(1, 10 ** 100)", "null"),
        ("floor(10 ** 50)", "10 ** 50"),
        ("floor(1, null)", "null"),
        ('floor(1, "0")', "null"),
    ],
)
def test_rounding(text: str, literal: str) -> None:
    check(text, literal)


def test_rounded_zero_has_no_sign() -> None:
    check("string(ceiling(-0.5))", '"0"')
    check("string(decimal(-0.4, 0))", '"0"')


@pytest.mark.parametrize(
    ("text", "literal"),
    [
        ("sum([])", "null"),
        ("sum([1.1, 2.2])", "3.3"),
        ("sum([1, null])", "null"),
        ('sum(1, "2")', "null"),
        ("sum([true])", "null"),
        ("sum([9 * 10 ** 6144, 9 * 10 ** 6144])", "null"),
        ("product([])", "null"),
        ("product([10 ** 6000, 10 ** 6000])", "null"),
        ("mean(11, 2, 10)", "7.666666666666666666666666666666667"),
        ("mean([])", "null"),
        ("median([])", "null"),
        ("median(4)", "4"),
        ("median([8, 2, 5, 7])", "6"),
        ("median([9 * 10 ** 6144, 9 * 10 ** 6144])", "null"),
        ("mode([])", "[]"),
        ("mode([1.0, 1, 2])", "[1.0]"),
        ("mode([3, 6, 1, 9, 6, 1, 3])", "[1, 3, 6]"),
        ("stddev([2, 4, 7, 5])", "2.081665999466132735282297706979931"),
        ("stddev([1, 1, 1])", "0"),
        ("stddev([9 * 10 ** 6144, -9 * 10 ** 6144])", "null"),
        ("min([])", "null"),
        ("max([])", "null"),
        ("min(1, null)", "null"),
        ('min(1, "a")', "null"),
        ("max([{}])", "null"),
        ("max([true, false])", "null"),
        ('min("b", "a")', '"a"'),
        ('max(@"P1D", @"PT25H")', '@"PT25H"'),
        ('min(@"10:00:00Z", @"10:00:00+01:00")', '@"10:00:00+01:00"'),
        ("all([true, null])", "null"),
        ("all([true, 1])", "null"),
        ("all([false, 1])", "null"),
        ("all(false, null)", "false"),
        ("all(null)", "null"),
        ("any([false, null])", "null"),
        ("any(true, null)", "true"),
        ("any([])", "false"),
        ("any(0)", "null"),
    ],
)
def test_values_of_lists(text: str, literal: str) -> None:
    check(text, literal)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("sqrt(-1)", "builtin-domain"),
        ("log(0)", "builtin-domain"),
        ("exp(100000)", "builtin-range"),
        ("modulo(1, 0)", "builtin-zero"),
        ("floor(1, 7000)", "builtin-scale"),
        ("sum([])", "builtin-empty"),
        ("stddev([1])", "builtin-empty"),
        ('sum(["a"])', "builtin-items"),
        ("all([1])", "builtin-items"),
    ],
)
def test_null_says_why(text: str, code: str) -> None:
    assert codes(text) == [code]
