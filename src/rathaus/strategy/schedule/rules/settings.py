"""What a person sets before planning: span, absences, new staff, weights, relaxed rules."""

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from rathaus.kernel.time import Quarter
from rathaus.strategy.document import Category, QuarterText


class RuleName(StrEnum):
    """The rules of the strategy that a person may relax; each is one named constraint."""

    RUNNING_FIRST = "running-first"
    AT_ONCE = "at-once"
    WHEN_FREE = "when-free"


@dataclass(frozen=True, slots=True)
class Absence:
    """Person months that a pool lacks in every quarter from ``first`` to ``last``."""

    pool: str
    first: QuarterText
    last: QuarterText
    person_months: Decimal
    reason: str = ""


@dataclass(frozen=True, slots=True)
class RampUp:
    """New staff: ``person_months`` more per quarter, reached evenly over ``quarters`` quarters.

    Who starts in ``first`` and needs three quarters to learn gives a third, two thirds, all.
    """

    pool: str
    first: QuarterText
    person_months: Decimal
    quarters: int = 1
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Relaxation:
    """A person's decision to let go of a rule: for the named projects, or for all."""

    rule: RuleName
    reason: str
    person: str
    at: datetime
    projects: tuple[str, ...] = ()


def _factors() -> dict[Category, int]:
    return {Category.O: 8, Category.A: 8, Category.B: 4, Category.C: 1}


@dataclass(frozen=True, slots=True)
class PlanSettings:
    """How the portfolio is planned.

    Attributes:
        first: first quarter of the plan; None means the quarter of the day.
        quarters: how many quarters the plan covers.
        seconds: how long the search may take, for each of its stages together.
        most_per_quarter: person months that one project takes from one pool in a quarter at most
            when only a total is known; it gives the shortest duration.
        factors: what a quarter of delay counts by category.
        dimension_weights: weight of target dimensions; 1 for those not named.
        stability: what moving a project of the agreed plan by a quarter counts.
        relaxations: rules let go.
    """

    first: QuarterText | None = None
    quarters: int = 24
    seconds: int = 60
    most_per_quarter: Decimal = Decimal(6)
    factors: dict[Category, int] = field(default_factory=_factors)
    dimension_weights: dict[str, Decimal] = field(default_factory=dict)
    stability: int = 1
    absences: tuple[Absence, ...] = ()
    ramp_ups: tuple[RampUp, ...] = ()
    relaxations: tuple[Relaxation, ...] = ()

    def begins(self, day: date) -> Quarter:
        """Return the first quarter of a plan made on a day."""
        return self.first or Quarter.of(day)

    def relaxed(self, rule: RuleName, project: str = "") -> bool:
        """Tell whether a rule is let go, for a project or as a whole."""
        return any(
            given.rule is rule and (not given.projects or project in given.projects)
            for given in self.relaxations
        )
