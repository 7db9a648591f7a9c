"""Tasks with durations, needs and predecessors, and a schedule of them."""

from dataclasses import dataclass
from functools import cached_property

from rathaus.strategy.planning.makespan.errors import Unschedulable

MOST = 2**40
"""No duration, need or capacity above this: sums of them stay whole 64-bit numbers."""


@dataclass(frozen=True, slots=True)
class Task:
    """Runs ``duration`` periods without a break and holds ``need`` of each resource meanwhile.

    ``after`` names its direct predecessors by their place in the network.
    """

    duration: int
    need: tuple[int, ...]
    after: tuple[int, ...] = ()


@dataclass(frozen=True)
class Network:
    """An instance: tasks, and what each resource gives in every period."""

    name: str
    capacity: tuple[int, ...]
    tasks: tuple[Task, ...]

    def __post_init__(self) -> None:
        """Refuse what has no schedule.

        Raises:
            Unschedulable: naming the task, counted from 1 as in the files.
        """
        for number, task in enumerate(self.tasks, 1):
            if not 0 <= task.duration <= MOST:
                raise Unschedulable(f"Task {number} lasts {task.duration} periods.")
            if len(task.need) != len(self.capacity):
                raise Unschedulable(
                    f"Task {number} names {len(task.need)} needs, not {len(self.capacity)}."
                )
            if any(not 0 <= place < len(self.tasks) for place in task.after):
                raise Unschedulable(f"Task {number} follows a task that does not exist.")
            for resource, (need, there) in enumerate(zip(task.need, self.capacity, strict=True), 1):
                if need < 0 or (need > there and task.duration):
                    raise Unschedulable(
                        f"Task {number} needs {need} of resource {resource}, which gives {there}."
                    )
        if len(self.order) < len(self.tasks):
            stuck = sorted(set(range(len(self.tasks))) - set(self.order))
            raise Unschedulable(
                "Predecessors run in a circle among the tasks "
                + ", ".join(str(place + 1) for place in stuck)
                + "."
            )

    @cached_property
    def followers(self) -> tuple[tuple[int, ...], ...]:
        """The direct successors of each task."""
        found: list[list[int]] = [[] for _ in self.tasks]
        for place, task in enumerate(self.tasks):
            for before in task.after:
                found[before].append(place)
        return tuple(tuple(sorted(set(places))) for places in found)

    @cached_property
    def order(self) -> tuple[int, ...]:
        """All tasks, predecessors first; shorter than the tasks when they run in a circle."""
        waiting = [len(set(task.after)) for task in self.tasks]
        free = [place for place, count in enumerate(waiting) if not count]
        for place in free:
            for follower in self.followers[place]:
                waiting[follower] -= 1
                if not waiting[follower]:
                    free.append(follower)
        return tuple(free)


@dataclass(frozen=True, slots=True)
class Schedule:
    """When each task starts; no schedule at all is shorter than ``bound``."""

    starts: tuple[int, ...]
    makespan: int
    bound: int

    @property
    def proven(self) -> bool:
        """Whether nothing shorter exists."""
        return self.bound >= self.makespan
