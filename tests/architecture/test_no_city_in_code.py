"""The city is data, the platform is code: no word of a city stands in the source."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2] / "src"
ENDINGS = {".py", ".html", ".txt", ".typ", ".po", ".ts", ".js", ".css", ".sql", ".toml", ".json"}
WORDS = re.compile(
    r"d(?:ü|ue|u)sseldorf|musterstadt|rheinland\b|skubis|integreat|hauptamt|lebenslagen"
    r"|digitalagentur|\brhein\b",
    re.IGNORECASE,
)
EXAMPLES = re.compile(r"cities/(?:duesseldorf|musterstadt)")
"""A path may serve as an example in a help text."""

FILES = sorted(
    path
    for path in SOURCE.rglob("*")
    if path.suffix in ENDINGS and not {"node_modules", "static"} & set(path.parts)
)


def spoken(content: str) -> Iterator[str]:
    """Names and texts in Python code; comments and docstrings may give examples."""
    tree = ast.parse(content)
    docs = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs:
            yield node.value
        elif isinstance(node, ast.Name | ast.FunctionDef | ast.ClassDef | ast.arg):
            yield next(getattr(node, name) for name in ("id", "name", "arg") if hasattr(node, name))


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_no_word_of_a_city(path: Path) -> None:
    content = path.read_text("utf-8")
    if path.suffix == ".py":
        content = "\n".join(spoken(content))
    content = EXAMPLES.sub("", content)
    assert not WORDS.findall(content)
