"""The delimiter of a text table, found from its first lines."""

import csv
import io
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from rathaus.strategy.lists.reader.uncommon import (
    known_headings,
    only_in_runs,
    single,
    uncommon,
    with_single,
)

_CANDIDATES = (";", ",", "\t", "|")
__all__ = ["Dialect", "detect_dialect", "single", "with_single"]
_NOTHING = re.compile(r"[\s;,|\"]+")
_SEPARATOR_LINE = re.compile(r'"?sep=(.)"?\s*$', re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a text table separates its cells.

    ``wrapped`` means that each whole line stands in quotation marks, as some exports do when a
    finished CSV is saved as CSV once more.
    """

    delimiter: str
    wrapped: bool = False
    declared: bool = False


def detect_dialect(head: str) -> Dialect:
    """Tell the delimiter from the beginning of a text.

    Args:
        head: the first lines; a cut last line does not matter.

    Returns:
        The dialect under which most rows have the same number of cells, more than one. Besides
        the usual delimiters any mark, or two or three together, may separate cells. A line
        ``sep=;`` as spreadsheets write it decides at once.
    """
    first = head.split("\n", 1)[0].strip("\r\ufeff ")
    declared = _SEPARATOR_LINE.fullmatch(first)
    if declared:
        return Dialect(declared[1], declared=True)
    if not _NOTHING.sub("", head):
        return Dialect(max(_CANDIDATES, key=head.count))
    usual = [mark for mark in _CANDIDATES if mark != "|" or not only_in_runs(head, mark)]
    scored = [(_score(_rows(head, mark)), mark) for mark in usual]
    best, delimiter = max(scored, key=lambda pair: pair[0])
    headings = known_headings(_rows(head, delimiter))
    for mark, rows in uncommon(head):
        if (score := _score(rows)) > best and known_headings(rows) >= headings:
            best, delimiter = score, mark
    if best <= 1 and (wrapped := _wrapped(head)):
        return Dialect(wrapped, wrapped=True)
    return Dialect(delimiter if best > 1 else ",")


def _rows(text: str, delimiter: str) -> list[list[str]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, skipinitialspace=True)
    rows: list[list[str]] = []
    try:
        for row in reader:
            if any(row):
                rows.append(row)
            if len(rows) >= 300:
                break
    except csv.Error:
        return rows
    return rows[:-1] if len(rows) > 2 else rows


def _score(rows: Sequence[list[str]]) -> float:
    """Weigh how even the rows are and how many columns they have."""
    if not rows:
        return 0
    widths = Counter(len(row) for row in rows)
    width, times = max(widths.items(), key=lambda item: (item[1] * min(item[0], 8), item[0]))
    if width < 2:
        return 1
    filled = sum(1 for row in rows if len(row) == width for cell in row if cell.strip())
    density = filled / (width * times)
    return float(1 + (times / len(rows)) ** 2 * min(width, 40) ** 0.5 * (0.3 + density))


def _wrapped(head: str) -> str:
    """Return the inner delimiter when each line is one quoted cell, else nothing."""
    lines = [row[0] for row in _rows(head, "\x00") if len(row) == 1]
    quoted = [line for line in head.splitlines() if line.startswith('"')]
    if len(lines) < 2 or len(quoted) < 0.8 * len(lines):
        return ""
    inner = "\r\n".join(lines)
    best, delimiter = max((_score(_rows(inner, mark)), mark) for mark in _CANDIDATES)
    return delimiter if best > 1.5 else ""
