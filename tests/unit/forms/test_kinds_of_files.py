"""Files are known by their content; containers are never opened."""

import io
import zipfile

import pytest

from rathaus.forms.store.kinds import kind_of


def packed(*entries: tuple[str, bytes]) -> bytes:
    """A zip container."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as container:
        for name, content in entries:
            stored = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            container.writestr(name, content, stored)
    return file.getvalue()


TYPES, WORD = ("[Content_Types].xml", b"<Types/>"), ("word/document.xml", b"<w/>")
ODT = ("mimetype", b"application/vnd.oasis.opendocument.text")


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"%PDF-1.7\n", "pdf"),
        (b"\n%PDF-1.4", "pdf"),
        (b"\xff\xd8\xff\xe0JFIF", "jpeg"),
        (b"\x89PNG\r\n\x1a\nIHDR", "png"),
        (b"RIFF\0\0\0\0WEBPVP8 ", "webp"),
        (packed(ODT, ("content.xml", b"<x/>")), "odf"),
        (packed(TYPES, ("_rels/.rels", b"<x/>"), WORD), "ooxml"),
        (packed(WORD, TYPES), "ooxml"),
        (packed(("mimetype", b"application/epub+zip")), ""),
        (packed(("evil.exe", b"MZ")), ""),
        (b"PK\x03\x04", ""),
        (b"PK\x03\x04" + b"\xff" * 60, ""),
        (b"RIFF\0\0\0\0WAVE", ""),
        (b"<html>%PNG</html>", ""),
        (b"MZ\x90\0", ""),
        (b"", ""),
    ],
)
def test_the_content_tells(content: bytes, kind: str) -> None:
    assert kind_of(content) == kind


def test_a_bomb_is_not_unpacked() -> None:
    bomb = packed(TYPES, ("word/document.xml", b"\0" * 50_000_000))
    assert len(bomb) < 100_000
    assert kind_of(bomb) == "ooxml"
