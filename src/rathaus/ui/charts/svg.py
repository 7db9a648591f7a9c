"""Writes drawings as SVG: with classes for our pages, with plain attributes for a file."""

from xml.sax.saxutils import escape, quoteattr

from rathaus.ui.charts.shapes import Circle, Drawing, Label, Line, Path, Point, Rect, Shape

FILE_ATTRIBUTES: dict[str, str] = {
    "c-grid": 'stroke="#cfd2e0"',
    "c-axis": 'stroke="#51577a" fill="none"',
    "c-lead": 'stroke="#8e93b1"',
    "c-line": 'fill="none" stroke="#2044aa" stroke-width="3"',
    "c-line-thin": 'fill="none" stroke="#2044aa" stroke-width="1.75"',
    "c-forecast": 'fill="none" stroke="#2044aa" stroke-width="2" stroke-dasharray="3 4"',
    "c-band": 'fill="#d8e1f4"',
    "c-target": 'stroke="#131525" stroke-width="2"',
    "c-target-dots": 'stroke="#51577a" stroke-dasharray="3 3"',
    "c-dot": 'fill="#2044aa"',
    "c-ring": 'fill="#ffffff" stroke="#2044aa" stroke-width="2.5"',
    "c-gap": 'stroke="#cfd2e0"',
    "c-gap-edge": 'fill="none" stroke="#cfd2e0" stroke-dasharray="2 3"',
    "c-capacity": 'stroke="#131525" stroke-width="2"',
    "c-over": 'fill="none" stroke="#cc2f23" stroke-width="2" stroke-dasharray="3 3"',
    "c-chosen": 'fill="#d8e1f4" stroke="#2044aa" stroke-width="2"',
    "c-series-1": 'fill="#8e93b1"',
    "c-series-2": 'fill="#131525"',
    "c-series-3": 'fill="#7694d5"',
    "c-series-4": 'fill="#d8e1f4"',
    "c-series-5": 'fill="#2044aa"',
    "c-bar": 'fill="#cfd2e0"',
    "c-bar--strong": 'fill="#2044aa"',
    "t-strong": 'fill="#131525" font-weight="600"',
    "t-ink": 'fill="#131525"',
    "t-accent": 'fill="#2044aa" font-weight="600"',
    "t-bad": 'fill="#b60000" font-weight="600"',
    "t-paper": 'fill="#ffffff" font-weight="600"',
}
"""Our classes as attributes, for a file that stands alone (light colours)."""


def page_svg(drawing: Drawing, sentence: str) -> str:
    """Write a drawing for a page: classes only, one image with one sentence."""
    return (
        f'<svg class="chart__svg chart__svg--{drawing.name}" viewBox="0 0 {_n(drawing.width)}'
        f' {_n(drawing.height)}" role="img" aria-label={quoteattr(sentence)} focusable="false">'
        + inner(drawing)
        + "</svg>"
    )


def inner(drawing: Drawing) -> str:
    """Write only the shapes, with classes."""
    return "".join(
        _element(shape, f'class="{shape.kind}{_anchor(shape)}"') for shape in drawing.shapes
    )


def file_svg(drawing: Drawing, title: str, sentence: str) -> str:
    """Write a drawing as a file of its own, with title and description."""
    body = "".join(_element(shape, _attributes(shape)) for shape in drawing.shapes)
    width, height = _n(drawing.width), _n(drawing.height)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}"'
        f' height="{height}" role="img" font-family="Fira Sans, sans-serif" font-size="14">'
        f"<title>{escape(title)}</title><desc>{escape(sentence)}</desc>"
        f'<rect width="{width}" height="{height}" fill="#ffffff"/>{body}</svg>\n'
    )


def _attributes(shape: Shape) -> str:
    parts = [FILE_ATTRIBUTES[k] for k in shape.kind.split() if k in FILE_ATTRIBUTES]
    if isinstance(shape, Label):
        if not any("fill=" in part for part in parts):
            parts.append('fill="#51577a"')
        parts.append(f'text-anchor="{shape.anchor}"')
        if "t-large" in shape.kind:
            parts.append('font-size="20"')
    return " ".join(parts)


def _anchor(shape: Shape) -> str:
    return f" t-{shape.anchor}".lstrip(" " * (not shape.kind)) if isinstance(shape, Label) else ""


def _element(shape: Shape, attributes: str) -> str:
    match shape:
        case Line((x1, y1), (x2, y2)):
            return f'<line {attributes} x1="{_n(x1)}" y1="{_n(y1)}" x2="{_n(x2)}" y2="{_n(y2)}"/>'
        case Path(points, _, closed):
            return f'<path {attributes} d="{_trace(points)}{"Z" if closed else ""}"/>'
        case Rect(x, y, width, height):
            size = f'width="{_n(width)}" height="{_n(height)}"'
            return f'<rect {attributes} x="{_n(x)}" y="{_n(y)}" {size}/>'
        case Circle((cx, cy), radius):
            return f'<circle {attributes} cx="{_n(cx)}" cy="{_n(cy)}" r="{_n(radius)}"/>'
        case Label((x, y), text):
            return f'<text {attributes} x="{_n(x)}" y="{_n(y)}">{escape(text)}</text>'


def _trace(points: tuple[Point, ...]) -> str:
    return "M" + "L".join(f"{_n(x)} {_n(y)}" for x, y in points)


def _n(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
