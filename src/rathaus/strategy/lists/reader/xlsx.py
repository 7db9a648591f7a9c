"""XLSX as a stream: only cells with content are kept, whatever size the sheet claims."""

import posixpath
import re

from rathaus.strategy.lists.errors import UnreadableFileError
from rathaus.strategy.lists.reader.grid import Grid, Workbook, clean
from rathaus.strategy.lists.reader.limits import Budget
from rathaus.strategy.lists.reader.packages import (
    DAMAGED,
    Package,
    XmlHandler,
    local,
    parse_xml,
)
from rathaus.strategy.lists.reader.xlsx_sheet import SheetReader
from rathaus.strategy.lists.reader.xlsx_styles import Styles

_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")


class _Relations(XmlHandler):
    def __init__(self) -> None:
        self.targets: dict[str, str] = {}
        self.kinds: dict[str, str] = {}

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "Relationship":
            kind = attributes.get("Type", "").rpartition("/")[2]
            target = attributes.get("Target", "")
            self.targets[attributes.get("Id", "")] = target
            self.kinds.setdefault(kind, target)


class _Sheets(XmlHandler):
    def __init__(self) -> None:
        self.found: list[tuple[str, str, bool]] = []
        self.from_1904 = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        plain = local(attributes)
        if name == "sheet":
            hidden = plain.get("state", "visible") != "visible"
            self.found.append((plain.get("name", "?"), plain.get("id", ""), hidden))
        elif name == "workbookPr":
            self.from_1904 = plain.get("date1904", "0") in {"1", "true", "on"}


class _SharedTexts(XmlHandler):
    def __init__(self) -> None:
        self.texts: list[str | None] = []
        self._pieces: list[str] = []
        self._in_text = False
        self._phonetic = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "si":
            self._pieces = []
        elif name == "t" and not self._phonetic:
            self._in_text = True
        elif name == "rPh":
            self._phonetic = True

    def end(self, name: str) -> None:
        if name == "si":
            self.texts.append(unescape("".join(self._pieces)))
        elif name == "t":
            self._in_text = False
        elif name == "rPh":
            self._phonetic = False

    def text(self, data: str) -> None:
        if self._in_text:
            self._pieces.append(data)


def unescape(text: str) -> str | None:
    """Undo the escapes of control characters in XLSX texts, then clean the text.

    >>> unescape("a_x000D_b")
    'a\\nb'
    """
    if "_x" in text:
        text = _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)
    return clean(text)


def read_xlsx(package: Package) -> Workbook:
    """Read every sheet of an XLSX package, hidden ones marked.

    Raises:
        UnreadableFileError: when parts are missing or malformed.
        FileTooLargeError: when limits are passed.
    """
    root = _relations(package, "_rels/.rels")
    book_name = root.kinds.get("officeDocument", "xl/workbook.xml").lstrip("/")
    book = _Sheets()
    parse_xml(package.chunks(book_name), book)
    folder, file_name = posixpath.split(book_name)
    relations = _relations(package, f"{folder}/_rels/{file_name}.rels")
    texts, styles = _SharedTexts(), Styles()
    for kind, handler in (("sharedStrings", texts), ("styles", styles)):
        part = _part(folder, relations.kinds.get(kind, ""))
        if part in package.names:
            parse_xml(package.chunks(part), handler)
    workbook, budget = Workbook("xlsx", []), Budget()
    for name, relation, hidden in book.found:
        part = _part(folder, relations.targets.get(relation, ""))
        if "worksheets" not in part and part not in package.names:
            continue
        grid = Grid(name, hidden=hidden)
        reader = SheetReader(grid, texts.texts, styles, budget, from_1904=book.from_1904)
        parse_xml(package.chunks(part), reader)
        reader.finish()
        workbook.grids.append(grid)
    if not workbook.grids:
        raise UnreadableFileError(DAMAGED)
    return workbook


def _relations(package: Package, name: str) -> _Relations:
    relations = _Relations()
    if name in package.names:
        parse_xml(package.chunks(name), relations)
    return relations


def _part(folder: str, target: str) -> str:
    if target.startswith("/"):
        return target.lstrip("/")
    return posixpath.normpath(posixpath.join(folder, target))
