"""Zip packages (XLSX, ODS), opened with a limit on what they unpack to."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from xml.parsers import expat

from rathaus.strategy.lists.errors import FileTooLargeError, UnreadableFileError
from rathaus.strategy.lists.reader.limits import MAX_UNPACKED_BYTES

_CHUNK = 1 << 18
DAMAGED = (
    "Die Datei ist beschädigt oder unvollständig. Laden Sie sie noch einmal herunter oder "
    "speichern Sie sie in Ihrer Tabellenkalkulation neu."
)
ENCRYPTED = (
    "Die Datei ist mit einem Kennwort geschützt. Entfernen Sie den Schutz in Ihrer "
    "Tabellenkalkulation und speichern Sie sie neu."
)
BOMB = (
    "Die Datei entpackt sich auf mehr als "
    f"{MAX_UNPACKED_BYTES // 1024 // 1024} MB und wird nicht gelesen. Entfernen Sie leere "
    "Bereiche und Formatierungen oder speichern Sie die Liste als CSV."
)


class Package:
    """A zip file whose parts are read as streams, all of them within one limit."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            self.names = frozenset(self._zip.namelist())
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
            raise UnreadableFileError(DAMAGED) from error
        self._left = MAX_UNPACKED_BYTES

    def chunks(self, name: str) -> Iterator[bytes]:
        """Give the bytes of a part piece by piece.

        Raises:
            FileTooLargeError: when the package unpacks to more than the limit.
            UnreadableFileError: when the part is missing, damaged or encrypted.
        """
        try:
            with self._zip.open(name) as part:
                while piece := part.read(_CHUNK):
                    self._left -= len(piece)
                    if self._left < 0:
                        raise FileTooLargeError(BOMB)
                    yield piece
        except RuntimeError as error:  # zipfile says so when a part is encrypted
            raise UnreadableFileError(ENCRYPTED) from error
        except (
            zipfile.BadZipFile,
            zlib.error,
            KeyError,
            EOFError,
            NotImplementedError,
            OSError,
            ValueError,
        ) as error:
            raise UnreadableFileError(DAMAGED) from error

    def read(self, name: str) -> bytes:
        """Return a whole part; the limit holds here too."""
        return b"".join(self.chunks(name))


class XmlHandler:
    """Receives elements with their names without namespace, attributes as the parser has them."""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""

    def end(self, name: str) -> None:
        """An element ends."""

    def text(self, data: str) -> None:
        """Text between elements."""


def local(attributes: dict[str, str]) -> dict[str, str]:
    """Return attributes with their names without namespace."""
    return {key.rpartition(" ")[2]: value for key, value in attributes.items()}


def parse_xml(chunks: Iterator[bytes], handler: XmlHandler) -> None:
    """Feed XML to a handler as a stream; a document type declaration is refused.

    Raises:
        UnreadableFileError: when the XML is malformed or declares entities (billion laughs).
    """
    names: dict[str, str] = {}

    def plain(name: str) -> str:
        short = names.get(name)
        if short is None:
            short = names[name] = name.rpartition(" ")[2]
        return short

    def refuse(*_: object) -> None:
        raise UnreadableFileError(DAMAGED)

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = lambda name, attributes: handler.start(plain(name), attributes)
    parser.EndElementHandler = lambda name: handler.end(plain(name))
    parser.CharacterDataHandler = handler.text
    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    try:
        for chunk in chunks:
            parser.Parse(chunk, False)
        parser.Parse(b"", True)
    except (expat.ExpatError, UnicodeError) as error:
        raise UnreadableFileError(DAMAGED) from error
