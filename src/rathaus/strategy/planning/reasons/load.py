"""How much of each pool a plan takes in each quarter, and which projects take it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from rathaus.strategy.planning.model import Instance, Project, Start
from rathaus.strategy.planning.reasons.errors import UnknownProject


@dataclass(frozen=True, slots=True)
class Use:
    """What one project takes, in the pool's unit; ``fixed`` if it runs already and cannot move."""

    project: str
    amount: int
    weight: int
    fixed: bool


@dataclass(frozen=True, slots=True)
class Cell:
    """One pool in one quarter: what it can give, what is taken, and by whom, the most first.

    ``running`` is what running projects take of ``used``; ``planned`` are the others of ``by``.
    """

    pool: str
    quarter: int
    capacity: int
    used: int
    running: int
    by: tuple[Use, ...]
    planned: tuple[Use, ...]

    @property
    def free(self) -> int:
        """Return what is left, negative where more is taken than there is."""
        return self.capacity - self.used

    @property
    def over(self) -> int:
        """Return by how much more is taken than there is, 0 where it fits."""
        return max(0, self.used - self.capacity)


@dataclass(slots=True)
class Load:
    """The use of every pool in every quarter; ``used`` has as many amounts as the plan quarters.

    Who takes it is worked out for a pool and quarter when it is asked for, and then kept.
    """

    capacity: Mapping[str, tuple[int, ...]]
    used: Mapping[str, list[int]]
    projects: Mapping[str, Project]
    users: Mapping[str, list[list[tuple[str, int]]]]
    _cells: dict[tuple[str, int], Cell] = field(default_factory=dict)

    def at(self, pool: str, quarter: int) -> Cell:
        """Return one pool in one quarter."""
        if (pool, quarter) not in self._cells:
            self._cells[pool, quarter] = self._cell(pool, quarter)
        return self._cells[pool, quarter]

    def cells(self) -> Iterator[Cell]:
        """Yield every pool in every quarter, pool by pool in the instance's order."""
        for pool, used in self.used.items():
            yield from (self.at(pool, quarter) for quarter in range(len(used)))

    def overloads(self) -> tuple[Cell, ...]:
        """Return where more is taken than there is."""
        return tuple(
            self.at(pool, quarter)
            for pool, used in self.used.items()
            for quarter, amount in enumerate(used)
            if amount > self.capacity[pool][quarter]
        )

    def _cell(self, pool: str, quarter: int) -> Cell:
        uses = [
            Use(name, amount, self.projects[name].weight, self._runs(name))
            for name, amount in self.users[pool][quarter]
        ]
        uses.sort(key=most_first)
        return Cell(
            pool=pool,
            quarter=quarter,
            capacity=self.capacity[pool][quarter],
            used=self.used[pool][quarter],
            running=sum(use.amount for use in uses if use.fixed),
            by=tuple(uses),
            planned=tuple(use for use in uses if not use.fixed),
        )

    def _runs(self, name: str) -> bool:
        return self.projects[name].fixed_start is not None


def most_first(use: Use) -> tuple[int, int, str]:
    """Return the sort key of uses: larger amount, then more important, then by id."""
    return (-use.amount, -use.weight, use.project)


def load(instance: Instance, starts: Mapping[str, Start]) -> Load:
    """Add up what the planned projects take.

    What a project would take after the last quarter of the instance, or of a pool that the instance
    does not have, is not counted: the validator reports both.

    Raises:
        UnknownProject: if ``starts`` names one that the instance does not have.
    """
    projects = {each.id: each for each in instance.projects}
    used = {pool.id: [0] * instance.quarters for pool in instance.pools}
    users: dict[str, list[list[tuple[str, int]]]] = {
        pool.id: [[] for _ in range(instance.quarters)] for pool in instance.pools
    }
    for name, start in starts.items():
        if name not in projects:
            raise UnknownProject(name)
        for pool, amounts in projects[name].modes[start.mode].need.items():
            if pool not in used:
                continue
            row, who = used[pool], users[pool]
            for quarter, amount in enumerate(amounts, start.quarter):
                if amount and 0 <= quarter < instance.quarters:
                    row[quarter] += amount
                    who[quarter].append((name, amount))
    return Load({pool.id: pool.capacity for pool in instance.pools}, used, projects, users)
