"""A value over time: measured, aimed at, likely; with gaps and events."""

from dataclasses import dataclass
from datetime import date

from rathaus.ui import format
from rathaus.ui.charts.base import Chart, Table
from rathaus.ui.charts.shapes import Drawing
from rathaus.ui.charts.timeseries_layout import SIZES, layout
from rathaus.ui.charts.words import word


@dataclass(frozen=True, slots=True)
class Reading:
    """A measured value."""

    when: date
    value: float


@dataclass(frozen=True, slots=True)
class Target:
    """A value to reach by a day. `short` is the label on a narrow page."""

    when: date
    value: float
    label: str
    short: str = ""


@dataclass(frozen=True, slots=True)
class Forecast:
    """The likely value on a day and the ends of its band.

    Attributes:
        when: the last day of the forecast.
        value: likely value.
        low: lower end of the band.
        high: upper end of the band.
        label: large words beside the end, „83 %“.
        words: lines below it, „wahrscheinlich Ende 2030“, „in 8 von 10 Rechnungen“.
    """

    when: date
    value: float
    low: float
    high: float
    label: str
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Gap:
    """A time without values; it stays a gap and is hatched."""

    start: date
    end: date
    label: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """Something that happened. `ring` marks the value of that day with a ring."""

    when: date
    label: str
    detail: str = ""
    ring: bool = False


@dataclass(frozen=True, slots=True)
class Expected:
    """The day on which the forecast meets a value."""

    when: date
    value: float
    label: str
    detail: str = ""


@dataclass(frozen=True, kw_only=True)
class TimeSeries(Chart):
    """A measured value over time.

    Attributes:
        readings: at least one, in order of time.
        suffix: sign after numbers, „ %“ (with its no-break space).
        decimals: digits after the mark in the table; None as exact as given.
        low, high: ends of the axis; None for what the values need (zero is always shown).
    """

    readings: tuple[Reading, ...]
    targets: tuple[Target, ...] = ()
    forecast: Forecast | None = None
    expected: Expected | None = None
    gaps: tuple[Gap, ...] = ()
    notes: tuple[Note, ...] = ()
    suffix: str = ""
    decimals: int | None = None
    low: float | None = None
    high: float | None = None

    def drawings(self) -> tuple[Drawing, ...]:
        """Compute the drawings for three widths."""
        return tuple(layout(self, size) for size in SIZES)

    def table(self) -> Table:
        """List measured values, targets and the forecast in order of time."""
        rows = [
            (r.when, self._value(r.value), word("measured", self.language), "")
            for r in self.readings
        ]
        rows += [
            (t.when, self._value(t.value), word("target", self.language), t.label)
            for t in self.targets
        ]
        rows += [(n.when, "–", word("event", self.language), n.label) for n in self.notes]
        if self.expected:
            e = self.expected
            rows.append((e.when, self._value(e.value), word("expected", self.language), e.label))
        if self.forecast:
            f = self.forecast
            ends = {"low": self._value(f.low), "high": self._value(f.high)}
            between = word("between", self.language, **ends)
            rows.append((f.when, self._value(f.value), word("forecast", self.language), between))
        rows += [
            (g.start, "–", word("gap", self.language), format.day_short(g.end, self.language))
            for g in self.gaps
        ]
        rows.sort(key=lambda row: row[0])
        heads = tuple(word(w, self.language) for w in ("date", "value", "kind"))
        return Table(
            (*heads, ""),
            tuple((format.day_short(d, self.language), *rest) for d, *rest in rows),
            frozenset({1}),
        )

    def _value(self, value: float) -> str:
        return format.number(value, self.language, self.decimals) + self.suffix
