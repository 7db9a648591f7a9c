"""The design kit knows no domain: it takes plain values and would serve any other platform."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

KIT = Path(__file__).parents[2] / "src" / "rathaus" / "ui"
WORDS = re.compile(
    r"strateg|portfolio|undertaking|drehbuch|aktionsplan|vorhaben|einzelma(?:ß|ss)nahme"
    r"|d(?:ü|ue)sseldorf|musterstadt|goal|programme|dezernat|akte\b|sensor|booking|buchung",
    re.IGNORECASE,
)
LAYOUT_NAMES = re.compile(r"goal-table|\.programme|programme__")
"""Class names of two table layouts in the style sheets, kept from the design's vocabulary."""

PYTHON = sorted(path for path in KIT.rglob("*.py") if "node_modules" not in path.parts)
TEMPLATES = sorted((KIT / "templates").rglob("*.html"))
FRONTEND = sorted(
    path
    for folder in ("css", "js")
    for path in (KIT / "frontend" / folder).rglob("*")
    if path.suffix in {".css", ".ts", ".js"}
)


def spoken(path: Path) -> Iterator[str]:
    """Names and texts in Python code; comments and docstrings may give examples."""
    tree = ast.parse(path.read_text("utf-8"))
    docs = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Name):
            yield node.id
        elif isinstance(node, ast.arg):
            yield node.arg
        elif isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield node.name
        elif (
            isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs
        ):
            yield node.value


@pytest.mark.parametrize("path", PYTHON, ids=lambda path: str(path.relative_to(KIT)))
def test_python(path: Path) -> None:
    if "migrations" in path.parts or path.name == "style.py":
        return
    found = [word for word in spoken(path) if WORDS.search(word)]
    assert not found


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(KIT)))
def test_templates(path: Path) -> None:
    if path.name == "blocks.html":
        return
    assert not WORDS.findall(path.read_text("utf-8"))


@pytest.mark.parametrize("path", FRONTEND, ids=lambda path: str(path.relative_to(KIT)))
def test_frontend(path: Path) -> None:
    text = re.sub(r"/\*.*?\*/", "", path.read_text("utf-8"), flags=re.DOTALL)
    assert not WORDS.findall(LAYOUT_NAMES.sub("", text))
