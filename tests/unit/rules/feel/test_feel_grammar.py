"""The grammar: what binds how, and which text is which tree."""

from decimal import Decimal

import pytest

from rathaus.rules.feel.parser import parse_expression, parse_type, parse_unary_tests
from rathaus.rules.feel.printer import print_expression
from rathaus.rules.feel.tree import (
    Arithmetic,
    At,
    Boolean,
    Call,
    Comparison,
    ComparisonTest,
    Context,
    ContextOf,
    Entry,
    Filter,
    For,
    FunctionDefinition,
    FunctionOf,
    If,
    In,
    InstanceOf,
    Iteration,
    List,
    ListOf,
    Name,
    NamedCall,
    NamedType,
    Negation,
    Node,
    Null,
    Number,
    Operator,
    Parameter,
    Path,
    Quantified,
    Quantifier,
    Range,
    RangeOf,
    Span,
    Text,
    UnaryTests,
)

A, B, C = Name("a"), Name("b"), Name("c")


def num(digits: str) -> Number:
    return Number(Decimal(digits))


ONE, FIVE = num("1"), num("5")


def less(than: Node) -> ComparisonTest:
    return ComparisonTest(Comparison.LESS, than)


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("null", Null()),
        ("true", Boolean(True)),
        ("007", num("7")),
        (".5", num("0.5")),
        ("1.25", num("1.25")),
        ("1e3", num("1000")),
        ("1.5E-3", num("0.0015")),
        ("-5", Negation(FIVE)),
        ("1" + "0" * 40, num("1E+40")),
        ("0." + "3" * 50, num("0." + "3" * 34)),
        ('""', Text("")),
        (r'"a\"b\\c\'d"', Text("a\"b\\c'd")),
        (r'"\n\r\t"', Text("\n\r\t")),
        (r'"\u00e4\U01F40E\uD83D\uDE00"', Text("ä🐎😀")),
        (r'"\\u0009"', Text("\\u0009")),
        (r'"\d\s"', Text("\\d\\s")),
        ('"// no /* comment"', Text("// no /* comment")),
        ('@"2027-03-01"', At("2027-03-01")),
        ("1 // one\n + /* five\n or so */ 5", Arithmetic(Operator.ADD, ONE, FIVE)),
        ("\ufeff\u00a01\u2003", ONE),
    ],
)
def test_literals(text: str, tree: Node) -> None:
    assert parse_expression(text) == tree


