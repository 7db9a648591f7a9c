"""Stacked bars per quarter with a capacity line: who uses what, and what does not fit."""

from dataclasses import dataclass
from enum import StrEnum
from math import isfinite

from rathaus.ui import format
from rathaus.ui.charts.base import Chart, Table
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
    _Size("narrow", 340, 320, 30, 266, 6),
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
        if self.capacity is not None:
            at = y(_clean(self.capacity))
            shapes.append(Line((size.left, at), (size.width, at), "c-capacity"))
            shapes.append(Label((size.left + 8, at - 7), self.capacity_label, "t-strong t-halo"))
        return Drawing(size.name, size.width, size.height, tuple(shapes))

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
        shapes.append(
            Label((middle, y.start + 24), stack.label, "t-strong" if stack.strong else "t-ink", "middle")
        )
        if stack.note:
            kind = "t-bad" if stack.extra_kind is Extra.OVER else "t-accent"
            shapes.append(Label((middle, y.start + 44), stack.note, kind, "middle"))
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
