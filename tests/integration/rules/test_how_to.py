"""The how-to about a first decision: its model, its commands and what they print are real."""

import re
import shlex
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from rathaus.app.cli import main

ROOT = Path(__file__).parents[3]
PAGE = ROOT / "docs" / "how-to" / "write-your-first-decision.md"
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
FILE = "library-card.dmn"


def blocks() -> Iterator[tuple[str, str]]:
    """Yield the kind and the text of the page's blocks, in order."""
    for block in BLOCK.finditer(PAGE.read_text("utf-8")):
        yield block[1], block[2]


def changed(text: str, change: str) -> str:
    """Take the lines with a minus out of a text and put those with a plus in."""
    lines = change.splitlines(keepends=True)
    before = "".join(line[1:] for line in lines if not line.startswith("+"))
    after = "".join(line[1:] for line in lines if not line.startswith("-"))
    assert text.count(before) == 1
    return text.replace(before, after)


def commands(text: str) -> Iterator[tuple[str, str]]:
    """Yield the commands of a block, and what each prints."""
    for part in re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]:
        command, _, printed = part.partition("\n")
        yield command, printed


def run(command: str) -> None:
    """Run a command; Rathaus itself in this process."""
    program, *arguments = shlex.split(command)
    if program == "./rathaus":
        main(arguments)
    else:
        subprocess.run([program, *arguments], check=True)


def test_every_step_of_the_page_is_real(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    model = tmp_path / FILE
    seen = 0
    for kind, text in blocks():
        if kind == "xml":
            model.write_text(text, "utf-8")
        elif kind == "diff":
            model.write_text(changed(model.read_text("utf-8"), text), "utf-8")
        elif kind == "console":
            for command, printed in commands(text):
                run(command)
                said = capsys.readouterr()
                assert said.out + said.err == printed, command
                seen += 1
    assert seen == 9


def test_the_table_is_that_of_the_model() -> None:
    page = PAGE.read_text("utf-8")
    model = next(text for kind, text in blocks() if kind == "xml")
    rows = [line.strip("| ").split(" | ") for line in page.splitlines() if line.startswith("| ")]
    drawn = [[cell.strip("`") for cell in row[1:]] for row in rows if row[0] in {"1", "2", "3"}]
    written = [
        re.findall(r"<text>(.*?)</text>", rule)
        for rule in re.findall(r"<rule .*?</rule>", model, re.DOTALL)
    ]
    cells = [[cell.replace("&lt;", "<").replace("&gt;", ">") for cell in row] for row in written]
    assert drawn == cells
