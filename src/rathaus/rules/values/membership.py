"""Which type a value has, whether it is of a type, and how it is made to fit one.

Source: DMN 1.5, 10.3.2.9 (types of values, instance of) and 10.3.2.9.4 (implicit conversions).
"""

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from rathaus.rules.messages import Message
from rathaus.rules.values.durations import DaysDuration, MonthsDuration
from rathaus.rules.values.functions import FunctionValue
from rathaus.rules.values.lattice import (
    ANY,
    BOOLEAN,
    DATE,
    DATE_TIME,
    DAYS_DURATION,
    MONTHS_DURATION,
    NULL,
    NUMBER,
    STRING,
    TIME,
    Constrained,
    ContextType,
    FeelType,
    FunctionType,
    ListType,
    RangeType,
    conforms,
)
from rathaus.rules.values.ranges import Range
from rathaus.rules.values.temporal import Date, DateTime, Time, midnight_utc

if TYPE_CHECKING:
    from rathaus.rules.state import State

PLAIN: Mapping[type, FeelType] = {
    type(None): NULL,
    bool: BOOLEAN,
    Decimal: NUMBER,
    str: STRING,
    Date: DATE,
    Time: TIME,
    DateTime: DATE_TIME,
    DaysDuration: DAYS_DURATION,
    MonthsDuration: MONTHS_DURATION,
}
"""Python class to type, for values without inner ones."""

KINDS: Mapping[type, Message] = {
    type(None): Message("kind-null"),
    bool: Message("kind-boolean"),
    Decimal: Message("kind-number"),
    str: Message("kind-string"),
    Date: Message("kind-date"),
    Time: Message("kind-time"),
    DateTime: Message("kind-date-time"),
    DaysDuration: Message("kind-days"),
    MonthsDuration: Message("kind-months"),
    list: Message("kind-list"),
    dict: Message("kind-context"),
    Range: Message("kind-range"),
}
"""Python class to the kind's name in plain words; every other class is a function."""

_FUNCTION_KIND: Final = Message("kind-function")
_CLASSES: Final = {of.text: python for python, of in PLAIN.items()}
_DEEPEST: Final = 50


def kind_of(value: object) -> Message:
    """Name the kind of a value for a note, in both languages; never looks inside."""
    return KINDS.get(value.__class__, _FUNCTION_KIND)


def type_of(value: object, _depth: int = 0) -> FeelType:  # noqa: PLR0911  # one for each kind
    """Return the type of a value. Beyond 50 levels of nesting it is `Any`."""
    plain = PLAIN.get(value.__class__)
    if plain is not None:
        return plain
    if _depth > _DEEPEST:
        return ANY
    if isinstance(value, list):
        return ListType(_common((type_of(item, _depth + 1) for item in value), NULL))
    if isinstance(value, dict):
        return ContextType(tuple((key, type_of(item, _depth + 1)) for key, item in value.items()))
    if isinstance(value, Range):
        return RangeType(_common((PLAIN.get(end.__class__, ANY) for end in _ends(value)), NULL))
    if isinstance(value, FunctionValue):
        return FunctionType(tuple(parameter.type for parameter in value.parameters), value.result)
    return ANY


def _ends(value: Range) -> tuple[object, object]:
    return value.start, value.end


def _common(types: Iterable[FeelType], empty: FeelType) -> FeelType:
    """Return the smallest of the given types that all conform to; `Any` when there is none."""
    common = empty
    for of in types:
        if conforms(of, common):
            continue
        if not conforms(common, of):
            return ANY
        common = of
    return common


def is_instance(state: "State", value: object, of: FeelType) -> bool:
    """Tell whether the value is of the type: `value instance of type`.

    Null is an instance of no type but `Null`; inside lists and contexts it fits every type.
    Allowed values of a named type are not asked (the conformance suite decides so).
    """
    if value is None:
        return of == NULL
    return _fits(state, value, of)


def _fits(state: "State", value: object, of: FeelType) -> bool:
    if value is None or of is ANY:
        return True
    expected = _CLASSES.get(of.text)
    if expected is not None and of.__class__ is FeelType:
        return value.__class__ is expected
    handler = _FITS.get(of.__class__)
    return handler is not None and handler(state, value, of)


def _fits_list(state: "State", value: object, of: ListType) -> bool:
    if value.__class__ is not list:
        return False
    inner = of.of
    state.tick(len(value))
    expected = _CLASSES.get(inner.text) if inner.__class__ is FeelType else None
    if expected is not None:
        return all(item.__class__ is expected or item is None for item in value)
    return all(_fits(state, item, inner) for item in value)


def _fits_context(state: "State", value: object, of: ContextType) -> bool:
    if not isinstance(value, dict):
        return False
    state.tick(len(of.fields))
    return all(name in value and _fits(state, value[name], inner) for name, inner in of.fields)


def _fits_range(state: "State", value: object, of: RangeType) -> bool:
    return isinstance(value, Range) and all(_fits(state, end, of.of) for end in _ends(value))


def _fits_function(state: "State", value: object, of: FunctionType) -> bool:
    if not isinstance(value, FunctionValue):
        return False
    own = type_of(value)
    if isinstance(own, FunctionType) and own.result is ANY:
        own = FunctionType(own.parameters, of.result)  # nobody said; each result will show
    return conforms(own, of)


def _fits_base(state: "State", value: object, of: Constrained) -> bool:
    return _fits(state, value, of.base)


def _fits_any(state: "State", value: object, of: FeelType) -> bool:
    return of == ANY


_FITS: "Mapping[type, Callable[[State, object, Any], bool]]" = {
    FeelType: _fits_any,
    ListType: _fits_list,
    ContextType: _fits_context,
    RangeType: _fits_range,
    FunctionType: _fits_function,
    Constrained: _fits_base,
}


def coerce(state: "State", value: object, of: FeelType) -> object:
    """Make the value fit the type, or null with a note (10.3.2.9.4).

    A list of one becomes its item and an item a list of one, a date becomes its midnight in
    UTC where a date and time is expected; a value that conforms stays as it is.
    """
    if value is None or of is ANY:
        return value
    if not _fits(state, value, of):
        converted = _converted(state, value, of)
        if converted is None:
            return state.note("coerce-type", value=kind_of(value), type=of.text)
        value = converted
    if of.tested and not _allowed(state, value, of):
        return state.note("coerce-allowed", type=of.text)
    return value


def _converted(state: "State", value: object, of: FeelType) -> object:
    target = of
    while isinstance(target, Constrained):
        target = target.base
    if value.__class__ is Date and target == DATE_TIME:
        return midnight_utc(value)
    if isinstance(value, list):
        if len(value) != 1 or isinstance(target, ListType):
            return None
        item = value[0]
        if item.__class__ is Date and target == DATE_TIME:
            return midnight_utc(item)
        return item if item is not None and _fits(state, item, of) else None
    if isinstance(target, ListType) and _fits(state, value, target.of):
        return [value]
    return None


def _allowed(state: "State", value: object, of: FeelType) -> bool:
    """Tell whether every test of the type, and of the types inside it, is passed."""
    if not of.tested or value is None:
        return True
    if isinstance(of, Constrained):
        return _allowed(state, value, of.base) and of.allows(state, value) is True
    if isinstance(of, ListType) and isinstance(value, list):
        return all(_allowed(state, item, of.of) for item in value)
    if isinstance(of, ContextType) and isinstance(value, dict):
        return all(_allowed(state, value.get(name), inner) for name, inner in of.fields)
    return True
