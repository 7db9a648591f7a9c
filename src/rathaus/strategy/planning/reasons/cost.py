"""What one project adds to the objective, so that a single move can be weighed."""

from dataclasses import dataclass

from rathaus.strategy.planning.model import Instance, Project, Start


@dataclass(frozen=True, slots=True)
class Cost:
    """A project's part of the objective: its end and lateness, and what stability charges."""

    delay: int
    stability: int

    @property
    def total(self) -> int:
        """Return both together."""
        return self.delay + self.stability

    def __sub__(self, other: "Cost") -> "Cost":
        return Cost(self.delay - other.delay, self.stability - other.stability)


def end_of(project: Project, start: Start) -> int:
    """Return the quarter after the project's last one."""
    return start.quarter + project.modes[start.mode].quarters


def cost(instance: Instance, project: Project, start: Start | None) -> Cost:
    """Return what the project costs when started so, or left out (None); see ``Instance``."""
    end = instance.unplanned_end if start is None else end_of(project, start)
    late = 0
    if start is not None and project.deadline is not None:
        late = max(0, end - 1 - project.deadline)
    moved = 0
    if project.id in instance.previous:
        now = instance.unplanned_end if start is None else start.quarter
        moved = abs(now - instance.previous[project.id].quarter)
    delay = project.weight * (end + instance.late_per_quarter * late)
    return Cost(delay, instance.stability * moved)
