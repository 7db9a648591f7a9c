"""What compiled expressions give: literals, operators, structures, loops, functions."""

from collections.abc import Mapping
from decimal import Decimal

import pytest

from rathaus.rules.expression import compile_expression, compile_unary_tests

INPUTS: Mapping[str, object] = {
    "a": 5,
    "b": 7,
    "name": "Ada",
    "yes": True,
    "nothing": None,
    "list": [1, 2, 3, 4],
    "person": {"name": "Ada", "age": 36, "first name": "Ada"},
    "people": [{"name": "Ada", "age": 36}, {"name": "Bo", "age": 9}, {"age": 70}],
    "huge": Decimal("9E+6144"),
}


def value(text: str) -> object:
    return compile_expression(text, INPUTS).evaluate(INPUTS).value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1 + 2 * 3", 7),
        ("a + b", 12),
        ("a - b - 1", -3),
        ("2 ** 3 ** 2", 64),
        ("-a", -5),
        ("a / 0", None),
        ("1 / 3", Decimal("0.3333333333333333333333333333333333")),
        ('"x" + "y"', "xy"),
        ('"x" + 1', None),
        ("a + null", None),
        ("a + nothing", None),
        ("0.1 + 0.2 = 0.3", True),
        ("huge * 10", None),
        ("(huge * 10) = null", True),
        ("[huge * 10, 1 + 1]", [None, 2]),
    ],
)
def test_arithmetic(text: str, expected: object) -> None:
    assert value(text) == expected


TRUTH = {"true": True, "false": False, "null": None, '"x"': None, '"True"': None, '"False"': None}


@pytest.mark.parametrize("left", TRUTH)
@pytest.mark.parametrize("right", TRUTH)
def test_logic_has_three_values(left: str, right: str) -> None:
    first, second = TRUTH[left], TRUTH[right]
    both = False if first is False or second is False else True if first and second else None
    either = True if first or second else None if None in (first, second) else False
    assert value(f"{left} and {right}") is both
    assert value(f"{left} or {right}") is either


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a < b", True),
        ("a >= b", False),
        ("a = 5", True),
        ("a != 5", False),
        ('a = "5"', None),
        ('a < "5"', None),
        ('name = "Ada"', True),
        ("nothing = null", True),
        ("a = null", False),
        ("nothing < 1", None),
        ("a between 1 and 5", True),
        ("a between 6 and 9", False),
        ("nothing between 1 and 2", None),
        ("a in [1..5]", True),
        ("a in (1..5)", False),
        ("a in (1, 2, > 4)", True),
        ("a in (nothing, 7)", False),
        ("a in list", False),
        ("3 in list", True),
        ('name in ("Bo", "Ada")', True),
        ("if a > 4 then 1 else 2", 1),
        ("if nothing then 1 else 2", 2),
        ("if a then 1 else 2", 2),
    ],
)
def test_comparing_and_choosing(text: str, expected: object) -> None:
    assert value(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[1, a, name]", [1, 5, "Ada"]),
        ("{x: 1, y: x + a}", {"x": 1, "y": 6}),
        ("{x: 1, y: x + a}.y", 6),
        ("{x: 1, x: 2}", None),
        ("person.name", "Ada"),
        ("person.first name", "Ada"),
        ("person.missing", None),
        ("people.age", [36, 9, 70]),
        ("people.name", ["Ada", "Bo", None]),
        ("list[2]", 2),
        ("list[-1]", 4),
        ("list[9]", None),
        ("list[0]", None),
        ("list[1.5]", None),
        ("list[item > 2]", [3, 4]),
        ("list[a - 4]", 1),
        ("people[age > 10].name", ["Ada", None]),
        ('people[name = "Bo"][1].age', 9),
        ("people[age > a].age", [36, 9, 70]),
        ("[][item > 1]", []),
        ("[][1]", None),
        ("[][true]", []),
        ("a[1]", 5),
        ("a[item = 5]", [5]),
        ("a[false]", []),
        ("nothing[true]", []),
        ("list[name]", []),
        ("[[1, 2], [3]][item[1] = 3]", [[3]]),
        ("{n: 2, l: [{n: 5}, {n: 1}], r: l[n]}.r", {"n": 1}),
        ("{n: 1, l: [{n: true}, {n: false}], r: l[n]}.r", [{"n": True}]),
        ("[1, 2, 3][item]", []),
        ("people[count(name) > 0].age", [36, 9, 70]),
    ],
)
def test_structures_paths_and_filters(text: str, expected: object) -> None:
    assert value(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("for x in list return x * a", [5, 10, 15, 20]),
        ("for x in 1..3 return x", [1, 2, 3]),
        ("for x in 3..1 return x", [3, 2, 1]),
        ("for x in [1..3] return x", [1, 2, 3]),
        ("for x in (1..3) return x", [2]),
        ("for x in 1..2, y in x..2 return [x, y]", [[1, 1], [1, 2], [2, 2]]),
        ("for x in 1..4 return if x = 1 then 1 else x * partial[-1]", [1, 2, 6, 24]),
        ("for x in nothing return x", None),
        ("for x in [[1], null], y in x return y", None),
        ("for x in 7 return x + 1", [8]),
        ('for x in "a".."c" return x', None),
        ("for x in 1..1.5 return x", None),
        ("some x in list satisfies x > 3", True),
        ("some x in list satisfies x > 9", False),
        ("some x in [1, null] satisfies x > 3", None),
        ("some x in [1, null, 9] satisfies x > 3", True),
        ("every x in list satisfies x > 0", True),
        ("every x in [1, null] satisfies x > 0", None),
        ("every x in [1, null, -1] satisfies x > 0", False),
        ("some x in list, y in list satisfies x + y = 8", True),
        ("every x in list, y in list satisfies x + y < 8", False),
        ("some x in nothing satisfies x", None),
        ("every x in [] satisfies x", True),
        ("(for x in 1..3 return function(y) x + y)[2](10)", 12),
    ],
)
def test_loops(text: str, expected: object) -> None:
    assert value(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{f: function(x) x + a, r: f(1)}.r", 6),
        ("{f: function(x, y) x - y, r: f(y: 1, x: 10)}.r", 9),
        ("{f: function(x, y) x - y, r: f(z: 1, x: 10)}.r", None),
        ("{f: function(x) x, r: f(1, 2)}.r", None),
        ('{f: function(x: number) x, r: f("a")}.r', None),
        ("{f: function(x: number) x, r: f([3])}.r", 3),
        ("(function(x) function(y) x * 10 + y)(1)(2)", 12),
        ("{f: function(x) x * huge, r: f(10)}.r", None),
        ("{f: function(x) [x * huge, x], r: f(10)}.r", [None, 10]),
        ("person(1)", None),
        ("unknown(1)", None),
        ("unknown", None),
        ("count(list)", 4),
        ("count(list: [1])", 1),
        ('string length("abc")', 3),
        ("sort(list, function(x, y) x > y)", [4, 3, 2, 1]),
        ("a instance of number", True),
        ("a instance of string", False),
        ("list instance of list<number>", True),
        ("nothing instance of number", False),
        ("person instance of context<age: number>", True),
    ],
)
def test_functions_and_types(text: str, expected: object) -> None:
    assert value(text) == expected


