"""Delimiters that are none of the usual ones, found because they split all lines alike."""

import csv
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice

from rathaus.strategy.lists.columns.names import match_name

BLANKS = "  "
_STAND_IN = "\ue0f8"
_USUAL = frozenset(";,\t|")
# Marks that nobody writes within a word or a sentence; all others need headings as witnesses.
_PLAIN_MARKS = frozenset("~^¦:!#*&§¬¤·•¶†‡\x01\x1c\x1d\x1e\x1f")
_WORD_MARKS = frozenset(" -_.'")  # as in Projekt-ID: two columns prove nothing
_RUN = re.compile(r"[^\w\s\"'()]{2,3}")
_SEEN, _SEEN_CHARACTERS = 300, 100_000
_MOST_CANDIDATES = 16
_IN_LINES = 0.6


def single(delimiter: str) -> str:
    """Return the one character that stands for a delimiter while a text is read."""
    return delimiter if len(delimiter) == 1 and delimiter != " " else _STAND_IN


def with_single(text: str, delimiter: str) -> str:
    """Put the one character in place of a delimiter; runs of blanks count as one delimiter."""
    if delimiter == BLANKS:
        return re.sub(r"(?<=\S) {2,}(?=\S)", _STAND_IN, text)
    return text.replace(delimiter, single(delimiter))


def uncommon(head: str) -> Iterator[tuple[str, Sequence[list[str]]]]:
    """Give delimiters that may separate a text, each with the rows it makes.

    Args:
        head: the first lines of the text.
    """
    seen = re.split(r"\r\n|\r|\n", head[:_SEEN_CHARACTERS])
    lines = [line for line in islice(seen, _SEEN) if line.strip()]
    if len(head) > _SEEN_CHARACTERS and 1 < len(lines) < _SEEN:
        lines.pop()  # it is cut
    for mark in _candidates(lines):
        rows = _rows(lines, mark)
        if rows and _is_plausible(rows, mark):
            yield mark, rows


def only_in_runs(head: str, mark: str) -> bool:
    """Tell whether a character stands only within one run of marks, as in ``||`` or ``~|~``."""
    runs = Counter(run for run in _RUN.findall(head) if mark in run)
    if len(runs) != 1:
        return False
    ((run, times),) = runs.items()
    return head.count(mark) == times * str(run).count(mark)


def _candidates(lines: Sequence[str]) -> list[str]:
    """Return characters and runs of characters that stand in most lines, the frequent first."""
    times: Counter[str] = Counter()
    for line in lines:
        marks = {c for c in line if not c.isalnum() and c not in _USUAL and c not in '"\ufeff'}
        times.update(marks)
        times.update({run for run in _RUN.findall(line) if not set(run) <= set(";,")})
        times.update({c * 2 for c in marks if c.isspace() and c * 2 in line})
    least = max(1, _IN_LINES * len(lines))
    found = [mark for mark, count in times.most_common(_MOST_CANDIDATES * 2) if count >= least]
    text = "\n".join(lines)
    single_or_whole = [m for m in found if len(m) > 1 or not only_in_runs(text, m)]
    return sorted(single_or_whole, key=_is_plain, reverse=True)[:_MOST_CANDIDATES]


def _rows(lines: Sequence[str], mark: str) -> list[list[str]]:
    marked = [with_single(line.strip("\n") + "\n", mark) for line in lines]
    try:
        return [row for row in csv.reader(marked, delimiter=single(mark)) if any(row)]
    except csv.Error:
        return []


def _is_plausible(rows: Sequence[list[str]], mark: str) -> bool:
    """Tell whether the rows are even; the less a mark looks like a delimiter, the more so."""
    widths = Counter(len(row) for row in rows)
    width, times = max(widths.items(), key=lambda item: (item[1], item[0]))
    uneven = len(rows) - times
    if width < 2 or uneven > max(0, min(3, len(rows) - 3)) + len(rows) // 20:
        return False
    heading = next(row for row in rows if len(row) == width)
    if not all(cell.strip() for cell in heading):
        return False
    if _is_plain(mark):
        return True
    known = _fields(heading)
    least = 3 if mark in _WORD_MARKS else 2
    return not uneven and width >= least and len(known) > 1 and "title" in known


def known_headings(rows: Sequence[list[str]]) -> int:
    """Count the headings that one of the first rows has, if there are several in it."""
    most = max((len(_fields(row)) for row in rows[:10]), default=0)
    return most if most > 1 else 0


def _fields(cells: Sequence[str]) -> set[str]:
    return {matches[0].field for cell in cells if (matches := match_name(cell))}


def _is_plain(mark: str) -> bool:
    if len(mark) > 1:
        return mark != BLANKS and not mark.isspace()
    return mark in _PLAIN_MARKS or unicodedata.category(mark) in {"Co", "So"}
