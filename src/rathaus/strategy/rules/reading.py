"""Readings of a goal: dated values with provenance, and what can be said from a row of them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from rathaus.kernel.text import Localized
from rathaus.kernel.time import Quarter
from rathaus.strategy.document import GoalReading, Provenance
from rathaus.strategy.rules.formula import Formula, evaluate

_STRENGTH = {Provenance.SAMPLE: 0, Provenance.MANUAL: 1, Provenance.MEASURED: 2}


@dataclass(frozen=True, slots=True)
class Reading:
    """A dated value of a goal or measure; ``value`` None is a gap with its ``reason``."""

    on: date
    value: Decimal | None
    provenance: Provenance
    evidence: str = ""
    reason: Localized = Localized("")
    person: str = ""

    @property
    def real(self) -> bool:
        """Measured or established by a person, with a value."""
        return self.value is not None and self.provenance is not Provenance.SAMPLE


@dataclass(frozen=True, slots=True)
class Change:
    """A difference to an earlier reading, in the unit of the goal."""

    difference: Decimal
    since: date
    before: Decimal


def weakest(provenances: Iterable[Provenance]) -> Provenance:
    """Return the weakest provenance: sample before manual before measured."""
    return min(provenances, key=_STRENGTH.__getitem__, default=Provenance.MEASURED)


def from_manual(reading: GoalReading) -> Reading:
    """Turn a reading kept in the strategy into a reading of a series."""
    return Reading(
        reading.on, reading.value, reading.provenance, reading.evidence, person=reading.person
    )


def in_order(readings: Iterable[Reading], until: date) -> tuple[Reading, ...]:
    """Order readings by date, one a day, none later than a date.

    Of several on one day the strongest provenance counts, then the one with a value, then the
    later in the sequence: a correction follows what it corrects.
    """
    by_day: dict[date, Reading] = {}
    for reading in readings:
        known = by_day.get(reading.on)
        if reading.on <= until and (known is None or _rank(reading) >= _rank(known)):
            by_day[reading.on] = reading
    return tuple(by_day[on] for on in sorted(by_day))


def _rank(reading: Reading) -> tuple[int, bool]:
    return _STRENGTH[reading.provenance], reading.value is not None


def real_first(readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """Keep the readings that count: the real ones if there is any, else the sample ones.

    The two are never mixed in one series. Gaps are dropped.
    """
    real = tuple(reading for reading in readings if reading.real)
    return real or tuple(reading for reading in readings if reading.value is not None)


def by_quarter(readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """Keep the last reading of each calendar quarter of an ordered series."""
    return tuple({Quarter.of(reading.on): reading for reading in readings}.values())


def change(readings: Sequence[Reading], quarters: int) -> Change | None:
    """Compare the last reading with the last one of the quarter so many quarters earlier.

    None if that quarter has no reading: a gap stays a gap.
    """
    if not readings:
        return None
    wanted = Quarter.of(readings[-1].on) + -quarters
    found = [each for each in readings if Quarter.of(each.on) == wanted]
    now, then = readings[-1].value, found[-1].value if found else None
    if now is None or then is None:
        return None
    return Change(now - then, found[-1].on, then)


def last_until(readings: Sequence[Reading], on: date) -> Reading | None:
    """Return the last reading of an ordered series that is not later than a date."""
    return next((each for each in reversed(readings) if each.on <= on), None)


def combine(formula: Formula, series: Mapping[str, Sequence[Reading]]) -> tuple[Reading, ...]:
    """Compute a goal's series from the series of its measures.

    On every day on which an input has a reading the formula is evaluated with the latest reading
    of each input. The result's provenance is the weakest of the inputs used; it is a gap as long
    as an input is unknown.
    """
    ordered = {name: in_order(series.get(name, ()), date.max) for name in formula.measures}
    days = sorted({reading.on for readings in ordered.values() for reading in readings})
    place = dict.fromkeys(formula.measures, 0)
    latest: dict[str, Reading] = {}
    computed = []
    for on in days:
        for name, readings in ordered.items():
            while place[name] < len(readings) and readings[place[name]].on <= on:
                latest[name] = readings[place[name]]
                place[name] += 1
        outcome = evaluate(formula, {name: each.value for name, each in latest.items()})
        provenance = weakest(each.provenance for each in latest.values())
        computed.append(Reading(on, outcome.value, provenance, reason=outcome.reason))
    return tuple(computed)
