"""Horizontal bars: few things compared on one scale that begins at zero."""

from dataclasses import dataclass
from math import isfinite

from rathaus.ui import format
from rathaus.ui.charts.base import Chart, Table
from rathaus.ui.charts.scale import Scale
from rathaus.ui.charts.shapes import Drawing, Label, Line, Rect, Shape
from rathaus.ui.charts.words import word


@dataclass(frozen=True, slots=True)
class Row:
    """One bar; `words` replaces the number beside it; `strong` picks it out."""

    label: str
    value: float
    words: str = ""
    strong: bool = False


@dataclass(frozen=True, kw_only=True)
class Bars(Chart):
    """Values of several things, one bar each.

    Attributes:
        rows: the bars from top to bottom.
        suffix: sign after numbers.
        name: head of the first column of the table.
    """

    rows: tuple[Row, ...]
    suffix: str = ""
    name: str = ""

    def drawings(self) -> tuple[Drawing, ...]:
        """Compute the drawings: words left of the bar, or above it on a narrow page."""
        return (self._beside("middle", 740, 240), self._above())

    def table(self) -> Table:
        """List every thing with its value."""
        heads = (self.name or word("name", self.language), word("value", self.language))
        return Table(heads, tuple((r.label, self._words(r)) for r in self.rows), frozenset({1}))

    def _beside(self, name: str, width: float, left: float) -> Drawing:
        x = self._scale(left, width - 90)
        shapes: list[Shape] = []
        for index, row in enumerate(self.rows):
            top = 8 + index * 34.0
            shapes.append(Label((left - 12, top + 17), row.label, "t-ink", "end"))
            shapes += self._bar(row, x, top + 2)
        height = 16 + 34.0 * len(self.rows)
        shapes.append(Line((left, 4), (left, height - 4), "c-axis"))
        return Drawing(name, width, height, tuple(shapes))

    def _above(self) -> Drawing:
        x = self._scale(0, 270)
        shapes: list[Shape] = []
        for index, row in enumerate(self.rows):
            top = 8 + index * 52.0
            shapes.append(Label((0, top + 14), row.label, "t-ink"))
            shapes += self._bar(row, x, top + 22)
        return Drawing("narrow", 340, 16 + 52.0 * len(self.rows), tuple(shapes))

    def _scale(self, start: float, end: float) -> Scale:
        return Scale(0, max([_clean(r.value) for r in self.rows] + [1e-9]), start, end)

    def _bar(self, row: Row, x: Scale, top: float) -> list[Shape]:
        end = x(_clean(row.value))
        kind = "c-bar--strong" if row.strong else "c-series-3"
        return [
            Rect(x.start, top, end - x.start, 20, kind),
            Label((end + 8, top + 15), self._words(row), "t-strong" if row.strong else "t-ink"),
        ]

    def _words(self, row: Row) -> str:
        return row.words or format.number(_clean(row.value), self.language) + self.suffix


def _clean(value: float) -> float:
    return max(0.0, value) if isfinite(value) else 0.0
