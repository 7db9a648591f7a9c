"""Three-valued logic of values that may be anything.

Source: DMN 1.5, 10.3.2.12, tables of conjunction and disjunction: what is neither true nor false
counts as null.
"""

from rathaus.rules.state import State
from rathaus.rules.values.types import kind_of


def truth(state: State, value: object) -> bool | None:
    """Return a boolean as it is; anything else is null, with a note unless it is null already."""
    if value is True or value is False:
        return value
    return None if value is None else state.note("not-boolean", kind=kind_of(value))


def both(state: State, left: object, right: object) -> bool | None:
    """Conjunction: false decides, then null."""
    first, second = truth(state, left), truth(state, right)
    if first is False or second is False:
        return False
    return True if first and second else None


def either(state: State, left: object, right: object) -> bool | None:
    """Disjunction: true decides, then null."""
    first, second = truth(state, left), truth(state, right)
    if first is True or second is True:
        return True
    return None if first is None or second is None else False
