"""Files of any kind to sheets of cells with addresses."""

from rathaus.strategy.lists.errors import UnreadableFileError
from rathaus.strategy.lists.reader.delimited import read_delimited
from rathaus.strategy.lists.reader.grid import Grid, Merge, Row, Value, Workbook
from rathaus.strategy.lists.reader.kinds import Kind, detect_kind
from rathaus.strategy.lists.reader.limits import refuse_large_file
from rathaus.strategy.lists.reader.ods import read_flat_ods, read_ods
from rathaus.strategy.lists.reader.packages import DAMAGED, Package
from rathaus.strategy.lists.reader.xls import read_ole
from rathaus.strategy.lists.reader.xlsx import read_xlsx

__all__ = ["Grid", "Merge", "Row", "Value", "Workbook", "read_workbook"]


def read_workbook(data: bytes, *, encoding: str = "", delimiter: str = "") -> Workbook:
    """Read a list whatever its name says.

    Args:
        data: the whole file.
        encoding: code page of a text file, when the detection is to be overruled.
        delimiter: delimiter of a text file, when the detection is to be overruled.

    Returns:
        The sheets with their cells.

    Raises:
        UnreadableFileError: when the file is no table, damaged, empty or encrypted.
        FileTooLargeError: when it is over the limits.
        MappingError: when the given code page is unknown.
    """
    refuse_large_file(len(data))
    kind = detect_kind(data)
    if kind is Kind.ZIP:
        workbook = _read_package(data)
    elif kind is Kind.OLE:
        workbook = read_ole(data)
    elif kind is Kind.FLAT_ODS:
        workbook = read_flat_ods(data)
    else:
        workbook = read_delimited(data, encoding=encoding, delimiter=delimiter)
    if not any(grid.rows for grid in workbook.grids):
        raise UnreadableFileError("Die Datei enthält keine Zelle mit Inhalt.")
    return workbook


def _read_package(data: bytes) -> Workbook:
    package = Package(data)
    names = package.names
    if "xl/workbook.bin" in names:
        raise UnreadableFileError(
            "Die Datei ist eine binäre Excel-Mappe (XLSB). Speichern Sie sie als XLSX."
        )
    if "xl/workbook.xml" in names or any(name.startswith("xl/worksheets/") for name in names):
        return read_xlsx(package)
    if "content.xml" in names:
        kind = package.read("mimetype") if "mimetype" in names else b"spreadsheet"
        if b"spreadsheet" not in kind:
            raise UnreadableFileError(
                "Die Datei ist ein Textdokument oder eine Präsentation. Übertragen Sie die "
                "Tabelle in eine ODS- oder XLSX-Datei."
            )
        return read_ods(package)
    if "word/document.xml" in names:
        raise UnreadableFileError(
            "Die Datei ist ein Word-Dokument. Übertragen Sie die Tabelle in eine XLSX-Datei."
        )
    if not names:
        raise UnreadableFileError(DAMAGED)
    raise UnreadableFileError(
        "Die Datei ist ein gepacktes Archiv (ZIP). Entpacken Sie es und wählen Sie die Liste darin."
    )
