"""Values from outside, brought to the type of an input."""

from collections.abc import Callable
from decimal import Decimal

from rathaus.rules.errors import InputError
from rathaus.rules.limits import Limits
from rathaus.rules.state import State
from rathaus.rules.values.convert import from_python
from rathaus.rules.values.types import ANY, BOOLEAN, NUMBER, STRING, FeelType, coerce

Accept = Callable[[State, object], object]

_LARGEST = 10**34


def accepting(name: str, of: FeelType) -> Accept:
    """Return what makes a value from outside a value of a type.

    A value that does not fit becomes null with a note.

    Args:
        name: of the input, for errors.
        of: its type.
    """

    def accept(state: State, value: object) -> object:
        made = _made(name, value, state.limits)
        return made if of is ANY else coerce(state, made, of)

    if of == NUMBER:

        def accept_number(state: State, value: object) -> object:
            if value.__class__ is int and -_LARGEST < value < _LARGEST:
                return Decimal(value)
            return value if value is None else accept(state, value)

        return accept_number
    plain = {STRING: str, BOOLEAN: bool}.get(of)
    if plain is None:
        return accept

    def accept_plain(state: State, value: object) -> object:
        if value is None or (value.__class__ is plain and plain is bool):
            return value
        return accept(state, value)

    return accept_plain


def _made(name: str, value: object, limits: Limits) -> object:
    try:
        return from_python(value, limits)
    except InputError as error:
        if error.field:
            raise InputError(error.message, f"{name}.{error.field}") from error
        raise InputError(error.message, name) from error
