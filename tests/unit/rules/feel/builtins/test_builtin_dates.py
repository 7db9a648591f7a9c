"""Functions of dates, times and durations, and of points and ranges."""

import pytest

from rathaus.rules.expression import compile_expression
from tests.unit.rules.feel.builtins.asking import check, codes


@pytest.mark.parametrize(
    ("text", "literal"),
    [
        ('date(@"2026-03-01")', '@"2026-03-01"'),
        ("date(999999999, 12, 31)", '@"999999999-12-31"'),
        ("date(2024, 2, 29)", '@"2024-02-29"'),
        ("date(2026, 2, 29)", "null"),
        ("date(2026, 2.5, 1)", "null"),
        ("date(10 ** 6000, 1, 1)", "null"),
        ("date(1)", "null"),
        ("date([])", "null"),
        ('date("2026-03-01T10:00:00")', "null"),
        ('date("2026-3-1")', "null"),
        ('time(@"2026-03-01T10:00:00@Europe/Berlin")', '@"10:00:00@Europe/Berlin"'),
        ('time(@"2026-03-01")', '@"00:00:00Z"'),
        ('time(@"10:00:00")', '@"10:00:00"'),
        ("time(12, 59, 1.3)", '@"12:59:01.3"'),
        ("time(12, 59, 1.3, null)", '@"12:59:01.3"'),
        ('time(12, 59, 1, @"-PT1H30M")', '@"12:59:01-01:30"'),
        ('time(12, 59, 1, @"PT19H")', "null"),
        ('time(12, 59, 1, @"PT0.5S")', "null"),
        ('time(12, 59, 1, @"P1Y")', "null"),
        ("time(24, 0, 0)", "null"),
        ("time(12, 60, 0)", "null"),
        ("time(12, 0, 60)", "null"),
        ("time(12, 0, -1)", "null"),
        ("time(12.5, 0, 0)", "null"),
        ('time("25:00:00")', "null"),
        ('date and time("2026-03-01")', '@"2026-03-01T00:00:00"'),
        ('date and time(@"2026-03-01")', '@"2026-03-01T00:00:00Z"'),
        ('date and time(@"2026-03-01T10:00:00", @"11:00:00Z")', '@"2026-03-01T11:00:00Z"'),
        ('date and time(@"2026-03-01", null)', "null"),
        ('date and time("x")', "null"),
        ('duration("P1Y2D")', "null"),
        ('duration(@"P1D")', "null"),
        ('years and months duration(@"2016-01-31", @"2016-02-29")', '@"P0M"'),
        ('years and months duration(@"2016-02-29", @"2016-01-31")', '@"P0M"'),
        ('years and months duration(@"2016-01-01T23:00:00", @"2017-02-01")', '@"P1Y1M"'),
        ('years and months duration("2016-01-01", @"2017-02-01")', "null"),
    ],
)
def test_making(text: str, literal: str) -> None:
    check(text, literal)


@pytest.mark.parametrize(
    ("text", "literal"),
    [
        ('day of year(@"2024-12-31T10:00:00")', "366"),
        ('week of year(@"2003-12-29")', "1"),
        ('week of year(@"2010-01-01")', "53"),
        ('day of week(@"-0001-01-01")', '"Friday"'),
        ('month of year(@"2026-12-31")', '"December"'),
        ('day of week("2026-12-31")', "null"),
        ("week of year(null)", "null"),
        ("today()", '@"2026-03-01"'),
        ("now()", '@"2026-03-01T08:30:00Z"'),
        ("now(1)", "null"),
    ],
)
def test_calendar(text: str, literal: str) -> None:
    check(text, literal)


@pytest.mark.parametrize("text", ["now()", "today()"])
def test_without_a_clock_nobody_knows_the_day(text: str) -> None:
    result = compile_expression(text).evaluate()
    assert result.value is None
    assert [note.message.code for note in result.notes] == ["builtin-now"]


