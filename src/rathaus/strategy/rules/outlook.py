"""Where a series is heading: trend, band in which 8 of 10 cases end, and date of the target."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from rathaus.kernel.text import Localized
from rathaus.kernel.time import Quarter
from rathaus.strategy.document import Provenance

HORIZON = Quarter(2040, 4)
MIN_QUARTERS = 4


@dataclass(frozen=True, slots=True)
class ForecastPoint:
    """The expected value on a day and the band in which 8 of 10 cases end."""

    on: date
    low: Decimal
    likely: Decimal
    high: Decimal


@dataclass(frozen=True, slots=True)
class TargetDate:
    """The quarters in which the target is met; None is "not in sight before 2040"."""

    earliest: Quarter | None
    likely: Quarter | None
    latest: Quarter | None


@dataclass(frozen=True, slots=True)
class Outlook:
    """A forecast, or the reason why there is none.

    Args:
        points: one point at the end of each quarter, up to the later of due date and target.
        at_due: the point at the due date, None when that lies before the last reading.
        target: when the target would be met.
        per_year: trend in units per year.
        quarters_used: quarters with a reading that the forecast rests on.
        provenance: weakest provenance of the readings used.
        absent: why there is no forecast; empty when there is one.
    """

    points: tuple[ForecastPoint, ...] = ()
    at_due: ForecastPoint | None = None
    target: TargetDate | None = None
    per_year: Decimal | None = None
    quarters_used: int = 0
    provenance: Provenance | None = None
    absent: Localized = Localized("")
