"""Calling built-in functions: counts, names, kinds of arguments, lists of one."""

import pytest

from rathaus.rules.feel.builtins.registry import BUILTINS
from rathaus.rules.state import State
from tests.unit.rules.feel.builtins.asking import check, codes


@pytest.mark.parametrize("name", BUILTINS)
def test_wrong_count_is_null_with_a_note(name: str) -> None:
    builtin = BUILTINS[name]
    if any(form.variadic for form in builtin.forms):
        count = 0
    else:
        count = 1 + max(len(form.parameters) for form in builtin.forms)
    state = State()
    assert builtin.direct(count)(state, *[None] * count) is None
    assert [note.message.code for note in state.notes] == ["builtin-count"]
    assert builtin.name in str(state.notes[0].message)


@pytest.mark.parametrize("name", sorted(set(BUILTINS) - {"now", "today"}))
def test_unknown_name_is_null_with_a_note(name: str) -> None:
    state = State()
    assert BUILTINS[name].invoke_named(state, {"no such name": None}) is None
    assert [note.message.code for note in state.notes] == ["argument-names"]


@pytest.mark.parametrize("name", sorted(set(BUILTINS) - {"string", "not", "is", "now", "today"}))
def test_null_for_everything_is_null_with_a_note(name: str) -> None:
    builtin = BUILTINS[name]
    for form in builtin.forms:
        state = State()
        count = len(form.parameters)
        assert builtin.invoke(state, [None] * count) is None
        assert state.notes or (name in {"all", "any"} and form.variadic)


@pytest.mark.parametrize(
    ("text", "literal"),
    [
        ("floor(n: 1.5)", "1"),
        ("floor(scale: 1, n: 1.56)", "1.5"),
        ("floor(scale: 1)", "null"),
        ('substring(start position: 2, string: "abc")', '"bc"'),
        ('substring(length: 1, start position: 2, string: "abc")', '"b"'),
        ('matches(pattern: "B", input: "abc", flags: "i")', "true"),
        ("sum(list: [1, 2])", "3"),
        ("append(list: [1], item: 2)", "[1, 2]"),
        ("is(value1: null)", "true"),
        ("is(value2: 1)", "false"),
        ('number(from: "1.5")', "1.5"),
        ('number(from: "1,5", decimal separator: ",")', "1.5"),
        ('date(from: @"2026-03-01T10:00:00")', '@"2026-03-01"'),
        ("date(day: 2, month: 1, year: 2026)", '@"2026-01-02"'),
        ("date(year: 2026)", "null"),
        ("time(hour: 8, minute: 0, second: 0)", '@"08:00:00"'),
        ("list replace(newItem: 9, position: 1, list: [1, 2])", "[9, 2]"),
        ("list replace(newItem: 9, match: function(a, b) a = 2, list: [1, 2])", "[1, 9]"),
        ("list replace(newItem: 9, match: 1, list: [1, 2])", "null"),
        ('context put(context: {}, keys: ["a"], value: 1)', "{a: 1}"),
        ('context put(context: {}, key: ["a", "b"], value: 1)', "null"),
        ("before(point: 1, range: [2..3])", "true"),
        ("before(range: [2..3], point: 4)", "true"),
        ("before(range1: [2..3], range2: [4..5])", "true"),
        ("before(point1: 1, range: [2..3])", "null"),
        ("sort(precedes: function(a, b) a > b, list: [1, 2])", "[2, 1]"),
    ],
)
def test_named_arguments(text: str, literal: str) -> None:
    check(text, literal)


@pytest.mark.parametrize(
    ("text", "literal"),
    [
        ('contains(["Rathaus"], "haus")', "true"),
        ('upper case(["a"])', '"A"'),
        ("abs([-1])", "1"),
        ("abs([[-1]])", "null"),
        ("abs([-1, -2])", "null"),
        ("abs([])", "null"),
        ("abs([null])", "null"),
        ("count(1)", "1"),
        ("count(null)", "null"),
        ("reverse(1)", "[1]"),
        ("append(1, 2)", "[1, 2]"),
        ("concatenate(1, [2], 3)", "[1, 2, 3]"),
        ("union(1, 1)", "[1]"),
        ("flatten(1)", "[1]"),
        ('string join("a", ["-"])', '"a"'),
        ('get value([{a: 1}], "a")', "1"),
        ("get entries([{}])", "[]"),
        ('context({key: "a", value: 1})', "{a: 1}"),
        ("context merge({a: 1})", "{a: 1}"),
        ('day of week([@"2026-03-01"])', '"Sunday"'),
        ('date and time([@"2026-03-01"], @"10:00:00")', '@"2026-03-01T10:00:00"'),
        ("before([1], [[2..3]])", "true"),
        ("sum(1)", "1"),
        ("all(true)", "true"),
        ("min(3)", "3"),
        ("mode(3)", "[3]"),
        ("max([1], [2])", "null"),
    ],
)
def test_lists_of_one_stand_for_their_item_and_back(text: str, literal: str) -> None:
    check(text, literal)


def test_note_names_kinds_and_usage() -> None:
    assert codes('floor("a", 1)') == ["builtin-arguments"]
    state = State()
    BUILTINS["floor"].invoke(state, ["a", None])
    german = state.notes[0].message.in_language("de")
    assert "floor(n), floor(n, scale)" in german
    assert "Text" in german


def test_a_function_can_be_a_value() -> None:
    check("(function(f, x) f(x))(abs, -3)", "3")
    check("{f: sum, r: f(1, 2)}.r", "3")
    check("{f: floor, r: f(n: 1.5)}.r", "1")
    check("{f: floor, r: f(m: 1.5)}.r", "null")