RANGES = {
    "before": (
        "[1..2] [3..4]; [1..2) [2..3]; [1..2] (2..3]; (< 1) [1..2]; [1..2] (> 2)",
        "[1..2] [2..3]",
    ),
    "meets": ("[1..2] [2..3]; (<= 2) [2..3]", "[1..2) [2..3]; [1..2] (2..3]; [1..2] [3..4]"),
    "overlaps": (
        "[1..5] [3..8]; [3..8] [1..5]; [1..5] [5..8]; (< 5) [1..2]; (> 1) (< 2)",
        "[1..5) [5..8]; (< 5) [5..6]; (> 2) (< 2)",
    ),
    "overlaps before": (
        "[1..5] [3..8]; [1..5) (1..5]; (< 5) [4..6]",
        "[1..5] [1..5]; [1..8] [2..3]",
    ),
    "finishes": (
        "[5..10] [1..10]; [1..10] [1..10]; (1..10] [1..10]; [5..6] (<= 6)",
        "[5..10) [1..10]",
    ),
    "includes": (
        "[1..9] [2..3]; [1..9] (1..9); (> 0) [1..9]; (< 5) (< 4)",
        "(1..9) [1..9]; [1..9] (> 0)",
    ),
    "starts": ("[1..5] [1..9]; [1..9] [1..9]; [1..5] (>= 1)", "(1..5] [1..9]; [1..9] [1..5]"),
    "coincides": ("[1..5] [1..5]; (< 5) (< 5)", "[1..5] [1..5); (< 5) (<= 5); (< 5) [1..5)"),
}
TURNED = {
    "before": "after",
    "meets": "met by",
    "overlaps": "overlaps",
    "overlaps before": "overlaps after",
    "finishes": "finished by",
    "includes": "during",
    "starts": "started by",
    "coincides": "coincides",
}


@pytest.mark.parametrize("name", RANGES)
def test_relations_of_ranges_and_the_other_way_round(name: str) -> None:
    for pairs, holds in zip(RANGES[name], ("true", "false"), strict=True):
        for pair in pairs.split("; "):
            a, b = (
                pair.replace(") (", ")|(")
                .replace("] (", "]|(")
                .replace(") [", ")|[")
                .replace("] [", "]|[")
                .split("|")
            )
            check(f"{name}({a}, {b})", holds)
            check(f"{TURNED[name]}({b}, {a})", holds)


@pytest.mark.parametrize(
    ("text", "literal"),
    [
        ("before(1, 2)", "true"),
        ("before(1, [1..2])", "false"),
        ("before(1, (1..2])", "true"),
        ("before([1..2), 2)", "true"),
        ("after(2, [1..2))", "true"),
        ("during(1, [1..2])", "true"),
        ("includes((1..2], 1)", "false"),
        ("finishes(2, [1..2])", "true"),
        ("finished by([1..2], 2)", "true"),
        ("starts(1, [1..2])", "true"),
        ("started by((1..2], 1)", "false"),
        ("coincides(1, 1.0)", "true"),
        ('during(@"2026-03-01", [@"2026-01-01"..@"2026-12-31"])', "true"),
        ('before("a", "b")', "true"),
        ('before(1, "b")', "null"),
        ("before(null, 1)", "null"),
        ("before({}, 1)", "null"),
        ("meets(1, [1..2])", "null"),
        ("during([1..2], 1)", "null"),
        ("coincides(1, [1..1])", "null"),
        ('overlaps([1..2], ["a".."b"])', "null"),
    ],
)
def test_relations_of_points(text: str, literal: str) -> None:
    check(text, literal)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ('date("x")', "builtin-text"),
        ("date(2026, 13, 1)", "builtin-parts"),
        ("time(25, 0, 0)", "builtin-parts"),
        ('before(1, "b")', "builtin-incomparable"),
        ("meets(1, [1..2])", "builtin-arguments"),
    ],
)
def test_null_says_why(text: str, code: str) -> None:
    assert codes(text)[-1] == code
