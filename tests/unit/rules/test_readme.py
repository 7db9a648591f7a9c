"""The engine's README shows a program that runs."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
README = (ROOT / "src" / "rathaus" / "rules" / "README.md").read_text("utf-8")
HOW_TO = (ROOT / "docs" / "how-to" / "write-your-first-decision.md").read_text("utf-8")


def block(page: str, kind: str) -> str:
    found = re.search(rf"^```{kind}\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    assert found
    return found[1]


def test_the_program_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    model = block(HOW_TO, "xml").replace("&gt; 18", "&gt;= 18")
    reduced = '<rule id="reduced">\n        <inputEntry><text>-<'
    model = model.replace(reduced, reduced[:-2] + "&gt;= 18<")
    (tmp_path / "library-card.dmn").write_text(model, "utf-8")
    monkeypatch.chdir(tmp_path)
    exec(compile(block(README, "python"), "README.md", "exec"), {})
    printed = capsys.readouterr().out
    assert printed.startswith("24\n")
    assert printed.endswith('Result for "Fee": 24.\n')


def test_the_map_names_places_that_exist() -> None:
    rows = [line for line in README.splitlines() if line.startswith("| `")]
    named = [name for row in rows for name in re.findall(r"`([\w/]+(?:/|\.py))`", row)]
    assert len(named) > 20
    places = {path.name for path in (ROOT / "src" / "rathaus" / "rules").rglob("*")}
    assert {Path(name).name for name in named} <= places


def test_every_folder_is_on_the_map() -> None:
    folders = (ROOT / "src" / "rathaus" / "rules").iterdir()
    for folder in folders:
        if folder.is_dir() and folder.name != "__pycache__":
            assert f"`{folder.name}/`" in README or folder.name == "messages"
