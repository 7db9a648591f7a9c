"""Every example of the reference of FEEL, and of its functions, is what it says."""

import re
import shlex
from collections.abc import Iterator
from dataclasses import fields
from datetime import UTC, datetime
from pathlib import Path

import pytest

from rathaus.app.cli import main
from rathaus.rules.expression import Outcome, compile_expression, compile_unary_tests
from rathaus.rules.limits import DEFAULT_LIMITS
from rathaus.rules.show.functions import functions_page
from rathaus.rules.state import State
from rathaus.rules.values.operators import identical
from rathaus.rules.values.text import literal_of

FOLDER = Path(__file__).parents[3] / "docs" / "reference"
PAGE = (FOLDER / "feel.md").read_text("utf-8")
FUNCTIONS = (FOLDER / "feel-functions.md").read_text("utf-8")
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
NOW = datetime(2026, 3, 1, 8, 30, tzinfo=UTC)
WRITE = "write it anew: ./rathaus rules functions --language en > docs/reference/feel-functions.md"


def examples(page: str) -> list[tuple[str, str, str]]:
    """Return expression, literal of its value, and the first note if the page names one."""
    found = []
    for kind, text in BLOCK.findall(page):
        for line in text.splitlines() if kind == "feel" else ():
            expression, arrow, rest = line.rpartition("→ ")
            assert arrow, line
            literal, _, note = rest.partition("  // ")
            found.append((expression.strip(), literal, note))
    return found


def rows(heading: str) -> list[list[str]]:
    """Return the rows of the table whose first heading is this one."""
    start = PAGE.index(f"\n| {heading} |") + 1
    lines = PAGE[start:].partition("\n\n")[0].splitlines()
    return [
        [cell.strip().strip("`") for cell in line.strip("|").split(" | ")]
        for line in (lines[0], *lines[2:])
    ]


def evaluated(text: str) -> Outcome:
    return compile_expression(text).evaluate(now=NOW)


@pytest.mark.parametrize(("text", "literal", "note"), examples(PAGE) + examples(FUNCTIONS))
def test_example_holds(text: str, literal: str, note: str) -> None:
    given = evaluated(text)
    wanted = evaluated(literal).value
    assert identical(State(), given.value, wanted), literal_of(given.value)
    if note:
        assert [str(each.message) for each in given.notes][:1] == [note]


@pytest.mark.parametrize("operator", ["and", "or"])
def test_tables_of_logic(operator: str) -> None:
    (_, *right), *lines = rows(operator)
    assert len(right) == len(lines) == 3
    for left, *answers in lines:
        for other, answer in zip(right, answers, strict=True):
            given = evaluated(f"{left} {operator} {other}").value
            assert literal_of(given) == answer, (left, other)


@pytest.mark.parametrize(("cell", "value", "holds"), rows("Cell")[1:])
def test_cell_holds(cell: str, value: str, holds: str) -> None:
    held = compile_unary_tests(cell).test(evaluated(value).value, now=NOW).value
    assert literal_of(held) == holds


def test_limits_are_those_of_the_code() -> None:
    told = {name: float(value) for name, value, _ in rows("Limit")[1:]}
    known = {
        each.name: float(getattr(DEFAULT_LIMITS, each.name)) for each in fields(DEFAULT_LIMITS)
    }
    assert told == known


@pytest.mark.parametrize(("kind", "written", "named"), rows("Kind")[1:])
def test_kinds_are_written_as_said_and_of_the_types_said(
    kind: str, written: str, named: str
) -> None:
    types = re.split(r"`, `", named)
    for literal, of in zip(re.split(r"`, `", written), types * 3, strict=False):
        assert evaluated(f"({literal}) instance of {of}").value is True, kind


def commands() -> Iterator[tuple[str, str]]:
    """Yield the commands of the page and what each prints."""
    for kind, text in BLOCK.findall(PAGE):
        for part in text.split("$ ./rathaus ")[1:] if kind == "console" else ():
            command, _, printed = part.partition("\n")
            yield command, printed


@pytest.mark.parametrize(("command", "printed"), list(commands()))
def test_errors_are_said_as_the_page_says(
    command: str, printed: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(shlex.split(command)) == 1
    assert capsys.readouterr().err == printed


def test_the_page_of_functions_is_up_to_date() -> None:
    assert functions_page("en") == FUNCTIONS, WRITE
    assert functions_page("de") != FUNCTIONS
