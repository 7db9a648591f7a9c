"""Reads instances in the Patterson format (`.rcp`), as of the sets RG30 and RG300.

Format: Patterson, J. H. (1984): A comparison of exact approaches for solving the multiple
constrained resource, project scheduling problem. Management Science 30, 854-867. Set RG300: Debels,
D. and Vanhoucke, M. (2007): A decomposition-based genetic algorithm for the resource-constrained
project-scheduling problem. Operations Research 55, 457-469.
"""

from pathlib import Path

from rathaus.strategy.planning.makespan.errors import Unreadable
from rathaus.strategy.planning.makespan.task import Network, Task


def parse(text: str, file: Path | str) -> Network:
    """Return the instance a `.rcp` file holds, named after the file; rows may break anywhere.

    Args:
        text: what is in the file.
        file: for the name and for messages.

    Raises:
        Unreadable: naming the line.
        Unschedulable: it reads well, and has no schedule.
    """
    numbers = _Numbers(text, file)
    jobs = numbers.take("the number of jobs", 1)
    resources = numbers.take("the number of resources")
    capacity = tuple(numbers.take("an availability") for _ in range(resources))
    work = []
    after: list[list[int]] = [[] for _ in range(jobs)]
    for place in range(jobs):
        name = f"of job {place + 1}"
        duration = numbers.take(f"the duration {name}")
        need = tuple(numbers.take(f"a request {name}") for _ in range(resources))
        work.append((duration, need))
        for _ in range(numbers.take(f"the number of successors {name}")):
            after[numbers.take(f"a successor {name}", 1, jobs) - 1].append(place)
    numbers.end()
    tasks = (Task(*work[place], tuple(after[place])) for place in range(jobs))
    return Network(Path(file).stem, capacity, tuple(tasks))


class _Numbers:
    """The whole numbers of a text, one after the other."""

    def __init__(self, text: str, file: Path | str) -> None:
        self.file = file
        self.lines = text.splitlines()
        self.words = iter(
            [(number, word) for number, line in enumerate(self.lines, 1) for word in line.split()]
        )

    def take(self, what: str, low: int = 0, high: int | None = None) -> int:
        line, word = next(self.words, (len(self.lines), ""))
        if not word:
            raise Unreadable(self.file, line, f"the file ends where {what} was expected")
        if not word.isdigit() or int(word) < low or (high is not None and int(word) > high):
            raise Unreadable(self.file, line, f"{word!r} stands where {what} was expected")
        return int(word)

    def end(self) -> None:
        for line, word in self.words:
            raise Unreadable(self.file, line, f"{word!r} stands after the last job")
