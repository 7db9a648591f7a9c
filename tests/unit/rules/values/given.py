"""Values of every kind, for properties that hold of all of them."""

from hypothesis import strategies as st

from rathaus.rules.state import State
from rathaus.rules.values.convert import from_python
from rathaus.rules.values.durations import DaysDuration, MonthsDuration
from rathaus.rules.values.numbers import CONTEXT
from rathaus.rules.values.ranges import Range
from rathaus.rules.values.temporal import (
    Date,
    DateTime,
    Time,
    at_literal,
    make_date,
    time_of_nanoseconds,
)
from rathaus.rules.values.temporal.calendar import FIRST_YEAR, LAST_YEAR, days_in_month

ZONES = ("Europe/Berlin", "America/New_York", "Australia/Sydney", "Etc/UTC", "Asia/Kolkata")


def at(text: str) -> object:
    """Read an at-literal that must be one."""
    value = at_literal(text)
    assert value is not None, text
    return value


def feel(value: object) -> object:
    """Read a Python value; texts that begin with "@" are at-literals, also inside others."""
    if isinstance(value, str) and value.startswith("@"):
        return at(value[1:])
    if isinstance(value, list):
        return [feel(item) for item in value]
    if isinstance(value, dict):
        return {key: feel(item) for key, item in value.items()}
    return from_python(value)


def notes(state: State) -> list[str]:
    """Return the codes of what was noted."""
    return [note.message.code for note in state.notes]


numbers = st.decimals(allow_nan=False, allow_infinity=False, places=None).map(CONTEXT.plus)
small_numbers = st.decimals(-(10**9), 10**9, places=4).map(CONTEXT.plus)
texts = st.text(st.characters(codec="utf-8"), max_size=12)


@st.composite
def dates(draw: st.DrawFn, first: int = FIRST_YEAR, last: int = LAST_YEAR) -> Date:
    year = draw(st.one_of(st.integers(1900, 2100), st.integers(first, last)))
    month = draw(st.integers(1, 12))
    date = make_date(year, month, draw(st.integers(1, days_in_month(year, month))))
    assert date is not None
    return date


@st.composite
def times(draw: st.DrawFn) -> Time:
    kind = draw(st.sampled_from(("local", "offset", "zone")))
    offset = draw(st.integers(-14 * 60, 14 * 60)) * 60 if kind == "offset" else None
    zone = draw(st.sampled_from(ZONES)) if kind == "zone" else None
    return time_of_nanoseconds(draw(st.integers(0, 86_400 * 10**9 - 1)), offset, zone)


date_times = st.builds(DateTime, dates(), times())
near_date_times = st.builds(DateTime, dates(1850, 2200), times())
days_durations = st.builds(DaysDuration, st.integers(-(10**24), 10**24))
months_durations = st.builds(MonthsDuration, st.integers(-(10**8), 10**8))

plain = st.one_of(
    st.none(),
    st.booleans(),
    numbers,
    texts,
    dates(),
    times(),
    date_times,
    days_durations,
    months_durations,
)


def _range(kind: st.SearchStrategy[object]) -> st.SearchStrategy[Range]:
    return st.builds(Range, kind, kind, st.booleans(), st.booleans())


ranges = st.one_of(_range(small_numbers), _range(dates()), _range(texts))

values = st.recursive(
    st.one_of(plain, ranges),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(texts, inner, max_size=4)),
    max_leaves=8,
)
