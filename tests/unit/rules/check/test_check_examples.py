"""Findings about tables, against evaluating them: each is true, and none is missing."""

from collections.abc import Mapping
from itertools import combinations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rathaus.rules.check import TableLimits, check_definitions
from rathaus.rules.check.table.cells import condition_of
from rathaus.rules.check.table.columns import Input, columns_of
from rathaus.rules.check.table.constants import constant_of
from rathaus.rules.check.table.grid import Column
from rathaus.rules.check.table.scales import Kind
from rathaus.rules.check.table.verdicts import bits
from rathaus.rules.dmn.link import link
from rathaus.rules.dmn.model import HitPolicy
from rathaus.rules.feel.parser import parse_expression, parse_unary_tests
from tests.unit.rules.check.building import of_table, table

KINDS = {
    "number": Kind.NUMBER,
    "string": Kind.TEXT,
    "boolean": Kind.BOOLEAN,
    "date": Kind.DATE,
    "days and time duration": Kind.DAYS,
    "years and months duration": Kind.MONTHS,
    "time": Kind.TIME,
    "date and time": Kind.DATE_TIME,
}

LITERALS = {
    "number": ["0", "1", "2", "2.5", "-3", "10"],
    "string": ['"a"', '"b"', '"c d"'],
    "date": ['@"2026-01-01"', '@"2026-01-02"', 'date("2027-03-01")'],
    "days and time duration": ['@"P1D"', '@"PT36H"', '@"-PT1S"'],
    "years and months duration": ['@"P1Y"', '@"P13M"', '@"-P1M"'],
    "time": ['@"00:00:00"', '@"12:30:00"', 'time("12:30:01")'],
    "date and time": ['@"2026-01-01T00:00:00"', '@"2026-01-01T12:00:00"'],
}


@st.composite
def cells(draw: st.DrawFn, kind: str) -> str:
    """The text of a cell about values of a kind."""
    if kind == "boolean":
        return draw(st.sampled_from(["-", "true", "false", "not(true)", "true, false", "? = true"]))
    literals = st.sampled_from(LITERALS[kind])
    one, other = draw(literals), draw(literals)
    equal = [one, f"{one}, {other}", f"not({one})", f"not({one}, {other})", f"? = {one}"]
    equal += ["-", "-", "null", f"? != {one}", f"[{one}, {other}]", f"{one}, null"]
    if kind == "string":
        return draw(st.sampled_from(equal))
    ordered = [f"< {one}", f">= {one}", f"[{one}..{other}]", f"({one}..{other})", f"> {one}"]
    ordered += [f"<= {one}, {other}", f"not(< {one})", f"? > {one} and ? <= {other}"]
    ordered += [
        f"{other} < ? or ? = {one}",
        f"? between {one} and {other}",
        f"? in ({one}..{other}]",
    ]
    return draw(st.sampled_from(equal + ordered))


@st.composite
def tables(draw: st.DrawFn) -> tuple[list[str], list[list[str]]]:
    """Kinds of columns, and rows of cells."""
    kinds = draw(st.lists(st.sampled_from(sorted(KINDS)), min_size=1, max_size=2))
    rows = draw(st.lists(st.tuples(*(cells(kind) for kind in kinds)), min_size=1, max_size=5))
    return kinds, [list(row) for row in rows]


class Matches:
    """Evaluates which rules match, numbered from 0."""

    def __init__(self, names: dict[str, str], rows: list[list[str]]) -> None:
        made = table(list(names), _numbered(rows), HitPolicy.COLLECT)
        self._model = link(of_table(made, names))

    def at(self, case: Mapping[str, object]) -> list[int]:
        value = self._model.evaluate("result", case)
        assert isinstance(value, list)
        return [int(number) for number in value]


def _numbered(rows: list[list[str]]) -> list[list[str]]:
    return [[*row, str(number)] for number, row in enumerate(rows)]


def _columns(names: dict[str, str], rows: list[list[str]]) -> list[Column]:
    conditions = [
        [condition_of(parse_unary_tests(row[number])) for row in rows]
        for number in range(len(names))
    ]
    inputs = [Input(name, kind=KINDS[kind]) for name, kind in names.items()]
    return columns_of(inputs, conditions)


