"""Bringing arguments to the types of parameters.

Source: DMN 1.5, 10.3.2.9.4 (implicit conversions): a list of one item stands for its item where
no list is wanted, and a single value for a list of one where a list is.
"""

from decimal import Decimal
from typing import Final

from rathaus.rules.state import State
from rathaus.rules.values.durations import DaysDuration, MonthsDuration
from rathaus.rules.values.functions import FunctionValue
from rathaus.rules.values.ranges import Range
from rathaus.rules.values.temporal import Date, DateTime, Time
from rathaus.rules.values.types import (
    ANY,
    BOOLEAN,
    DATE,
    DATE_TIME,
    DAYS_DURATION,
    MONTHS_DURATION,
    NUMBER,
    STRING,
    TIME,
    ContextType,
    FeelType,
    FunctionType,
    ListType,
    RangeType,
)

MISFIT: Final = object()
"""Stands for a value that cannot be brought to a type."""

_CLASSES: Final[dict[FeelType, type]] = {
    NUMBER: Decimal,
    STRING: str,
    BOOLEAN: bool,
    DATE: Date,
    TIME: Time,
    DATE_TIME: DateTime,
    DAYS_DURATION: DaysDuration,
    MONTHS_DURATION: MonthsDuration,
}


def _fits(value: object, wanted: FeelType) -> bool:
    """Tell whether a value is of a type, not looking into lists and contexts."""
    if wanted == ANY:
        return True
    if isinstance(wanted, FunctionType):
        return isinstance(value, FunctionValue)
    if isinstance(wanted, ListType):
        return value.__class__ is list
    if isinstance(wanted, ContextType):
        return value.__class__ is dict
    if isinstance(wanted, RangeType):
        return value.__class__ is Range
    return value.__class__ is _CLASSES.get(wanted)


def converted(value: object, wanted: FeelType) -> object:
    """Return the value as the type wants it, or `MISFIT`. Null fits everywhere."""
    if value is None or _fits(value, wanted):
        return value
    if isinstance(wanted, ListType):
        return [value] if _fits(value, wanted.of) else MISFIT
    if isinstance(value, list) and len(value) == 1:
        item = value[0]
        if item is not None and _fits(item, wanted):
            return item
    return MISFIT


def misfit(state: State, name: str, *arguments: object) -> object:
    """Try once more with the arguments converted, when a function could not use them as they were.

    Functions look at the class of each argument first, which is all that most calls need, and
    come here when one is wrong.

    Args:
        state: the evaluation.
        name: the function's.
        arguments: as it got them.

    Returns:
        What the function gives for the converted arguments, else null with a note.
    """
    from rathaus.rules.feel.builtins.registry import BUILTINS  # noqa: PLC0415  # it knows us

    builtin = BUILTINS[name]
    for form in builtin.forms:
        if not form.takes(len(arguments)):
            continue
        fitted = form.fitted(arguments)
        if fitted is None:
            continue
        if all(map(_same, fitted, arguments)):
            break  # nothing left to convert: it was something else that the function cannot use
        return form.call(state, *fitted)
    return builtin.refuse(state, arguments)


def _same(one: object, other: object) -> bool:
    return one is other
