"""Files that are broken, huge or meant to do harm are refused with a sentence."""

from pathlib import Path

import pytest

from rathaus.strategy.city import nodes
from rathaus.strategy.city.check import check_city
from rathaus.strategy.city.commands import check_folders, format_folder
from rathaus.strategy.city.finding import Finding
from rathaus.strategy.city.read import read_files


def first(content: bytes) -> Finding:
    return read_files([("a.yaml", content)]).findings[0]


def test_aliases_that_would_grow_to_gigabytes() -> None:
    bomb = b"a: &a [x,x,x,x,x,x,x,x,x]\n" + b"".join(
        b"%c: &%c [%s]\n" % (98 + n, 98 + n, b",".join([b"*%c" % (97 + n)] * 9)) for n in range(9)
    )
    assert "Anker" in first(bomb).problem.de


def test_nesting_without_end() -> None:
    assert "geschachtelt" in first(b"a: " + b"[" * 100_000).problem.de
    deep = "".join(" " * n + "a:\n" for n in range(60)).encode()
    assert "geschachtelt" in first(deep).problem.de


def test_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nodes, "MAX_BYTES", 1024 * 1024)
    finding = first(b"a: " + b"x" * 1024 * 1024)
    assert "größer als 1 MB" in finding.problem.de


def test_another_code_page_is_named_with_its_line() -> None:
    finding = first("goals:\n  - id: a\n    title: Straße\n".encode("latin-1"))
    assert "UTF-8" in finding.problem.de
    assert finding.line == 3


@pytest.mark.parametrize(
    "content", [b"a: \x00", b"a: \x1b[31m", b"- a\n- b\n", b"text", b"? [a]\n: b"]
)
def test_what_is_no_city_file_gets_a_finding(content: bytes) -> None:
    assert read_files([("a.yaml", content)]).findings


def test_an_empty_file_is_no_mistake() -> None:
    assert not [f for f in read_files([("a.yaml", b"")]).findings if f.file == "a.yaml"]
    assert not [f for f in read_files([("a.yaml", b"# later\n")]).findings if f.file == "a.yaml"]


def test_a_byte_order_mark_and_windows_lines_do_not_matter() -> None:
    text = (
        "title: {de: Plan, en: Plan}\npublished: 2025-01-01\n"
        "vision: {title: {de: A, en: B}, text: {de: C, en: D}}\n"
    )
    reading = read_files([("a.yaml", "\ufeff".encode() + text.replace("\n", "\r\n").encode())])
    assert reading.strategy is not None
    assert reading.strategy.title.de == "Plan"


def test_numbers_that_only_look_like_numbers() -> None:
    for word in ("1e3", "٣", "0x10", "1_000", "NaN", ".inf", "+5"):
        found = read_files([("a.yaml", f"facts: [{{id: a, title: x, value: {word}}}]".encode())])
        assert any(word in finding.problem.de for finding in found.findings), word


def test_a_folder_without_strategy(tmp_path: Path) -> None:
    assert "fehlt" in check_city(tmp_path)[0].problem.de


def test_a_file_with_another_ending_is_not_overlooked(tmp_path: Path) -> None:
    (tmp_path / "strategy").mkdir()
    (tmp_path / "strategy" / "goals.yml").write_text("goals: []\n")
    assert any("nicht gelesen" in finding.problem.de for finding in check_city(tmp_path))


@pytest.mark.usefixtures("capsys")
def test_exit_codes(tmp_path: Path) -> None:
    from argparse import Namespace

    from tests.unit.strategy.city.folders import SMALL

    fine = Namespace(folders=[SMALL], language="de", json=False)
    assert check_folders(fine) == 0
    assert check_folders(Namespace(folders=[tmp_path], language="en", json=True)) == 1


def test_formatting_spares_files_with_comments(tmp_path: Path) -> None:
    from argparse import Namespace

    folder = tmp_path / "strategy"
    folder.mkdir()
    commented, loose = folder / "a.yaml", folder / "b.yaml"
    commented.write_text("# why\nfacts: []\n")
    loose.write_text('sources: {"plan": "Plan"}\n')
    assert format_folder(Namespace(folder=tmp_path)) == 1
    assert commented.read_text() == "# why\nfacts: []\n"
    assert loose.read_text() == "sources:\n  plan: Plan\n"
