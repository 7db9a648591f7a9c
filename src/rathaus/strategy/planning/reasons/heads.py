"""The earliest start of a project in any plan: what runs already and must come before, no more."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from rathaus.strategy.planning.model import Instance, Mode, Project


@dataclass(frozen=True, slots=True)
class Head:
    """The earliest quarter in which a project can start, and the earliest after its last one."""

    start: int
    end: int


@dataclass(slots=True)
class Heads:
    """Answers for one instance, each worked out once.

    ``free`` is what running projects leave of each pool, never below 0: where they overload a pool
    already, nothing more fits, but nothing else is impossible by it.
    """

    quarters: int
    projects: Mapping[str, Project]
    free: Mapping[str, list[int]]
    _known: dict[str, Head | None] = field(default_factory=dict)

    def of(self, project: str) -> Head | None:
        """Return the project's head, None if no plan can contain it."""
        pending = [project]
        opened: set[str] = set()
        while pending:
            name = pending[-1]
            waits_for = [each for each in self._before(name) if each not in self._known]
            if name in self._known or not waits_for:
                self._known.setdefault(name, self._head(self.projects.get(name)))
                pending.pop()
            elif name in opened:  # seen again with work left: it waits for itself
                self._known[name] = None
                pending.pop()
            else:
                opened.add(name)
                pending += waits_for
        return self._known[project]

    def fits(self, mode: Mode, quarter: int) -> bool:
        """Say whether the mode fits at the quarter beside running projects alone."""
        if quarter + mode.quarters > self.quarters:
            return False
        return all(
            amount <= self.free[pool][when]
            for pool, amounts in mode.need.items()
            for when, amount in enumerate(amounts, quarter)
            if amount
        )

    def _before(self, name: str) -> tuple[str, ...]:
        project = self.projects.get(name)
        return project.after if project is not None and project.fixed_start is None else ()

    def _head(self, project: Project | None) -> Head | None:
        if project is None:
            return None
        if project.fixed_start is not None:
            return Head(project.fixed_start, project.fixed_start + project.modes[0].quarters)
        first = project.earliest
        for name in project.after:
            before = self._known[name]
            if before is None:
                return None
            first = max(first, before.end)
        placed = [
            Head(quarter, quarter + mode.quarters)
            for mode in project.modes
            if (quarter := self._first_fit(mode, first)) is not None
        ]
        if not placed:
            return None
        return Head(min(each.start for each in placed), min(each.end for each in placed))

    def _first_fit(self, mode: Mode, first: int) -> int | None:
        quarters = range(first, self.quarters - mode.quarters + 1)
        return next((quarter for quarter in quarters if self.fits(mode, quarter)), None)


def heads(instance: Instance) -> Heads:
    """Prepare the heads of an instance."""
    free = {pool.id: list(pool.capacity) for pool in instance.pools}
    for project in instance.projects:
        if project.fixed_start is None:
            continue
        for pool, amounts in project.modes[0].need.items():
            for quarter, amount in enumerate(amounts, project.fixed_start):
                if 0 <= quarter < instance.quarters:
                    free[pool][quarter] -= amount
    clipped = {pool: [max(0, each) for each in row] for pool, row in free.items()}
    return Heads(instance.quarters, {each.id: each for each in instance.projects}, clipped)
