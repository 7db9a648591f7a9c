"""Functions of lists and contexts, and sorting."""

import pytest

from tests.unit.rules.feel.builtins.asking import check, codes


@pytest.mark.parametrize(
    ("text", "literal"),
    [
        ("list contains([1, null], null)", "true"),
        ("list contains([], null)", "false"),
        ('list contains([1, "a"], "a")', "true"),
        ("list contains([true], 1)", "false"),
        ("list contains([[1], [2]], [2])", "true"),
        ('list contains([@"10:00:00Z"], @"11:00:00+01:00")', "true"),
        ("list contains(null, 1)", "null"),
        ("count([null])", "1"),
        ("sublist([1, 2, 3], 2)", "[2, 3]"),
        ("sublist([1, 2, 3], -1, 1)", "[3]"),
        ("sublist([1, 2, 3], 0)", "null"),
        ("sublist([1, 2, 3], 2, 3)", "null"),
        ("sublist([1, 2, 3], 1.9, 1.9)", "[1]"),
        ("append([], null)", "[null]"),
        ("append([1], [2])", "[1, [2]]"),
        ("append([1])", "null"),
        ("append(null, 1)", "null"),
        ("concatenate([1], [[2]])", "[1, [2]]"),
        ("concatenate([1], null)", "null"),
        ("insert before([1, 2], -1, 9)", "[1, 9, 2]"),
        ("insert before([1, 2], 3, 9)", "null"),
        ("insert before([1, 2], 0, 9)", "null"),
        ("remove([1, 2], -1)", "[1]"),
        ("remove([1, 2], 3)", "null"),
        ("remove([[1], [2]], 1)", "[[2]]"),
        ("reverse([])", "[]"),
        ("reverse(null)", "null"),
        ("index of([1, null, null], null)", "[2, 3]"),
        ("index of([1.0, 1], 1)", "[1, 2]"),
        ("index of([{a: 1}], {a: 1})", "[1]"),
        ("index of([], 1)", "[]"),
        ("union([1, 2], [2, 3], [3])", "[1, 2, 3]"),
        ("union([1], null)", "null"),
        ("distinct values([1, 1.0, null, null, true, true])", "[1, null, true]"),
        ('distinct values([[1], [1], {a: 1}, {a: 1}, @"P1D", @"PT24H"])', '[[1], {a: 1}, @"P1D"]'),
        ('distinct values(["1", 1, true])', '["1", 1, true]'),
        ("flatten([1, [2, [3, []]], [[]]])", "[1, 2, 3]"),
        ("flatten([])", "[]"),
        ("flatten([{a: [1]}])", "[{a: [1]}]"),
        ("list replace([1, 2], -1.5, 9)", "[1, 9]"),
        ("list replace([1, 2], 3, 9)", "null"),
        ("list replace([1], function(a) true, 9)", "null"),
        ("list replace([1], function(a, b) 1, 9)", "null"),
        ("list replace([], function(a, b) 1, 9)", "[]"),
        ('list replace([1], "1", 9)', "null"),
    ],
)
def test_lists(text: str, literal: str) -> None:
    check(text, literal)


@pytest.mark.parametrize(
    ("text", "literal"),
    [
        ("sort([3, 1, 2], function(a, b) a > b)", "[3, 2, 1]"),
        ("sort([], function(a, b) a > b)", "[]"),
        ("sort([1], function(a, b) null)", "[1]"),
        ("sort([1, 2], function(a, b) null)", "null"),
        ("sort([1, 2], function(a) true)", "null"),
        ("sort([1, 2], 1)", "null"),
        ("sort([1, 2])", "null"),
        ("sort(null, function(a, b) true)", "null"),
        ("sort([1, 1.0, 0], function(a, b) a < b)", "[0, 1, 1.0]"),
        (
            'sort([{n: "b", k: 1}, {n: "a", k: 1}, {n: "c", k: 0}], function(a, b) a.k < b.k)',
            '[{n: "c", k: 0}, {n: "b", k: 1}, {n: "a", k: 1}]',
        ),
        ("count(sort(for i in 1..500 return i, function(a, b) true))", "500"),
        ("count(sort(for i in 1..500 return i, function(a, b) false))", "500"),
        ("count(sort(for i in 1..500 return i, function(a, b) odd(a)))", "500"),
    ],
)
def test_sorting(text: str, literal: str) -> None:
    check(text, literal)


@pytest.mark.parametrize(
    ("text", "literal"),
    [
        ('get value({a: null}, "a")', "null"),
        ("get value({a: 1}, 1)", "null"),
        ('get value(1, "a")', "null"),
        ("get entries({})", "[]"),
        ("get entries(1)", "null"),
        ("get entries({b: 1, a: 2})[1].key", '"b"'),
        ("context([])", "{}"),
        ('context([{key: "a", value: null, more: 1}])', "{a: null}"),
        ('context([{key: "a", value: 1}, {key: "a", value: 1}])', "null"),
        ('context([{key: "a"}])', "null"),
        ("context([{value: 1}])", "null"),
        ("context([{key: 1, value: 1}])", "null"),
        ("context([1])", "null"),
        ('context put({b: 1, a: 2}, "b", 3)', "{b: 3, a: 2}"),
        ('context put({a: 1}, "b", null)', "{a: 1, b: null}"),
        ('context put({x: {a: 0}}, ["x", "b"], 2)', "{x: {a: 0, b: 2}}"),
        ('context put({x: {a: 0}}, ["y", "b"], 2)', "null"),
        ('context put({x: 1}, ["x", "b"], 2)', "null"),
        ('context put({x: 1}, ["x"], 2)', "{x: 2}"),
        ("context put({x: 1}, [], 2)", "null"),
        ('context put({x: {}}, ["x", null], 2)', "null"),
        ("context put({x: 1}, null, 2)", "null"),
        ('context put(null, "a", 2)', "null"),
        ('{a: {b: 1}, c: context put(a, "b", 2), r: a.b}.r', "1"),
        ("context merge([])", "{}"),
        ("context merge([{a: {b: 1}}, {a: {c: 2}}])", "{a: {c: 2}}"),
        ("context merge([{a: 1}, null])", "null"),
    ],
)
def test_contexts(text: str, literal: str) -> None:
    check(text, literal)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("remove([1], 2)", "builtin-place"),
        ("sublist([1], 1, 2)", "builtin-length"),
        ("sort([1, 2], function(a, b) 1)", "builtin-function"),
        ("sort([1, 2], function(a) true)", "builtin-function"),
        ("list replace([1], function(a) true, 1)", "builtin-function"),
        ('get value({}, "a")', "builtin-key"),
        ('context put({}, ["a", "b"], 1)', "builtin-key"),
        ('context([{key: "a"}])', "builtin-entries"),
        ("context merge([1])", "builtin-items"),
        ('max(1, "a")', "builtin-incomparable"),
    ],
)
def test_null_says_why(text: str, code: str) -> None:
    assert codes(text)[-1] == code
