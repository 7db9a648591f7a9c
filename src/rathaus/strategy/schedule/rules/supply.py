"""What each pool can give, quarter by quarter, in hundredths of a person month."""

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise

from rathaus.kernel.text import Localized
from rathaus.kernel.time import Quarter
from rathaus.strategy.document import Pool
from rathaus.strategy.schedule.rules.finding import Code, Finding
from rathaus.strategy.schedule.rules.settings import PlanSettings

UNIT = 100
"""Smallest amounts in a person month."""


def units(person_months: Decimal) -> int:
    """Turn person months into hundredths.

    >>> units(Decimal("2.345"))
    235
    """
    return int((person_months * UNIT).quantize(Decimal(1), ROUND_HALF_UP))


def person_months(amount: int) -> Decimal:
    """Turn hundredths into person months.

    >>> person_months(235)
    Decimal('2.35')
    """
    return Decimal(amount) / UNIT


def capacity(pool: Pool, first: Quarter, settings: PlanSettings) -> tuple[int, ...] | None:
    """Return what a pool gives in each quarter of the plan; None when nobody has said.

    Stated capacity counts from its quarter until the next statement. New staff adds to it,
    absences take away; less than nothing is nothing.
    """
    stated = sorted(
        (entry for entry in pool.capacity if entry.person_months >= 0),
        key=lambda entry: entry.quarter,
    )
    ramps = [ramp for ramp in settings.ramp_ups if ramp.pool == pool.id]
    if not stated and not ramps:
        return None
    absences = [absence for absence in settings.absences if absence.pool == pool.id]
    given = []
    for number in range(settings.quarters):
        quarter = first + number
        amount = Decimal(0)
        for entry in stated:
            if entry.quarter <= quarter:
                amount = entry.person_months
        for ramp in ramps:
            passed = quarter - ramp.first + 1
            if passed > 0:
                amount += ramp.person_months * min(passed, ramp.quarters) / max(1, ramp.quarters)
        for absence in absences:
            if absence.first <= quarter <= absence.last:
                amount -= absence.person_months
        given.append(max(0, units(amount)))
    return tuple(given)


def misstated(pool: Pool) -> Iterator[Finding]:
    """Name what is wrong with a pool's stated capacity."""
    title = pool.title
    for entry in pool.capacity:
        if entry.person_months < 0:
            yield Finding(
                Code.NEGATIVE,
                Localized(
                    f"{title.de}: Die Kapazität ab {entry.quarter} ist kleiner als 0.",
                    f"{title.in_language('en')}: the capacity from {entry.quarter} is below 0.",
                ),
                Localized(
                    "Tragen Sie Personenmonate ab 0 ein.", "Enter person months from 0 upwards."
                ),
                Localized("Die Angabe zählt nicht.", "The entry does not count."),
                pool=pool.id,
            )
    for before, after in pairwise(pool.capacity):
        if after.quarter <= before.quarter:
            yield Finding(
                Code.QUARTERS,
                Localized(
                    f"{title.de}: Die Kapazität ab {after.quarter} steht nicht nach "
                    f"{before.quarter}.",
                    f"{title.in_language('en')}: the capacity from {after.quarter} does not "
                    f"follow {before.quarter}.",
                ),
                Localized(
                    "Ordnen Sie die Quartale, jedes nur einmal.", "Sort the quarters, each once."
                ),
                Localized(
                    "Es wird nach Quartalen geordnet gerechnet; von zwei gleichen zählt die spätere"
                    " Angabe.",
                    "The quarters are sorted; of two equal ones the later entry counts.",
                ),
                pool=pool.id,
            )
