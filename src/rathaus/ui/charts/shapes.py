"""The few shapes that every drawing is made of, in user units of its frame."""

from collections.abc import Iterator
from dataclasses import dataclass

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line."""

    start: Point
    end: Point
    kind: str


@dataclass(frozen=True, slots=True)
class Path:
    """A line through points, or an area when closed."""

    points: tuple[Point, ...]
    kind: str
    closed: bool = False


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle; `width` and `height` are never negative."""

    x: float
    y: float
    width: float
    height: float
    kind: str


@dataclass(frozen=True, slots=True)
class Circle:
    """A dot."""

    center: Point
    radius: float
    kind: str


@dataclass(frozen=True, slots=True)
class Label:
    """A line of text; `anchor` is start, middle or end."""

    at: Point
    text: str
    kind: str = ""
    anchor: str = "start"


Shape = Line | Path | Rect | Circle | Label


@dataclass(frozen=True, slots=True)
class Drawing:
    """Shapes in a frame from (0, 0) to (`width`, `height`); `name` is wide, middle or narrow."""

    name: str
    width: float
    height: float
    shapes: tuple[Shape, ...]

    def points(self) -> Iterator[Point]:
        """Yield every point that a shape stands on."""
        for shape in self.shapes:
            match shape:
                case Line(start, end):
                    yield start
                    yield end
                case Path(points):
                    yield from points
                case Rect(x, y, width, height):
                    yield (x, y)
                    yield (x + width, y + height)
                case Circle(center) | Label(center):
                    yield center
