"""Functions that make one value of a list's items: `sum`, `max`, `all`, `median` …

Source: DMN 1.5, 10.3.4.4 (list functions). Each takes a list, or the items themselves.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from decimal import Decimal, localcontext
from math import prod

from rathaus.rules.feel.builtins.builtin import Builtin, Example, Form, Words, form
from rathaus.rules.feel.builtins.fitting import misfit
from rathaus.rules.state import State
from rathaus.rules.values.membership import KINDS
from rathaus.rules.values.numbers import CONTEXT, ONE, SIGNALS, WIDE, ZERO
from rathaus.rules.values.operators import less
from rathaus.rules.values.types import ANY, BOOLEAN, NUMBER, FeelType, ListType

_ONLY_NUMBERS = {Decimal}
_SHORT = 7
"""Items of a list too short to count."""
_TRUTHS = {bool, type(None)}


def _count(state: State, items: list[object]) -> None:
    if len(items) > _SHORT:
        state.tick(len(items) >> 3)


def _numbers(state: State, name: str, items: list[object], least: int = 1) -> bool:
    """Tell whether the list has only numbers, and enough of them."""
    if len(items) < least:
        state.note("builtin-empty", name=name, size=len(items))
        return False
    _count(state, items)
    if items and {*map(type, items)} != _ONLY_NUMBERS:
        state.note("builtin-items", name=name, wanted=KINDS[Decimal])
        return False
    return True


def _sum(state: State, name: str, items: list[object]) -> Decimal | None:
    """Add numbers in one walk; None with a note when there are none, or other things too."""
    sum_ = ZERO
    try:
        for item in items:
            if item.__class__ is not Decimal:
                break
            sum_ += item
        else:
            if items:
                _count(state, items)
                return sum_
        _numbers(state, name, items)
    except SIGNALS:
        if _numbers(state, name, items):
            state.note("builtin-range", name=name)
    return None


def total(state: State, items: object) -> object:
    """Add numbers."""
    return _sum(state, "sum", items) if isinstance(items, list) else misfit(state, "sum", items)


def product(state: State, items: object) -> object:
    """Multiply numbers."""
    if not isinstance(items, list):
        return misfit(state, "product", items)
    if not _numbers(state, "product", items):
        return None
    try:
        return prod(items, start=ONE)
    except SIGNALS:
        return state.note("builtin-range", name="product")


def mean(state: State, items: object) -> object:
    """Return the arithmetic mean."""
    if not isinstance(items, list):
        return misfit(state, "mean", items)
    sum_ = _sum(state, "mean", items)
    try:
        return None if sum_ is None else sum_ / len(items)
    except SIGNALS:
        return state.note("builtin-range", name="mean")


def median(state: State, items: object) -> object:
    """Return the middle number, or the mean of the two in the middle."""
    if not isinstance(items, list):
        return misfit(state, "median", items)
    if not _numbers(state, "median", items):
        return None
    ordered: list[Decimal] = sorted(items)
    middle = len(ordered) // 2
    if len(ordered) % 2:
        return ordered[middle]
    try:
        return (ordered[middle - 1] + ordered[middle]) / 2
    except SIGNALS:
        return state.note("builtin-range", name="median")


def stddev(state: State, items: object) -> object:
    """Return the standard deviation of a sample."""
    if not isinstance(items, list):
        return misfit(state, "stddev", items)
    if not _numbers(state, "stddev", items, least=2):
        return None
    state.tick(len(items))
    with localcontext(WIDE):
        middle = sum(items, ZERO) / len(items)
        squares = sum(((item - middle) ** 2 for item in items), ZERO)
        result = (squares / (len(items) - 1)).sqrt()
    try:
        return CONTEXT.plus(result)
    except SIGNALS:
        return state.note("builtin-range", name="stddev")


def mode(state: State, items: object) -> object:
    """Return the numbers that occur most often, in ascending order."""
    if not isinstance(items, list):
        return misfit(state, "mode", items)
    if not _numbers(state, "mode", items, least=0):
        return None
    state.tick(len(items))
    counts = Counter(items)
    most = max(counts.values(), default=0)
    return sorted(item for item, count in counts.items() if count == most)


def smallest(state: State, items: object) -> object:
    """Return the smallest item."""
    if not isinstance(items, list):
        return misfit(state, "min", items)
    kind = items[0].__class__ if items else None
    if kind is Decimal or kind is str:
        best = items[0]
        for item in items:
            if item.__class__ is not kind:
                break
            if item < best:  # noqa: PLR1730  # a call for each item costs more
                best = item
        else:
            _count(state, items)
            return best
    return _extreme(state, "min", items, lambda item, best: less(state, item, best))


def largest(state: State, items: object) -> object:
    """Return the largest item."""
    if not isinstance(items, list):
        return misfit(state, "max", items)
    kind = items[0].__class__ if items else None
    if kind is Decimal or kind is str:
        best = items[0]
        for item in items:
            if item.__class__ is not kind:
                break
            if item > best:  # noqa: PLR1730  # a call for each item costs more
                best = item
        else:
            _count(state, items)
            return best
    return _extreme(state, "max", items, lambda item, best: less(state, best, item))


def _extreme(
    state: State,
    name: str,
    items: Sequence[object],
    better: Callable[[object, object], bool | None],
) -> object:
    if not items:
        return state.note("builtin-empty", name=name, size=0)
    state.tick(len(items))
    best = items[0]
    if better(best, best) is None:
        return state.note("builtin-incomparable", name=name)
    for item in items[1:]:
        verdict = better(item, best)
        if verdict is None:
            return state.note("builtin-incomparable", name=name)
        if verdict:
            best = item
    return best


def every(state: State, items: object) -> object:
    """Conjunction: false decides, then null."""
    if not isinstance(items, list):
        return misfit(state, "all", items)
    if not _truths(state, "all", items):
        return None
    return False if False in items else None if None in items else True


def some(state: State, items: object) -> object:
    """Disjunction: true decides, then null."""
    if not isinstance(items, list):
        return misfit(state, "any", items)
    if not _truths(state, "any", items):
        return None
    return True if True in items else None if None in items else False


def _truths(state: State, name: str, items: list[object]) -> bool:
    state.tick(len(items) >> 3)
    if set(map(type, items)) <= _TRUTHS:
        return True
    state.note("builtin-items", name=name, wanted=KINDS[bool])
    return False


def _of_items(
    name: str,
    call: Callable[[State, object], object],
    item: FeelType,
    result: FeelType,
    words: Words,
    *examples: Example,
) -> Builtin:
    """Make a function of a list, or of the list's items."""

    def spread(state: State, *items: object) -> object:
        return call(state, list(items))

    forms: tuple[Form, ...] = (
        form(call, result, ("list", ListType(item))),
        form(spread, result, ("item", item), variadic=True),
    )
    return Builtin(name, forms, words, examples)


