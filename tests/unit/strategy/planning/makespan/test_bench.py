"""The bench writes every instance with its gap, and names a file it cannot read."""

import argparse
import json
from pathlib import Path

import pytest

from benchmarks import plan
from tests.unit.strategy.planning.makespan.networks import RCP, SM


def _run(*arguments: str, figures: Path) -> int:
    parser = argparse.ArgumentParser()
    plan.add_options(parser)
    return plan.main(parser.parse_args(arguments, argparse.Namespace(json=figures)))


@pytest.mark.slow
def test_instances_are_solved_and_a_damaged_file_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "own1_1.sm").write_text(SM)
    (tmp_path / "own1_2.rcp").write_text(RCP)
    (tmp_path / "own2_1.rcp").write_text(RCP[:20])
    best = tmp_path / "best.csv"
    best.write_text("instance,bks\nown1_1,8\n")

    code = _run(
        *("--dir", str(tmp_path), "--best", str(best), "--seconds", "20"),
        figures=tmp_path / "figures.json",
    )

    figures = json.loads((tmp_path / "figures.json").read_text())
    first, second = figures["instances"]
    assert code == 1
    assert (first["name"], first["makespan"], first["bound"]) == ("own1_1", 9, 9)
    assert (first["best_known"], first["gap"], first["faults"]) == (8, 0.125, [])
    assert (second["name"], second["best_known"], second["gap"]) == ("own1_2", None, None)
    assert (figures["mean_gap"], figures["proven"], figures["mean_proven_gap"]) == (0.125, 2, 0)
    assert "own2_1.rcp, line 4: the file ends" in figures["unreadable"][0]
    assert "mean gap to best known 12.50%" in capsys.readouterr().out


def test_a_missing_folder_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _run("--dir", str(tmp_path / "none"), figures=tmp_path / "figures.json") == 1
    assert "there is no such folder" in capsys.readouterr().out
