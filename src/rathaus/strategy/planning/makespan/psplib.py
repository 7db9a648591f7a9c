"""Reads single-mode instances of the PSPLIB (`.sm`).

Format: Kolisch, R. and Sprecher, A. (1996): PSPLIB - A project scheduling library. European
Journal of Operational Research 96, 205-216.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from rathaus.strategy.planning.makespan.errors import Unreadable
from rathaus.strategy.planning.makespan.task import Network, Task

_COUNT = re.compile(r"\s*(?:-\s*)?([a-z][^:]*?)\s*:\s*(\d+)")


def parse(text: str, file: Path | str) -> Network:
    """Return the instance a `.sm` file holds, named after the file.

    Args:
        text: what is in the file.
        file: for the name and for messages.

    Raises:
        Unreadable: naming the line.
        Unschedulable: it reads well, and has no schedule.
    """
    lines = text.splitlines()
    counts = {found[1]: int(found[2]) for line in lines if (found := _COUNT.match(line.lower()))}
    jobs = _count(counts, "jobs (incl. supersource/sink )", file)
    resources = _count(counts, "renewable", file)
    for kind in ("nonrenewable", "doubly constrained"):
        if counts.get(kind):
            raise Unreadable(file, None, f"{kind} resources are not supported, only renewable ones")
    after: list[list[int]] = [[] for _ in range(jobs)]
    for line, row in _rows(lines, "PRECEDENCE RELATIONS", jobs, file):
        _job(row, line, jobs, file)
        if len(row) < 3 or len(row) != 3 + row[2]:
            raise Unreadable(file, line, "expected: job, modes, number of successors, successors")
        if row[1] != 1:
            raise Unreadable(file, line, f"job {row[0]} has {row[1]} modes; only one is supported")
        for follower in row[3:]:
            if not 1 <= follower <= jobs:
                raise Unreadable(file, line, f"successor {follower} is none of {jobs} jobs")
            after[follower - 1].append(row[0] - 1)
    work: dict[int, tuple[int, tuple[int, ...]]] = {}
    for line, row in _rows(lines, "REQUESTS/DURATIONS", jobs, file):
        _job(row, line, jobs, file)
        if len(row) != 3 + resources:
            raise Unreadable(file, line, f"expected: job, mode, duration, {resources} requests")
        work[row[0] - 1] = row[2], tuple(row[3:])
    ((line, capacity),) = _rows(lines, "RESOURCEAVAILABILITIES", 1, file)
    if len(capacity) != resources:
        raise Unreadable(file, line, f"expected {resources} availabilities")
    missing = set(range(jobs)) - work.keys()
    if missing:
        raise Unreadable(file, None, f"no duration for job {min(missing) + 1}")
    tasks = (Task(*work[place], tuple(sorted(after[place]))) for place in range(jobs))
    return Network(Path(file).stem, tuple(capacity), tuple(tasks))


def _count(counts: dict[str, int], name: str, file: Path | str) -> int:
    if counts.get(name, 0) < 1:
        raise Unreadable(file, None, f"no count after {name!r}")
    return counts[name]


def _job(row: list[int], line: int, jobs: int, file: Path | str) -> None:
    if not 1 <= row[0] <= jobs:
        raise Unreadable(file, line, f"{row[0]} is none of {jobs} jobs")


def _rows(
    lines: list[str], title: str, count: int, file: Path | str
) -> Iterator[tuple[int, list[int]]]:
    """Yield the rows of whole numbers below a title, with their line numbers."""
    begin = next((i for i, line in enumerate(lines, 1) if line.startswith(title)), None)
    if begin is None:
        raise Unreadable(file, None, f"no part {title!r}")
    found = 0
    for number, line in enumerate(lines[begin:], begin + 1):
        if line.startswith("****"):
            break
        words = line.split()
        if not words or (not found and not words[0].isdigit()):
            continue
        try:
            row = [int(word) for word in words]
        except ValueError:
            raise Unreadable(file, number, f"only whole numbers may stand here: {line!r}") from None
        found += 1
        yield number, row
    if found != count:
        raise Unreadable(file, begin, f"{found} rows below {title!r}, expected {count}")
