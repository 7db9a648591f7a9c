"""Files that lie about their type, are damaged or make no sense."""

import gzip
import io
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rathaus.strategy.lists.errors import FileTooLargeError, ListError, UnreadableFileError
from rathaus.strategy.lists.reader import limits, read_workbook
from tests.unit.strategy.lists.list_files import PORTFOLIO, csv_text, load, plan, projects, xlsx


def _zip(**parts: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        for name, content in parts.items():
            package.writestr(name.replace("__", "/"), content)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"%PDF-1.7\n...", "PDF"),
        (b"\x89PNG\r\n\x1a\n....", "PNG"),
        (gzip.compress(b"x"), "gzip"),
        (b"<!DOCTYPE html><html><table><tr><td>Titel</td></tr></table></html>", "HTML"),
        (b"\xef\xbb\xbf<html><body><table></table></body></html>", "HTML"),
        (
            b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">',
            "XML",
        ),
        (b'{"projects": []}', "JSON"),
        (b"{\\rtf1 x}", "RTF"),
        (b"PK\x03\x04 broken", "beschädigt"),
        (_zip(**{"notes.txt": b"x"}), "ZIP"),
        (_zip(**{"word__document.xml": b"x"}), "Word"),
        (_zip(**{"xl__workbook.bin": b"x"}), "XLSB"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "Kennwort"),
        (bytes(range(256)) * 20, "keine Tabelle"),
        (b"", "leer"),
    ],
)
def test_the_message_says_what_the_file_is(data: bytes, words: str) -> None:
    with pytest.raises(UnreadableFileError) as caught:
        read_workbook(data)
    assert words in caught.value.message


def test_the_content_counts_and_not_the_name() -> None:
    assert load(xlsx(("Liste", PORTFOLIO)), "liste.csv").kind == "xlsx"
    assert load(csv_text(PORTFOLIO).encode(), "liste.xlsx").kind == "csv"


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9, 0.99])
def test_a_truncated_workbook_is_damaged(share: float) -> None:
    data = xlsx(("Liste", PORTFOLIO * 50))
    with pytest.raises(UnreadableFileError, match="beschädigt"):
        read_workbook(data[: int(len(data) * share)])


def test_a_file_over_the_limit_is_refused_before_it_is_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(limits, "MAX_FILE_BYTES", 1024 * 1024)
    with pytest.raises(FileTooLargeError, match="höchstens 1 MB"):
        read_workbook(b"x" * (2 * 1024 * 1024))


def test_more_rows_than_are_read_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_ROWS", 10)
    with pytest.raises(FileTooLargeError, match="Zeile 11"):
        read_workbook(b"Titel\n" * 20)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.binary(max_size=3000))
def test_random_bytes_raise_nothing_but_named_errors(data: bytes) -> None:
    try:
        plan(data)
    except ListError as error:
        assert error.message


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 6000), st.binary(min_size=1, max_size=40), st.booleans())
def test_a_workbook_with_changed_bytes_raises_nothing_else(
    place: int, noise: bytes, cut: bool
) -> None:
    whole = _WORKBOOK
    place %= len(whole)
    data = whole[:place] + noise + (b"" if cut else whole[place + len(noise) :])
    try:
        plan(data)
    except ListError as error:
        assert error.message


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=400), st.sampled_from(["utf-8", "utf-16", "cp1252"]))
def test_random_text_raises_nothing_else(text: str, encoding: str) -> None:
    try:
        made = plan(text.encode(encoding, "replace"))
    except ListError as error:
        assert error.message
    else:
        assert all("\x00" not in project.title for project in projects(made))


_WORKBOOK = xlsx(("Liste", PORTFOLIO))
