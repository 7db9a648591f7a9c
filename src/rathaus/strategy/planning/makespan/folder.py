"""Reads the instances of a folder."""

import re
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from rathaus.strategy.planning.makespan import patterson, psplib
from rathaus.strategy.planning.makespan.errors import Unreadable, Unschedulable
from rathaus.strategy.planning.makespan.task import Network

READERS = {".sm": psplib.parse, ".rcp": patterson.parse}


def instance_files(folder: Path) -> list[Path]:
    """Return the instance files below a folder, in natural order (2 before 10).

    Raises:
        Unreadable: there is no such folder, or no instance in it.
    """
    if not folder.is_dir():
        raise Unreadable(folder, None, "there is no such folder")
    found = [path for path in folder.rglob("*") if path.suffix.lower() in READERS]
    if not found:
        raise Unreadable(folder, None, f"no file ends in {' or '.join(READERS)}")
    return sorted(found, key=_natural)


def read(path: Path) -> Network:
    """Return the instance of one file.

    Raises:
        Unreadable: naming the line, or when it has no schedule.
    """
    try:
        text = path.read_text(encoding="latin-1")
    except OSError as reason:
        raise Unreadable(path, None, reason.strerror or "cannot be read") from None
    try:
        return READERS[path.suffix.lower()](text, path)
    except Unschedulable as reason:
        raise Unreadable(path, None, str(reason)) from None


def first_of_class(paths: list[Path]) -> list[Path]:
    """Return the first of each class: files that differ in the number after the last `_` only."""
    return [next(group) for _, group in groupby(paths, key=_class)]


def _class(path: Path) -> tuple[Path, str]:
    return path.parent, path.stem.rpartition("_")[0] or path.stem


def _natural(path: Path) -> list[tuple[int, str]]:
    return list(_pieces(str(path)))


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    for piece in re.split(r"(\d+)", text):
        yield (int(piece), "") if piece.isdigit() else (-1, piece)
