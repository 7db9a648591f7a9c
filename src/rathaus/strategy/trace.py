"""From a goal's value back to formula, measures and the rows behind them."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from rathaus.kernel import measures
from rathaus.kernel.models import StoredReading
from rathaus.kernel.text import Localized
from rathaus.kernel.units import Unit
from rathaus.strategy.document import Goal
from rathaus.strategy.rules.formula import FormulaError, describe, parse
from rathaus.strategy.store.codec import plain_number
from rathaus.strategy.store.readings import PREFIX


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A source row behind a value."""

    source: str
    id: str
    label: str
    value: str
    provenance: str


@dataclass(frozen=True, slots=True)
class MeasureTrace:
    """A measure of a formula; ``running`` is false while nobody offers it.

    ``rows`` are the first rows behind the reading, ``row_count`` and ``row_digest`` (SHA-256 of
    their canonical JSON) cover all.
    """

    reference: str
    running: bool
    title: Localized
    unit: Unit | None
    owner: str
    reading: int | None = None
    value: Decimal | None = None
    at: datetime | None = None
    provenance: str = ""
    reason: str = ""
    row_count: int = 0
    row_digest: str = ""
    rows: tuple[SourceRow, ...] = ()


@dataclass(frozen=True, slots=True)
class Trace:
    """How a goal's newest computed value came about; ``reading`` is None before the first."""

    goal: str
    formula: str
    description: Localized
    awaits: str
    reading: int | None
    on: date | None
    value: Decimal | None
    provenance: str
    reason: str
    measures: tuple[MeasureTrace, ...]


def trace(goal: Goal) -> Trace:
    """Follow the newest computed reading of a goal back to its rows."""
    rows = StoredReading.objects.filter(series=PREFIX + goal.id).exclude(formula="")
    last = rows.order_by("-on", "-id").first()
    names = _names(goal)
    inputs = {each["measure"]: int(each["reading"]) for each in last.inputs} if last else {}
    kept = StoredReading.objects.in_bulk(list(inputs.values()))
    told = tuple(_measure(name, kept.get(inputs.get(name, 0))) for name in names)
    return Trace(
        goal=goal.id,
        formula=goal.formula,
        description=_described(goal, {each.reference: each.title for each in told}),
        awaits=goal.awaits,
        reading=last.pk if last else None,
        on=last.on if last else None,
        value=plain_number(last.value) if last and last.value is not None else None,
        provenance=last.provenance if last else "",
        reason=last.reason if last else "",
        measures=told,
    )


def _names(goal: Goal) -> tuple[str, ...]:
    try:
        return parse(goal.formula).measures if goal.formula else ()
    except FormulaError:
        return ()


def _described(goal: Goal, titles: dict[str, Localized]) -> Localized:
    try:
        return describe(parse(goal.formula), titles) if goal.formula else Localized("")
    except FormulaError:
        return Localized(goal.formula)


def _measure(name: str, reading: StoredReading | None) -> MeasureTrace:
    found = measures.find(name)
    measure, parameter = found if found else (None, "")
    title = measure.title if measure else Localized(name)
    if parameter:
        title = Localized(f"{title.de} ({parameter})", f"{title.in_language('en')} ({parameter})")
    known = MeasureTrace(
        reference=name,
        running=measure is not None,
        title=title,
        unit=measure.unit if measure else None,
        owner=measure.owner if measure else "",
    )
    if reading is None:
        return known
    return MeasureTrace(
        reference=name,
        running=known.running,
        title=known.title,
        unit=known.unit,
        owner=known.owner,
        reading=reading.pk,
        value=None if reading.value is None else plain_number(reading.value),
        at=reading.at,
        provenance=reading.provenance,
        reason=reading.reason,
        row_count=reading.row_count,
        row_digest=reading.row_digest,
        rows=tuple(SourceRow(**row) for row in reading.rows),
    )
