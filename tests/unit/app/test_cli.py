"""The command line answers mistakes and trouble with a sentence."""

import argparse
import errno
from pathlib import Path

import pytest

from rathaus.app import cli
from rathaus.app.errors import AppError, sentence_for


def test_every_command_is_listed() -> None:
    text = cli.build_parser().format_help()
    for name in ("demo", "up", "test", "check", "bench", "backup", "restore", "upgrade", "audit"):
        assert f" {name} " in text


def test_an_unknown_argument_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        cli.main(["up", "--prot", "8000"])
    assert caught.value.code == 2
    assert "--prot" in capsys.readouterr().err


def test_home_and_city_are_understood_anywhere(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    seen: list[argparse.Namespace] = []

    def handler(args: argparse.Namespace) -> int:
        seen.append(args)
        return 7

    monkeypatch.setattr("rathaus.app.commands._serve", handler)
    assert cli.main(["--home", str(tmp_path), "up", "--city", "x", "--port", "1"]) == 7
    assert cli.main(["up", f"--home={tmp_path}"]) == 7
    assert [args.home for args in seen] == [tmp_path, tmp_path]
    assert seen[0].city_folder == "x"


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (AppError("Das geht nicht."), "Das geht nicht."),
        (OSError(errno.ENOSPC, "full", "/disk"), "The disk is full (/disk)"),
        (OSError(errno.EROFS, "ro"), "read-only"),
        (PermissionError(errno.EACCES, "no", "/secret"), "may not do that (/secret)"),
    ],
)
def test_trouble_gets_a_sentence(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    error: Exception,
    words: str,
) -> None:
    def handler(_args: argparse.Namespace) -> int:
        raise error

    monkeypatch.setattr("rathaus.app.commands._serve", handler)
    assert cli.main(["up"]) == 1
    told = capsys.readouterr()
    assert words in told.err
    assert "Traceback" not in told.err
    assert told.out == ""


def test_an_unknown_error_is_not_hidden() -> None:
    assert sentence_for(OSError(errno.EIO, "broken")) is None
