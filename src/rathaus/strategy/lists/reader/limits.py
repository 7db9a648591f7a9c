"""How much a list may hold, so that one upload never takes the whole machine."""

from rathaus.strategy.lists.errors import FileTooLargeError

MAX_FILE_BYTES = 64 * 1024 * 1024
MAX_UNPACKED_BYTES = 768 * 1024 * 1024
MAX_ROWS = 250_000
MAX_COLUMNS = 2_000
MAX_CELLS = 8_000_000
MAX_CELL_CHARACTERS = 1_000_000


def german(number: int) -> str:
    """Write a whole number with German thousands points.

    >>> german(250000)
    '250.000'
    """
    return f"{number:,}".replace(",", ".")


def refuse_large_file(size: int) -> None:
    """Raise when a file has more bytes than are read.

    Raises:
        FileTooLargeError: names size and limit, and what to do.
    """
    if size > MAX_FILE_BYTES:
        raise FileTooLargeError(
            f"Die Datei hat {size // 1024 // 1024} MB; gelesen werden höchstens "
            f"{MAX_FILE_BYTES // 1024 // 1024} MB. Teilen Sie die Liste auf mehrere Dateien auf "
            "oder entfernen Sie Bilder und leere Bereiche."
        )


class Budget:
    """Counts rows and cells while a file is read, and stops before memory runs out."""

    def __init__(self) -> None:
        self.rows = 0
        self.cells = 0

    def take_row(self, width: int, sheet: str, row: int) -> None:
        """Count a row with content.

        Raises:
            FileTooLargeError: when the file holds more rows or cells than are read.
        """
        self.rows += 1
        self.cells += width
        if self.rows > MAX_ROWS:
            raise FileTooLargeError(
                f"Die Liste hat mehr als {german(MAX_ROWS)} Zeilen mit Inhalt (Blatt „{sheet}“, "
                f"Zeile {row}). Teilen Sie sie auf mehrere Dateien auf."
            )
        if self.cells > MAX_CELLS:
            raise FileTooLargeError(
                f"Die Liste hat mehr als {german(MAX_CELLS)} Zellen (Blatt „{sheet}“, Zeile "
                f"{row}). Entfernen Sie Spalten, die kein Projekt beschreiben, oder teilen Sie "
                "die Liste auf."
            )

    @staticmethod
    def check_column(column: int, sheet: str, row: int) -> None:
        """Raise when a cell with content lies further right than is read.

        Raises:
            FileTooLargeError: names the cell.
        """
        if column > MAX_COLUMNS:
            raise FileTooLargeError(
                f"Blatt „{sheet}“, Zeile {row}: Es gibt Inhalt in Spalte {german(column)}; "
                f"gelesen werden {german(MAX_COLUMNS)} Spalten. Löschen Sie die Spalten weit "
                "rechts der Liste."
            )
