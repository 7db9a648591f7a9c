"""A goal in one row: value, change, outlook and progress line, as every list shows it."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from rathaus.kernel.units import Unit
from rathaus.strategy.document import Goal
from rathaus.strategy.public.pages import addresses
from rathaus.strategy.public.pages.words import DASH, Words
from rathaus.strategy.rules.evaluate import Evaluation
from rathaus.strategy.rules.indicator import rising
from rathaus.strategy.rules.state import GoalState, Light, StateKind, StateRule
from rathaus.ui.marks import ProgressLine, progress

MARKS = {
    StateKind.REACHED: "reached",
    StateKind.REACHED_UNDATED: "reached",
    StateKind.ON_TRACK: "on-track",
    StateKind.LATE: "late",
    StateKind.AT_RISK: "at-risk",
    StateKind.EXPIRED: "expired",
    StateKind.UNKNOWN: "unknown",
}
NEUTRAL = frozenset({"unknown", "past"})
"""Marks without a colour of state; a sample value shows one of them and nothing else."""


@dataclass(frozen=True, slots=True)
class GoalRow:
    """One goal in a list.

    ``turn`` is true for the first goal of another year than the one before, ``year_words`` is
    then filled. ``mark`` names a shape of the kit or ``past`` (deadline over, nothing proven).
    """

    id: str
    url: str
    number: str
    title: str
    year: int
    year_words: str
    turn: bool
    line: ProgressLine
    value: str
    change: str
    mark: str
    outlook: str
    sample: bool


def mark_of(state: GoalState) -> str:
    """Return the shape of a state; without a light (sample, nothing known) a neutral one."""
    if state.light is Light.NONE:
        return "past" if state.kind is StateKind.EXPIRED else "unknown"
    return MARKS[state.kind]


def rows(goals: Iterable[Goal], evaluation: Evaluation, words: Words) -> tuple[GoalRow, ...]:
    """Return the rows of goals in their order, the year shown where it turns."""
    found: list[GoalRow] = []
    year = 0
    for goal in goals:
        found.append(_row(goal, evaluation.goals[goal.id], goal.year != year, words, bool(found)))
        year = goal.year
    return tuple(found)


def _row(goal: Goal, state: GoalState, first: bool, words: Words, later: bool) -> GoalRow:
    return GoalRow(
        id=goal.id,
        url=addresses.goal(goal.id),
        number=goal.number,
        title=words.text(goal.title),
        year=goal.year,
        year_words=words.say("bis {y}", "by {y}", y=goal.year) if first else "",
        turn=first and later,
        line=line_of(goal, state),
        value=value_of(goal, state, words),
        change=change_of(goal, state, words),
        mark=mark_of(state),
        outlook=outlook_of(state, words),
        sample=state.sample,
    )


def line_of(goal: Goal, state: GoalState) -> ProgressLine:
    """Return the progress line of a goal, on a scale from nothing to 100 % or to the target."""
    reached = state.kind in (StateKind.REACHED, StateKind.REACHED_UNDATED)
    if state.value is None:
        return progress(100.0 if reached else None, reached=reached, sample=state.sample)
    year, due = state.change_year, state.outlook.at_due
    return progress(
        _share(goal, state.value),
        before=_share(goal, year.before) if year else None,
        target=_share(goal, goal.target),
        low=_share(goal, due.low) if due else None,
        high=_share(goal, due.high) if due else None,
        reached=reached,
        sample=state.sample,
    )


def _share(goal: Goal, value: Decimal) -> float:
    if not rising(goal):
        return float((goal.baseline - value) / (goal.baseline - goal.target) * 100)
    top = Decimal(100) if goal.unit is Unit.PERCENT else goal.target
    return float(value / top * 100) if top else 0.0


def value_of(goal: Goal, state: GoalState, words: Words) -> str:
    """Write the value of a goal; one that is only reported as reached says so."""
    if state.value is not None:
        return words.amount(state.value, goal.unit, goal.target)
    if state.kind in (StateKind.REACHED, StateKind.REACHED_UNDATED):
        return words.say("gemeldet", "reported")
    return DASH


def change_of(goal: Goal, state: GoalState, words: Words) -> str:
    """Write the difference to the previous quarter, nothing when there is none to tell."""
    change = state.change_quarter
    if change is None or state.value is None or goal.unit is Unit.YES_NO:
        return ""
    return words.change(change.difference, goal.unit)


def outlook_of(state: GoalState, words: Words) -> str:  # noqa: PLR0911 one line a state
    """Say in a few words where a goal stands or is heading."""
    target, point, year = state.outlook.target, state.outlook.at_due, state.due.year
    likely = target.likely if target else None
    match state.kind:
        case StateKind.REACHED if state.reached_on is not None:
            on = state.reached_on
            return words.say("erreicht {m}/{y}", "reached {m}/{y}", m=on.month, y=on.year)
        case StateKind.ON_TRACK if likely is not None:
            return words.say("im Plan für {y}", "on track for {y}", y=likely.year)
        case StateKind.LATE if likely is not None:
            return words.say("erwartet {q}", "expected {q}", q=words.quarter(likely))
        case StateKind.AT_RISK if point is not None:
            about = words.amount(point.likely, state.unit)
            return words.say("gefährdet: {y} etwa {v}", "at risk: {y} about {v}", y=year, v=about)
        case StateKind.EXPIRED if state.rule is StateRule.EXPIRED_UNPROVEN:
            return words.say("Termin abgelaufen", "due date passed")
        case StateKind.EXPIRED if likely is not None:
            return words.say("verfehlt, {q}", "missed, {q}", q=words.quarter(likely))
        case StateKind.UNKNOWN if state.sample and point is not None:
            about = words.amount(point.likely, state.unit)
            return words.say("{y} etwa {v}", "{y} about {v}", y=year, v=about)
    return words.text(state.label)
