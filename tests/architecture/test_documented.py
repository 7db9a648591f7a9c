"""Every setting and every command is described where people look for it."""

import argparse
import ast
import re
from collections.abc import Iterator
from pathlib import Path

from rathaus.app.cli import build_parser

CHECKOUT = Path(__file__).parents[2]
SETTING = re.compile(r"DATABASE_URL|RATHAUS_[A-Z_]+")
MARKS = {"RATHAUS_SUPERVISED"}
"""Set by us on our own processes, and read by nobody but us."""


def settings_in_code() -> set[str]:
    found = set()
    for file in (CHECKOUT / "src").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            text = node.value if isinstance(node, ast.Constant) else None
            if isinstance(text, str) and SETTING.fullmatch(text):
                found.add(text)
    return found - MARKS


def commands(parser: argparse.ArgumentParser, above: str = "") -> Iterator[str]:
    inner = [a for a in parser._actions if isinstance(a, argparse._SubParsersAction)]
    if not inner:
        yield above.strip()
    for action in inner:
        for name, below in action.choices.items():
            yield from commands(below, f"{above} {name}")


def test_settings_and_their_page_agree() -> None:
    page = (CHECKOUT / "docs/reference/settings.md").read_text("utf-8")
    described = set(re.findall(r"^\| `([A-Z_]+)`", page, re.MULTILINE))
    assert described == settings_in_code()


def test_every_command_has_a_line() -> None:
    page = (CHECKOUT / "docs/reference/command-line.md").read_text("utf-8")
    lines = [line for line in page.splitlines() if line.startswith("| `")]
    for command in commands(build_parser()):
        group, _, name = command.rpartition(" ")
        assert any(
            line.startswith(f"| `{command}") or (f"`{group} " in line and f"`{name}`" in line)
            for line in lines
        ), command
