"""What a project asks of pools: the ways in which its work can be spread over quarters.

What is stated by quarter is one fixed profile. A total, or the months of a size class, is spread
evenly; how long it takes at least is the stated span of the project or, where none is stated,
the time that `PlanSettings.most_per_quarter` gives. A longer span is allowed, because a project
that gets fewer people at once may start earlier.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal

from rathaus.kernel.text import Localized
from rathaus.kernel.time import Quarter
from rathaus.strategy.document import Project, SizeClass
from rathaus.strategy.planning.model import Mode
from rathaus.strategy.rules.effort import months
from rathaus.strategy.schedule.rules import efforts
from rathaus.strategy.schedule.rules.supply import units

MODES = 4
"""Ways to run a project that the planner is offered at most."""


@dataclass(frozen=True, slots=True)
class Work:
    """Efforts of a project, read: profiles by absolute quarter, and totals by pool."""

    profiles: Mapping[str, Mapping[Quarter, Decimal]]
    totals: Mapping[str, Decimal]

    @property
    def first(self) -> Quarter | None:
        """First quarter in which a profile asks for anything."""
        return min((q for part in self.profiles.values() for q in part), default=None)

    @property
    def last(self) -> Quarter | None:
        """Last quarter in which a profile asks for anything."""
        return max((q for part in self.profiles.values() for q in part), default=None)


def read_work(
    project: Project, size_months: Mapping[SizeClass, Decimal], pools: Mapping[str, Localized]
) -> tuple[Work, tuple[Localized, ...]]:
    """Read what a project's efforts say, and name what they leave open.

    Args:
        project: the project.
        size_months: person months of each size class.
        pools: titles by id of the pools that exist.
    """
    profiles: dict[str, dict[Quarter, Decimal]] = {}
    totals: dict[str, Decimal] = {}
    missing: list[Localized] = []
    for effort in project.efforts:
        unknown = efforts.missing(effort, size_months, pools)
        if unknown is not None:
            missing.append(unknown)
        elif effort.quarters:
            profile = profiles.setdefault(effort.pool, {})
            for part in effort.quarters:
                if part.person_months:
                    profile[part.quarter] = (
                        profile.get(part.quarter, Decimal(0)) + part.person_months
                    )
        else:
            whole = months(effort, size_months) or Decimal(0)
            totals[effort.pool] = totals.get(effort.pool, Decimal(0)) + whole
    if not project.efforts:
        missing.append(Localized("Aufwand und Team", "Effort and team"))
    return Work(profiles, totals), tuple(missing)


def shortest(work: Work, stated: int | None, most_per_quarter: Decimal) -> int:
    """Return the shortest duration in quarters.

    Args:
        work: the project's efforts.
        stated: quarters from the stated start to the stated end, if both are stated.
        most_per_quarter: person months of one pool in a quarter at most, for totals.
    """
    least = 1
    if work.first is not None and work.last is not None:
        least = work.last - work.first + 1
    if stated is not None:
        return max(least, stated)
    for total in work.totals.values():
        needed = (total / most_per_quarter).to_integral_value(ROUND_CEILING)
        least = max(least, int(needed))
    return least


def durations(work: Work, least: int, longest: int) -> list[int]:
    """Return the durations to offer, shortest first; a stated profile has only its own."""
    if work.profiles:
        return [least] if least <= longest else []
    if not any(work.totals.values()):
        return [least] if least <= longest else []
    offered = [least, least + 1, -(-least * 3 // 2), least * 2]
    return [n for n in sorted(set(offered)) if n <= longest][:MODES]


def mode(work: Work, quarters: int) -> Mode:
    """Spread the work over a duration: profiles from their first quarter on, totals evenly."""
    need: dict[str, list[int]] = {}
    for pool, profile in work.profiles.items():
        row = need.setdefault(pool, [0] * quarters)
        for quarter, amount in profile.items():
            row[quarter - (work.first or quarter)] += units(amount)
    for pool, total in work.totals.items():
        row = need.setdefault(pool, [0] * quarters)
        for place, share in enumerate(spread(units(total), quarters)):
            row[place] += share
    return Mode(quarters, {pool: tuple(row) for pool, row in need.items() if any(row)})


def remaining(work: Work, begin: Quarter, last: Quarter, started: Quarter, until: Quarter) -> Mode:
    """Return what a running project still asks for, from ``begin`` to ``last``.

    Totals are spread evenly from ``started`` to ``until``; what lies before ``begin`` is done.
    """
    quarters = last - begin + 1
    need: dict[str, list[int]] = {}
    for pool, profile in work.profiles.items():
        row = need.setdefault(pool, [0] * quarters)
        for quarter, amount in profile.items():
            if begin <= quarter <= last:
                row[quarter - begin] += units(amount)
    for pool, total in work.totals.items():
        row = need.setdefault(pool, [0] * quarters)
        shares = spread(units(total), until - started + 1)[begin - started :]
        for place, share in enumerate(shares[:quarters]):
            row[place] += share
    return Mode(quarters, {pool: tuple(row) for pool, row in need.items() if any(row)})


def spread(amount: int, quarters: int) -> list[int]:
    """Share a whole amount evenly; the parts add up to it.

    >>> spread(10, 4)
    [2, 3, 2, 3]
    """
    ends = [amount * (place + 1) // quarters for place in range(quarters)]
    return [end - begin for begin, end in zip([0, *ends], ends, strict=False)]


def fits(chosen: Mode, capacity: Mapping[str, tuple[int, ...]], earliest: int) -> bool:
    """Tell whether a mode fits anywhere in the plan when nothing else runs."""
    span = min((len(row) for row in capacity.values()), default=0)
    return any(
        all(
            amount <= capacity[pool][start + place]
            for pool, row in chosen.need.items()
            for place, amount in enumerate(row)
        )
        for start in range(earliest, span - chosen.quarters + 1)
    )
