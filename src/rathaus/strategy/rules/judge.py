"""Which state a goal is in: the rules S1 to S11, asked in order."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from rathaus.kernel.text import Localized
from rathaus.strategy.document import Claim, Goal, Provenance
from rathaus.strategy.rules import reasons
from rathaus.strategy.rules.indicator import due_date, meets, outlook, progress
from rathaus.strategy.rules.outlook import ForecastPoint, Outlook
from rathaus.strategy.rules.reading import (
    Reading,
    change,
    in_order,
    last_until,
    real_first,
)
from rathaus.strategy.rules.state import GoalState, Light, StateKind, StateRule

_KINDS: dict[StateRule, tuple[StateKind, Light]] = {
    StateRule.MET: (StateKind.REACHED, Light.GREEN),
    StateRule.CLAIMED: (StateKind.REACHED, Light.GREEN),
    StateRule.CLAIMED_UNDATED: (StateKind.REACHED_UNDATED, Light.GREEN),
    StateRule.EXPIRED_MISSED: (StateKind.EXPIRED, Light.RED),
    StateRule.EXPIRED_UNPROVEN: (StateKind.EXPIRED, Light.NONE),
    StateRule.NO_VALUE: (StateKind.UNKNOWN, Light.NONE),
    StateRule.SAMPLE_ONLY: (StateKind.UNKNOWN, Light.NONE),
    StateRule.NO_OUTLOOK: (StateKind.UNKNOWN, Light.NONE),
    StateRule.LIKELY_IN_TIME: (StateKind.ON_TRACK, Light.GREEN),
    StateRule.WITHIN_BAND: (StateKind.LATE, Light.AMBER),
    StateRule.BEYOND_BAND: (StateKind.AT_RISK, Light.RED),
}


@dataclass(frozen=True, slots=True)
class _Case:
    """What the rules look at."""

    goal: Goal
    published: date
    today: date
    readings: tuple[Reading, ...]
    outlook: Outlook

    @property
    def latest(self) -> Reading | None:
        return self.readings[-1] if self.readings else None

    @property
    def real(self) -> bool:
        return bool(self.readings) and self.readings[-1].real

    @property
    def value(self) -> Decimal | None:
        return self.readings[-1].value if self.readings else None


def judge(goal: Goal, readings: Sequence[Reading], published: date, today: date) -> GoalState:
    """Say in which state a goal is on a day.

    Args:
        goal: target, unit, year, claim.
        readings: every reading of the goal in any order, gaps and samples included.
        published: when the strategy was published; an undated claim is taken to be from then.
        today: civil date in Berlin; later readings are not looked at.
    """
    counted = real_first(in_order(readings, today))
    case = _Case(goal, published, today, counted, outlook(goal, counted, today))
    claim = _standing_claim(case)
    if claim is not None and not case.real:
        # Samples say nothing beside a claim, and would stand there as if they proved it.
        counted = ()
        case = _Case(goal, published, today, counted, Outlook())
    rule = _rule(case, claim)
    kind, light = _KINDS[rule]
    state = GoalState(
        goal=goal.id,
        kind=kind,
        rule=rule,
        light=light,
        label=Localized(""),
        reason=Localized(""),
        unit=goal.unit,
        target=goal.target,
        due=due_date(goal),
        claim=goal.claim,
        outlook=case.outlook,
        readings=counted,
        reached_on=_reached_on(case, claim),
        fell_back=_fell_back(case, claim),
        value_at_due=last_until(counted, due_date(goal)) if _over(case) else None,
        change_quarter=change(counted, 1),
        change_year=change(counted, 4),
        waiting_for=goal.awaits,
        to_establish=goal.manual,
    )
    state = _with_value(state, case, claim)
    return replace(state, label=reasons.label(state), reason=reasons.reason(state))


def _rule(case: _Case, claim: Claim | None) -> StateRule:
    met = case.real and case.value is not None and meets(case.goal, case.value)
    if claim is not None:
        return StateRule.CLAIMED if claim.on is not None else StateRule.CLAIMED_UNDATED
    if met:
        return StateRule.MET
    if _over(case):
        return StateRule.EXPIRED_MISSED if case.real else StateRule.EXPIRED_UNPROVEN
    if not case.real:
        return StateRule.SAMPLE_ONLY if case.readings else StateRule.NO_VALUE
    point = case.outlook.at_due
    if point is None:
        return StateRule.NO_OUTLOOK
    return _by_band(case.goal, point)


def _by_band(goal: Goal, point: ForecastPoint) -> StateRule:
    if meets(goal, point.likely):
        return StateRule.LIKELY_IN_TIME
    if meets(goal, point.high) or meets(goal, point.low):
        return StateRule.WITHIN_BAND
    return StateRule.BEYOND_BAND


def _over(case: _Case) -> bool:
    return case.today > due_date(case.goal)


def _standing_claim(case: _Case) -> Claim | None:
    """The goal's claim, unless a later real reading says otherwise.

    A claim without evidence is none. A reading before the claim does not speak against it; an
    undated claim is taken to be from the day the strategy was published. A later reading that
    meets the target confirms the claim and leaves its date to it.
    """
    claim = case.goal.claim
    if claim is None or not claim.evidence.strip() or (claim.on and claim.on > case.today):
        return None
    since = claim.on or case.published
    latest = case.latest
    against = (
        latest is not None
        and latest.real
        and latest.on > since
        and latest.value is not None
        and not meets(case.goal, latest.value)
    )
    return None if against else claim


def _reached_on(case: _Case, claim: Claim | None) -> date | None:
    """Start of the present unbroken run of real readings that meet the target."""
    if claim is not None:
        return claim.on
    begin: date | None = None
    for reading in case.readings:
        if reading.value is None or not reading.real or not meets(case.goal, reading.value):
            begin = None
        elif begin is None:
            begin = reading.on
    return begin


def _fell_back(case: _Case, claim: Claim | None) -> bool:
    if not case.real or case.value is None or claim is not None:
        return False
    before = case.goal.claim is not None or any(
        each.value is not None and meets(case.goal, each.value) for each in case.readings
    )
    return before and not meets(case.goal, case.value)


def _with_value(state: GoalState, case: _Case, claim: Claim | None) -> GoalState:
    """Fill in the current value; a standing claim is worth the whole way, whatever a sample says.

    A claimed goal shows a real reading only if it confirms the claim.
    """
    latest = case.latest
    if claim is not None:
        confirming = (
            latest if latest and latest.real and latest.on > (claim.on or case.published) else None
        )
        return replace(
            state,
            value=confirming.value if confirming else None,
            on=confirming.on if confirming else claim.on,
            provenance=confirming.provenance if confirming else Provenance.MANUAL,
            progress=Decimal(1),
        )
    if latest is None or latest.value is None:
        return state
    return replace(
        state,
        value=latest.value,
        on=latest.on,
        provenance=latest.provenance,
        progress=progress(case.goal, latest.value),
    )
