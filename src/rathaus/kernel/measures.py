"""Measures: numbers that the running systems compute, each traceable to its rows.

Whoever owns a number registers a measure; the strategy reads the registry and never the owner.
A measure's function returns the value with the moment and the rows behind it. Readings are
stored and never overwritten.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from decimal import Decimal

from rathaus.kernel.errors import RathausError
from rathaus.kernel.models import StoredReading
from rathaus.kernel.text import Localized
from rathaus.kernel.time import BERLIN
from rathaus.kernel.units import Unit

ROWS_KEPT = 200


class UnknownMeasure(RathausError):
    """No package has registered this measure (yet)."""


@dataclass(frozen=True, slots=True)
class Row:
    """One source row behind a value: where it lies, what it contributed, how it came about."""

    source: str
    id: str
    label: str
    value: str
    provenance: str = "measured"


@dataclass(frozen=True, slots=True)
class Result:
    """What a measure's function returns.

    ``value`` is None when it cannot be said; ``reason`` then says why. ``provenance`` is the
    weakest of the rows: sample, then manual, then measured.
    """

    value: Decimal | None
    at: datetime
    rows: Sequence[Row] = ()
    reason: str = ""
    provenance: str = "measured"


@dataclass(frozen=True, slots=True)
class Measure:
    """A registered number.

    Args:
        id: ``domain.thing.name``; a parameterised measure is asked with ``id[parameter]``.
        compute: called with the parameter ("" when there is none).
    """

    id: str
    title: Localized
    unit: Unit
    owner: str
    description: Localized
    compute: Callable[[str], Result] = field(repr=False)


_registry: dict[str, Measure] = {}
_STRENGTH = ("sample", "manual", "measured")


def weakest(provenances: Iterable[str]) -> str:
    """Return the weakest provenance: a value is only as good as its worst row."""
    return min(provenances, key=_STRENGTH.index, default="measured")


def register(measure: Measure) -> None:
    """Offer a measure; the same id twice is a mistake.

    Raises:
        ValueError: if the id is taken by another owner's measure.
    """
    known = _registry.get(measure.id)
    if known is not None and known.compute is not measure.compute:
        raise ValueError(f"measure {measure.id} is registered already by {known.owner}")
    _registry[measure.id] = measure


def unregister(measure_id: str) -> None:
    """Withdraw a measure; goals on it fall back to "measured once it runs"."""
    _registry.pop(measure_id, None)


def registered() -> tuple[Measure, ...]:
    """All measures by id."""
    return tuple(_registry[key] for key in sorted(_registry))


def find(reference: str) -> tuple[Measure, str] | None:
    """Return the measure and the parameter of ``id`` or ``id[parameter]``, None if unknown."""
    measure_id, _, rest = reference.partition("[")
    measure = _registry.get(measure_id)
    return (measure, rest.removesuffix("]")) if measure else None


def compute(reference: str) -> Result:
    """Compute a measure now.

    Raises:
        UnknownMeasure: if nobody has registered it.
    """
    found = find(reference)
    if found is None:
        raise UnknownMeasure(f"Die Messgröße {reference} liefert noch kein System.")
    measure, parameter = found
    return measure.compute(parameter)


def store(reference: str, result: Result) -> StoredReading:
    """Keep a result as a new reading of the measure's series."""
    rows = [asdict(row) for row in result.rows[:ROWS_KEPT]]
    return StoredReading.objects.create(
        series=f"measure/{reference}",
        on=result.at.astimezone(BERLIN).date(),
        at=result.at,
        value=result.value,
        provenance=result.provenance,
        reason=result.reason,
        rows=rows,
        row_count=len(result.rows),
        row_digest=digest_of(result),
    )


def digest_of(result: Result) -> str:
    """SHA-256 over all rows of a result in canonical JSON, 64 hexadecimal digits."""
    rows = [asdict(row) for row in result.rows]
    canonical = json.dumps(rows, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def latest(series: str, *, until: date | None = None) -> StoredReading | None:
    """Return the newest reading of a series, by its date and then by arrival."""
    readings = StoredReading.objects.filter(series=series)
    if until is not None:
        readings = readings.filter(on__lte=until)
    return readings.order_by("-on", "-id").first()
