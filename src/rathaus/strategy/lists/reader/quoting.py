"""Records of a text table, mended where a quotation mark is opened and never closed."""

import csv
from collections.abc import Iterable, Iterator

from rathaus.strategy.lists.errors import UnreadableFileError

_MAX_REPAIRS = 50


class _Lines:
    """Hands lines to the csv reader and remembers those of the current record."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = iter(lines)
        self.record: list[str] = []

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        line = next(self._lines)
        self.record.append(line)
        return line


class Records:
    """Gives the records of lines; a mark that swallows further rows is a plain character.

    Args:
        lines: the text, line ends kept.
        delimiter: one character.
        notes: what was mended is written there, with record and line.
    """

    def __init__(self, lines: Iterable[str], delimiter: str, notes: list[str]) -> None:
        self._delimiter = delimiter
        self._notes = notes
        self._width = self._repairs = self._number = self._line = 0
        self._start(lines)

    def __iter__(self) -> Iterator[list[str]]:
        """Give record by record.

        Raises:
            UnreadableFileError: when the quotation marks make no sense at all.
        """
        while True:
            self._source.record = []
            try:
                record = next(self._reader)
            except StopIteration:
                return
            except csv.Error as error:
                raise UnreadableFileError(
                    f"Ab Zeile {self._number + 1} ist die Datei als Tabelle nicht lesbar: {error}."
                ) from error
            self._number += 1
            lines = self._source.record
            self._width = self._width or (len(record) if len(record) > 1 else 0)
            yield self._mended(lines) if len(lines) > 1 and self._swallows(record) else record
            self._line += len(self._source.record) if self._source.record is lines else 1

    def _start(self, lines: Iterable[str]) -> None:
        self._source = _Lines(lines)
        self._reader = csv.reader(self._source, delimiter=self._delimiter, skipinitialspace=True)

    def _swallows(self, record: list[str]) -> bool:
        """Tell whether a record over several lines holds rows that a stray mark swallowed."""
        lines = self._source.record
        if not _is_broken(lines, self._delimiter):
            return False
        if len(record) != self._width:
            return True
        rows = csv.reader(lines[1:], delimiter=self._delimiter, quoting=csv.QUOTE_NONE)
        if any(len(row) == self._width for row in rows):
            return True
        self._notes.append(
            f"Zeile {self._number} (Textzeile {self._line + 1}): Die Anführungszeichen passen "
            f"nicht zusammen; {len(lines)} Textzeilen wurden als ein Eintrag gelesen."
        )
        return False

    def _mended(self, lines: list[str]) -> list[str]:
        self._repairs += 1
        if self._repairs > _MAX_REPAIRS:
            raise UnreadableFileError(
                f"Die Anführungszeichen passen in vielen Zeilen nicht zusammen, zuletzt in "
                f"Zeile {self._number}. Speichern Sie die Liste in Ihrer Tabellenkalkulation neu."
            )
        self._notes.append(
            f"Zeile {self._number} (Textzeile {self._line + 1}): Ein Anführungszeichen wird nicht "
            "geschlossen; es wurde als gewöhnliches Zeichen gelesen."
        )
        first, *rest = lines
        self._start(_chain(rest, self._source))
        return next(csv.reader([first], delimiter=self._delimiter, quoting=csv.QUOTE_NONE), [])


def _chain(first: list[str], rest: Iterable[str]) -> Iterator[str]:
    yield from first
    yield from rest


def _is_broken(lines: list[str], delimiter: str) -> bool:
    """Tell whether a record over several lines breaks the rules of quoting."""
    try:
        list(csv.reader(lines, delimiter=delimiter, skipinitialspace=True, strict=True))
    except csv.Error:
        return True
    return False
