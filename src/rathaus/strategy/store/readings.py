"""Dated values of goals: established by people, given as samples, or computed by a formula."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from rathaus.audit.api import Actor, Subject, record
from rathaus.kernel.models import StoredReading
from rathaus.kernel.time import now
from rathaus.strategy.document import GoalReading, Provenance
from rathaus.strategy.store.codec import plain_number, to_json
from rathaus.strategy.store.state import changing

PREFIX = "goal/"


@dataclass(frozen=True, slots=True)
class KeptReading:
    """A stored reading of a goal with the trace back to what it came from."""

    id: int
    goal: str
    on: date
    at: datetime
    value: Decimal | None
    provenance: Provenance
    evidence: str
    reason: str
    formula: str
    inputs: tuple[dict[str, str], ...]


def series(goals: Iterable[str], *, until: date | None = None) -> dict[str, list[KeptReading]]:
    """Return the readings of goals in order of date, the later stored one last on a day."""
    rows = StoredReading.objects.filter(series__in=[PREFIX + goal for goal in goals])
    if until is not None:
        rows = rows.filter(on__lte=until)
    found: dict[str, list[KeptReading]] = defaultdict(list)
    for row in rows.order_by("on", "id").defer("rows"):
        found[row.series.removeprefix(PREFIX)].append(_kept(row))
    return dict(found)


def _kept(row: StoredReading) -> KeptReading:
    return KeptReading(
        id=row.pk,
        goal=row.series.removeprefix(PREFIX),
        on=row.on,
        at=row.at,
        value=None if row.value is None else plain_number(row.value),
        provenance=Provenance(row.provenance),
        evidence=row.evidence,
        reason=row.reason,
        formula=row.formula,
        inputs=tuple(row.inputs),
    )


def stated(goals: Iterable[str]) -> tuple[GoalReading, ...]:
    """Return the readings that people stated (manual or sample), for export and versions."""
    return tuple(
        GoalReading(
            reading.goal, reading.on, reading.value, reading.provenance, reading.evidence, person
        )
        for reading, person in _stated_rows(goals)
        if reading.value is not None
    )


def _stated_rows(goals: Iterable[str]) -> Iterable[tuple[KeptReading, str]]:
    rows = StoredReading.objects.filter(
        series__in=[PREFIX + goal for goal in goals], formula=""
    ).order_by("series", "on", "id")
    return ((_kept(row), row.person) for row in rows)


def write_stated(readings: Sequence[GoalReading]) -> int:
    """Store stated readings that are not there yet; the caller holds the lock."""
    known = set(stated({reading.goal for reading in readings}))
    new = [reading for reading in readings if reading not in known]
    StoredReading.objects.bulk_create(
        (
            StoredReading(
                series=PREFIX + reading.goal,
                on=reading.on,
                at=now(),
                value=reading.value,
                provenance=reading.provenance.value,
                evidence=reading.evidence,
                person=reading.person,
            )
            for reading in new
        ),
        batch_size=2000,
    )
    return len(new)


def state_reading(reading: GoalReading, *, actor: Actor) -> None:
    """Keep a value that a person established, with its evidence and a trace."""
    with changing():
        write_stated([reading])
        record(
            actor,
            "strategy.reading_stated",
            Subject("strategy.goals", reading.goal),
            None,
            to_json(reading),
        )
