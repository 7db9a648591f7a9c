"""From sheets of cells to one table: which sheets, which way round, where it begins."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from rathaus.strategy.lists.errors import LayoutError, MappingError
from rathaus.strategy.lists.headings import Headings, find_headings, headings_at, is_data_like
from rathaus.strategy.lists.reader.grid import Grid, Merge, Row, Value, Workbook, column_letter
from rathaus.strategy.lists.table import Column, Record, Table

_MOST_FIELDS_DOWN = 400
_TRANSPOSED_LEAD = 2.0


@dataclass(frozen=True, slots=True)
class LayoutChoice:
    """What a mapping says of the layout; empty values are found from the content.

    ``heading_row`` is a row of the file (a column number in a transposed list); 0 means that the
    list has no headings. ``orientation`` is ``rows`` or ``columns`` (projects side by side).
    """

    sheets: tuple[str, ...] = ()
    heading_row: int | None = None
    orientation: str = ""


@dataclass(slots=True)
class _Candidate:
    grid: Grid
    headings: Headings
    transposed: bool


def lay_out(workbook: Workbook, choice: LayoutChoice | None = None) -> Table:
    """Find the list in a file.

    Args:
        workbook: the sheets that were read.
        choice: what the mapping fixes.

    Returns:
        The table. Sheets, title lines and other content that is not part of it are named in
        ``above`` and ``notes``, so that nothing is dropped silently.

    Raises:
        LayoutError: when no sheet holds a list.
        MappingError: when the mapping names a sheet or row that the file does not have.
    """
    wanted = choice or LayoutChoice()
    candidates = [_candidate(grid, wanted) for grid in _sheets(workbook, wanted) if grid.rows]
    if not candidates:
        raise LayoutError("Kein sichtbares Blatt der Datei enthält Zellen mit Inhalt.")
    best = max(candidates, key=lambda candidate: candidate.headings.score)
    used = [c for c in candidates if c is best or wanted.sheets or _same_list(c, best)]
    table = _table(used[0])
    for further in used[1:]:
        _append(table, _table(further))
    table.sheets = [candidate.grid.name for candidate in used]
    table.notes.extend(workbook.notes)
    names = set(table.sheets)
    for grid in workbook.grids:
        table.notes.extend(grid.notes)
        if grid.rows and grid.name not in names:
            hidden = "ausgeblendet" if grid.hidden else "keine Projektliste wie die gelesene"
            table.notes.append(
                f"Blatt „{grid.name}“ mit {len(grid.rows)} Zeilen wurde nicht gelesen ({hidden})."
            )
    return table


def _sheets(workbook: Workbook, choice: LayoutChoice) -> list[Grid]:
    if choice.sheets:
        by_name = {grid.name: grid for grid in workbook.grids}
        missing = [name for name in choice.sheets if name not in by_name]
        if missing:
            raise MappingError(
                f"Die Datei hat kein Blatt „{missing[0]}“. Vorhanden: {', '.join(by_name)}.",
                field="sheets",
            )
        return [by_name[name] for name in choice.sheets]
    visible = [grid for grid in workbook.grids if not grid.hidden]
    return visible or workbook.grids


def _candidate(grid: Grid, choice: LayoutChoice) -> _Candidate:
    if choice.orientation == "columns":
        turned = transpose(grid)
        return _Candidate(turned, _choose(turned, choice), transposed=True)
    upright = _choose(grid, choice)
    if choice.orientation == "rows" or len(grid.rows) > _MOST_FIELDS_DOWN:
        return _Candidate(grid, upright, transposed=False)
    turned = transpose(grid)
    across = _choose(turned, choice)
    if across.rows and across.rows[0] < 5 and across.score > upright.score + _TRANSPOSED_LEAD:
        return _Candidate(turned, across, transposed=True)
    return _Candidate(grid, upright, transposed=False)


def _choose(grid: Grid, choice: LayoutChoice) -> Headings:
    if choice.heading_row == 0:
        return Headings((), (), 1.0, frozenset())
    if choice.heading_row is not None:
        for position, row in enumerate(grid.rows):
            if row.number == choice.heading_row:
                return headings_at(grid.rows, grid.merges, position)
        if choice.orientation:
            raise MappingError(
                f"Zeile {choice.heading_row} mit den Überschriften ist leer oder fehlt.",
                field="heading_row",
            )
        return Headings((), (), 0.0, frozenset())
    found = find_headings(grid.rows, grid.merges)
    if not found.rows:
        return found
    first = grid.rows[found.rows[0]].cells
    data_like = sum(1 for cell in first if cell is not None and is_data_like(cell))
    if not found.fields and data_like:
        return Headings((), (), 0.0, frozenset())  # a list without headings
    return found


def _same_list(candidate: _Candidate, best: _Candidate) -> bool:
    """Tell whether another sheet continues the list, e.g. one sheet per department."""
    if candidate.transposed != best.transposed or "title" not in candidate.headings.fields:
        return False
    mine, theirs = set(candidate.headings.texts), set(best.headings.texts)
    return len(mine & theirs) >= 0.8 * len(mine | theirs)


def transpose(grid: Grid) -> Grid:
    """Turn a sheet so that its columns become rows; numbers are those of the columns."""
    width = max((len(row.cells) for row in grid.rows), default=0)
    rows = []
    height = max((row.number for row in grid.rows), default=0)
    if height > 20 * _MOST_FIELDS_DOWN:
        return Grid(grid.name, hidden=grid.hidden)
    for column in range(width):
        cells: list[Value] = [None] * height
        for row in grid.rows:
            if column < len(row.cells):
                cells[row.number - 1] = row.cells[column]
        if any(cell is not None for cell in cells):
            rows.append(Row(column + 1, tuple(cells)))
    merges = [Merge(m.left, m.top, m.right, m.bottom) for m in grid.merges]
    return Grid(grid.name, rows, merges, grid.hidden)


def _table(candidate: _Candidate) -> Table:
    grid, headings = candidate.grid, candidate.headings
    start = headings.rows[-1] + 1 if headings.rows else 0
    data = grid.rows[start:]
    width = max([len(headings.texts), *(len(row.cells) for row in data)], default=0)
    used = [
        i
        for i in range(width)
        if (i < len(headings.texts) and headings.texts[i])
        or any(i < len(row.cells) and row.cells[i] is not None for row in data)
    ]
    columns = _columns(used, headings.texts, transposed=candidate.transposed)
    first = headings.rows[0] if headings.rows else 0
    table = Table(
        columns,
        _records(grid, data, used),
        transposed=candidate.transposed,
        sheets=[grid.name],
        heading_rows=[grid.rows[i].number for i in headings.rows],
        above=[
            " | ".join(str(cell) for cell in row.cells if cell is not None)[:300]
            for row in grid.rows[:first]
        ],
    )
    if headings.rows:
        outer = len(headings.texts)
        table.beyond = {column.heading for column in columns if column.number > outer}
    else:
        table.notes.append("Die Liste hat keine Überschriften; alle Zeilen gelten als Einträge.")
    return table


def _columns(used: Sequence[int], texts: Sequence[str], *, transposed: bool) -> list[Column]:
    seen: dict[str, int] = {}
    columns = []
    for i in used:
        place = f"Zeile {i + 1}" if transposed else f"Spalte {column_letter(i + 1)}"
        text = texts[i] if i < len(texts) and texts[i] else place
        seen[text] = seen.get(text, 0) + 1
        columns.append(Column(i + 1, text if seen[text] == 1 else f"{text} ({seen[text]})"))
    return columns


def _records(grid: Grid, data: Sequence[Row], used: Sequence[int]) -> list[Record]:
    down, across = _merge_maps(grid.merges, {row.number for row in data})
    group, records = "", []
    by_number = {row.number: row for row in data} if down else {}
    for row in data:
        filled = sum(1 for cell in row.cells if cell is not None)
        wide = across.get(row.number, 0) >= max(3, len(used) * 0.6)
        if wide and filled == 1:
            group = next(str(cell) for cell in row.cells if cell is not None)
            records.append(Record(grid.name, row.number, _pick(row.cells, used), banner=True))
            continue
        cells, carried = _carried(row, down.get(row.number, {}), by_number)
        positions = {used.index(column): top for column, top in carried.items() if column in used}
        records.append(
            Record(grid.name, row.number, _pick(cells, used), carried=positions, group=group)
        )
    return records


def _pick(cells: Sequence[Value], used: Sequence[int]) -> tuple[Value, ...]:
    return tuple(cells[i] if i < len(cells) else None for i in used)


def _merge_maps(
    merges: Sequence[Merge], numbers: set[int]
) -> tuple[dict[int, dict[int, int]], dict[int, int]]:
    """Return per row the columns that repeat the value of a row above, and how wide it merges."""
    down: dict[int, dict[int, int]] = {}
    across: dict[int, int] = {}
    for merge in merges:
        if merge.top == merge.bottom:
            across[merge.top] = max(across.get(merge.top, 0), merge.right - merge.left + 1)
            continue
        for number in range(merge.top + 1, min(merge.bottom, merge.top + 100_000) + 1):
            if number in numbers:
                down.setdefault(number, {})[merge.left - 1] = merge.top
    return down, across


def _carried(
    row: Row, repeats: dict[int, int], by_number: dict[int, Row]
) -> tuple[Sequence[Value], dict[int, int]]:
    """Fill cells that are merged with one above; tell which, and the row the value is from."""
    if not repeats:
        return row.cells, {}
    cells = list(row.cells)
    carried: dict[int, int] = {}
    for column, top in repeats.items():
        origin = by_number.get(top)
        if origin is None or column >= len(origin.cells) or origin.cells[column] is None:
            continue
        cells.extend([None] * (column + 1 - len(cells)))
        if cells[column] is None:
            cells[column] = origin.cells[column]
            carried[column] = top
    return cells, carried


def _append(table: Table, further: Table) -> None:
    """Add the records of another sheet; its columns are matched by heading."""
    table.beyond |= further.beyond
    positions = {column.heading: i for i, column in enumerate(table.columns)}
    for column in further.columns:
        if column.heading not in positions:
            positions[column.heading] = len(table.columns)
            table.columns.append(column)
    order = [positions[column.heading] for column in further.columns]
    for record in further.records:
        cells: list[Value] = [None] * len(table.columns)
        for place, value in zip(order, record.cells, strict=True):
            cells[place] = value
        table.records.append(replace(record, cells=tuple(cells)))
    table.above.extend(further.above)
