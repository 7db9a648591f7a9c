"""How many projects belong to each part of the strategy, and which depend on which."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from rathaus.strategy.document import Category


@dataclass(frozen=True, slots=True)
class Tallies:
    """Counts of projects, by the id of what they belong to; absent means none.

    ``waiting`` are projects of category C that have not begun. ``samples`` counts projects that
    are only examples. ``dependents`` maps a project to the ids of those that depend on it.
    """

    total: int = 0
    samples: int = 0
    waiting: int = 0
    categories: Mapping[str, int] = field(default_factory=dict)
    programmes: Mapping[str, int] = field(default_factory=dict)
    plans: Mapping[str, int] = field(default_factory=dict)
    departments: Mapping[str, int] = field(default_factory=dict)
    statuses: Mapping[str, int] = field(default_factory=dict)
    dimensions: Mapping[str, int] = field(default_factory=dict)
    goals: Mapping[str, int] = field(default_factory=dict)
    dependents: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def category(self, category: Category) -> int:
        """Return how many projects a category holds."""
        return self.categories.get(category.value, 0)