AGGREGATES = (
    _of_items(
        "sum",
        total,
        NUMBER,
        NUMBER,
        Words("Die Summe der Zahlen.", "The sum of the numbers."),
        ("sum([1, 2, 3])", "6"),
        ("sum(1, 2, 3)", "6"),
        ("sum([])", "null"),
    ),
    _of_items(
        "product",
        product,
        NUMBER,
        NUMBER,
        Words("Das Produkt der Zahlen.", "The product of the numbers."),
        ("product([2, 3, 4])", "24"),
        ("product(2, 3, 4)", "24"),
    ),
    _of_items(
        "mean",
        mean,
        NUMBER,
        NUMBER,
        Words("Der Durchschnitt der Zahlen.", "The average of the numbers."),
        ("mean([1, 2, 3])", "2"),
        ("mean([])", "null"),
    ),
    _of_items(
        "median",
        median,
        NUMBER,
        NUMBER,
        Words(
            "Die Zahl in der Mitte, wenn alle der Größe nach stehen, oder der Durchschnitt der "
            "zwei in der Mitte.",
            "The number in the middle when all stand in order, or the average of the two in the "
            "middle.",
        ),
        ("median(8, 2, 5, 3, 4)", "4"),
        ("median([6, 1, 2, 3])", "2.5"),
    ),
    _of_items(
        "stddev",
        stddev,
        NUMBER,
        NUMBER,
        Words(
            "Die Standardabweichung der Stichprobe.",
            "The standard deviation of the sample.",
        ),
        ("round half up(stddev(2, 4, 7, 5), 6)", "2.081666"),
        ("stddev([47])", "null"),
    ),
    _of_items(
        "mode",
        mode,
        NUMBER,
        ListType(NUMBER),
        Words(
            "Die Zahlen, die am häufigsten vorkommen, aufsteigend.",
            "The numbers that occur most often, in ascending order.",
        ),
        ("mode(6, 3, 9, 6, 6)", "[6]"),
        ("mode([6, 1, 9, 6, 1])", "[1, 6]"),
    ),
    _of_items(
        "min",
        smallest,
        ANY,
        ANY,
        Words("Der kleinste Eintrag.", "The smallest item."),
        ("min([1, 2, 3])", "1"),
        ('min("b", "a")', '"a"'),
    ),
    _of_items(
        "max",
        largest,
        ANY,
        ANY,
        Words("Der größte Eintrag.", "The largest item."),
        ("max(1, 2, 3)", "3"),
        ('max([@"2026-03-01", @"2026-04-01"])', '@"2026-04-01"'),
    ),
    _of_items(
        "all",
        every,
        BOOLEAN,
        BOOLEAN,
        Words(
            "Sind alle Einträge wahr? Einer, der falsch ist, entscheidet; sonst ist das Ergebnis "
            "null, wenn einer null ist.",
            "Are all items true? One that is false decides; otherwise the result is null when one "
            "is null.",
        ),
        ("all([true, true])", "true"),
        ("all([false, null, true])", "false"),
        ("all([])", "true"),
    ),
    _of_items(
        "any",
        some,
        BOOLEAN,
        BOOLEAN,
        Words(
            "Ist ein Eintrag wahr? Einer, der wahr ist, entscheidet; sonst ist das Ergebnis null, "
            "wenn einer null ist.",
            "Is an item true? One that is true decides; otherwise the result is null when one is "
            "null.",
        ),
        ("any([false, null, true])", "true"),
        ("any(false)", "false"),
        ("any([])", "false"),
    ),
)
