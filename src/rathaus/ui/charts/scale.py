"""From values to places: linear scales, round ticks, years on an axis."""

from dataclasses import dataclass
from datetime import date
from math import ceil, floor, isfinite, log10


@dataclass(frozen=True, slots=True)
class Scale:
    """Linear map from `low..high` to `start..end`; values outside stop at the ends."""

    low: float
    high: float
    start: float
    end: float

    def __call__(self, value: float) -> float:
        """Return the place of a value, rounded to a hundredth."""
        span = self.high - self.low
        part = (value - self.low) / span if span > 0 and isfinite(value) else 0.0
        part = min(1.0, max(0.0, part))
        return round(self.start + part * (self.end - self.start), 2)


def step_for(span: float, most: int) -> float:
    """Return the smallest round step (1, 2, 2.5 or 5 times a power of ten) for `most` parts."""
    if not isfinite(span) or span <= 0:
        return 1.0
    rough = span / most
    power = 10.0 ** floor(log10(rough))
    return next((f * power for f in (1, 2, 2.5, 5) if f * power >= rough * 0.999999), 10 * power)


def ticks(low: float, high: float, most: int = 4) -> list[float]:
    """Return round ticks from at or below `low` to at or above `high`.

    >>> ticks(0, 100)
    [0.0, 25.0, 50.0, 75.0, 100.0]
    """
    low, high = (value if isfinite(value) else 0.0 for value in (low, high))
    if high - low <= max(abs(low), abs(high), 1.0) * 1e-9:
        high = low + max(1.0, abs(low))  # nothing to tell apart: show the value on some scale
    step = step_for(high - low, most)
    first, last = floor(low / step + 1e-9), ceil(high / step - 1e-9)
    return [round(i * step, 10) for i in range(first, last + 1)]


def day_scale(first: date, last: date, start: float, end: float) -> Scale:
    """Return a scale over days; ask it with `date.toordinal()`."""
    return Scale(first.toordinal(), max(last.toordinal(), first.toordinal() + 1), start, end)


def years(first: date, last: date, room: float, label_width: float = 40) -> list[tuple[int, bool]]:
    """Return the years from first to last, and whether each has room for its label."""
    count = last.year - first.year + 1
    every = max(1, ceil(label_width * count / max(room, 1)))
    return [(y, (y - first.year) % every == 0) for y in range(first.year, last.year + 1)]
