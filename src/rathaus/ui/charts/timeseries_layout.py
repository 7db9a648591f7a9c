"""Geometry of a time series: axes, line, band, targets, and where the words go."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from math import isfinite
from typing import TYPE_CHECKING

from rathaus.ui import format
from rathaus.ui.charts.labels import Box, Place, box_of, choose, spread, width_of, written
from rathaus.ui.charts.scale import Scale, day_scale, ticks, years
from rathaus.ui.charts.shapes import Circle, Drawing, Label, Line, Path, Point, Shape
from rathaus.ui.charts.words import word

if TYPE_CHECKING:
    from rathaus.ui.charts.timeseries import Gap, Reading, TimeSeries


@dataclass(frozen=True, slots=True)
class Size:
    """Frame of one drawing and the plot inside it."""

    name: str
    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float

    @property
    def narrow(self) -> bool:
        """Whether only the most important words fit."""
        return self.name == "narrow"


SIZES = (
    Size("wide", 1200, 456, 46, 970, 28, 420),
    Size("middle", 720, 400, 46, 520, 28, 360),
    Size("narrow", 340, 330, 34, 334, 40, 296),
)
HATCH = 7.0
YEAR_ROOM = 24.0
TARGET_YEARS = 2


def layout(chart: TimeSeries, size: Size) -> Drawing:
    """Compute one drawing of a time series."""
    return _Layout(chart, size).drawing()


class _Layout:
    """Builds one drawing; keeps which space is taken.

    Words may lie on a line when there is no better place (``taken``), on words never (``labels``).
    """

    def __init__(self, chart: TimeSeries, size: Size) -> None:
        self.chart, self.size = chart, size
        self.readings = [r for r in chart.readings if isfinite(r.value)]
        has_end = bool(chart.forecast or chart.targets)
        self.right = size.right if has_end or size.narrow else size.width - 20
        first, last = self._span()
        # A forecast ends the axis on its day, so that its words stand beside its end.
        ends_in_forecast = chart.forecast is not None and chart.forecast.when == last
        self.first = date(first.year, 1, 1)
        self.last = last if ends_in_forecast else date(last.year, 12, 31)
        self.ticks = self._ticks()
        self.x = day_scale(self.first, self.last, size.left, self.right)
        self.y = Scale(self.ticks[0], self.ticks[-1], size.bottom, size.top)
        self.shapes: list[Shape] = []
        self.taken: list[Box] = []
        self.labels: list[Box] = []
        self.frame = Box(size.left - 10, 0, size.width, size.bottom)

    def drawing(self) -> Drawing:
        """Draw from the back to the front."""
        self._grid()
        for gap in self.chart.gaps:
            self._gap(gap)
        self._band()
        self._line()
        self._axis()
        if not self.size.narrow:
            self._ends()
        self._targets()
        if self.size.narrow:
            self._narrow_forecast()
        self._expected()
        if not self.size.narrow:
            self._notes()
        else:
            self._today()
        return Drawing(self.size.name, self.size.width, self.size.height, tuple(self.shapes))

    def _span(self) -> tuple[date, date]:
        chart = self.chart
        days = [r.when for r in self.readings] + [t.when for t in chart.targets]
        days += [g.end for g in chart.gaps] + [g.start for g in chart.gaps]
        if chart.forecast:
            days.append(chart.forecast.when)
        if not days:
            days = [date(2000, 1, 1)]
        return min(days), max(days)

    def _ticks(self) -> list[float]:
        chart = self.chart
        values = [r.value for r in self.readings] + [t.value for t in chart.targets]
        if chart.forecast:
            values += [chart.forecast.low, chart.forecast.high, chart.forecast.value]
        values = [v for v in values if isfinite(v)] or [0.0]
        low = chart.low if chart.low is not None else min(0.0, *values)
        high = chart.high if chart.high is not None else max(0.0, *values)
        return ticks(low, high)

    def _at(self, when: date, value: float) -> Point:
        return (self.x(when.toordinal()), self.y(value))

    def _grid(self) -> None:
        size = self.size
        for index, tick in enumerate(self.ticks):
            y = self.y(tick)
            if index:
                self.shapes.append(Line((size.left, y), (self.right, y), "c-grid"))
            words = format.number(tick, self.chart.language)
            top = index == len(self.ticks) - 1 and not size.narrow
            text = words + (self.chart.suffix if top else "")
            self._mark((size.left - 10, y + 5), text, "end")

    def _mark(self, at: Point, text: str, anchor: str) -> None:
        """Write the words of an axis, which stand where they must."""
        self.shapes.append(Label(at, text, "t-axis", anchor))
        self.labels.append(box_of([text], at, anchor))

    def _axis(self) -> None:
        bottom = self.size.bottom
        self.shapes.append(Line((self.size.left, bottom), (self.right, bottom), "c-axis"))
        marks = years(self.first, self.last, self.right - self.size.left, 48)
        for year, labelled in marks:
            start = self.x(date(year, 1, 1).toordinal())
            end = self.x(date(year, 12, 31).toordinal())
            self.shapes.append(Line((start, bottom), (start, bottom + 6), "c-axis"))
            if labelled and end - start > YEAR_ROOM:
                self._mark(((start + end) / 2, bottom + 24), str(year), "middle")
        self.shapes.append(Line((self.right, bottom), (self.right, bottom + 6), "c-axis"))

    def _gap(self, gap: Gap) -> None:
        left, right = self.x(gap.start.toordinal()), self.x(gap.end.toordinal())
        top, bottom = self.size.top, self.size.bottom
        corners = ((left, top), (right, top), (right, bottom), (left, bottom))
        self.shapes.append(Path(corners, "c-gap-edge", closed=True))
        width, height = right - left, bottom - top
        offset = HATCH - height
        while offset < width:  # each line climbs at 45 degrees and ends at the frame
            start, end = max(0.0, offset), min(width, height + offset)
            foot, head = (
                (left + start, bottom - start + offset),
                (left + end, bottom - end + offset),
            )
            self.shapes.append(Line(foot, head, "c-gap"))
            offset += HATCH
        if gap.label and not self.size.narrow:
            self._put([(gap.label, "t-halo")], [Place(((left + right) / 2, bottom - 10), "middle")])

    def _put(self, lines: list[tuple[str, str]], places: Iterable[Place]) -> Box | None:
        """Write (text, kind) lines at the best place that is free of words.

        Returns:
            The space they take; None when every place has words already, and these stay out.
        """
        texts = [text for text, _ in lines]
        free = [
            place
            for place in places
            if self._free(box_of(texts, place.at, place.anchor)) and self._inside(place, len(texts))
        ]
        if not free:
            return None
        best, box = choose(texts, free, self.taken, self.frame)
        self._keep(box)
        self.shapes += written(lines, best)
        return box

    def _free(self, box: Box) -> bool:
        return not any(box.overlap(label) for label in self.labels)

    def _inside(self, place: Place, lines: int) -> bool:
        x, y = place.at
        return 0 <= x <= self.size.width and y >= 12 and y + 18 * (lines - 1) <= self.size.height

    def _keep(self, box: Box) -> None:
        self.labels.append(box)
        self.taken.append(box)

    def _band(self) -> None:
        forecast = self.chart.forecast
        if not forecast or not self.readings:
            return
        now = self._at(self.readings[-1].when, self.readings[-1].value)
        high, low = self._at(forecast.when, forecast.high), self._at(forecast.when, forecast.low)
        self.shapes.append(Path((now, high, low), "c-band", closed=True))
        self.shapes.append(Path((now, self._at(forecast.when, forecast.value)), "c-forecast"))

    def _line(self) -> None:
        parts: list[list[Reading]] = []
        for reading in self.readings:
            if parts and not self._apart(parts[-1][-1].when, reading.when):
                parts[-1].append(reading)
            else:
                parts.append([reading])
        for part in parts:
            points = tuple(self._at(r.when, r.value) for r in part)
            if len(points) > 1:
                self.shapes.append(Path(points, "c-line"))
            else:
                self.shapes.append(Circle(points[0], 3, "c-dot"))
            self.taken += [Box(x - 8, y - 6, x + 8, y + 6) for x, y in points]
        if self.readings:
            last = self.readings[-1]
            self.shapes.append(Circle(self._at(last.when, last.value), 5, "c-dot"))

    def _apart(self, before: date, after: date) -> bool:
        return any(before <= g.start < after or before < g.end <= after for g in self.chart.gaps)

    def _targets(self) -> None:
        for target in self.chart.targets:
            x, y = self._at(target.when, target.value)
            reach = (
                (self.right - self.size.left)
                * TARGET_YEARS
                / max(1, self.last.year - self.first.year + 1)
            )
            start = max(self.size.left, x - min(reach, 170))
            self.shapes.append(Line((start, y), (x, y), "c-target"))
            self.shapes.append(Line((x, y - 7), (x, y + 7), "c-target"))
            bar = Box(start, y - 8, x, y + 8)
            if self._at_end(x) and not self.size.narrow:
                self.taken.append(bar)
                continue
            text = (target.short or target.label) if self.size.narrow else target.label
            places = [Place((start, y - 10), "start"), Place((x, y - 10), "end")]
            places += [Place((x + 8, y + 5), "start", 10), Place((x, y + 22), "end", 20)]
            places += [Place((x, y + d), "end", 30) for d in (-28, 40, -46, 58)]
            self._put([(text, "t-strong t-halo")], places)
            self.taken.append(bar)

    def _at_end(self, x: float) -> bool:
        return self.right - x < 24 and self.right < self.size.width - 60

    def _ends(self) -> None:
        """Words to the right of the plot: targets at its end, and the likely value."""
        blocks: list[tuple[float, list[tuple[str, str]]]] = []
        for target in self.chart.targets:
            x, y = self._at(target.when, target.value)
            if self._at_end(x):
                blocks.append((y - 9, [(target.label, "t-strong")]))
        forecast = self.chart.forecast
        if forecast:
            y = self.y(forecast.value)
            lines = [(forecast.label, "t-accent t-large")]
            lines += [(w, "t-ink" if i == 0 else "") for i, w in enumerate(forecast.words)]
            blocks.append((y - 16, lines))
        blocks.sort(key=lambda block: block[0])
        heights = [20.0 * len(lines) + 4 for _, lines in blocks]
        tops = spread([t for t, _ in blocks], heights, 4, self.size.bottom)
        for top, (_, lines) in zip(tops, blocks, strict=True):
            place = Place((self.right + 14, top + 15), "start")
            box = box_of([text for text, _ in lines], place.at, place.anchor, 19)
            if self._free(box):
                self._keep(box)
                self.shapes += written(lines, place, 19)

    def _narrow_forecast(self) -> None:
        forecast = self.chart.forecast
        if not forecast:
            return
        x, y = self._at(forecast.when, forecast.low)
        lines = [forecast.label]
        ends = (format.number(v, self.chart.language) for v in (forecast.low, forecast.high))
        low, high = ends
        lines.append(word("between", self.chart.language, low=low, high=high))
        below = self._foot_of_band(x - max(map(width_of, lines)))
        foot = max(y, below) + 20
        places = [Place((x, foot), "end"), Place((x, y - 60), "end", 30)]
        places += [Place((x, foot + d), "end", 40) for d in (20, 40, -110, -140)]
        self._put([(lines[0], "t-accent t-halo"), (lines[1], "t-halo")], places)

    def _foot_of_band(self, x: float) -> float:
        """Height of the lower edge of the band at a place, so that words can stay below it."""
        forecast = self.chart.forecast
        if not forecast or not self.readings:
            return 0.0
        left, top = self._at(self.readings[-1].when, self.readings[-1].value)
        right, foot = self._at(forecast.when, forecast.low)
        part = min(1.0, max(0.0, (x - left) / (right - left))) if right > left else 1.0
        return round(top + part * (foot - top), 2)

    def _today(self) -> None:
        if not self.readings:
            return
        last = self.readings[-1]
        x, y = self._at(last.when, last.value)
        value = format.number(last.value, self.chart.language)
        text = word("today", self.chart.language, value=value)
        places = [Place((x + 4, y + 26), "start"), Place((x - 8, y - 12), "end", 5)]
        places += [Place((x - 4, y + 26), "end", 8), Place((x, y - 16), "middle", 8)]
        # Farther away only when nearer places have words: the value need not stand at its dot.
        places += [
            Place((x + dx, y + dy), anchor, 20 + abs(dy))
            for dx, anchor in ((-8, "end"), (0, "middle"), (8, "start"))
            for dy in (-30, 44, -48, 62, -66)
        ]
        self._put([(text, "t-accent t-halo")], places)

    def _expected(self) -> None:
        expected = self.chart.expected
        if not expected or self.size.narrow:
            return
        x, y = self._at(expected.when, expected.value)
        lines = [line for line in (expected.label, expected.detail) if line]
        tops = [max(34.0, y - d) for d in (118, 90, 150, 70)]
        places = [Place((x, top), "end", 4 * i) for i, top in enumerate(tops)]
        box = self._put(list(zip(lines, ("t-strong t-halo", "t-halo"), strict=False)), places)
        if box:
            ends = (x, min(box.bottom + 4, y)), (x, y - 4 if y > 40 else y)
            self.shapes.append(Line(*ends, "c-lead"))

    def _notes(self) -> None:
        for note in sorted(self.chart.notes, key=lambda n: n.when):
            value = self._value_on(note.when)
            if value is None:
                continue
            x, y = self._at(note.when, value)
            if note.ring:
                self.shapes.append(Circle((x, y), 5, "c-ring"))
            lines = [line for line in (note.label, note.detail) if line]
            down = [Place((x + 8, y + d), "start", i) for i, d in enumerate((52, 40, 64, 80))]
            up = [Place((x - 8, y - d), "end", 2 + i) for i, d in enumerate((24, 40, 56))]
            first = "t-strong t-halo" if note.detail or note.ring else "t-halo"
            box = self._put(list(zip(lines, (first, "t-halo"), strict=False)), [*down, *up])
            if box:
                ends = ((x, y + 8), (x, box.bottom)) if box.left > x else ((x, box.top), (x, y - 8))
                self.shapes.append(Line(*_clamped(ends, self.size), "c-lead"))

    def _value_on(self, when: date) -> float | None:
        days = [r.when for r in self.readings]
        i = bisect_left(days, when)
        if not days or i == len(days) or (i == 0 and days[0] != when):
            return None
        after = self.readings[i]
        if after.when == when:
            return after.value
        before = self.readings[i - 1]
        part = (when - before.when).days / (after.when - before.when).days
        return before.value + part * (after.value - before.value)


def _clamped(ends: tuple[Point, Point], size: Size) -> tuple[Point, Point]:
    (x1, y1), (x2, y2) = ends
    return (x1, min(max(y1, 0), size.bottom)), (x2, min(max(y2, 0), size.bottom))
