"""Printing: what is printed parses to the same tree."""

from decimal import Decimal

import pytest
from hypothesis import example, given, settings

from rathaus.rules.feel.names import NameTable
from rathaus.rules.feel.parser import parse_expression, parse_type, parse_unary_tests
from rathaus.rules.feel.printer import print_expression, print_type, print_unary_tests
from rathaus.rules.feel.tree import (
    And,
    Arithmetic,
    Constant,
    In,
    Name,
    Node,
    Number,
    Operator,
    Range,
    UnaryTests,
)
from tests.unit.rules.feel.trees import NAMES, cells, expressions, types


@given(expressions)
@settings(deadline=None, max_examples=300)
@example(And(Name("price"), Name("fee")))
@example(In(Name("a"), UnaryTests((Name("b"),))))
@pytest.mark.slow
def test_a_printed_expression_parses_to_its_tree(tree: Node) -> None:
    assert parse_expression(print_expression(tree, NAMES), NAMES) == tree


@given(cells)
@settings(deadline=None, max_examples=200)
@pytest.mark.slow
def test_a_printed_cell_parses_to_its_tree(tests: UnaryTests) -> None:
    assert parse_unary_tests(print_unary_tests(tests, NAMES), NAMES) == tests


@given(types)
@settings(deadline=None)
def test_a_printed_type_parses_to_its_tree(tree: Node) -> None:
    assert parse_type(print_type(tree), NAMES) == tree


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("((a)+(b*c))", "a + b * c"),
        ("(a+b)*c", "(a + b) * c"),
        ("a-(b-c)", "a - (b - c)"),
        ("(a ** b) ** c", "a ** b ** c"),
        ("a ** (b ** c)", "a ** (b ** c)"),
        ("(-a) ** 2", "-a ** 2"),
        ("-(a ** 2)", "-(a ** 2)"),
        ("(a and b) or c", "a and b or c"),
        ("a and (b or c)", "a and (b or c)"),
        ("]1..2[", "(1..2)"),
        ("(<5)", "(< 5)"),
        ("(=5)", "(= 5)"),
        ('{"a b":1,"c(":2}', '{a b: 1, "c(": 2}'),
        ("x in ((< 5).start)", "x in ((< 5).start)"),
        ("x in (< 5)", "x in < 5"),
        ("x in (1)", "x in 1"),
        ("(if a then b else c)+1", "(if a then b else c) + 1"),
        ("(a instance of list) < b", "(a instance of list) < b"),
        ('"a\\u0007\\"\\\\"', '"a\\u0007\\"\\\\"'),
        ("1.50e-3", "0.00150"),
        ("function(a b:list<number>)a b", "function(a b: list<number>) a b"),
    ],
)
def test_brackets_stand_only_where_they_are_needed(text: str, printed: str) -> None:
    assert print_expression(parse_expression(text)) == printed


def test_brackets_keep_a_longer_name_from_being_read() -> None:
    names = NameTable(["price and fee"], ["first or last"])
    tree = parse_expression("(price) and fee and (x.first) or last", names)
    assert print_expression(tree, names) == "(price) and fee and (x.first) or last"
    assert print_expression(tree) == "price and fee and x.first or last"


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("-", "-"),
        ("", "-"),
        ("not( 1,2 )", "not(1, 2)"),
        ("(not(a))", "(not(a))"),
        ("<5,1", "< 5, 1"),
    ],
)
def test_cells_are_printed_as_people_write_them(text: str, printed: str) -> None:
    assert print_unary_tests(parse_unary_tests(text)) == printed


def test_a_long_chain_is_printed() -> None:
    tree = parse_expression(" + ".join(["1"] * 5000))
    assert print_expression(tree).count("+") == 4999


def test_a_range_made_without_one_end_has_a_text() -> None:
    ends = (Number(Decimal(1)), None), (None, Number(Decimal(1)))
    ranges = [Range(low, high, closed, closed) for low, high in ends for closed in (True, False)]
    assert [print_expression(one) for one in ranges] == ["(>= 1)", "(> 1)", "(<= 1)", "(< 1)"]


def test_what_has_no_text_is_a_dot_row() -> None:
    tree = Arithmetic(Operator.ADD, Constant(object()), Number(Decimal(1)))
    assert print_expression(tree) == "… + 1"
