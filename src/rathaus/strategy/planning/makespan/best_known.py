"""Reads best known makespans: exports of the Operations Research & Scheduling group, or plain CSV.

The export (solutionsupdate.ugent.be) separates by semicolons, begins with lines about the set,
names the columns in a row that holds `UB value`, and ends with lines about its sources. A plain
file has a row for each instance: its name and the makespan, with or without a heading.
"""

import csv
from collections.abc import Iterator
from pathlib import Path

from rathaus.strategy.planning.makespan.errors import Unreadable

UPPER, OPTIMUM = "UB value", "OPT value"


def read_best_known(path: Path) -> dict[str, int]:
    """Return the best known makespan of each instance, by its name in small letters, no suffix.

    Raises:
        Unreadable: naming the line.
    """
    try:
        text = path.read_text(encoding="latin-1").removeprefix("\xef\xbb\xbf")
    except OSError as reason:
        raise Unreadable(path, None, reason.strerror or "cannot be read") from None
    lines = text.splitlines()
    heading = next((i for i, line in enumerate(lines) if UPPER in line.split(";")), None)
    rows = _plain(lines, path) if heading is None else _export(lines, heading)
    found: dict[str, int] = {}
    for line, name, values in rows:
        if not all(value.isdigit() for value in values):
            raise Unreadable(path, line, f"no makespan for {name!r}: {', '.join(values)}")
        known = [int(value) for value in values if int(value)]
        if known:
            key = name.strip().removesuffix(".sm").removesuffix(".rcp").lower()
            found[key] = min(*known, found.get(key, known[0]))
    if not found:
        raise Unreadable(path, None, "it names no makespan")
    return found


def _export(lines: list[str], heading: int) -> Iterator[tuple[int, str, list[str]]]:
    titles = lines[heading].split(";")
    # The heading says Ref1 over the name: the name is what follows the number.
    places = [titles.index(title) for title in (UPPER, OPTIMUM) if title in titles]
    for number, line in enumerate(lines[heading + 1 :], heading + 2):
        cells = line.split(";")
        if cells[0].isdigit() and len(cells) > max(places):
            yield number, cells[1], [cells[place].strip() for place in places]


def _plain(lines: list[str], path: Path) -> Iterator[tuple[int, str, list[str]]]:
    separator = ";" if sum(line.count(";") for line in lines) > len(lines) / 2 else ","
    for number, cells in enumerate(csv.reader(lines, delimiter=separator), 1):
        if not any(cells) or (number == 1 and not any(cell.strip().isdigit() for cell in cells)):
            continue
        if len(cells) < 2:
            raise Unreadable(path, number, "expected a name and a makespan")
        yield number, cells[0], [cells[1].strip()]
