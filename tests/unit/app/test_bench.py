"""A bench may have options of its own; without a name only those that need none are run."""

import argparse
import sys
from pathlib import Path
from types import ModuleType

import pytest

from rathaus.app import cli, quality
from rathaus.app.errors import AppError


@pytest.fixture
def benches(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[object]:
    """Two benches of pure code, one with an option; what they were called with."""
    seen: list[object] = []
    (tmp_path / "benchmarks").mkdir()
    plain, able = ModuleType("benchmarks.plain"), ModuleType("benchmarks.able")

    def plain_main(json_file: Path | None) -> int:
        seen.append(json_file)
        return 0

    def able_main(options: argparse.Namespace) -> int:
        seen.append((options.seconds, options.json))
        return 3

    def add_options(parser: argparse.ArgumentParser) -> None:
        parser.add_argument("--seconds", type=float, required=True)

    plain.main = plain_main  # type: ignore[attr-defined]
    able.main = able_main  # type: ignore[attr-defined]
    able.add_options = add_options  # type: ignore[attr-defined]
    for name, module in (("plain", plain), ("able", able)):
        (tmp_path / "benchmarks" / f"{name}.py").touch()
        monkeypatch.setitem(sys.modules, f"benchmarks.{name}", module)
    monkeypatch.setattr(quality, "CHECKOUT", tmp_path)
    monkeypatch.setattr(quality, "WITHOUT_DATABASE", ("plain", "able"))
    monkeypatch.setattr(sys, "path", list(sys.path))
    return seen


def test_options_of_its_own_reach_a_bench(benches: list[object]) -> None:
    assert cli.main(["bench", "able", "--seconds", "1.5", "--json", "figures.json"]) == 3
    assert benches == [(1.5, Path("figures.json"))]


def test_without_a_name_those_with_options_are_left_out(
    benches: list[object], capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["bench"]) == 0
    assert benches == [None]
    assert "bench able is left out" in capsys.readouterr().err


def test_a_missing_option_is_named(
    benches: list[object], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        cli.main(["bench", "able"])
    assert "--seconds" in capsys.readouterr().err
    assert benches == []


@pytest.mark.parametrize("name", ["plain", None])
def test_an_option_nobody_knows_is_refused(benches: list[object], name: str | None) -> None:
    with pytest.raises(AppError, match="--speed"):
        quality.bench(name, None, ["--speed", "9"])
    assert benches == []


def test_an_unknown_bench_is_refused_with_those_there_are(benches: list[object]) -> None:
    with pytest.raises(AppError, match="able, plain"):
        quality.bench("fast", None)
    assert benches == []
