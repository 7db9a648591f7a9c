"""Sorting by a function.

Source: DMN 1.5, 10.3.4.8 (sort).
"""

from functools import cmp_to_key

from rathaus.rules.feel.builtins.builtin import Builtin, Words, form
from rathaus.rules.feel.builtins.fitting import misfit
from rathaus.rules.state import State
from rathaus.rules.values.functions import FunctionValue
from rathaus.rules.values.types import ANY, BOOLEAN, LIST, FunctionType

_PARAMETERS = 2


class _NotAnOrder(Exception):
    """The function gave neither true nor false."""


def sort(state: State, items: object, precedes: object) -> object:
    """Sort a list; items that the function does not tell apart keep their order.

    Python's sort ends after a bounded number of questions, whatever the function answers.
    """
    if not isinstance(items, list) or not isinstance(precedes, FunctionValue):
        return misfit(state, "sort", items, precedes)
    if len(precedes.parameters) != _PARAMETERS:
        return state.note("builtin-function", name="sort")
    state.room_for(len(items))

    def compare(one: object, other: object) -> int:
        state.tick()
        verdict = precedes.invoke(state, (one, other))
        if verdict is not True and verdict is not False:
            raise _NotAnOrder
        return -1 if verdict else 0

    try:
        # `sort` only ever asks whether a key is less, so that "not less" needs no second question.
        return sorted(items, key=cmp_to_key(compare))
    except _NotAnOrder:
        return state.note("builtin-function", name="sort")


SORTING = (
    Builtin(
        "sort",
        (form(sort, LIST, ("list", LIST), ("precedes", FunctionType((ANY, ANY), BOOLEAN))),),
        Words(
            "Sortiert eine Liste; die Funktion sagt, welcher von zwei Einträgen vorn steht.",
            "Sorts a list; the function tells which of two items comes first.",
        ),
        (("sort([3, 1, 2], function(x, y) x < y)", "[1, 2, 3]"),),
    ),
)
