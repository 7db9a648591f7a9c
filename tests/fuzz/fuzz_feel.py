"""Fuzzes FEEL: reading, printing, compiling and evaluating. See README.md for how to run it.

The first byte of an input chooses what the others are: the text itself, or the choices that a
grammar-aware writer makes; and whether it is an expression or the cell of a table.
"""

import sys
from collections.abc import Sequence
from decimal import Decimal

import atheris

with atheris.instrument_imports(include=["rathaus.rules"]):
    from rathaus.rules.errors import RulesError
    from rathaus.rules.expression import compile_expression
    from rathaus.rules.feel import tree
    from rathaus.rules.feel.compiler.compile import Compiled, compile_function, compile_test
    from rathaus.rules.feel.compiler.names import free_names
    from rathaus.rules.feel.names import NameTable
    from rathaus.rules.feel.parser import parse_expression, parse_unary_tests
    from rathaus.rules.feel.printer import print_expression, print_unary_tests
    from rathaus.rules.limits import Limits
    from rathaus.rules.state import State
    from rathaus.rules.values.temporal import parse_date_time

import collecting
from holding import TIGHT, in_time, outcome, same, sound, told
from writing import MEMBERS, TOKENS, VARIABLES, Writer

NAMES = NameTable(VARIABLES, MEMBERS)
LOOSE = Limits(nesting=500, source_length=10**6)
AMPLE = Limits(nesting=120, calls=90, list_size=2000, text_length=20_000, steps=25_000, seconds=0.5)
NOW = parse_date_time("2026-11-21T12:00:00@Europe/Berlin")


def _values() -> list[tuple[object, ...]]:
    """Return values for the variables, several of each."""
    texts = {
        "n": ["1", "-2.5", "1e6000", "null", '"text"'],
        "m": ["3", "0", "1e-6000", "[1]", "{a: 1}"],
        "s": ['"abc"', '""', '"2024-02-29"', "1", "abs"],
        "d": ['@"2024-02-29"', '@"999999999-12-31"', '@"-999999999-01-01"', "null", "1"],
        "t": ['@"12:00:00"', '@"23:59:59Z"', '@"10:00:00@Europe/Berlin"', "null", "true"],
        "dt": ['@"2024-02-29T12:00:00"', '@"2024-03-31T02:30:00@Europe/Berlin"', "1", "null", "{}"],
        "dd": ['@"P1D"', '@"-PT0.5S"', '@"P999999999D"', '"P1D"', "null"],
        "md": ['@"P1Y"', '@"-P1M"', '@"P999999999Y"', "[]", "null"],
        "l": ["[1, 2, 3]", '["a", null, 1]', "[]", "[abs, {a: 1}, [1]]", "null"],
        "c": ["{a: 1, b: {a: 2}}", "{}", '{"first name": "x", a: null}', "[{a: 1}]", "1"],
        "f": ["function(x) x", "function(x, y) x < y", "abs", "null", "function(x) f(x)"],
        "b": ["true", "false", "null", "1", "[true]"],
        "r": ["[1..3]", "(< 5)", '[@"2024-01-01"..@"2024-12-31"]', "null", '["a".."b"]'],
        "nothing": ["null"] * 5,
        "mixed": ['[1, "a", null, {a: 1}, [2], abs, [1..2]]', "[abs]", "[[[]]]", "0", '"x"'],
        "Full Name": ['"A B"', "1", "null", "[1..2]", "{}"],
        "a-b": ["1", '"a"', "null", "[]", "abs"],
    }
    read = [[compile_expression(text).evaluate().value for text in texts[n]] for n in VARIABLES]
    return list(zip(*read, strict=True))


VALUES = _values()
SEEN = [repr(row) for row in VALUES]


def _written(data: bytes) -> tuple[str, bool]:
    kind, rest = (data[0], data[1:]) if data else (0, b"")
    if kind & 1:
        writer = Writer(rest)
        cell = kind & 6 == 6
        return (writer.tests() if cell else writer.expression()), cell
    return rest.decode("utf-8", "surrogateescape" if kind & 4 else "replace"), bool(kind & 2)


def said_otherwise(node: tree.Node, names: Sequence[str], way: int) -> tree.Node:
    """Return an expression that gives the same, or the same in a list when the way is odd."""
    loop = tree.Iteration("zz", tree.List((tree.Number(Decimal(1)),)))
    given = tuple(map(tree.Name, names))
    if way == 0:
        return tree.Call(tree.FunctionDefinition((), node), ())
    if way == 1:
        return tree.For((loop,), node)
    if way == 2:
        function = tree.FunctionDefinition(tuple(map(tree.Parameter, names)), node)
        return tree.Call(function, given)
    if way == 3:
        return tree.For((loop,) * 14, tree.Call(tree.FunctionDefinition((), node), ()))
    return tree.Path(tree.Context((tree.Entry("zz", node),)), "zz")


def compiled_otherwise(
    node: tree.Node, names: Sequence[str], way: int, values: Sequence[object]
) -> Compiled | None:
    """Compile what gives the same, or the same in a list when the way is odd."""
    free = free_names(node)
    if way > 4:
        return compile_function(node, (), dict(zip(names, values, strict=True)), LOOSE)
    if "partial" in free and way % 2:
        return None
    return compile_function(said_otherwise(node, names, way), names, None, LOOSE)


def try_text(text: str, cell: bool, rows: Sequence[int], way: int) -> None:
    """Do everything with a text, with the values of some rows."""
    parse = parse_unary_tests if cell else parse_expression
    show = print_unary_tests if cell else print_expression
    node = parse(text, NAMES, TIGHT)
    shown = show(node, NAMES)
    again = parse(shown, NAMES, LOOSE)
    assert again == node, f"printed as {shown!r}"
    names = tuple(name for name in VARIABLES if name in free_names(node))
    places = [VARIABLES.index(name) for name in names]
    if cell:
        quick = compile_test(node, names, None, TIGHT)
    else:
        quick = compile_function(node, names, None, TIGHT)
    slow = quick.__globals__["careful"]  # the version for numbers that grow too large
    for number in rows if places or cell else rows[:1]:
        row = VALUES[number]
        values = [row[place] for place in places]
        if cell:
            values.insert(0, row[number * 3 % len(row)])
        one, failed = outcome(State(TIGHT, NOW), quick, *values)
        if failed is None:
            sound(one)
            assert not cell or one is None or one.__class__ is bool
        for code in (quick, slow):
            two, wrong = outcome(State(TIGHT, NOW), code, *values)
            if failed is None and wrong is None:
                assert same(one, two), f"first {one!r}, then {two!r}"
        if cell or failed is not None:
            continue
        other = compiled_otherwise(node, names, way, values)
        if other is not None:
            two, wrong = outcome(State(AMPLE, NOW), other, *(() if way > 4 else values))
            if wrong is None:
                if way % 2 and way < 4:
                    assert two.__class__ is list
                    (two,) = two
                assert same(one, two), f"{one!r}, said otherwise ({way}) {two!r}"
        assert repr(row) == SEEN[number], "an input was changed"


def try_bytes(data: bytes) -> None:
    """Take one input of the fuzzer."""
    text, cell = _written(data)
    first = data[0] >> 4 if data else 0
    rows = (first % len(VALUES), (first + 2) % len(VALUES))
    with collecting.kept(data, text), in_time(20, lambda: text):
        try:
            try_text(text, cell, rows, len(data) % 7)
        except RulesError as error:
            told(error)


if __name__ == "__main__":
    atheris.Setup(collecting.options(sys.argv, TOKENS), try_bytes)
    atheris.Fuzz()
