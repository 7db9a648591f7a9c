"""What can be said of two types for certain."""

from collections.abc import Iterable

from rathaus.rules.values.types import (
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
    ContextType,
    FeelType,
    FunctionType,
    ListType,
    RangeType,
    bare,
)

PLAIN = frozenset({NUMBER, STRING, BOOLEAN, DATE, TIME, DATE_TIME, DAYS_DURATION, MONTHS_DURATION})


def is_known(of: FeelType) -> bool:
    """Tell whether anything is known about a value of the type, and that it is not just null."""
    return bare(of) not in {ANY, NULL}


def common(types: Iterable[FeelType]) -> FeelType:
    """Return the type that values of all the types have; `Any` when nothing is certain.

    The common type of contexts has the entries of all of them: none of them is a mistake.
    """
    found: FeelType = NULL
    for of in types:
        if bare(of) != NULL:
            found = of if found == NULL else _joined(found, of)
    return ANY if found == NULL else found


def _joined(a: FeelType, b: FeelType) -> FeelType:
    if a == b:
        return a
    a, b = bare(a), bare(b)
    if isinstance(a, ListType) and isinstance(b, ListType):
        return ListType(_joined(a.of, b.of))
    if isinstance(a, ContextType) and isinstance(b, ContextType) and a.fields and b.fields:
        fields = dict(a.fields)
        for name, of in b.fields:
            fields[name] = _joined(fields[name], of) if name in fields else of
        return ContextType(tuple(fields.items()))
    return a if a == b else ANY


def never_equal(a: FeelType, b: FeelType) -> bool:
    """Tell whether no value of one can equal or be compared with one of the other.

    A list of one may stand for its item, so lists are never sure.
    """
    a, b = bare(a), bare(b)
    if not is_known(a) or not is_known(b) or isinstance(a, ListType) or isinstance(b, ListType):
        return False
    if a in PLAIN and b in PLAIN:
        return a != b
    return _shape(a) != _shape(b)


def _shape(of: FeelType) -> object:
    if of in PLAIN:
        return "plain"
    return of.__class__


def clashes(actual: FeelType, wanted: FeelType) -> bool:
    """Tell whether a value of the one type certainly becomes null where the other is wanted.

    Source: DMN 1.5, 10.3.2.9.4: a list of one and its item stand for each other, a date for a
    date and time.
    """
    actual, wanted = bare(actual), bare(wanted)
    if not is_known(actual) or not is_known(wanted):
        return False
    if isinstance(actual, ListType):
        return isinstance(wanted, ListType) and clashes_inside(actual.of, wanted.of)
    if isinstance(wanted, ListType):
        return clashes(actual, wanted.of)
    return _differ(actual, wanted)


def _differ(actual: FeelType, wanted: FeelType) -> bool:
    if isinstance(actual, ContextType) and isinstance(wanted, ContextType):
        return _contexts_clash(actual, wanted)
    if isinstance(actual, RangeType) and isinstance(wanted, RangeType):
        return clashes(actual.of, wanted.of)
    if isinstance(actual, FunctionType) and isinstance(wanted, FunctionType):
        return False
    return actual != wanted and (actual, wanted) != (DATE, DATE_TIME)


def _contexts_clash(actual: ContextType, wanted: ContextType) -> bool:
    fields = dict(actual.fields)
    if not fields:
        return False
    return any(name not in fields or clashes_inside(fields[name], of) for name, of in wanted.fields)


def clashes_inside(actual: FeelType, wanted: FeelType) -> bool:
    """As `clashes`, for the entries of a context, to which no conversion applies."""
    actual, wanted = bare(actual), bare(wanted)
    if not is_known(actual) or not is_known(wanted):
        return False
    if isinstance(actual, ListType) and isinstance(wanted, ListType):
        return clashes_inside(actual.of, wanted.of)
    if isinstance(actual, ListType) or isinstance(wanted, ListType):
        return False
    return clashes(actual, wanted)