@pytest.mark.parametrize(
    ("text", "bracketed"),
    [
        ("a or b and c", "a or (b and c)"),
        ("a and b = c", "a and (b = c)"),
        ("a = b = c", "(a = b) = c"),
        ("a = b + c", "a = (b + c)"),
        ("a + b * c", "a + (b * c)"),
        ("a - b - c", "(a - b) - c"),
        ("a / b / c", "(a / b) / c"),
        ("a * b ** c", "a * (b ** c)"),
        ("a ** b ** c", "(a ** b) ** c"),
        ("-a ** 2", "(-a) ** 2"),
        ("a ** -b", "a ** (-b)"),
        ("--a", "-(-a)"),
        ("a - -b", "a - (-b)"),
        ("-a.b", "-(a.b)"),
        ("-f(a)", "-(f(a))"),
        ("-a[1]", "-(a[1])"),
        ("-a instance of number", "-(a instance of number)"),
        ("a.b instance of number", "(a.b) instance of number"),
        ("a between b and c and d", "(a between b and c) and d"),
        ("a between b + 1 and c + 1 or d", "(a between b + 1 and c + 1) or d"),
        ("a in b and c", "(a in b) and c"),
        ("a in b + 1", "a in (b + 1)"),
        ("a in < b + 1 or c", "(a in < b + 1) or c"),
        ("a in (b) + 1", "a in ((b) + 1)"),
        ("a in (b)[1]", "a in (b[1])"),
        ("a in (b, c) = true", "(a in (b, c)) = true"),
        ("a in (1..2) and c", "(a in ((1..2))) and c"),
        ("if a then b else c + 1", "if a then b else (c + 1)"),
        ("if a then b else if b then c else d", "if a then b else (if b then c else d)"),
        ("1 + if a then b else c + 1", "1 + (if a then b else (c + 1))"),
        ("for x in a return x + 1", "for x in a return (x + 1)"),
        ("for x in a..b + 1 return x", "for x in a..(b + 1) return x"),
        ("function(x) x + 1", "function(x) (x + 1)"),
        ("a(1)(2).b[3](4)", "(((a(1)(2)).b)[3])(4)"),
    ],
)
def test_binding(text: str, bracketed: str) -> None:
    assert parse_expression(text) == parse_expression(bracketed)


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("[1..5]", Range(ONE, FIVE, True, True)),
        ("(1..5)", Range(ONE, FIVE, False, False)),
        ("]1..5[", Range(ONE, FIVE, False, False)),
        ("[1..5[", Range(ONE, FIVE, True, False)),
        ("(1..5]", Range(ONE, FIVE, False, True)),
        ("[1 .. 5)", Range(ONE, FIVE, True, False)),
        ("(< 5)", less(FIVE)),
        ("(<=5)", ComparisonTest(Comparison.LESS_EQUAL, FIVE)),
        ("(= a + 1)", ComparisonTest(Comparison.EQUAL, Arithmetic(Operator.ADD, A, ONE))),
        ("(!= 5)", ComparisonTest(Comparison.UNEQUAL, FIVE)),
        ("[< 5]", List((less(FIVE),))),
        ("[(< 5)..1]", Range(less(FIVE), ONE, True, True)),
        ("[]", List(())),
        ("[[1..5]]", List((Range(ONE, FIVE, True, True),))),
        ("[]1..5]]", List((Range(ONE, FIVE, False, True),))),
        ("[[1..5[, a]", List((Range(ONE, FIVE, True, False), A))),
        ("[1..a[1]]", Range(ONE, Filter(A, ONE), True, True)),
        ("]-1..5]", Range(Negation(ONE), FIVE, False, True)),
        ("{}", Context(())),
        ('{a: 1, "b c": 5}', Context((Entry("a", ONE), Entry("b c", FIVE)))),
        ("{if: 1, a+b: 5}", Context((Entry("if", ONE), Entry("a+b", FIVE)))),
        ("[1..5[.start", Path(Range(ONE, FIVE, True, False), "start")),
        ("a[1]", Filter(A, ONE)),
    ],
)
def test_brackets(text: str, tree: Node) -> None:
    assert parse_expression(text) == tree


