"""From a goal's readings to its outlook: trend, band at the due date, date of the target."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from rathaus.kernel.text import Localized
from rathaus.kernel.time import Quarter
from rathaus.kernel.units import Unit
from rathaus.strategy.document import Goal
from rathaus.strategy.rules.forecast import Band, Trend, fit
from rathaus.strategy.rules.outlook import (
    HORIZON,
    MIN_QUARTERS,
    ForecastPoint,
    Outlook,
    TargetDate,
)
from rathaus.strategy.rules.reading import Reading, by_quarter, weakest

_EPOCH = date(2000, 1, 1)
_DAYS_PER_QUARTER = 365.2425 / 4
_STALE_DAYS = 366
_QUARTERS_LOOKED_AT = 20
_STEP = Decimal("0.01")


def due_date(goal: Goal) -> date:
    """Last day of the goal's year."""
    return date(goal.year, 12, 31)


def rising(goal: Goal) -> bool:
    """Higher is better, unless the target lies below the baseline (days to a decision)."""
    return goal.target >= goal.baseline


def meets(goal: Goal, value: Decimal) -> bool:
    """Whether a value meets the target."""
    return value >= goal.target if rising(goal) else value <= goal.target


def progress(goal: Goal, value: Decimal) -> Decimal:
    """Way from baseline to target, bounded to 0 and 1."""
    way = goal.target - goal.baseline
    if not way:
        return Decimal(1) if meets(goal, value) else Decimal(0)
    return min(max((value - goal.baseline) / way, Decimal(0)), Decimal(1))


def outlook(goal: Goal, readings: Sequence[Reading], today: date) -> Outlook:
    """Forecast a goal from the readings that count.

    Args:
        goal: unit, target and due date.
        readings: in order, without gaps, real or sample but not both (`reading.real_first`).
        today: the day on which is asked; an old series gives no forecast.

    Returns:
        The forecast, or why there is none: yes-no goals have no trend, fewer than four quarters
        with a reading say nothing, and a series without a reading for a year is out of date.
    """
    used = by_quarter(readings)[-_QUARTERS_LOOKED_AT:]
    provenance = weakest(each.provenance for each in used) if used else None
    absent = _why_not(goal, used, today)
    if absent:
        return Outlook(quarters_used=len(used), provenance=provenance, absent=absent)
    values = [each.value for each in used if each.value is not None]
    trend = fit(
        [_time(each.on) for each in used], [float(value) for value in values], _step(goal, values)
    )
    last, due = used[-1].on, due_date(goal)
    target = _target_date(goal, trend, last)
    return Outlook(
        points=_points(goal, trend, last, due, target),
        at_due=_point(goal, trend, due) if due > last else None,
        target=target,
        per_year=_decimal(trend.slope * 4),
        quarters_used=len(used),
        provenance=provenance,
    )


def _why_not(goal: Goal, used: Sequence[Reading], today: date) -> Localized:
    if goal.unit is Unit.YES_NO:
        return Localized(
            "Ja oder nein hat keinen Trend; es gibt keine Vorhersage.",
            "Yes or no has no trend; there is no forecast.",
        )
    if len(used) < MIN_QUARTERS:
        return Localized(
            f"Für eine Vorhersage braucht es Werte aus mindestens {MIN_QUARTERS} Quartalen; "
            f"bisher sind es {len(used)}.",
            f"A forecast needs values from at least {MIN_QUARTERS} quarters; "
            f"so far there are {len(used)}.",
        )
    if (today - used[-1].on).days > _STALE_DAYS:
        return Localized(
            "Der letzte Wert ist älter als ein Jahr; daraus lässt sich nichts vorhersagen.",
            "The last value is older than a year; nothing can be forecast from it.",
        )
    return Localized("")


def _points(
    goal: Goal, trend: Trend, last: date, due: date, target: TargetDate
) -> tuple[ForecastPoint, ...]:
    """One point at each quarter's end, as far as the due date or the likely target date."""
    begin = Quarter.of(last) + (1 if last == Quarter.of(last).end else 0)
    end = max(Quarter.of(due), target.likely or begin, begin)
    return tuple(
        _point(goal, trend, (begin + step).end) for step in range(min(end, HORIZON) - begin + 1)
    )


def _point(goal: Goal, trend: Trend, on: date) -> ForecastPoint:
    band = trend.at(_time(on))
    return ForecastPoint(
        on,
        _bounded(goal.unit, band.low),
        _bounded(goal.unit, band.likely),
        _bounded(goal.unit, band.high),
    )


def _target_date(goal: Goal, trend: Trend, last: date) -> TargetDate:
    """First quarters at whose end the good, the likely and the bad bound meet the target."""
    found: list[Quarter | None] = [None, None, None]
    for step in range(max(HORIZON - Quarter.of(last) + 1, 0)):
        quarter = Quarter.of(last) + step
        bounds = _good_to_bad(goal, trend.at(_time(quarter.end)))
        for place, bound in enumerate(bounds):
            if found[place] is None and meets(goal, _decimal(bound)):
                found[place] = quarter
        if found[2] is not None:
            break
    return TargetDate(*found)


def _good_to_bad(goal: Goal, band: Band) -> tuple[float, float, float]:
    if rising(goal):
        return band.high, band.likely, band.low
    return band.low, band.likely, band.high


def _time(on: date) -> float:
    return (on - _EPOCH).days / _DAYS_PER_QUARTER


def _step(goal: Goal, values: Sequence[Decimal]) -> float:
    """Smallest step of the readings: one for counts, else the finest decimal written."""
    if goal.unit is Unit.COUNT:
        return 1.0
    exponents = [value.normalize().as_tuple().exponent for value in values]
    return float(10.0 ** max(-4, min(0, *(each for each in exponents if isinstance(each, int)))))


def _decimal(value: float) -> Decimal:
    return Decimal(repr(round(value, 6))).quantize(_STEP)


def _bounded(unit: Unit, value: float) -> Decimal:
    bounded = max(value, 0.0)
    return _decimal(min(bounded, 100.0) if unit is Unit.PERCENT else bounded)
