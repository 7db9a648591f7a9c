"""What kind of file some bytes are, told by their content alone.

Sources: PDF 32000-1, 7.5.2; JFIF; PNG (W3C), 5.2; WebP container specification; OpenDocument 1.3
part 2, 3.3 (first entry `mimetype`); ECMA-376 part 2 (`[Content_Types].xml`).
"""

import struct
from collections.abc import Iterator

_LOCAL_HEADER = struct.Struct("<4s5H3I2H")
_MOST_ENTRIES = 40


def kind_of(content: bytes) -> str:
    """Name the kind: pdf, jpeg, png, webp, odf, ooxml; "" is none of them.

    Containers are not opened: only the names of their first entries are read, so a file that
    unpacks to more than there is memory does no harm.
    """
    if b"%PDF-" in content[:1024]:
        return "pdf"
    if content.startswith(b"\xff\xd8\xff"):
        return "jpeg"
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "webp"
    return _kind_of_zip(content) if content.startswith(b"PK\x03\x04") else ""


def _kind_of_zip(content: bytes) -> str:
    entries = list(_entries(content))
    if entries and entries[0][0] == b"mimetype":
        start, size = entries[0][1:]
        mime = content[start : start + size]
        return "odf" if mime.startswith(b"application/vnd.oasis.opendocument.") else ""
    names = {name for name, _start, _size in entries}
    folders = (b"word/", b"xl/", b"ppt/", b"_rels/", b"docProps/")
    if b"[Content_Types].xml" in names and any(name.startswith(folders) for name in names):
        return "ooxml"
    return ""


def _entries(content: bytes) -> Iterator[tuple[bytes, int, int]]:
    """Name, start and packed size of the first entries, from one local header to the next.

    Entries whose size is written after them cannot be stepped over; there the next header is
    looked for.
    """
    at = 0
    for _ in range(_MOST_ENTRIES):
        if len(content) < at + _LOCAL_HEADER.size:
            return
        header = _LOCAL_HEADER.unpack_from(content, at)
        if header[0] != b"PK\x03\x04":
            return
        size, name_length, extra_length = header[7], header[9], header[10]
        start = at + _LOCAL_HEADER.size + name_length + extra_length
        name = at + _LOCAL_HEADER.size
        yield content[name : name + name_length], start, size
        at = start + size
        if content[at : at + 4] != b"PK\x03\x04":
            at = content.find(b"PK\x03\x04", start)
            if at < 0:
                return
