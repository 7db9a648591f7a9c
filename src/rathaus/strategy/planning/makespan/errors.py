"""What can be wrong with a file of instances or of best known values."""

from pathlib import Path


class MakespanError(Exception):
    """Parent of all errors of this package."""


class Unreadable(MakespanError):
    """A file does not hold what its format asks for; says where and what is missing."""

    def __init__(self, file: Path | str, line: int | None, text: str) -> None:
        place = f"{file}" if line is None else f"{file}, line {line}"
        super().__init__(f"{place}: {text}")
        self.file = str(file)
        self.line = line


class Unschedulable(MakespanError):
    """A network without any schedule: a circle, or a need above what there is."""
