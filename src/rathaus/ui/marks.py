"""The kit's marks as plain values and the shares that draw them. Pure; no Django."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import isnan


class State(StrEnum):
    """What a mark can say; each has a shape of its own, so colour is never alone."""

    REACHED = "reached"
    ON_TRACK = "on-track"
    LATE = "late"
    AT_RISK = "at-risk"
    WAITING = "waiting"
    UNKNOWN = "unknown"
    EXPIRED = "expired"


def state_of(name: str, *, sample: bool = False) -> State:
    """Return the state to show: a sample value never earns one.

    Raises:
        ValueError: there is no such state.
    """
    state = State(name)
    return State.UNKNOWN if sample and state is not State.WAITING else state


@dataclass(frozen=True, slots=True)
class Dot:
    """One thing in a row of dots."""

    state: str
    label: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Quantity:
    """One part of the quantity bar: letter, how many, words."""

    letter: str
    count: int
    words: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch of a line in per cent of its width."""

    name: str
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class ProgressLine:
    """Stretches of a progress line, in per cent of its width.

    Attributes:
        bars: stretches in drawing order (`before`, `growth`, `band`).
        target: place of the target mark, or None.
        done: end of the thin line of a reached goal, or None.
        measurable: false draws a dotted line and nothing else.
        sample: the value is an example and gets no colour of a state.
    """

    bars: tuple[Bar, ...] = ()
    target: float | None = None
    done: float | None = None
    measurable: bool = True
    sample: bool = False


def share(value: float) -> float:
    """Bring a share in per cent onto the line, 0 to 100; what is no number counts as 0."""
    return 0.0 if isnan(value) else round(min(100.0, max(0.0, value)), 3)


def progress(
    now: float | None,
    *,
    before: float | None = None,
    target: float | None = 100.0,
    low: float | None = None,
    high: float | None = None,
    reached: bool = False,
    sample: bool = False,
) -> ProgressLine:
    """Compute a progress line from shares in per cent.

    Args:
        now: value today; None when there is no measure.
        before: value a year ago; None when nobody knows.
        target: the target; None draws no mark.
        low: lower end of the likely value at the target date.
        high: upper end of it.
        reached: the goal is reached.
        sample: the value is an example.
    """
    if now is None:
        return ProgressLine(measurable=False, sample=sample)
    end = share(now)
    if reached:
        return ProgressLine(done=end, sample=sample)
    start = min(share(before), end) if before is not None else 0.0
    bars = []
    if low is not None and high is not None:
        first, last = sorted((share(low), share(high)))
        bars.append(Bar("band", first, round(last - first, 3)))
    gap = 0.4 if 0.4 < start < end else 0.0
    if start > 0:
        bars.append(Bar("before", 0.0, round(start - gap, 3)))
    if end > start:
        bars.append(Bar("growth", start, round(end - start, 3)))
    return ProgressLine(tuple(bars), None if target is None else share(target), sample=sample)


def quantity_bars(counts: Sequence[tuple[str, int]], gap: float = 0.6) -> list[Bar]:
    """Share the width among counts, with gaps between; parts of nothing are left out."""
    parts = [(name, count) for name, count in counts if count > 0]
    total = sum(count for _, count in parts)
    if not total:
        return []
    room = 100.0 - gap * (len(parts) - 1)
    bars, x = [], 0.0
    for name, count in parts:
        width = room * count / total
        bars.append(Bar(name, round(x, 3), round(width, 3)))
        x += width + gap
    return bars
