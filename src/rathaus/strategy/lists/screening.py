"""Lines of a list that are no project: banners, repeated headings, totals, notes, no title."""

import re
from collections.abc import Sequence

from rathaus.strategy.lists.columns.names import match_name
from rathaus.strategy.lists.errors import LayoutError
from rathaus.strategy.lists.table import Record, Table
from rathaus.strategy.lists.values import as_text, fold, parse_number, shorten

_TOTAL = re.compile(
    r"(?i)\W*(?:summen?|gesamt(?:summe|betrag|kosten)?|insgesamt|(?:grand |sub)?-?\s?totals?"
    r"|zwischensumme|sum|anzahl|count)\b[\s:.]*(?:\([^)]*\))?[\s\d.,:€£$]*"
)
_NOTE = re.compile(
    r"(?i)\s*(?:\*+|¹|²|³|\(?\d\)|hinweise?:|anmerkung(?:en)?:|quelle:|stand:|legende:?|note[s]?:"
    r"|source:|erläuterung(?:en)?:|©|\[\d+\]|data as (?:of|at))"
)
_LONG = 250
_SEEN_RECORDS, _HEADING_LENGTH, _LEAST_HEADINGS = 50, 80, 5


def refuse_table_of_headings(table: Table) -> None:
    """Refuse a table whose cells are themselves headings, as in a list of renamed columns.

    Raises:
        LayoutError: when nearly every second cell names a column of a project list.
    """
    cells = [cell for record in table.records[:_SEEN_RECORDS] for cell in record.cells]
    filled = [cell for cell in cells if cell is not None]
    named = [
        cell
        for cell in filled
        if isinstance(cell, str)
        and len(cell) <= _HEADING_LENGTH
        and (matches := match_name(cell))
        and matches[0].score >= 0.4
    ]
    if len(named) >= _LEAST_HEADINGS and len(named) > 0.45 * len(filled):
        examples = ", ".join(f"„{shorten(text, 40)}“" for text in dict.fromkeys(named[:3]))
        raise LayoutError(
            "Die Tabelle ist keine Projektliste: In ihren Zellen stehen selbst Überschriften "
            f"({examples}). Wahrscheinlich ordnet sie Spalten einander zu; wählen Sie die Liste "
            "mit den Projekten."
        )


def refusal(record: Record, table: Table, title_at: int, title: str) -> str:  # noqa: PLR0911
    """Return why a record is no project, in German; nothing when it is one.

    Args:
        record: the record.
        table: the table it is from.
        title_at: position of the title column, -1 when titles do not come from a column.
        title: the title as read.
    """
    if record.banner:
        return "Zwischenüberschrift über die ganze Breite, kein Projekt."
    if title_at in record.carried:
        return (
            f"Gehört zu Zeile {record.carried[title_at]}: Die Zelle mit dem Titel ist mit ihr "
            "verbunden."
        )
    filled = [as_text(cell) for cell in record.cells if cell is not None]
    if _repeats_headings(record, table):
        return "Wiederholung der Überschriften, kein Projekt."
    if any(_TOTAL.fullmatch(text) for text in filled[:3]) and _only_numbers(filled):
        return "Summenzeile, kein Projekt."
    if len(filled) == 1 and len(table.columns) > 3 and _is_note(filled[0]):
        return "Anmerkung zur Liste, kein Projekt."
    if not any(character.isalnum() for character in title):
        return "Der Titel fehlt."
    return ""


def _repeats_headings(record: Record, table: Table) -> bool:
    """Tell whether each filled cell says what its heading says; most rows fail at the first."""
    same = 0
    for cell, column in zip(record.cells, table.columns, strict=False):
        if cell is None:
            continue
        if not isinstance(cell, str) or fold(cell) != fold(column.heading):
            return False
        same += 1
    return same > 1


def _only_numbers(filled: Sequence[str]) -> bool:
    others = [text for text in filled if not _TOTAL.fullmatch(text)]
    return all(
        parse_number(re.sub(r"[€£$]|eur", "", text.lower())).value is not None for text in others
    )


def _is_note(text: str) -> bool:
    return _NOTE.match(text) is not None or len(text) > _LONG
