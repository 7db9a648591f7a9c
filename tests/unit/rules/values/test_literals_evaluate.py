"""The literal of a value, evaluated, is that value: traces and examples can be run again."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rathaus.rules.expression import compile_expression
from rathaus.rules.state import State
from rathaus.rules.values.operators import identical, make_range
from rathaus.rules.values.ranges import Range
from rathaus.rules.values.text import literal_of
from tests.unit.rules.values.given import dates, plain, small_numbers, texts


def _ordered(range_: Range) -> bool:
    return make_range(State(), range_.start, range_.end, True, True) is not None


_ends = st.one_of(*(st.tuples(kind, kind) for kind in (small_numbers, dates(), texts)))
_ranges = st.builds(
    lambda ends, start, end: Range(*ends, start, end), _ends, st.booleans(), st.booleans()
).filter(_ordered)
_values = st.recursive(
    st.one_of(plain, _ranges),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(texts, inner, max_size=4)),
    max_leaves=8,
)


@given(_values)
@settings(deadline=None)
@pytest.mark.slow
def test_a_literal_evaluates_to_its_value(value: object) -> None:
    literal = literal_of(value)
    outcome = compile_expression(literal).evaluate({})
    assert identical(State(), outcome.value, value), literal
