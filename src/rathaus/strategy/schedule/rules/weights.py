"""What a quarter of delay costs: the value of a project by goals and target dimensions.

The weight of a project is

    factor of its category × programme weight × (4 + 2 × goals served, each by its weight
                                                   + target dimensions, each by its weight)

rounded, at least 1. The rule is ours, not the strategy's: it says that a project which serves
more of the strategy is dated earlier, and that the order O and A, B, C counts most. The numbers
can be set; the page of the plan shows them.
"""

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal

from rathaus.strategy.document import Category, Project, Strategy
from rathaus.strategy.schedule.rules.settings import PlanSettings, RuleName

BASE = Decimal(4)
PER_GOAL = Decimal(2)


class Weights:
    """Computes weights of projects of one strategy under one setting."""

    def __init__(self, strategy: Strategy, settings: PlanSettings) -> None:
        self._programmes = {item.id: item.weight for item in strategy.programmes}
        self._goals = {item.id: item.weight for item in strategy.goals}
        self._settings = settings

    def value(self, project: Project) -> Decimal:
        """Return what a project is worth by goals, target dimensions and programme."""
        goals = _sum(project.goals, self._goals)
        dimensions = _sum(project.dimensions, self._settings.dimension_weights)
        served = BASE + PER_GOAL * goals + dimensions
        return served * self._programmes.get(project.programme, Decimal(1))

    def of(self, project: Project, category: Category) -> int:
        """Return what one quarter of delay counts, at least 1."""
        factors = self._settings.factors
        counted = category
        if category in (Category.A, Category.B) and self._settings.relaxed(
            RuleName.AT_ONCE, project.id
        ):
            counted = Category.C
        weight = self.value(project) * factors.get(counted, 1)
        return max(1, int(weight.quantize(Decimal(1), ROUND_HALF_UP)))


def _sum(named: tuple[str, ...], weights: Mapping[str, Decimal]) -> Decimal:
    return sum((weights.get(name, Decimal(1)) for name in named), Decimal(0))
