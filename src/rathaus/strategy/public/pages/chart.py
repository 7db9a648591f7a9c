"""The chart of a goal: measured, aimed at, likely."""

from datetime import date
from decimal import Decimal
from itertools import pairwise

from rathaus.kernel.time import Quarter
from rathaus.kernel.units import UNIT_TEXTS, Unit
from rathaus.strategy.document import Goal
from rathaus.strategy.public.pages import addresses
from rathaus.strategy.public.pages.words import Words
from rathaus.strategy.rules.reading import by_quarter
from rathaus.strategy.rules.state import GoalState
from rathaus.ui.charts import Expected, Forecast, Gap, Note, Reading, Target, TimeSeries
from rathaus.ui.provenance import SourceLink

_GAP_QUARTERS = 3
_NBSP = "\u00a0"


def chart(goal: Goal, state: GoalState, words: Words) -> TimeSeries | None:
    """Draw the readings of a goal with its target and outlook; None when there is too little."""
    readings = [each for each in by_quarter(state.readings) if each.value is not None]
    if len(readings) < 2 or goal.unit is Unit.YES_NO:
        return None
    percent = goal.unit is Unit.PERCENT
    return TimeSeries(
        readings=tuple(Reading(each.on, float(each.value or 0)) for each in readings),
        unit=_unit(goal, words),
        sentence=_sentence(goal, state, words),
        source=_source(goal, state, words),
        german=german(goal, state),
        language=words.language,
        sample=state.sample,
        links=_links(goal, words),
        targets=(_target(goal, words),),
        forecast=_forecast(state, words),
        expected=_expected(goal, state, words),
        gaps=tuple(_gaps([each.on for each in readings])),
        notes=_notes(goal, state, words),
        suffix=f"{_NBSP}%" if percent else "",
        low=0,
        high=100 if percent else None,
    )


def _unit(goal: Goal, words: Words) -> str:
    unit = words.text(UNIT_TEXTS[goal.unit].name)
    return words.say("{t}, {u}", "{t}, {u}", t=words.text(goal.title), u=unit)


def _target(goal: Goal, words: Words) -> Target:
    told = words.amount(goal.target, goal.unit)
    return Target(
        date(goal.year, 12, 31),
        float(goal.target),
        words.say("Ziel Ende {y}: {t}", "Target end of {y}: {t}", y=goal.year, t=told),
        words.say("Ziel {y}: {t}", "Target {y}: {t}", y=goal.year, t=told),
    )


def _forecast(state: GoalState, words: Words) -> Forecast | None:
    point = state.outlook.at_due or (state.outlook.points[-1] if state.outlook.points else None)
    if point is None:
        return None
    step = Decimal("0.1") if point.high - point.low < 5 else Decimal(1)
    low, high = (words.number(bound.quantize(step)) for bound in (point.low, point.high))
    likely = point.likely.quantize(Decimal(1))
    return Forecast(
        point.on,
        float(point.likely),
        float(point.low),
        float(point.high),
        words.amount(likely, state.unit),
        (
            _likely(point.on, words),
            words.say("in 8 von 10 Rechnungen", "in 8 of 10 runs"),
            words.say("zwischen {a} und {b}", "between {a} and {b}", a=low, b=high),
        ),
    )


def _likely(on: date, words: Words) -> str:
    if (on.month, on.day) == (12, 31):
        return words.say("wahrscheinlich Ende {y}", "likely at the end of {y}", y=on.year)
    return words.say("wahrscheinlich {q}", "likely {q}", q=words.quarter(Quarter.of(on)))


def _expected(goal: Goal, state: GoalState, words: Words) -> Expected | None:
    target = state.outlook.target
    points = state.outlook.points
    if target is None or target.likely is None or not points:
        return None
    when = target.likely.end
    if when > points[-1].on or (state.on and when <= state.on):
        return None
    return Expected(
        when,
        float(goal.target),
        words.say("{t} erwartet", "{t} expected", t=words.amount(goal.target, goal.unit)),
        words.quarter(target.likely),
    )


def _gaps(days: list[date]) -> list[Gap]:
    """Quarters without a reading stay a gap; two missing ones in a row are worth showing."""
    return [
        Gap(first, later)
        for first, later in pairwise(days)
        if Quarter.of(later) - Quarter.of(first) >= _GAP_QUARTERS
    ]


def _notes(goal: Goal, state: GoalState, words: Words) -> tuple[Note, ...]:
    at_due = state.value_at_due
    if at_due is None or at_due.value is None:
        return ()
    told = words.amount(at_due.value, goal.unit)
    label = words.say("Ende {y}: {v}", "End of {y}: {v}", y=goal.year, v=told)
    short = goal.target - at_due.value
    detail = ""
    if short > 0 and at_due.real:
        detail = words.say(
            "Ziel um {d} verfehlt", "Target missed by {d}", d=_points(short, goal.unit, words)
        )
    return (Note(at_due.on, label, detail, ring=True),)


def _points(value: Decimal, unit: Unit, words: Words) -> str:
    written = words.number(value.quantize(Decimal("0.1")))
    return words.say("{n} Punkte", "{n} points", n=written) if unit is Unit.PERCENT else written


def _sentence(goal: Goal, state: GoalState, words: Words) -> str:
    now = words.say(
        "{title}: {v} am {d}.",
        "{title}: {v} on {d}.",
        title=words.text(goal.title),
        v=words.amount(state.value, goal.unit, goal.target),
        d=words.day(state.on),
    )
    return f"{now} {words.text(state.reason)}"


def german(goal: Goal, state: GoalState) -> tuple[str, ...]:
    """Return the evidence behind a goal's values: people write it in German only."""
    evidence = {each.evidence.rstrip(".") for each in state.readings}
    claimed = {goal.claim.evidence} if goal.claim else set()
    return tuple(sorted((evidence | claimed) - {""}))


def _source(goal: Goal, state: GoalState, words: Words) -> str:
    evidence = state.readings[-1].evidence if state.readings else ""
    parts = [
        words.say("Quelle: {e}.", "Source: {e}.", e=evidence.rstrip(".")) if evidence else "",
        words.say("Stand {d}.", "As of {d}.", d=words.day(state.on)),
        words.say(
            "Die Fläche zeigt, wo 8 von 10 Rechnungen enden.",
            "The area shows where 8 of 10 runs end.",
        )
        if state.outlook.points
        else words.text(state.outlook.absent),
    ]
    return " ".join(part for part in parts if part)


def _links(goal: Goal, words: Words) -> tuple[SourceLink, ...]:
    base = addresses.goal(goal.id)
    return (
        SourceLink("CSV", f"{base}verlauf.csv"),
        SourceLink("SVG", f"{base}verlauf.svg"),
        SourceLink(
            words.say("So entsteht die Aussicht", "How the outlook is made"),
            f"{addresses.MEASURING}#aussicht",
        ),
    )
