"""Leaving out old readings changes nothing that is said of a goal."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from rathaus.kernel.text import Localized
from rathaus.kernel.units import Unit
from rathaus.strategy.document import Goal, Provenance
from rathaus.strategy.evaluation import thin
from rathaus.strategy.rules.judge import judge
from rathaus.strategy.rules.reading import Reading

TODAY = date(2026, 11, 20)
PUBLISHED = date(2024, 1, 1)
GOAL = Goal(
    id="g",
    number="1",
    programme="p",
    year=2030,
    title=Localized("Ziel"),
    text=Localized("Ziel"),
    unit=Unit.PERCENT,
    target=Decimal(60),
)


@st.composite
def series(draw: st.DrawFn) -> list[Reading]:
    """Daily readings that wander round the target, some days missing, some only samples."""
    seed = draw(st.randoms(use_true_random=False))
    value, found = Decimal(draw(st.integers(0, 100))), []
    sparse, sampled = draw(st.floats(0, 0.9)), draw(st.floats(0, 1))
    for day in range(draw(st.integers(100, 1800)), 0, -1):
        value = min(max(value + Decimal(seed.randint(-20, 22)) / 10, Decimal(0)), Decimal(100))
        if seed.random() < sparse:
            continue
        sample = seed.random() < sampled
        provenance = Provenance.SAMPLE if sample else Provenance.MEASURED
        found.append(Reading(TODAY - timedelta(days=day), value, provenance))
    return found


@settings(max_examples=60, deadline=None)
@given(series(), st.sampled_from([2025, 2026, 2030]), st.booleans())
def test_every_statement_stays_the_same(readings: list[Reading], year: int, falling: bool) -> None:
    goal = replace(GOAL, year=year, baseline=Decimal(100) if falling else Decimal(0))
    whole = judge(goal, readings, PUBLISHED, TODAY)
    few = judge(goal, thin(goal, readings, TODAY), PUBLISHED, TODAY)
    assert replace(few, readings=()) == replace(whole, readings=())


def test_five_years_become_few() -> None:
    readings = [
        Reading(TODAY - timedelta(days=day), Decimal(50), Provenance.MEASURED)
        for day in range(1825, 0, -1)
    ]
    assert len(thin(GOAL, readings, TODAY)) < 460