def _names(kinds: list[str]) -> dict[str, str]:
    return {f"x{number}": kind for number, kind in enumerate(kinds)}


def _value(literal: str) -> object:

    return constant_of(parse_expression(literal))


def _case(example: Mapping[str, str]) -> dict[str, object]:
    return {name: _value(literal) for name, literal in example.items()}


LIMITS = TableLimits(gaps=100, overlaps=100)


@settings(deadline=None, max_examples=60)
@given(tables())
@pytest.mark.slow
def test_every_example_is_a_gap_or_an_overlap_indeed(
    made: tuple[list[str], list[list[str]]],
) -> None:
    kinds, rows = made
    names = _names(kinds)
    matches = Matches(names, rows)
    unique = of_table(table(list(names), _numbered(rows)), names)
    for finding in check_definitions(unique, tables=LIMITS):
        if finding.code.startswith("check-gap"):
            assert matches.at(_case(finding.example)) == []
        elif finding.code == "check-overlap":
            values = dict(finding.message.values)
            rules = {int(str(values[key])) - 1 for key in ("rule", "other")}
            assert rules <= set(matches.at(_case(finding.example)))


@settings(deadline=None, max_examples=60)
@given(tables())
@pytest.mark.slow
def test_nothing_is_missed_at_any_atom(made: tuple[list[str], list[list[str]]]) -> None:
    kinds, rows = made
    names = _names(kinds)
    matches = Matches(names, rows)
    columns = _columns(names, rows)
    findings = check_definitions(
        of_table(table(list(names), _numbered(rows)), names), tables=LIMITS
    )
    gaps = any(one.code.startswith("check-gap") for one in findings)
    pairs = {
        frozenset((one.rules[0] - 1, other - 1))
        for one in findings
        if one.code == "check-overlap"
        for other in one.rules[1:]
    }
    for atoms in product(*(bits(column.universe.all) for column in columns)):
        matching = matches.at(_sample(names, columns, atoms))
        for rule in range(len(rows)):
            verdicts = [column.cells[rule] for column in columns]
            certain = all(
                one.must_yes >> atom & 1 for one, atom in zip(verdicts, atoms, strict=True)
            )
            possible = all(
                one.can_yes >> atom & 1 for one, atom in zip(verdicts, atoms, strict=True)
            )
            assert certain <= (rule in matching) <= possible
        if 0 not in atoms:
            assert matching or gaps
            assert {frozenset(pair) for pair in combinations(matching, 2)} <= pairs


@settings(deadline=None, max_examples=60)
@given(tables())
@pytest.mark.slow
def test_rules_that_never_come_first_are_named(made: tuple[list[str], list[list[str]]]) -> None:
    kinds, rows = made
    names = _names(kinds)
    matches = Matches(names, rows)
    columns = _columns(names, rows)
    first = table(list(names), _numbered(rows), HitPolicy.FIRST)
    named: dict[str, set[int]] = {}
    for one in check_definitions(of_table(first, names), tables=LIMITS):
        named.setdefault(one.code, set()).update(rule - 1 for rule in one.rules[:1])
    masked = named.get("check-masked-first", set())
    dead = named.get("check-empty-cell", set()) | named.get("check-value-outside", set())
    only_null = named.get("check-only-null", set())
    reached: set[int] = set()
    for atoms in product(*(bits(column.universe.all) for column in columns)):
        matching = matches.at(_sample(names, columns, atoms))
        reached.update(matching[:1])
        assert not dead & set(matching)
        if 0 not in atoms:
            assert not only_null & set(matching[:1])
    assert not masked & reached
    if all(cell.certain for column in columns for cell in column.cells):
        assert set(range(len(rows))) - reached == masked | dead


def _sample(
    names: dict[str, str], columns: list[Column], atoms: tuple[int, ...]
) -> dict[str, object]:
    return {
        name: column.universe.sample(1 << atom)
        for name, column, atom in zip(names, columns, atoms, strict=True)
    }
