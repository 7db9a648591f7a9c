"""The operators of FEEL: what other parts of the engine need of them, in one place."""

from rathaus.rules.values.arithmetic import add, divide, multiply, negate, power, subtract
from rathaus.rules.values.comparison import (
    between,
    contains,
    greater,
    greater_equal,
    is_ordered,
    less,
    less_equal,
    make_range,
)
from rathaus.rules.values.equality import equal, identical
from rathaus.rules.values.members import MEMBERS, member

__all__ = [
    "MEMBERS",
    "add",
    "between",
    "contains",
    "divide",
    "equal",
    "greater",
    "greater_equal",
    "identical",
    "is_ordered",
    "less",
    "less_equal",
    "make_range",
    "member",
    "multiply",
    "negate",
    "power",
    "subtract",
]
