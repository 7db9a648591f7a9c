"""The state of a goal: what holds, by which rule, and which light it earns."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from rathaus.kernel.text import Localized
from rathaus.kernel.units import Unit
from rathaus.strategy.document import Claim, Provenance
from rathaus.strategy.rules.outlook import Outlook
from rathaus.strategy.rules.reading import Change, Reading


class StateKind(StrEnum):
    """What can be said about a goal."""

    REACHED = "reached"
    REACHED_UNDATED = "reached-date-unknown"
    ON_TRACK = "on-track"
    LATE = "late"
    AT_RISK = "at-risk"
    EXPIRED = "expired"
    UNKNOWN = "unknown"


class Light(StrEnum):
    """The traffic light; never earned by a sample reading."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"
    NONE = "none"


class StateRule(StrEnum):
    """The rule that decided a state; docs/explanation/goals-and-forecasts.md lists them."""

    MET = "S1-met"
    CLAIMED = "S2-claimed"
    CLAIMED_UNDATED = "S3-claimed-undated"
    EXPIRED_MISSED = "S4-expired-missed"
    EXPIRED_UNPROVEN = "S5-expired-unproven"
    NO_VALUE = "S6-no-value"
    SAMPLE_ONLY = "S7-sample-only"
    NO_OUTLOOK = "S8-no-outlook"
    LIKELY_IN_TIME = "S9-likely-in-time"
    WITHIN_BAND = "S10-within-band"
    BEYOND_BAND = "S11-beyond-band"


@dataclass(frozen=True, slots=True)
class GoalState:
    """Everything a page or report says about a goal at a day.

    Args:
        goal: id of the goal.
        kind: the state.
        rule: the rule that decided; the light follows from it too.
        light: green, amber, red, or none when no real value stands behind it.
        label: the state in two or three words.
        reason: one or two sentences for people.
        value: current value in the goal's unit, None when there is none.
        on: date of the current value.
        provenance: of the current value; a sample must be marked wherever the value stands.
        progress: way from baseline to target, 0 to 1, None without a value. Of whatever
            provenance: ask ``real`` before it is counted.
        due: last day of the goal's year.
        change_quarter: difference to the previous quarter.
        change_year: difference to a year ago.
        value_at_due: last reading not later than the due date, once that has passed.
        reached_on: date from which the target has been met without interruption.
        fell_back: it was reached once and is below again.
        claim: statement of a source that it is reached.
        outlook: trend, band and target date.
        readings: the readings that count, in order.
        waiting_for: the domain whose measure is still to come.
        to_establish: what a person must find out when there is no measure.
    """

    goal: str
    kind: StateKind
    rule: StateRule
    light: Light
    label: Localized
    reason: Localized
    unit: Unit
    target: Decimal
    due: date
    value: Decimal | None = None
    on: date | None = None
    provenance: Provenance | None = None
    progress: Decimal | None = None
    change_quarter: Change | None = None
    change_year: Change | None = None
    value_at_due: Reading | None = None
    reached_on: date | None = None
    fell_back: bool = False
    claim: Claim | None = None
    outlook: Outlook = Outlook()
    readings: tuple[Reading, ...] = ()
    waiting_for: str = ""
    to_establish: Localized = Localized("")

    @property
    def sample(self) -> bool:
        """The value is a sample and must be marked as one."""
        return self.provenance is Provenance.SAMPLE

    @property
    def real(self) -> bool:
        """The progress rests on a measured or established value, or on a source's claim."""
        return self.progress is not None and not self.sample
