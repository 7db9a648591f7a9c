"""Where the headings of a sheet stand: in which row, over how many rows."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from rathaus.strategy.lists.columns.names import match_name
from rathaus.strategy.lists.reader.grid import Merge, Row, Value

_SEARCHED_ROWS = 60
_DATA_LIKE = re.compile(
    r"[\s€£$+\-−(]*\d[\d.,\s/:\-%€£$)]*(?:eur|gbp|pm)?|[a-z]+ \d{1,2}, \d{4}", re.IGNORECASE
)
_LONG_TEXT = 200


@dataclass(frozen=True, slots=True)
class Headings:
    """The headings of a sheet: positions of their rows in the list of rows, and their texts.

    ``rows`` is empty when the sheet has no headings. ``score`` tells how much they look like
    those of a project list; ``fields`` are the fields that were recognised.
    """

    rows: tuple[int, ...]
    texts: tuple[str, ...]
    score: float
    fields: frozenset[str]


def find_headings(rows: Sequence[Row], merges: Sequence[Merge]) -> Headings:
    """Find the row whose cells look most like headings of a project list.

    Args:
        rows: rows with content, top to bottom.
        merges: merged cells of the sheet.

    Returns:
        The headings; a heading over two rows is joined, e.g. ``Kosten – Plan``.
    """
    width = max((len(row.cells) for row in rows[:_SEARCHED_ROWS]), default=0)
    best, best_score = -1, 0.0
    for position, row in enumerate(rows[:_SEARCHED_ROWS]):
        score = _score(row.cells, width) - position * 0.02
        if score > best_score:
            best, best_score = position, score
    if best < 0:
        return Headings((), (), 0.0, frozenset())
    return headings_at(rows, merges, best)


def headings_at(rows: Sequence[Row], merges: Sequence[Merge], position: int) -> Headings:
    """Take the row at a position as headings, with a second row above or below if there is one."""
    chosen = rows[position]
    used = [position]
    texts = [_text(cell) for cell in chosen.cells]
    above = rows[position - 1] if position else None
    below = rows[position + 1] if position + 1 < len(rows) else None
    if above and above.number == chosen.number - 1 and _captions(above, chosen, merges):
        texts = _join(_spread(above, merges, len(texts), chosen), texts)
        used.insert(0, position - 1)
    elif below and below.number == chosen.number + 1 and _sub_headings(chosen, below):
        lower = [_text(cell) for cell in below.cells]
        size = max(len(texts), len(lower))
        texts = _join(_spread(chosen, merges, size, below), lower)
        used.append(position + 1)
    fields = _fields(texts)
    return Headings(tuple(used), tuple(texts), _score(texts, len(texts)), frozenset(fields))


def _score(cells: Sequence[Value], width: int) -> float:
    filled = [cell for cell in cells if cell is not None and _text(cell)]
    if not filled or (len(filled) < 2 < width):
        return 0
    data_like = sum(1 for cell in filled if is_data_like(cell))
    fields = _fields([_text(cell) for cell in filled])
    score = 3 * len(fields) + (2 if "title" in fields else 0) + min(len(filled), 20) * 0.15
    score += len({_text(cell) for cell in filled}) / len(filled)
    return score - 1.5 * data_like


def _fields(texts: Sequence[str]) -> set[str]:
    found: set[str] = set()
    for text in texts:
        matches = match_name(text) if text and len(text) <= _LONG_TEXT else ()
        if matches and matches[0].score >= 0.4:
            found.add(matches[0].field)
    return found


def is_data_like(cell: Value) -> bool:
    """Tell whether a cell looks like data rather than a heading: number, date, long text."""
    if isinstance(cell, bool | int | float | date):
        return not (isinstance(cell, int) and 1990 <= cell <= 2100)
    text = _text(cell)
    if re.fullmatch(r"(?:19|20)\d{2}", text):
        return False  # a year may head a column
    return len(text) > _LONG_TEXT or _DATA_LIKE.fullmatch(text) is not None


def _text(cell: Value) -> str:
    return " ".join(str(cell).split()) if cell is not None else ""


def _captions(above: Row, chosen: Row, merges: Sequence[Merge]) -> bool:
    """Tell whether the row above holds captions over groups of headings."""
    filled = [i for i, cell in enumerate(above.cells) if _text(cell)]
    if not filled or any(is_data_like(above.cells[i]) for i in filled):
        return False
    if max(filled) >= len(chosen.cells):
        return False
    grouped = _merges_in_row(above.number, merges)
    if any(merge.right - merge.left + 1 >= len(chosen.cells) - 1 for merge in grouped):
        return False  # a title line over the whole table
    return len(filled) >= 2 and (bool(grouped) or len(filled) < len(chosen.cells))


def _sub_headings(chosen: Row, below: Row) -> bool:
    """Tell whether the row below completes the headings, e.g. *Plan* and *Ist* under *Kosten*."""
    texts = [_text(cell) for cell in chosen.cells]
    lower = {i for i, cell in enumerate(below.cells) if _text(cell)}
    if len(lower) < 2 or any(is_data_like(below.cells[i]) for i in lower):
        return False
    if any(len(_text(below.cells[i])) > 60 for i in lower):
        return False
    under_blank = any(i >= len(texts) or not texts[i] for i in lower)
    titles = [
        i
        for i, text in enumerate(texts)
        if (matches := match_name(text)) and matches[0].field in {"title", "id", "number"}
    ]
    return under_blank and bool(titles) and not any(i in lower for i in titles)


def _merges_in_row(number: int, merges: Sequence[Merge]) -> list[Merge]:
    return [
        merge
        for merge in merges
        if merge.top <= number <= merge.bottom and merge.right > merge.left
    ]


def _spread(row: Row, merges: Sequence[Merge], size: int, other: Row) -> list[str]:
    """Carry captions over the headings they stand for: merged cells, or blanks to their right."""
    texts = [_text(cell) for cell in row.cells] + [""] * (size - len(row.cells))
    grouped = _merges_in_row(row.number, merges)
    if grouped:
        for merge in grouped:
            for column in range(merge.left, min(merge.right, size)):
                texts[column] = texts[merge.left - 1]
        return texts
    last = ""
    for i in range(size):
        below = i < len(other.cells) and _text(other.cells[i])
        last = texts[i] or (last if below else "")
        texts[i] = last
    return texts


def _join(upper: Sequence[str], lower: Sequence[str]) -> list[str]:
    size = max(len(upper), len(lower))
    joined = []
    for i in range(size):
        parts = [part[i] for part in (upper, lower) if i < len(part) and part[i]]
        joined.append(" – ".join(dict.fromkeys(parts)))
    return joined
