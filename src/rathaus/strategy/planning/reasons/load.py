"""How much of each pool a plan takes in each quarter, and which projects take it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rathaus.strategy.planning.model import Instance, Start
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
    """One pool in one quarter: what it can give, what is taken, and by whom, the most first."""

    pool: str
    quarter: int
    capacity: int
    used: int
    by: tuple[Use, ...]

    @property
    def free(self) -> int:
        """Return what is left, negative where more is taken than there is."""
        return self.capacity - self.used

    @property
    def over(self) -> int:
        """Return by how much more is taken than there is, 0 where it fits."""
        return max(0, self.used - self.capacity)


@dataclass(frozen=True, slots=True)
class Load:
    """The use of every pool in every quarter; ``used`` has as many amounts as the plan quarters."""

    capacity: Mapping[str, tuple[int, ...]]
    used: Mapping[str, tuple[int, ...]]
    users: Mapping[tuple[str, int], tuple[Use, ...]]

    def at(self, pool: str, quarter: int) -> Cell:
        """Return one pool in one quarter."""
        by = sorted(self.users.get((pool, quarter), ()), key=most_first)
        return Cell(
            pool, quarter, self.capacity[pool][quarter], self.used[pool][quarter], tuple(by)
        )

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
    users: defaultdict[tuple[str, int], list[Use]] = defaultdict(list)
    for name, start in starts.items():
        if name not in projects:
            raise UnknownProject(name)
        project = projects[name]
        fixed = project.fixed_start is not None
        for pool, amounts in project.modes[start.mode].need.items():
            if pool not in used:
                continue
            for quarter, amount in enumerate(amounts, start.quarter):
                if amount and 0 <= quarter < instance.quarters:
                    used[pool][quarter] += amount
                    users[pool, quarter].append(Use(name, amount, project.weight, fixed))
    return Load(
        capacity={pool.id: pool.capacity for pool in instance.pools},
        used={pool: tuple(amounts) for pool, amounts in used.items()},
        users={cell: tuple(by) for cell, by in users.items()},
    )
