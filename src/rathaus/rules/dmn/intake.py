"""Values from outside, brought to the type of an input."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from rathaus.rules.dmn.misfits import note_misfits
from rathaus.rules.dmn.typed import Unusual, reader_of
from rathaus.rules.state import State
from rathaus.rules.values.characters import has_halves
from rathaus.rules.values.entry import taken_in
from rathaus.rules.values.numbers import CONTEXT
from rathaus.rules.values.types import ANY, BOOLEAN, NUMBER, STRING, FeelType, coerce

Accept = Callable[[State, object], object]

_LARGEST = 10**34
_DIGITS = 34


def accepting(name: str, of: FeelType, type_name: str = "") -> Accept:
    """Return what makes a value from outside a value of a type.

    A value that does not fit becomes null with a note.

    Args:
        name: of the input, for errors.
        of: its type.
        type_name: what the model calls the type, for notes.
    """

    def accept(state: State, value: object) -> object:
        made = taken_in(value, state.limits, name)
        if of is ANY or made is None:
            return made
        noted = len(state.notes)
        fitted = coerce(state, made, of)
        if fitted is None:
            del state.notes[noted:]  # they speak of the type alone
            note_misfits(state, made, of, name, type_name)
        return fitted

    if of == NUMBER:

        def accept_number(state: State, value: Any) -> object:
            if value.__class__ is int and -_LARGEST < value < _LARGEST:
                return Decimal(value)
            if value.__class__ is Decimal and value.is_finite() and value.adjusted() < _DIGITS:
                return CONTEXT.plus(value)
            return value if value is None else accept(state, value)

        return accept_number
    if of == STRING:

        def accept_text(state: State, value: object) -> object:
            if (
                value.__class__ is str
                and len(value) <= state.limits.text_length
                and (value.isascii() or not has_halves(value))
            ):
                return value
            return value if value is None else accept(state, value)

        return accept_text
    if of == BOOLEAN:
        return lambda state, value: (
            value if value is None or value.__class__ is bool else accept(state, value)
        )
    read = reader_of(of)
    if read is None:
        return accept

    def accept_structure(state: State, value: object) -> object:
        noted = len(state.notes)
        try:
            return read(state, value)
        except (Unusual, ArithmeticError):
            del state.notes[noted:]  # the thorough way says it again
            return accept(state, value)

    return accept_structure