@pytest.mark.parametrize(
    ("text", "tested", "expected"),
    [
        ("-", 1, True),
        ("5", 5, True),
        ("5", 6, False),
        ('"a"', "a", True),
        ("< 5", 4, True),
        ("< 5", None, None),
        ("[1..5]", 5, True),
        ("[1..5)", 5, False),
        ("1, 3, > 9", 10, True),
        ("not(1, 3)", 2, True),
        ("not(1, 3)", 3, False),
        ("null", None, True),
        ("null", 1, False),
        ("? > 3 and ? < 5", 4, True),
        ("? = a", 5, True),
        ("a", 5, True),
        ("< b - 1", 5, True),
        ("list", 3, True),
        ("yes", "anything", True),
        ("yes", None, False),
        ("true", True, True),
        ("true", False, False),
        ("true", None, False),
        ("not(true)", None, True),
        ('contains(?, "d")', "Ada", True),
        ("[a..b]", 6, True),
        ("list, 9", 9, True),
    ],
)
def test_unary_tests(text: str, tested: object, expected: object) -> None:
    assert compile_unary_tests(text, INPUTS).test(tested, INPUTS).value is expected


def test_notes_say_why_a_value_is_null() -> None:
    outcome = compile_expression("a + unknown", ["a"]).evaluate({"a": 1})
    assert outcome.value is None
    assert "“unknown”" in str(outcome.notes[0].message)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("for i in 1..1e40 return i", "steps-too-many"),
        ("for i in -1e19..2 return i", "steps-too-many"),
        ("for i in 1..2.5 return i", "no-steps"),
        ("for i in 1e40..2.5 return i", "no-steps"),
        ('for i in "a".."b" return i', "no-steps"),
    ],
)
def test_notes_say_why_a_range_cannot_be_walked(text: str, code: str) -> None:
    outcome = compile_expression(text).evaluate({})
    assert outcome.value is None
    assert [note.message.code for note in outcome.notes] == [code]


def test_arguments_given_twice_by_name_give_null() -> None:
    assert value("(function(x) x)(x: 1, x: 2)") is None
    assert value("abs(n: 1, n: 2)") is None
    assert value("a(x: 1, x: 2)") is None


@pytest.mark.parametrize(
    "number", ["6.105878144928193796156457229348883", "3.741227907174428251198928974452515"]
)
def test_a_square_is_rounded_like_a_product(number: str) -> None:
    assert value(f"{number} ** 2 = {number} * {number}") is True
    assert compile_expression("x ** y = x * x", ["x", "y"]).evaluate(
        {"x": Decimal(number), "y": 2}
    ) == (True, ())
