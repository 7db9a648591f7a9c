"""Names, at-literals and ranges worked out while evaluating."""

from rathaus.rules.state import State
from rathaus.rules.values.operators import less_equal
from rathaus.rules.values.ranges import Range, compared


def unknown_name(state: State, name: str) -> None:
    """Nobody knows the name."""
    return state.note("unknown-name", name=name)


def at_text(state: State, text: str) -> None:
    """The text of an at-literal is no date, time or duration."""
    return state.note("bad-at-literal", text=text)


def duplicate_key(state: State, key: str) -> None:
    """A context names a key twice."""
    return state.note("duplicate-key", key=key)


def make_range(  # noqa: PLR0917 -- compiled code calls by position
    state: State,
    start: object,
    end: object,
    start_included: bool,
    end_included: bool,
    has_start: bool,
    has_end: bool,
) -> Range | None:
    """Make a range; null when its ends cannot be compared or are in the wrong order.

    Source: DMN 1.5, 10.3.2.7.
    """
    if (has_start and start is None) or (has_end and end is None):
        return state.note("range-null")
    if has_start and has_end:
        ordered = less_equal(state, start, end)
        if not ordered:
            return None if ordered is None else state.note("range-order")
    return Range(start, end, start_included, end_included)


def comparison_range(state: State, end: object, operator: str) -> Range | None:
    """Make the range of a comparison, `(< 10)`; null when its end is null."""
    return state.note("range-null") if end is None else compared(operator, end)
