"""Every built-in function is described, and its examples hold."""

import pytest

from rathaus.rules.feel.builtins.registry import BUILTINS, GROUPS, Builtin
from tests.unit.rules.feel.builtins.asking import check

EXAMPLES = [(text, literal) for builtin in BUILTINS.values() for text, literal in builtin.examples]


@pytest.mark.parametrize(("text", "literal"), EXAMPLES)
def test_example_holds(text: str, literal: str) -> None:
    check(text, literal)


@pytest.mark.parametrize("builtin", BUILTINS.values(), ids=BUILTINS)
def test_builtin_is_described(builtin: Builtin) -> None:
    assert builtin.examples
    assert builtin.name in "".join(text for text, _ in builtin.examples)
    for sentence in (builtin.words.german, builtin.words.english):
        assert sentence[0].isupper()
        assert sentence[-1] in ".?"
    assert builtin.words.german != builtin.words.english


def test_each_builtin_is_in_one_group() -> None:
    names = [builtin.name for _, group in GROUPS for builtin in group]
    assert sorted(names) == sorted(BUILTINS)


def test_forms_of_one_count_share_a_function() -> None:
    for builtin in BUILTINS.values():
        for count in range(1, 6):
            calls = {form.call for form in builtin.forms if form.takes(count) and not form.variadic}
            assert len(calls) <= 1, builtin.name


def test_the_standard_has_these() -> None:
    wanted = """
        date|date and time|time|number|string|duration|years and months duration|not|substring
        string length|upper case|lower case|substring before|substring after|replace|contains
        starts with|ends with|matches|split|string join|list contains|count|min|max|sum|mean|all
        any|sublist|append|concatenate|insert before|remove|list replace|reverse|index of|union
        distinct values|flatten|product|median|stddev|mode|decimal|floor|ceiling|round up
        round down|round half up|round half down|abs|modulo|sqrt|log|exp|odd|even|is|before|after
        meets|met by|overlaps|overlaps before|overlaps after|finishes|finished by|includes|during
        starts|started by|coincides|day of year|day of week|month of year|week of year|sort
        get value|get entries|context|context put|context merge|now|today|range
    """
    names = {name.strip() for line in wanted.split("\n") for name in line.split("|")} - {""}
    assert names == set(BUILTINS)
