"""``strategy import`` as the command line runs it."""

import argparse
import json
from pathlib import Path
from typing import Any

import pytest

from rathaus.strategy.lists.commands import add_commands
from rathaus.strategy.models import ProjectRow
from tests.integration.strategy.small_city import load_small

pytestmark = [pytest.mark.database, pytest.mark.django_db]
LIST = "Projekt-ID;Titel;Beginn\nA-1;Akte;1.2.2024\nA-2;;\nA-3;Portal;bald\n"


@pytest.fixture(autouse=True)
def _city() -> None:
    load_small()


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    parser = argparse.ArgumentParser()
    add_commands(parser.add_subparsers())
    parsed = parser.parse_args(["import", *arguments])
    assert parsed.needs_database is True
    code: int = parsed.handler(parsed)
    return code, capsys.readouterr().out


def as_json(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, Any]:
    code, out = run(capsys, *arguments, "--json")
    assert code == 0
    plain: dict[str, Any] = json.loads(out)
    return plain


def test_dry_run_import_and_again(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "liste_2024.csv"
    file.write_text(LIST, "utf-8")
    before = ProjectRow.objects.count()
    shown = as_json(capsys, str(file), "--dry-run")
    assert (shown["rows"], shown["created"], len(shown["rejected"])) == (3, 2, 1)
    assert shown["dry_run"] is True
    assert ProjectRow.objects.count() == before
    done = as_json(capsys, str(file))
    assert (done["created"], done["source"]) == (2, "liste")
    assert ProjectRow.objects.filter(list_name="liste").count() == 2
    again = as_json(capsys, str(file))
    assert (again["created"], again["unchanged"]) == (0, 2)
    assert again["rejected"][0]["row"] == 3
    assert "B3" in again["rejected"][0]["reason"]


def test_a_printed_mapping_reads_the_list_the_same_way(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, mapping = tmp_path / "liste.csv", tmp_path / "liste.yaml"
    file.write_text(LIST, "utf-8")
    mapping.write_text(run(capsys, str(file), "--print-mapping")[1], "utf-8")
    assert as_json(capsys, str(file))["created"] == 2
    assert as_json(capsys, str(file), "--mapping", str(mapping))["unchanged"] == 2
    assert as_json(capsys, str(file), "--source", "andere")["created"] == 2


def test_the_summary_names_what_was_rejected(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "liste.csv"
    file.write_text(LIST, "utf-8")
    code, out = run(capsys, str(file), "--dry-run")
    assert code == 0
    assert "3 Zeilen: 2 würden angelegt" in out
    assert "Zeile 3, Spalte „Titel“: Der Titel fehlt." in out


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", b"Wort\nSatz\n"])
def test_a_wrong_file_says_why_and_changes_nothing(
    content: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "liste.xlsx"
    file.write_bytes(content)
    code, out = run(capsys, str(file), "--json")
    plain = json.loads(out)
    assert code == 1
    assert plain["error"]
    assert plain["rows"] == plain["created"] == 0


def test_a_missing_file_and_a_wrong_mapping_are_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, mapping = tmp_path / "liste.csv", tmp_path / "m.yaml"
    assert run(capsys, str(file))[0] == 1
    file.write_text(LIST, "utf-8")
    mapping.write_text("fields: {titel: Titel}", "utf-8")
    code, out = run(capsys, str(file), "--mapping", str(mapping), "--json")
    assert (code, "fields.titel" in out) == (1, True)
