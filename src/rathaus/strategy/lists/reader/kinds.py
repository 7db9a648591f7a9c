"""What a file really is, told from its content and not from its name."""

import re
from enum import StrEnum

from rathaus.strategy.lists.errors import UnreadableFileError
from rathaus.strategy.lists.reader.limits import german

_SAVE_AS = "Öffnen Sie sie in Ihrer Tabellenkalkulation und speichern Sie sie als XLSX oder CSV."

_FOREIGN: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "ein PDF-Dokument. Fordern Sie die Liste als Tabelle an (XLSX, ODS oder CSV)."),
    (b"\x89PNG", "ein Bild (PNG). Fordern Sie die Liste als Tabelle an (XLSX, ODS oder CSV)."),
    (b"\xff\xd8\xff", "ein Bild (JPEG). Fordern Sie die Liste als Tabelle an (XLSX, ODS, CSV)."),
    (b"RIFF", "eine Bild- oder Tondatei. Fordern Sie die Liste als Tabelle an (XLSX, ODS, CSV)."),
    (b"II*\x00", "ein Bild (TIFF). Fordern Sie die Liste als Tabelle an (XLSX, ODS oder CSV)."),
    (b"MM\x00*", "ein Bild (TIFF). Fordern Sie die Liste als Tabelle an (XLSX, ODS oder CSV)."),
    (b"GIF8", "ein Bild (GIF). Fordern Sie die Liste als Tabelle an (XLSX, ODS oder CSV)."),
    (b"\x1f\x8b", "ein gepacktes Archiv (gzip). Entpacken Sie es und wählen Sie die Liste darin."),
    (b"BZh", "ein gepacktes Archiv (bzip2). Entpacken Sie es und wählen Sie die Liste darin."),
    (b"7z\xbc\xaf", "ein gepacktes Archiv (7z). Entpacken Sie es und wählen Sie die Liste darin."),
    (b"Rar!", "ein gepacktes Archiv (RAR). Entpacken Sie es und wählen Sie die Liste darin."),
    (b"\xfd7zXZ", "ein gepacktes Archiv (xz). Entpacken Sie es und wählen Sie die Liste darin."),
    (b"{\\rtf", "ein Textdokument (RTF). Übertragen Sie die Tabelle in eine XLSX-Datei."),
    (b"SQLite format 3", "eine Datenbank (SQLite). Geben Sie die Liste daraus als CSV aus."),
    (b"\x7fELF", "ein Programm und keine Tabelle."),
    (b"MZ\x90", "ein Programm und keine Tabelle."),
    (b"PAR1", "eine Parquet-Datei. Geben Sie die Liste daraus als CSV aus."),
)
_BORNE_ZEROS = 3
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HTML = re.compile(rb"<(!doctype\s+html|html|head|body|table|meta|div)\b", re.IGNORECASE)


class Kind(StrEnum):
    """The kinds of file that are read further."""

    ZIP = "zip"
    OLE = "ole"
    FLAT_ODS = "fods"
    TEXT = "text"


def detect_kind(data: bytes) -> Kind:
    """Tell the kind of a file from its first bytes.

    Raises:
        UnreadableFileError: for an empty file and for kinds that are no table; the message says
            what the file is and what to do.
    """
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise UnreadableFileError("Die Datei ist leer. Prüfen Sie, ob Sie die richtige wählten.")
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return Kind.ZIP
    if data.startswith(_OLE):
        return Kind.OLE
    for mark, sentence in _FOREIGN:
        if data.startswith(mark):
            raise UnreadableFileError(f"Die Datei ist {sentence}")
    return _text_kind(data)


def _text_kind(data: bytes) -> Kind:
    head = data[:8192].removeprefix(b"\xef\xbb\xbf").lstrip()
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\x00" in head:
        head = head.replace(b"\x00", b"").lstrip(b"\xff\xfe")
    if head.startswith(b"<"):
        return _markup_kind(head)
    if re.match(rb'\{\s*"|\[\s*[\[{]', head):
        raise UnreadableFileError(
            "Die Datei ist JSON und keine Tabelle. Geben Sie die Liste als CSV oder XLSX aus."
        )
    _refuse_binary(data)
    return Kind.TEXT


def _markup_kind(head: bytes) -> Kind:
    if b"urn:oasis:names:tc:opendocument" in head:
        return Kind.FLAT_ODS
    if b"urn:schemas-microsoft-com:office:spreadsheet" in head:
        raise UnreadableFileError(f"Die Datei ist eine Excel-Tabelle im alten XML. {_SAVE_AS}")
    if _HTML.match(head) or (_HTML.search(head) and b"<?xml" not in head[:5]):
        raise UnreadableFileError(
            f"Die Datei ist eine Webseite (HTML), auch wenn ihr Name anders endet. {_SAVE_AS}"
        )
    if head.startswith(b"<?xml") or re.match(rb"<[a-zA-Z]", head):
        raise UnreadableFileError(
            "Die Datei ist XML und keine Tabelle. Geben Sie die Liste als CSV oder XLSX aus."
        )
    return Kind.TEXT


def _refuse_binary(data: bytes) -> None:
    """Raise when a file without known marks is no text: control bytes, or zeros without order."""
    head = data[:65536]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return
    zeros = head.count(0)
    if zeros > max(_BORNE_ZEROS, len(head) // 200):
        halves = head[0::2].count(0), head[1::2].count(0)
        if max(halves) < 0.6 * (len(head) // 2) or min(halves) > 0.1 * (len(head) // 2):
            raise UnreadableFileError(f"{_no_table()} {_first_zero(head)}")
        return
    # Control characters that are made for separating fields may do so.
    borne = (1, 9, 10, 12, 13, 28, 29, 30, 31)
    controls = sum(head.count(byte) for byte in range(1, 32) if byte not in borne)
    if controls > max(2, len(head) // 200):
        raise UnreadableFileError(_no_table())


def _first_zero(data: bytes) -> str:
    place = data.index(0)
    line = data.count(b"\n", 0, place) + 1
    return (
        f"Sie enthält {german(data.count(0))} Nullbytes, das erste in Zeile {line} (Byte "
        f"{german(place + 1)})."
    )


def _no_table() -> str:
    return (
        "Die Datei ist keine Tabelle, die gelesen werden kann. Möglich sind XLSX, ODS, XLS und "
        "CSV mit beliebigem Trennzeichen."
    )