@pytest.mark.parametrize(
    ("text", "follows"),
    [
        ("[1..5[ = a", "[1..5) = a"),
        ("a in [1..5[ and b", "a in [1..5) and b"),
        ("f([1..5[, 1)", "f([1..5), 1)"),
        ("{a: [1..5[}", "{a: [1..5)}"),
        ("if a in [1..5[ then b else c", "if a in [1..5) then b else c"),
        ("for x in [1..5[ return x", "for x in [1..5) return x"),
        ("[1..b[a > 1]]", "[1..(b[a > 1])]"),
        ("[1..b[-1]]", "[1..(b[-1])]"),
        ("[1..f(b[1])[", "[1..f(b[1]))"),
    ],
)
def test_a_bracket_turned_outwards_ends_a_range(text: str, follows: str) -> None:
    assert parse_expression(text) == parse_expression(follows)


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("if a then b else c", If(A, B, C)),
        ("for a in b return a", For((Iteration("a", B),), A)),
        (
            "for a in 1..5, b in a return b",
            For((Iteration("a", ONE, FIVE), Iteration("b", A)), B),
        ),
        ("some a in b satisfies a", Quantified(Quantifier.SOME, (Iteration("a", B),), A)),
        (
            "every a in 1..5 satisfies a",
            Quantified(Quantifier.EVERY, (Iteration("a", ONE, FIVE),), A),
        ),
        (
            "for the item in b return the item",
            For((Iteration("the item", B),), Name("the item")),
        ),
        ("function() 1", FunctionDefinition((), ONE)),
        (
            "function(a: list<number>, b c) a",
            FunctionDefinition((Parameter("a", ListOf(NamedType("number"))), Parameter("b c")), A),
        ),
        (
            "function(a) external {java: {}}",
            FunctionDefinition(
                (Parameter("a"),), Context((Entry("java", Context(())),)), external=True
            ),
        ),
        ("function(a) external", FunctionDefinition((Parameter("a"),), Name("external"))),
        ("a()", Call(A, ())),
        ("a(1, b)", Call(A, (ONE, B))),
        ("a(b: 1, the rest: 5)", NamedCall(A, (("b", ONE), ("the rest", FIVE)))),
        ("a in 1", In(A, UnaryTests((ONE,)))),
        ("a in (1, < 5)", In(A, UnaryTests((ONE, less(FIVE))))),
        ("a in (< 5)", In(A, UnaryTests((less(FIVE),)))),
        ("a in < 5", In(A, UnaryTests((less(FIVE),)))),
        ("a in ((< 5))", In(A, UnaryTests((less(FIVE),)))),
        ("a in (1..5)", In(A, UnaryTests((Range(ONE, FIVE, False, False),)))),
        ("a.if.and", Path(Path(A, "if"), "and")),
    ],
)
def test_words_and_calls(text: str, tree: Node) -> None:
    assert parse_expression(text) == tree


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("number", NamedType("number")),
        ("days and  time\tduration", NamedType("days and time duration")),
        ("shared.tPerson", NamedType("shared.tPerson")),
        ("t-fee", NamedType("t-fee")),
        ("list<list<date>>", ListOf(ListOf(NamedType("date")))),
        ("range< date and time >", RangeOf(NamedType("date and time"))),
        (
            "context<a: number, the name: string>",
            ContextOf((("a", NamedType("number")), ("the name", NamedType("string")))),
        ),
        ("function<> -> Any", FunctionOf((), NamedType("Any"))),
        (
            "function<number, list<Any>>->string",
            FunctionOf((NamedType("number"), ListOf(NamedType("Any"))), NamedType("string")),
        ),
        ("list", NamedType("list")),
    ],
)
def test_types(text: str, tree: Node) -> None:
    assert parse_type(text) == tree
    assert parse_expression(f"a instance of {text} and b").left.type == tree  # type: ignore[attr-defined]


def test_a_type_may_be_followed_by_a_comparison() -> None:
    tree = parse_expression("a instance of list<number>= b")
    assert print_expression(tree) == "a instance of list<number> = b"


@pytest.mark.parametrize(
    ("text", "tests"),
    [
        ("-", UnaryTests(())),
        (" - ", UnaryTests(())),
        ("", UnaryTests(())),
        ("-5", UnaryTests((Negation(FIVE),))),
        ('"A"', UnaryTests((Text("A"),))),
        ("1, 5", UnaryTests((ONE, FIVE))),
        ("< 5, [1..5], a", UnaryTests((less(FIVE), Range(ONE, FIVE, True, True), A))),
        ("not(1)", UnaryTests((ONE,), negated=True)),
        ("not(< 5, a)", UnaryTests((less(FIVE), A), negated=True)),
        ("not(a), 1", UnaryTests((Call(Name("not"), (A,)), ONE))),
        ("(not(a))", UnaryTests((Call(Name("not"), (A,)),))),
        ("not(negand: a)", UnaryTests((NamedCall(Name("not"), (("negand", A),)),))),
        ("? instance of number", UnaryTests((InstanceOf(Name("?"), NamedType("number")),))),
    ],
)
def test_cells(text: str, tests: UnaryTests) -> None:
    assert parse_unary_tests(text) == tests


def test_a_node_knows_where_it_stands() -> None:
    text = 'if x > 1 then sum(a, "b") else  (c).d'
    tree = parse_expression(text)
    assert isinstance(tree, If)
    parts = [tree, tree.condition, tree.then, tree.otherwise]
    found = [text[part.span.start : part.span.end] for part in parts]
    assert found == [text, "x > 1", 'sum(a, "b")', "(c).d"]
    assert tree.span == Span(0, len(text))
