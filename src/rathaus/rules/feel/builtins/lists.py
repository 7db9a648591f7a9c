"""Functions that look into lists and make lists of lists.

Source: DMN 1.5, 10.3.4.4 (list functions).
"""

from collections.abc import Iterator
from decimal import Decimal

from rathaus.rules.feel.builtins.builtin import Builtin, Words, form
from rathaus.rules.feel.builtins.fitting import misfit
from rathaus.rules.feel.builtins.places import index_of_place, stretch
from rathaus.rules.state import State
from rathaus.rules.values.functions import FunctionValue
from rathaus.rules.values.operators import equal
from rathaus.rules.values.types import ANY, BOOLEAN, FUNCTION, LIST, NUMBER, ListType

_SIMPLE = (Decimal, str, bool, type(None))
_PARAMETERS_OF_MATCH = 2


def list_contains(state: State, items: object, element: object) -> object:
    """Tell whether an item equals the element."""
    if not isinstance(items, list):
        return misfit(state, "list contains", items, element)
    return next(_places(state, items, element), None) is not None


def index_of(state: State, items: object, match: object) -> object:
    """Return the positions of the items that equal the match, from 1."""
    if not isinstance(items, list):
        return misfit(state, "index of", items, match)
    return [Decimal(place) for place in _places(state, items, match)]


def _places(state: State, items: list[object], element: object) -> Iterator[int]:
    """Yield the positions of the items that equal the element."""
    state.tick(len(items))
    kind = element.__class__
    if isinstance(element, _SIMPLE):
        for place, item in enumerate(items, 1):
            if item.__class__ is kind and item == element:
                yield place
        return
    for place, item in enumerate(items, 1):
        if item.__class__ is kind and equal(state, item, element):
            yield place


def count(state: State, items: object) -> object:
    """Return the number of items."""
    if isinstance(items, list):
        return Decimal(len(items))
    return misfit(state, "count", items)


def sublist(state: State, items: object, start: object, length: object = None) -> object:
    """Return so many items, or all, from a position."""
    if (
        isinstance(items, list)
        and isinstance(start, Decimal)
        and (length is None or isinstance(length, Decimal))
    ):
        piece = stretch(state, "sublist", len(items), start, length)
        if piece is None:
            return None
        state.room_for(piece.stop - piece.start)
        return items[piece]
    return misfit(state, "sublist", items, start, length)


def append(state: State, items: object, *more: object) -> object:
    """Return the list with items added at its end."""
    if not isinstance(items, list):
        return misfit(state, "append", items, *more)
    state.room_for(len(items) + len(more))
    return [*items, *more]


def concatenate(state: State, *lists: object) -> object:
    """Return one list of the items of all lists."""
    joined = _joined(state, lists)
    return misfit(state, "concatenate", *lists) if joined is None else joined


def union(state: State, *lists: object) -> object:
    """Return the items of all lists, each value once."""
    joined = _joined(state, lists)
    return misfit(state, "union", *lists) if joined is None else _distinct(state, joined)


def _joined(state: State, lists: tuple[object, ...]) -> list[object] | None:
    joined: list[object] = []
    for each in lists:
        if not isinstance(each, list):
            return None
        state.room_for(len(joined) + len(each))
        joined += each
    return joined


def insert_before(state: State, items: object, position: object, item: object) -> object:
    """Return the list with an item put in before a position."""
    if not isinstance(items, list) or not isinstance(position, Decimal):
        return misfit(state, "insert before", items, position, item)
    index = index_of_place(state, "insert before", len(items), position)
    if index is None:
        return None
    state.room_for(len(items) + 1)
    return [*items[:index], item, *items[index:]]


def remove(state: State, items: object, position: object) -> object:
    """Return the list without the item at a position."""
    if not isinstance(items, list) or not isinstance(position, Decimal):
        return misfit(state, "remove", items, position)
    index = index_of_place(state, "remove", len(items), position)
    if index is None:
        return None
    state.room_for(len(items))
    return items[:index] + items[index + 1 :]


def list_replace(state: State, items: object, where: object, item: object) -> object:
    """Return the list with another item at a position, or wherever a function says so."""
    if not isinstance(items, list):
        return misfit(state, "list replace", items, where, item)
    state.room_for(len(items))
    if isinstance(where, FunctionValue):
        return _replace_matches(state, items, where, item)
    if not isinstance(where, Decimal):
        return misfit(state, "list replace", items, where, item)
    index = index_of_place(state, "list replace", len(items), where)
    return None if index is None else [*items[:index], item, *items[index + 1 :]]


def _replace_matches(
    state: State, items: list[object], match: FunctionValue, new: object
) -> object:
    if len(match.parameters) != _PARAMETERS_OF_MATCH:
        return state.note("builtin-function", name="list replace")
    result = []
    for item in items:
        verdict = match.invoke(state, (item, new))
        if verdict is not True and verdict is not False:
            return state.note("builtin-function", name="list replace")
        result.append(new if verdict else item)
    return result


def reverse(state: State, items: object) -> object:
    """Return the items from the last to the first."""
    if not isinstance(items, list):
        return misfit(state, "reverse", items)
    state.room_for(len(items))
    return items[::-1]


def distinct_values(state: State, items: object) -> object:
    """Return each value once, where it comes first."""
    if not isinstance(items, list):
        return misfit(state, "distinct values", items)
    return _distinct(state, items)


