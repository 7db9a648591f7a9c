"""Ranges read from texts.

Source: DMN 1.5, 10.3.4.1 (`range`): the text is a range literal of FEEL whose ends are literals.
"""

from decimal import Decimal

from rathaus.rules.errors import FeelSyntaxError
from rathaus.rules.feel import tree
from rathaus.rules.state import State
from rathaus.rules.values.operators import make_range
from rathaus.rules.values.ranges import Range
from rathaus.rules.values.temporal import (
    at_literal,
    parse_date,
    parse_date_time,
    parse_duration,
    parse_time,
)

_READERS = {
    "date": parse_date,
    "time": parse_time,
    "date and time": parse_date_time,
    "duration": parse_duration,
}


def read_range(state: State, text: str) -> Range | None:
    """Return the range, or null with a note."""
    from rathaus.rules.feel.parser import parse_expression  # noqa: PLC0415  # it knows the built-ins

    state.tick(len(text))
    try:
        node = parse_expression(text, limits=state.limits)
    except FeelSyntaxError:
        node = tree.Null()
    if isinstance(node, tree.Range) and node.start is not None and node.end is not None:
        start, end = _literal(node.start), _literal(node.end)
        if start is not None and end is not None:
            return make_range(state, start, end, node.start_included, node.end_included)
    return state.note("builtin-text", name="range", text=text[:100])


def _literal(node: tree.Node) -> object:
    """Return the value of a literal; None for anything else."""
    if isinstance(node, tree.Number | tree.Text):
        return node.value
    if isinstance(node, tree.Negation):
        number = _literal(node.operand)
        return -number if isinstance(number, Decimal) else None
    if isinstance(node, tree.At):
        return at_literal(node.value)
    if isinstance(node, tree.Call) and isinstance(node.function, tree.Name):
        reader = _READERS.get(node.function.name)
        if reader is not None and len(node.arguments) == 1:
            text = node.arguments[0]
            return reader(text.value) if isinstance(text, tree.Text) else None
    return None
