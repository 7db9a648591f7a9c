"""The way from a goal to its number, step by step."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from rathaus.kernel.text import Localized
from rathaus.kernel.units import UNIT_TEXTS, Unit
from rathaus.strategy.document import Goal
from rathaus.strategy.public.pages.index import Index
from rathaus.strategy.public.pages.words import DASH, PROVENANCE, Words
from rathaus.strategy.rules.state import GoalState


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the way from the goal to the number."""

    title: str
    text: str
    detail: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class MeasureFacts:
    """What the trace of a goal says about one measure, as plain values."""

    title: Localized
    reference: str
    running: bool
    unit: Unit | None
    value: Decimal | None
    at: datetime | None
    provenance: str
    reason: str
    row_count: int
    digest: str
    rows: tuple[tuple[str, str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class TraceFacts:
    """How the newest computed value came about; ``at`` is None before the first."""

    rule: Localized = Localized("")
    at: datetime | None = None
    measures: tuple[MeasureFacts, ...] = ()


def steps(
    goal: Goal, state: GoalState, index: Index, trace: TraceFacts, words: Words
) -> list[Step]:
    """Return the steps: goal, measure, rule, data, computed, or what a person established."""
    aim = words.say(
        "{t} bis Ende {y}",
        "{t} by the end of {y}",
        t=words.amount(goal.target, goal.unit),
        y=goal.year,
    )
    published = words.say("beschlossen {y}", "adopted {y}", y=index.strategy.published.year)
    first = Step(words.say("Ziel", "Goal"), aim, published)
    if not goal.formula:
        return [first, *_manual_steps(state, words)]
    return [first, *_computed_steps(goal, trace, words)]


def _manual_steps(state: GoalState, words: Words) -> list[Step]:
    last = state.readings[-1] if state.readings else None
    found = (
        Step(
            words.say("Feststellung", "Finding"),
            words.text(PROVENANCE[last.provenance]),
            last.evidence,
        )
        if last
        else Step(
            words.say("Feststellung", "Finding"),
            words.say("steht noch aus", "still to come"),
        )
    )
    return [
        Step(
            words.say("Messgröße", "Measure"),
            words.say("keine automatische Messung", "no automatic measure"),
            words.say("Eine Person stellt den Wert fest", "A person establishes the value"),
        ),
        found,
        Step(
            words.say("Eingetragen", "Entered"),
            words.day(last.on) if last else DASH,
        ),
    ]


def _computed_steps(goal: Goal, trace: TraceFacts, words: Words) -> list[Step]:
    titles = [words.text(each.title) for each in trace.measures if each.running]
    rows = sum(each.row_count for each in trace.measures)
    digests = [each.digest for each in trace.measures if each.digest]
    pending = words.say(
        "gemessen, sobald {x} läuft", "measured once {x} runs", x=words.awaited(goal.awaits)
    )
    return [
        Step(
            words.say("Messgröße", "Measure"),
            words.join(titles) if titles else _bare(trace, words),
            "" if titles else (pending if goal.awaits else ""),
        ),
        Step(
            words.say("Rechenregel", "Rule"),
            _rule(goal, trace, words),
            words.say("Einheit {u}", "Unit {u}", u=words.text(UNIT_TEXTS[goal.unit].name)),
        ),
        Step(
            words.say("Daten", "Data"),
            words.counted(rows, Localized("Zeile", "row"), Localized("Zeilen", "rows"))
            if trace.at
            else words.say("noch keine", "none yet"),
            "",
            "#zeilen" if rows else "",
        ),
        Step(
            words.say("Berechnet", "Computed"),
            words.moment(trace.at) if trace.at else words.say("noch nicht", "not yet"),
            words.say("Prüfsumme {d}", "Checksum {d}", d=_short(digests[0])) if digests else "",
        ),
    ]


def _rule(goal: Goal, trace: TraceFacts, words: Words) -> str:
    if [each.reference for each in trace.measures] == [goal.formula]:
        return words.say("der Messwert, unverändert", "the measure, as it is")
    return words.text(trace.rule) or goal.formula


def _bare(trace: TraceFacts, words: Words) -> str:
    return words.join([each.reference for each in trace.measures]) or DASH


def _short(digest: str) -> str:
    return f"{digest[:4]}…{digest[-4:]}" if len(digest) > 8 else digest