def _distinct(state: State, items: list[object]) -> list[object]:
    """Drop repetitions: of simple values by a look-up, of others by comparing with each."""
    state.room_for(len(items))
    result: list[object] = []
    known: set[object] = set()
    others: list[object] = []
    for item in items:
        if isinstance(item, _SIMPLE):
            mark = (item.__class__, item)
            if mark in known:
                continue
            known.add(mark)
        else:
            state.tick(len(others))
            kind = item.__class__
            if any(each.__class__ is kind and equal(state, item, each) for each in others):
                continue
            others.append(item)
        result.append(item)
    return result


def flatten(state: State, items: object) -> object:
    """Return the items of the list, of its lists, and so on."""
    if not isinstance(items, list):
        return misfit(state, "flatten", items)
    result: list[object] = []
    ways = [iter(items)]
    most = state.limits.list_size
    while ways:
        for item in ways[-1]:
            state.tick()
            if isinstance(item, list):
                ways.append(iter(item))
                break
            result.append(item)
            if len(result) > most:
                state.room_for(len(result))
        else:
            ways.pop()
    return result


_LIST = ("list", LIST)
_POSITION = ("position", NUMBER)
_NEW = ("newItem", ANY)

LISTS = (
    Builtin(
        "list contains",
        (form(list_contains, BOOLEAN, _LIST, ("element", ANY)),),
        Words("Ist der Wert in der Liste?", "Is the value in the list?"),
        (("list contains([1, 2, 3], 2)", "true"), ("list contains([1, null], null)", "true")),
    ),
    Builtin(
        "count",
        (form(count, NUMBER, _LIST),),
        Words("Die Zahl der Einträge.", "The number of items."),
        (("count([1, 2, 3])", "3"), ("count([1, [2, 3]])", "2"), ("count([])", "0")),
    ),
    Builtin(
        "sublist",
        (form(sublist, LIST, _LIST, ("start position", NUMBER), ("length", NUMBER, True)),),
        Words(
            "So viele Einträge ab einer Stelle, oder alle; die erste Stelle ist 1, die letzte -1.",
            "So many items from a position, or all; the first position is 1, the last -1.",
        ),
        (("sublist([4, 5, 6], 1, 2)", "[4, 5]"), ("sublist([4, 5, 6], -2)", "[5, 6]")),
    ),
    Builtin(
        "append",
        (form(append, LIST, _LIST, ("item", ANY), variadic=True),),
        Words("Die Liste mit weiteren Einträgen am Ende.", "The list with more items at its end."),
        (("append([1], 2, 3)", "[1, 2, 3]"),),
    ),
    Builtin(
        "concatenate",
        (form(concatenate, LIST, _LIST, variadic=True),),
        Words("Eine Liste aus den Einträgen aller.", "One list of the items of all."),
        (("concatenate([1, 2], [3])", "[1, 2, 3]"),),
    ),
    Builtin(
        "insert before",
        (form(insert_before, LIST, _LIST, _POSITION, _NEW),),
        Words(
            "Die Liste mit einem Eintrag mehr, vor einer Stelle.",
            "The list with one more item, before a position.",
        ),
        (("insert before([1, 3], 2, 2)", "[1, 2, 3]"),),
    ),
    Builtin(
        "remove",
        (form(remove, LIST, _LIST, _POSITION),),
        Words(
            "Die Liste ohne den Eintrag an einer Stelle.",
            "The list without the item at a position.",
        ),
        (("remove([1, 2, 3], 2)", "[1, 3]"),),
    ),
    Builtin(
        "list replace",
        (
            form(list_replace, LIST, _LIST, _POSITION, _NEW),
            form(list_replace, LIST, _LIST, ("match", FUNCTION), _NEW),
        ),
        Words(
            "Die Liste mit einem anderen Eintrag an einer Stelle, oder wo eine Funktion von altem "
            "und neuem Eintrag wahr ist.",
            "The list with another item at a position, or wherever a function of the old and the "
            "new item is true.",
        ),
        (
            ("list replace([1, 2, 3], 2, 9)", "[1, 9, 3]"),
            ("list replace([2, 4, 7], function(old, new) old < new, 5)", "[5, 5, 7]"),
        ),
    ),
    Builtin(
        "reverse",
        (form(reverse, LIST, _LIST),),
        Words("Die Liste, von hinten nach vorn.", "The list from its end to its start."),
        (("reverse([1, 2, 3])", "[3, 2, 1]"),),
    ),
    Builtin(
        "index of",
        (form(index_of, ListType(NUMBER), _LIST, ("match", ANY)),),
        Words(
            "Die Stellen, an denen der Wert steht, aufsteigend.",
            "The positions where the value stands, in ascending order.",
        ),
        (("index of([1, 2, 3, 2], 2)", "[2, 4]"),),
    ),
    Builtin(
        "union",
        (form(union, LIST, _LIST, variadic=True),),
        Words(
            "Eine Liste aus den Einträgen aller, jeden Wert einmal.",
            "One list of the items of all, each value once.",
        ),
        (("union([1, 2], [2, 3])", "[1, 2, 3]"),),
    ),
    Builtin(
        "distinct values",
        (form(distinct_values, LIST, _LIST),),
        Words("Die Liste, jeden Wert einmal.", "The list, each value once."),
        (("distinct values([1, 2, 3, 2, 1])", "[1, 2, 3]"),),
    ),
    Builtin(
        "flatten",
        (form(flatten, LIST, _LIST),),
        Words(
            "Eine Liste ohne Listen darin: deren Einträge stehen an ihrer Stelle.",
            "A list without lists in it: their items stand in their place.",
        ),
        (("flatten([[1, 2], [[3]], 4])", "[1, 2, 3, 4]"),),
    ),
)
