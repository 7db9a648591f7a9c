"""The parts of a strategy by their ids, so that pages find titles without searching."""

from dataclasses import dataclass

from rathaus.strategy.document import (
    ActionPlan,
    Cluster,
    Department,
    Dimension,
    Directorate,
    Goal,
    Pool,
    Programme,
    Strategy,
)
from rathaus.strategy.public.pages import addresses
from rathaus.strategy.public.pages.words import Link, Words


@dataclass(frozen=True, slots=True)
class Index:
    """A strategy's parts by id."""

    strategy: Strategy
    programmes: dict[str, Programme]
    goals: dict[str, Goal]
    plans: dict[str, ActionPlan]
    clusters: dict[str, Cluster]
    dimensions: dict[str, Dimension]
    departments: dict[str, Department]
    directorates: dict[str, Directorate]
    pools: dict[str, Pool]

    @classmethod
    def of(cls, strategy: Strategy) -> "Index":
        """Index a strategy."""
        return cls(
            strategy,
            {each.id: each for each in strategy.programmes},
            {each.id: each for each in strategy.goals},
            {each.id: each for each in strategy.action_plans},
            {each.id: each for each in strategy.clusters},
            {each.id: each for each in strategy.dimensions},
            {each.id: each for each in strategy.departments},
            {each.id: each for each in strategy.directorates},
            {each.id: each for each in strategy.pools},
        )

    def programme(self, key: str, words: Words) -> Link | None:
        """Return the way to a programme, None when it is not known."""
        found = self.programmes.get(key)
        return Link(words.text(found.title), addresses.programme(key)) if found else None

    def goal(self, key: str, words: Words) -> Link | None:
        """Return the way to a goal, None when it is not known."""
        found = self.goals.get(key)
        return Link(words.text(found.title), addresses.goal(key)) if found else None

    def plan(self, key: str, words: Words) -> Link | None:
        """Return the way to an action plan or undertaking, None when it is not known."""
        found = self.plans.get(key)
        return Link(words.text(found.title), addresses.plan(key)) if found else None

    def dimension(self, key: str, words: Words) -> Link | None:
        """Return the way to a target dimension, None when it is not known."""
        found = self.dimensions.get(key)
        return Link(words.text(found.title), addresses.dimension(key)) if found else None

    def department(self, key: str, words: Words) -> str:
        """Return the name of a department, nothing when it is not known."""
        found = self.departments.get(key)
        return words.text(found.title) if found else ""

    def source(self, key: str) -> str:
        """Return the citation of a source, the id where the strategy does not explain it."""
        return self.strategy.sources.get(key, key)
