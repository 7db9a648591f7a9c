"""Stacked bars per quarter with a capacity line: who uses what, and what does not fit."""

from dataclasses import dataclass
from enum import StrEnum
from math import isfinite

from rathaus.ui import format
from rathaus.ui.charts.base import Chart, Table
from rathaus.ui.charts.labels import width_of
from rathaus.ui.charts.scale import Scale, ticks
from rathaus.ui.charts.shapes import Drawing, Label, Line, Rect, Shape
from rathaus.ui.charts.words import word


class Extra(StrEnum):
    """How the extra part of a bar relates to the capacity."""

    FITS = "fits"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class Stack:
    """One bar.

    Attributes:
        label: name under the bar, „Q1 27“.
        parts: value of each series, in the order of the chart's `series`.
        extra: one more part on top, outlined.
        extra_label: words for it, „1,6 zu viel“.
        extra_kind: whether it fits.
        note: words below the label, „bindend“.
        strong: writes the label bold.
    """

    label: str
    parts: tuple[float, ...]
    extra: float = 0.0
    extra_label: str = ""
    extra_kind: Extra = Extra.FITS
    note: str = ""
    strong: bool = False


@dataclass(frozen=True, slots=True)
class _Size:
    name: str
    width: float
    height: float
    left: float
    bottom: float
    most: int


SIZES = (
    _Size("middle", 740, 330, 40, 276, 16),
    _Size("narrow", 340, 336, 30, 264, 6),
)
TOP = 34.0


@dataclass(frozen=True, kw_only=True)
class StackedBars(Chart):
    """Bars of the same parts side by side.

    Attributes:
        series: name of each part from the bottom up; the first letter stands in the last bar.
        stacks: the bars; a narrow page shows the first six.
        capacity: value of the line, None for no line.
        capacity_label: words on the line, „Kapazität 12“.
    """

    series: tuple[str, ...]
    stacks: tuple[Stack, ...]
    capacity: float | None = None
    capacity_label: str = ""

    def drawings(self) -> tuple[Drawing, ...]:
        """Compute the drawings for two widths."""
        return tuple(self._drawing(size) for size in SIZES)

    def table(self) -> Table:
        """List each bar with its parts and their sum."""
        rows = []
        for stack in self.stacks:
            values = [_clean(v) for v in stack.parts]
            numbers = [*values, sum(values)]
            cells = tuple(format.number(v, self.language) for v in numbers)
            extra = stack.extra_label or format.number(_clean(stack.extra), self.language)
            rows.append((stack.label, *cells, extra if stack.extra else "–", stack.note or "–"))
        heads = (word("quarter", self.language), *self.series, word("sum", self.language), "+", "")
        return Table(heads, tuple(rows), frozenset(range(1, len(self.series) + 2)))

    def _drawing(self, size: _Size) -> Drawing:
        stacks = self.stacks[: size.most]
        totals = [sum(map(_clean, s.parts)) + _clean(s.extra) for s in stacks]
        marks = ticks(0, max([*totals, _clean(self.capacity or 0), 1e-9]))
        y = Scale(0, marks[-1], size.bottom, TOP)
        shapes: list[Shape] = []
        for tick in marks:
            at = y(tick)
            kind = "c-grid" if tick else "c-axis"
            shapes.append(Line((size.left, at), (size.width, at), kind))
            words = format.number(tick, self.language)
            shapes.append(Label((size.left - 8, at + 5), words, "t-axis", "end"))
        step = (size.width - size.left - 12) / max(1, len(stacks))
        for index, stack in enumerate(stacks):
            x = size.left + 8 + index * step
            shapes += self._stack(stack, x, step * 0.82, y, index == len(stacks) - 1)
            shapes += self._under(stack, x + step * 0.41, size, index)
        if self.capacity is not None:
            shapes += self._capacity(_clean(self.capacity), y, size, totals)
        return Drawing(size.name, size.width, size.height, tuple(shapes))

    def _capacity(self, value: float, y: Scale, size: _Size, totals: list[float]) -> list[Shape]:
        """The line, with its words at the end where fewer bars rise above it."""
        at, half = y(value), max(1, len(totals) // 2)
        free_right = sum(t > value for t in totals[-half:]) < sum(t > value for t in totals[:half])
        right = free_right and size.name == "narrow"
        place = (size.width - 4 if right else size.left + 8, at - 7)
        words = Label(place, self.capacity_label, "t-strong t-halo", "end" if right else "start")
        return [Line((size.left, at), (size.width, at), "c-capacity"), words]

    def _stack(self, stack: Stack, x: float, width: float, y: Scale, named: bool) -> list[Shape]:
        shapes: list[Shape] = []
        base, middle = 0.0, x + width / 2
        for number, value in enumerate(map(_clean, stack.parts), start=1):
            top, foot = y(base + value), y(base)
            base += value
            height = max(0.0, foot - top - 1)
            shapes.append(Rect(x, top, width, height, f"c-series-{min(number, 5)}"))
            if named and number <= len(self.series) and height > 16:
                kind = "t-paper" if number in {2, 5} else "t-strong"
                at = (middle, (top + foot) / 2 + 5)
                shapes.append(Label(at, self.series[number - 1][:1], kind, "middle"))
        if stack.extra:
            shapes += self._extra(stack, x, width, base, y)
        return shapes

    def _under(self, stack: Stack, middle: float, size: _Size, index: int) -> list[Shape]:
        """Label and note under a bar; on a narrow page notes of neighbours take two lines."""
        kind = "t-strong" if stack.strong else "t-ink"
        shapes: list[Shape] = [Label((middle, size.bottom + 24), stack.label, kind, "middle")]
        if stack.note:
            lower = 18 if size.name == "narrow" and index % 2 else 0
            tone = "t-bad" if stack.extra_kind is Extra.OVER else "t-accent"
            half = width_of(stack.note) / 2
            at = min(max(middle, half), size.width - half)
            note = Label((at, size.bottom + 44 + lower), stack.note, tone, "middle")
            shapes.append(note)
        return shapes

    def _extra(self, stack: Stack, x: float, width: float, base: float, y: Scale) -> list[Shape]:
        top, foot = y(base + _clean(stack.extra)), y(base)
        over = stack.extra_kind is Extra.OVER
        box = Rect(x, top, width, max(0.0, foot - top - 1), "c-over" if over else "c-chosen")
        inside = not over and foot - top > 18
        at = (x + width / 2, (top + foot) / 2 + 5 if inside else top - 8)
        kind = "t-bad t-halo" if over else "t-accent"
        return [box, Label(at, stack.extra_label, kind, "middle")]


def _clean(value: float) -> float:
    return max(0.0, value) if isfinite(value) else 0.0
