"""A small course of values. Several of them share one scale and say so."""

from dataclasses import dataclass
from math import isfinite

from rathaus.ui.charts.scale import Scale
from rathaus.ui.charts.shapes import Circle, Drawing, Label, Line, Path, Shape

WIDTH, HEIGHT, RIGHT, FOOT = 240.0, 64.0, 188.0, 56.0


@dataclass(frozen=True, slots=True)
class Sparkline:
    """A small line.

    Attributes:
        values: in order of time, evenly spaced; None where there is none.
        words: the last value as text, beside the end.
        sentence: the line in words.
        low, high: ends of the scale that all of a group share.
        target: dashed line, None for none.
    """

    values: tuple[float | None, ...]
    words: str
    sentence: str
    low: float = 0.0
    high: float = 100.0
    target: float | None = None

    def drawing(self) -> Drawing:
        """Compute the drawing; places without a value stay open."""
        y = Scale(self.low, self.high, FOOT, 8)
        x = Scale(0, max(1, len(self.values) - 1), 0, RIGHT)
        shapes: list[Shape] = [Line((0, FOOT), (RIGHT, FOOT), "c-grid")]
        if self.target is not None:
            at = y(self.target)
            shapes.append(Path(((0, at), (RIGHT, at)), "c-target-dots"))
        part: list[tuple[float, float]] = []
        last: tuple[float, float] | None = None
        for index, value in enumerate((*self.values, None)):
            if value is not None and isfinite(value):
                part.append((x(index), y(value)))
                continue
            if len(part) > 1:
                shapes.append(Path(tuple(part), "c-line-thin"))
            last = part[-1] if part else last
            part = []
        if last:
            shapes.append(Circle(last, 3.5, "c-dot"))
            shapes.append(Label((last[0] + 8, last[1] + 5), self.words, "t-strong"))
        return Drawing("spark", WIDTH, HEIGHT, tuple(shapes))
