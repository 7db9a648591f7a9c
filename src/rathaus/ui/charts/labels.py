"""Finding a place for words in a drawing, so that none lies on another."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rathaus.ui.charts.shapes import Label, Point

CHARACTER = 7.3
"""Mean width of a letter of Fira Sans at 14 units, a little generous."""


@dataclass(frozen=True, slots=True)
class Box:
    """Space that something takes."""

    left: float
    top: float
    right: float
    bottom: float

    def overlap(self, other: "Box") -> float:
        """Area that two boxes share."""
        width = min(self.right, other.right) - max(self.left, other.left)
        height = min(self.bottom, other.bottom) - max(self.top, other.top)
        return max(0.0, width) * max(0.0, height)

    def outside(self, other: "Box") -> float:
        """Area of this box that lies outside the other."""
        area = (self.right - self.left) * (self.bottom - self.top)
        return area - self.overlap(other)


def width_of(text: str) -> float:
    """Estimate the width of a text at 14 units."""
    return len(text) * CHARACTER


def box_of(lines: Sequence[str], at: Point, anchor: str, height: float = 18) -> Box:
    """Space of lines of text whose first baseline is at a point."""
    width = max((width_of(line) for line in lines), default=0)
    left = at[0] - {"start": 0, "middle": width / 2, "end": width}[anchor]
    top = at[1] - 14
    return Box(left, top, left + width, top + height * len(lines))


@dataclass(frozen=True, slots=True)
class Place:
    """A candidate for some lines: first baseline and anchor; lower cost is better."""

    at: Point
    anchor: str
    cost: float = 0.0


def choose(
    lines: Sequence[str], places: Iterable[Place], taken: Sequence[Box], frame: Box
) -> tuple[Place, Box]:
    """Choose the place that covers least of what is there and stays in the frame."""

    def price(place: Place) -> float:
        box = box_of(lines, place.at, place.anchor)
        covered = sum(box.overlap(other) for other in taken)
        return covered + 20 * box.outside(frame) + place.cost

    best = min(places, key=price)
    return best, box_of(lines, best.at, best.anchor)


def written(lines: Sequence[tuple[str, str]], place: Place, height: float = 18) -> list[Label]:
    """Turn (text, kind) lines into labels at a place."""
    x, y = place.at
    return [
        Label((x, y + i * height), text, kind, place.anchor) for i, (text, kind) in enumerate(lines)
    ]


def spread(
    wanted: Sequence[float], heights: Sequence[float], low: float, high: float
) -> list[float]:
    """Move tops of stacked blocks apart so that none overlaps, near where they want to be.

    Args:
        wanted: top of each block, ascending.
        heights: height of each block.
        low: least top.
        high: greatest bottom.
    """
    tops: list[float] = []
    floor = low
    for top, height in zip(wanted, heights, strict=True):
        tops.append(max(top, floor))
        floor = tops[-1] + height
    ceiling = high
    for i in range(len(tops) - 1, -1, -1):
        tops[i] = max(low, min(tops[i], ceiling - heights[i]))
        ceiling = tops[i]
    return tops
