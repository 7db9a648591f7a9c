"""What must hold of every value and every run, whatever went in."""

import time
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from decimal import Decimal

from rathaus.rules.errors import RulesError
from rathaus.rules.limits import Limits
from rathaus.rules.running import run
from rathaus.rules.state import State
from rathaus.rules.values.convert import to_json
from rathaus.rules.values.durations import DaysDuration, MonthsDuration
from rathaus.rules.values.functions import FunctionValue
from rathaus.rules.values.ranges import Range
from rathaus.rules.values.temporal import Date, DateTime, Time
from rathaus.rules.values.text import literal_of, text_of
from rathaus.rules.values.types import type_of

warnings.simplefilter("error")  # code that Python warns of is no good code

TIGHT = Limits(
    nesting=60, calls=50, list_size=2000, text_length=20_000, steps=20_000, seconds=0.5,
    source_length=5000,
)  # fmt: skip

_SCALARS = frozenset({bool, str, type(None), Date, Time, DateTime, DaysDuration, MonthsDuration})


@contextmanager
def in_time(seconds: float, what: Callable[[], object]) -> Iterator[None]:
    """Fail where something takes more time of the processor than it may.

    Instrumented code is some five times as slow as usual; the bounds allow for that.
    """
    started = time.process_time()
    yield
    taken = time.process_time() - started
    assert taken < seconds, f"{taken:.1f} s: {what()!r}"


def same(one: object, other: object) -> bool:
    """Tell whether two values are the same in class and content; functions by their shape."""
    if one.__class__ is not other.__class__:
        return False
    if isinstance(one, list):
        return len(one) == len(other) and all(map(same, one, other))
    if isinstance(one, dict):
        return list(one) == list(other) and all(map(same, one.values(), other.values()))
    if isinstance(one, Range):
        return same(_parts(one), _parts(other))
    if isinstance(one, FunctionValue):
        return (one.name, len(one.parameters)) == (other.name, len(other.parameters))
    return str(one) == str(other)


def _parts(of: Range) -> list[object]:
    return [of.start, of.end, of.start_included, of.end_included, of.operator]


def sound(value: object) -> None:
    """Fail where something is no value of FEEL, or cannot be told."""
    _only_values(value)
    assert isinstance(text_of(value), str)
    assert isinstance(literal_of(value), str)
    type_of(value).text  # noqa: B018 -- asked for what it may raise
    try:
        to_json(value)
    except RulesError as error:
        told(error)


def _only_values(value: object) -> None:
    if value.__class__ is Decimal:
        assert value.is_finite(), value
        assert len(value.as_tuple().digits) <= 34, value
    elif value.__class__ is list:
        for each in value:
            _only_values(each)
    elif value.__class__ is dict:
        for key, each in value.items():
            assert key.__class__ is str
            _only_values(each)
    elif value.__class__ is Range:
        _only_values(value.start)
        _only_values(value.end)
    else:
        assert value.__class__ in _SCALARS or isinstance(value, FunctionValue), value


def told(error: RulesError) -> None:
    """Fail where an error has no words."""
    assert error.in_language("de")
    assert error.in_language("en")


def outcome(
    state: State, code: Callable[..., object], *values: object
) -> tuple[object, RulesError | None]:
    """Evaluate; return the value, or what was said of it."""
    try:
        value = run(state, code, *values)
    except RulesError as error:
        told(error)
        return None, error
    for note in state.notes:
        assert note.message.in_language("de")
        assert note.message.in_language("en")
    return value, None
