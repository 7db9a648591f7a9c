"""The published formula: how votes of several groups become one order.

Source: E. B. Wilson, "Probable inference, the law of succession, and statistical inference",
Journal of the American Statistical Association 22 (1927), the lower bound of the score interval.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from math import sqrt

from rathaus.participation.voices.rules.states import Group

Z = 1.96
"""Quantile of the normal distribution for a confidence of 95 per cent, both sides."""


@dataclass(frozen=True, slots=True)
class Weighing:
    """What counts how much.

    Args:
        residents: weight of one vote of a resident.
        departments: weight of one vote of somebody who works for the city.
        half_life_days: after so many days a vote counts half; 0 lets age count nothing.
    """

    residents: Decimal = Decimal(1)
    departments: Decimal = Decimal(1)
    half_life_days: int = 0

    def of(self, group: Group) -> float:
        """Weight of one vote of a group."""
        return float(self.residents if group is Group.RESIDENTS else self.departments)


@dataclass(frozen=True, slots=True)
class Ballot:
    """Equal votes of one day: who, for (1) or against (-1), when, how many."""

    group: Group
    value: int
    on: date
    count: int = 1


@dataclass(frozen=True, slots=True)
class Count:
    """Votes of one group."""

    support: int = 0
    against: int = 0

    @property
    def total(self) -> int:
        """All votes of the group."""
        return self.support + self.against


@dataclass(frozen=True, slots=True)
class Standing:
    """The votes on one thing: each group by itself, and what they give together.

    ``score`` is between 0 and 1; ``None`` without a vote that counts.
    """

    residents: Count = Count()
    departments: Count = Count()
    score: float | None = None

    @property
    def votes(self) -> int:
        """All votes."""
        return self.residents.total + self.departments.total

    @property
    def support(self) -> int:
        """All votes in favour."""
        return self.residents.support + self.departments.support

    @property
    def against(self) -> int:
        """All votes against."""
        return self.residents.against + self.departments.against

    @property
    def percent(self) -> int | None:
        """The score as people read it, 0 to 100."""
        return None if self.score is None else round(self.score * 100)


def lower_bound(support: float, total: float, z: float = Z) -> float:
    """Return the share of support that is certain enough to order by.

    Few votes give a wide interval, so three of three do not stand above ninety of a hundred.

    >>> round(lower_bound(3, 3), 3), round(lower_bound(90, 100), 3)
    (0.438, 0.826)
    >>> lower_bound(0, 0)
    0.0
    """
    if total <= 0:
        return 0.0
    share = support / total
    centre = share + z * z / (2 * total)
    spread = z * sqrt((share * (1 - share) + z * z / (4 * total)) / total)
    return max(0.0, min(1.0, (centre - spread) / (1 + z * z / total)))


def fading(age_days: int, half_life_days: int) -> float:
    """Return what is left of a vote's weight after some days.

    >>> fading(30, 30), fading(30, 0)
    (0.5, 1.0)
    """
    if half_life_days <= 0:
        return 1.0
    return float(0.5 ** (max(age_days, 0) / half_life_days))


def weigh(ballots: Iterable[Ballot], weighing: Weighing, today: date) -> Standing:
    """Count the votes on one thing and give them their place in the order."""
    counts = {group: [0, 0] for group in Group}
    support = total = 0.0
    for ballot in ballots:
        counts[ballot.group][ballot.value < 0] += ballot.count
        weight = weighing.of(ballot.group) * ballot.count
        weight *= fading((today - ballot.on).days, weighing.half_life_days)
        total += weight
        support += weight if ballot.value > 0 else 0.0
    return Standing(
        residents=Count(*counts[Group.RESIDENTS]),
        departments=Count(*counts[Group.DEPARTMENTS]),
        score=lower_bound(support, total) if total > 0 else None,
    )
