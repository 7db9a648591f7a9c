"""How points and ranges lie to each other.

Source: DMN 1.5, 10.3.4.6 (range functions), table 84.
"""

from collections.abc import Callable
from typing import Final

from rathaus.rules.feel.builtins.builtin import Builtin, Example, Words, form
from rathaus.rules.feel.builtins.fitting import misfit
from rathaus.rules.feel.builtins.spans import Incomparable, Span, as_span
from rathaus.rules.state import State
from rathaus.rules.values.comparison import contains, greater, is_ordered, less
from rathaus.rules.values.equality import equal
from rathaus.rules.values.ranges import Range
from rathaus.rules.values.types import ANY, BOOLEAN, RANGE

Relation = Callable[[Span, Span], bool]

Simply = Callable[[State, object, object], bool | None]
"""Answers for the simplest values, without spans; None for others."""


def before(a: Span, b: Span) -> bool:
    """All of a lies before all of b."""
    order = a.end_to_start(b)
    return order < 0 or (order == 0 and not (a.end_included and b.start_included))


def meets(a: Span, b: Span) -> bool:
    """The end of a is the start of b, and belongs to both."""
    return a.end_included and b.start_included and a.end_to_start(b) == 0


def overlaps(a: Span, b: Span) -> bool:
    """Some value belongs to both."""
    return not before(a, b) and not before(b, a)


def overlaps_before(a: Span, b: Span) -> bool:
    """They overlap, a starts first and does not end later."""
    starts = a.start_to_start(b)
    ends = a.end_to_end(b)
    return (
        (starts < 0 or (starts == 0 and a.start_included and not b.start_included))
        and not before(a, b)
        and (ends < 0 or (ends == 0 and (not a.end_included or b.end_included)))
    )


def finishes(a: Span, b: Span) -> bool:
    """They end together, and a does not start earlier."""
    starts = a.start_to_start(b)
    return (
        a.end_included == b.end_included
        and a.end_to_end(b) == 0
        and (starts > 0 or (starts == 0 and (not a.start_included or b.start_included)))
    )


def starts(a: Span, b: Span) -> bool:
    """They start together, and a does not end later."""
    ends = a.end_to_end(b)
    return (
        a.start_included == b.start_included
        and a.start_to_start(b) == 0
        and (ends < 0 or (ends == 0 and (not a.end_included or b.end_included)))
    )


def includes(a: Span, b: Span) -> bool:
    """All of b belongs to a."""
    starts = a.start_to_start(b)
    ends = a.end_to_end(b)
    return (starts < 0 or (starts == 0 and (a.start_included or not b.start_included))) and (
        ends > 0 or (ends == 0 and (a.end_included or not b.end_included))
    )


def coincides(a: Span, b: Span) -> bool:
    """They are the same."""
    return (
        a.start_included == b.start_included
        and a.end_included == b.end_included
        and a.start_to_start(b) == 0
        and a.end_to_end(b) == 0
    )


def finishes_point(a: Span, b: Span) -> bool:
    """The point a is the last one of b."""
    return b.end_included and a.end_to_end(b) == 0


def starts_point(a: Span, b: Span) -> bool:
    """The point a is the first one of b."""
    return b.start_included and a.start_to_start(b) == 0


def turned(relation: Relation) -> Relation:
    """Return the relation with its sides changed."""
    return lambda a, b: relation(b, a)


def points(verdict: Simply) -> Simply:
    """Return the relation of two points of one kind."""

    def simply(state: State, one: object, other: object) -> bool | None:
        if one.__class__ is other.__class__ and is_ordered(one):
            return verdict(state, one, other)
        return None

    return simply


def holds(state: State, range_: object, point: object) -> bool | None:
    """Tell whether a point belongs to a range between two ends of its kind."""
    if (
        range_.__class__ is Range
        and not range_.operator
        and range_.start.__class__ is point.__class__ is range_.end.__class__
        and is_ordered(point)
    ):
        return contains(state, range_, point)
    return None


def held(state: State, point: object, range_: object) -> bool | None:
    """Tell the same with its sides changed."""
    return holds(state, range_, point)


_ALL: Final = ("pp", "pr", "rp", "rr")


def _relation(
    name: str,
    shapes: tuple[str, ...],
    relation: Relation,
    words: Words,
    *examples: Example,
    of_point: Relation | None = None,
    simply: Simply | None = None,
) -> Builtin:
    """Make a function of a relation.

    Args:
        name: the function's.
        shapes: which of the two arguments may be points (p) and ranges (r).
        relation: tells whether it holds; a point is a range of one value.
        words: what it does.
        examples: of it.
        of_point: takes the place of `relation` when one of the arguments is a point.
        simply: answers at once where it can.
    """

    def call(state: State, one: object, other: object) -> object:
        if simply is not None:
            answer = simply(state, one, other)
            if answer is not None:
                return answer
        a, b = as_span(state, one), as_span(state, other)
        if a is None or b is None:
            return misfit(state, name, one, other)
        shape = ("p" if a.is_point else "r") + ("p" if b.is_point else "r")
        if shape not in shapes:
            return misfit(state, name, one, other)
        asked = relation if shape == "rr" or of_point is None else of_point
        try:
            return asked(a, b)
        except Incomparable:
            return state.note("builtin-incomparable", name=name)

    forms = tuple(form(call, BOOLEAN, *_PARAMETERS[shape]) for shape in shapes)
    return Builtin(name, forms, words, examples)


