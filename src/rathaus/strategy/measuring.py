"""Computing goals from measures: dated readings, each traceable to what it came from.

A measure that nobody offers leaves its goals unknown ("measured once X runs"); a measure that
fails leaves a gap with its reason. Nothing is ever taken for zero, and nothing overwritten: a new
reading is kept when value or provenance changed, or a new day began.
"""

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from django.db import transaction

from rathaus.kernel import measures
from rathaus.kernel.models import StoredReading
from rathaus.kernel.time import now, today
from rathaus.strategy.document import Goal
from rathaus.strategy.errors import NotFound
from rathaus.strategy.rules.formula import Formula, FormulaError, evaluate, parse
from rathaus.strategy.store.readings import PREFIX
from rathaus.strategy.store.state import changing, settle
from rathaus.strategy.store.structure import structure

logger = logging.getLogger(__name__)

_STEP = Decimal("0.000001")
_LIMIT = Decimal(10) ** 15
_ABSURD = "Der berechnete Wert ist unglaubhaft groß."


@dataclass(frozen=True, slots=True)
class Computed:
    """A goal's value as of now, not yet kept. ``answered``: at least one measure exists."""

    goal: Goal
    formula: Formula | None
    value: Decimal | None
    provenance: str
    reason: str
    answered: bool


def measure() -> int:
    """Compute all goals that have a formula and keep what is new.

    Returns:
        How many goals got a new reading.
    """
    settle()
    try:
        goals = [goal for goal in structure().goals if goal.formula]
    except NotFound:
        return 0
    formulas = {goal.id: _parsed(goal) for goal in goals}
    results = _ask(formulas)
    computed = [_compute(goal, formulas[goal.id], results) for goal in goals]
    if not any(_is_new(each) for each in computed):
        return 0
    with changing():
        return _keep([each for each in computed if _is_new(each)], results)


def _parsed(goal: Goal) -> Formula | None:
    try:
        return parse(goal.formula)
    except FormulaError as error:
        logger.error("goal %s: %s", goal.id, error.message)
        return None


def _ask(formulas: Mapping[str, Formula | None]) -> dict[str, measures.Result | None]:
    """Compute every measure that a formula names, once; None for those nobody offers."""
    named = {name for formula in formulas.values() if formula for name in formula.measures}
    return {name: _result(name) for name in sorted(named)}


def _result(name: str) -> measures.Result | None:
    try:
        with transaction.atomic():
            result = measures.compute(name)
    except measures.UnknownMeasure:
        return None
    except Exception:
        # Another package's mistake must not stop the other goals.
        logger.exception("measure %s failed", name)
        return measures.Result(None, now(), reason=f"Die Messung {name} ist fehlgeschlagen.")
    return result if _plausible(result.value) else measures.Result(None, now(), reason=_ABSURD)


def _plausible(value: Decimal | None) -> bool:
    return value is None or (value.is_finite() and abs(value) < _LIMIT)


def _compute(
    goal: Goal, formula: Formula | None, results: Mapping[str, measures.Result | None]
) -> Computed:
    if formula is None:
        reason = "Die Formel des Ziels ist nicht lesbar."
        return Computed(goal, None, None, "measured", reason, answered=False)
    used = {name: results[name] for name in formula.measures}
    outcome = evaluate(
        formula, {name: result.value if result else None for name, result in used.items()}
    )
    value = outcome.value
    reason = "" if value is not None else _why(goal, outcome.reason.de, used)
    if not _plausible(value):
        value, reason = None, _ABSURD
    return Computed(
        goal=goal,
        formula=formula,
        value=None if value is None else value.quantize(_STEP, ROUND_HALF_UP),
        provenance=measures.weakest(result.provenance for result in used.values() if result),
        reason=reason,
        answered=any(used.values()),
    )


def _why(goal: Goal, fallback: str, used: Mapping[str, measures.Result | None]) -> str:
    """Say why there is no value: what is still to come first, then what the measures say."""
    if any(result is None for result in used.values()):
        missing = ", ".join(name for name, result in used.items() if result is None)
        return f"Wird gemessen, sobald {goal.awaits or missing} läuft."
    told = [result.reason for result in used.values() if result and result.reason]
    return " ".join(dict.fromkeys(told)) or fallback


def _last(goal: Goal) -> StoredReading | None:
    rows = StoredReading.objects.filter(series=PREFIX + goal.id).exclude(formula="")
    return rows.order_by("-on", "-id").first()


def _is_new(computed: Computed) -> bool:
    last = _last(computed.goal)
    if computed.value is None:
        if last is None:
            return computed.answered
        return last.value is not None or last.reason != computed.reason
    return last is None or _differs(last, computed.value, computed.provenance, today())


def _differs(last: StoredReading, value: Decimal | None, provenance: str, on: date) -> bool:
    return (last.value, last.provenance, last.on) != (value, provenance, on)


def _keep(computed: list[Computed], results: Mapping[str, measures.Result | None]) -> int:
    names = {name for each in computed if each.formula for name in each.formula.measures}
    readings: dict[str, StoredReading] = {}
    for name in sorted(names):
        result = results[name]
        if result is not None:
            readings[name] = _keep_measure(name, result)
    StoredReading.objects.bulk_create(
        StoredReading(
            series=PREFIX + each.goal.id,
            on=today(),
            at=now(),
            value=each.value,
            provenance=each.provenance,
            reason=each.reason,
            formula=each.goal.formula,
            inputs=[
                {"measure": name, "reading": str(readings[name].pk)}
                for name in (each.formula.measures if each.formula else ())
                if name in readings
            ],
        )
        for each in computed
    )
    return len(computed)


def _keep_measure(name: str, result: measures.Result) -> StoredReading:
    """Keep a measure's result, or return the reading of today that says the same of the rows."""
    last = measures.latest(f"measure/{name}")
    same = (
        last is not None
        and not _differs(last, result.value, result.provenance, today())
        and last.row_digest == measures.digest_of(result)
    )
    return last if last is not None and same else measures.store(name, result)