_PARAMETERS: Final = {
    "pp": (("point1", ANY), ("point2", ANY)),
    "pr": (("point", ANY), ("range", RANGE)),
    "rp": (("range", RANGE), ("point", ANY)),
    "rr": (("range1", RANGE), ("range2", RANGE)),
}

RELATIONS = (
    _relation(
        "before",
        _ALL,
        before,
        Words("Liegt das erste ganz vor dem zweiten?", "Does the first lie before the second?"),
        ("before(1, 10)", "true"),
        ("before(1, [1..10])", "false"),
        ("before(1, (1..10])", "true"),
        ("before([1..10], [15..20])", "true"),
        simply=points(less),
    ),
    _relation(
        "after",
        _ALL,
        turned(before),
        Words("Liegt das erste ganz nach dem zweiten?", "Does the first lie after the second?"),
        ("after(10, 5)", "true"),
        ("after([11..20], 12)", "false"),
        ("after([11..20], [1..11))", "true"),
        simply=points(greater),
    ),
    _relation(
        "meets",
        ("rr",),
        meets,
        Words(
            "Ist das Ende des ersten Bereichs der Anfang des zweiten?",
            "Is the end of the first range the start of the second?",
        ),
        ("meets([1..5], [5..10])", "true"),
        ("meets([1..5), [5..10])", "false"),
    ),
    _relation(
        "met by",
        ("rr",),
        turned(meets),
        Words(
            "Ist der Anfang des ersten Bereichs das Ende des zweiten?",
            "Is the start of the first range the end of the second?",
        ),
        ("met by([5..10], [1..5])", "true"),
        ("met by([6..10], [1..5])", "false"),
    ),
    _relation(
        "overlaps",
        ("rr",),
        overlaps,
        Words("Haben zwei Bereiche Werte gemeinsam?", "Do two ranges have values in common?"),
        ("overlaps([1..5], [3..8])", "true"),
        ("overlaps([1..5), [5..8])", "false"),
    ),
    _relation(
        "overlaps before",
        ("rr",),
        overlaps_before,
        Words(
            "Überschneiden sich zwei Bereiche, und beginnt der erste früher "
            "und endet nicht später?",
            "Do two ranges overlap, and does the first start earlier and end no later?",
        ),
        ("overlaps before([1..5], [3..8])", "true"),
        ("overlaps before([1..5], [1..5])", "false"),
    ),
    _relation(
        "overlaps after",
        ("rr",),
        turned(overlaps_before),
        Words(
            "Überschneiden sich zwei Bereiche, und beginnt der zweite früher und endet nicht "
            "später?",
            "Do two ranges overlap, and does the second start earlier and end no later?",
        ),
        ("overlaps after([3..8], [1..5])", "true"),
        ("overlaps after([6..8], [1..5])", "false"),
    ),
    _relation(
        "finishes",
        ("pr", "rr"),
        finishes,
        Words(
            "Endet das erste zusammen mit dem zweiten, ohne früher zu beginnen?",
            "Does the first end together with the second, without starting earlier?",
        ),
        ("finishes(10, [1..10])", "true"),
        ("finishes([5..10), [1..10])", "false"),
        of_point=finishes_point,
    ),
    _relation(
        "finished by",
        ("rp", "rr"),
        turned(finishes),
        Words(
            "Endet das zweite zusammen mit dem ersten, ohne früher zu beginnen?",
            "Does the second end together with the first, without starting earlier?",
        ),
        ("finished by([1..10], 10)", "true"),
        ("finished by([1..10], [5..10))", "false"),
        of_point=turned(finishes_point),
    ),
    _relation(
        "includes",
        ("rp", "rr"),
        includes,
        Words("Liegt das zweite ganz im ersten?", "Does the second lie in the first?"),
        ("includes([1..10], 5)", "true"),
        ("includes((1..10], 1)", "false"),
        ("includes([1..10], [4..6])", "true"),
        simply=holds,
    ),
    _relation(
        "during",
        ("pr", "rr"),
        turned(includes),
        Words("Liegt das erste ganz im zweiten?", "Does the first lie in the second?"),
        ("during(5, [1..10])", "true"),
        ("during(10, [1..10))", "false"),
        ("during([4..6], [1..10])", "true"),
        simply=held,
    ),
    _relation(
        "starts",
        ("pr", "rr"),
        starts,
        Words(
            "Beginnt das erste zusammen mit dem zweiten, ohne später zu enden?",
            "Does the first start together with the second, without ending later?",
        ),
        ("starts(1, [1..10])", "true"),
        ("starts((1..5], [1..10])", "false"),
        of_point=starts_point,
    ),
    _relation(
        "started by",
        ("rp", "rr"),
        turned(starts),
        Words(
            "Beginnt das zweite zusammen mit dem ersten, ohne später zu enden?",
            "Does the second start together with the first, without ending later?",
        ),
        ("started by([1..10], 1)", "true"),
        ("started by([1..10], [1..5])", "true"),
        of_point=turned(starts_point),
    ),
    _relation(
        "coincides",
        ("pp", "rr"),
        coincides,
        Words("Sind beide gleich?", "Are both the same?"),
        ("coincides(5, 5)", "true"),
        ("coincides((1..5), [1..5])", "false"),
        simply=points(equal),
    ),
)
