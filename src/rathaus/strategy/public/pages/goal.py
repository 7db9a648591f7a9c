"""The page of a goal: the number, where it is heading, where it comes from."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from rathaus.kernel.text import Localized
from rathaus.kernel.units import UNIT_TEXTS, Unit
from rathaus.strategy.document import Goal
from rathaus.strategy.public.pages import addresses
from rathaus.strategy.public.pages.chart import german
from rathaus.strategy.public.pages.crumbs import Crumb, crumbs
from rathaus.strategy.public.pages.goal_path import MeasureFacts, Step, TraceFacts, steps
from rathaus.strategy.public.pages.goals import change_of, line_of, mark_of, value_of
from rathaus.strategy.public.pages.index import Index
from rathaus.strategy.public.pages.words import DASH, PROVENANCE, Link, Words
from rathaus.strategy.rules.evaluate import Evaluation
from rathaus.strategy.rules.rollup import RollUp
from rathaus.strategy.rules.state import GoalState, StateKind
from rathaus.ui.marks import ProgressLine

_SENTENCE_END = re.compile(r"(?<=[a-zäöüß%)])\.\s+")
_SHOWN_READINGS = 60


@dataclass(frozen=True, slots=True)
class SourceRowView:
    """A row behind the number."""

    source: str
    label: str
    value: str
    provenance: str


@dataclass(frozen=True, slots=True)
class MeasureView:
    """A measure that the goal's formula asks; ``running`` is false while nobody offers it."""

    title: str
    reference: str
    running: bool
    value: str
    at: datetime | None
    provenance: str
    sample: bool
    row_count: int
    digest: str
    reason: str
    rows: tuple[SourceRowView, ...]


@dataclass(frozen=True, slots=True)
class ReadingRow:
    """One reading in the table of all readings."""

    on: str
    value: str
    provenance: str
    evidence: str
    sample: bool


@dataclass(frozen=True, slots=True)
class WeightRow:
    """The goal's part in a roll-up."""

    title: str
    url: str
    text: str


@dataclass(frozen=True, slots=True)
class GoalPage:
    """Everything the page of a goal shows, without chart and projects."""

    id: str
    crumbs: list[Crumb]
    kicker: str
    title: str
    text: str
    number: str
    unit: str
    spoken: str
    when: str
    sample: bool
    mark: str
    label: str
    headline: str
    reason: str
    rule: str
    rule_url: str
    change: str
    remark: str
    line: ProgressLine
    steps: tuple[Step, ...]
    measures: tuple[MeasureView, ...]
    awaiting: str
    manual: str
    claim: str
    readings: tuple[ReadingRow, ...]
    more_readings: int
    weights: tuple[WeightRow, ...]
    dimensions: tuple[Link, ...]
    plans: tuple[Link, ...]
    source: str
    german: tuple[str, ...]


def goal_page(
    goal: Goal, evaluation: Evaluation, index: Index, trace: TraceFacts, words: Words
) -> GoalPage:
    """Build the page of a goal."""
    state = evaluation.goals[goal.id]
    number, unit = _big(goal, state, words)
    headline, reason = _sentences(words.text(state.reason))
    programme = index.programme(goal.programme, words)
    title = words.text(goal.title)
    return GoalPage(
        id=goal.id,
        crumbs=crumbs(words, programme, Link(title)),
        kicker=_kicker(goal, programme, words),
        title=title,
        text=words.text(goal.text),
        number=number,
        unit=unit,
        spoken=value_of(goal, state, words),
        when=_when(goal, state, words),
        sample=state.sample,
        mark=mark_of(state),
        label=words.text(state.label),
        headline=headline,
        reason=reason,
        rule=state.rule.value.split("-")[0],
        rule_url=f"{addresses.MEASURING}#{state.rule.value.split('-')[0].lower()}",
        change=_change(goal, state, words),
        remark=words.text(goal.remark),
        line=line_of(goal, state),
        steps=tuple(steps(goal, state, index, trace, words)),
        measures=tuple(_measure(each, words) for each in trace.measures),
        awaiting=_awaiting(goal, trace, words),
        manual=words.text(goal.manual),
        claim=_claim(goal, words),
        readings=_readings(goal, state, words),
        more_readings=max(len(state.readings) - _SHOWN_READINGS, 0),
        weights=tuple(_weights(goal, evaluation, index, words)),
        dimensions=_links(index.dimension(key, words) for key in goal.dimensions),
        plans=_links(index.plan(key, words) for key in goal.action_plans),
        source=index.source(goal.source) if goal.source else "",
        german=german(goal, state),
    )


def _links(found: Iterable[Link | None]) -> tuple[Link, ...]:
    return tuple(link for link in found if link is not None)


def _kicker(goal: Goal, programme: Link | None, words: Words) -> str:
    return words.say(
        "Ziel {n}, Programm {p}, Zieltermin Ende {y}",
        "Goal {n}, programme {p}, due at the end of {y}",
        n=goal.number,
        p=programme.words if programme else DASH,
        y=goal.year,
    )


def _big(goal: Goal, state: GoalState, words: Words) -> tuple[str, str]:
    """Split the value into the large number and its unit."""
    if state.value is None:
        reported = state.kind in (StateKind.REACHED, StateKind.REACHED_UNDATED)
        return (words.say("erreicht", "reached"), "") if reported else (DASH, "")
    if goal.unit is Unit.YES_NO:
        return words.amount(state.value, goal.unit), ""
    number = words.number(state.value.quantize(Decimal("0.1")))
    if goal.unit is Unit.PERCENT:
        return number, "%"
    if goal.unit is Unit.COUNT:
        of = words.say("von {n}", "of {n}", n=words.number(goal.target))
        return number, of
    return number, words.text(UNIT_TEXTS[goal.unit].symbol)


def _sentences(reason: str) -> tuple[str, str]:
    """Part a reason into its first sentence and the rest."""
    found = _SENTENCE_END.search(reason)
    if found is None:
        return reason, ""
    return reason[: found.start() + 1], reason[found.end() :]


def _when(goal: Goal, state: GoalState, words: Words) -> str:
    if state.value is None:
        if state.claim is not None and state.progress is not None:
            return words.say(
                "Von der Stadt als erreicht gemeldet, nicht gemessen",
                "Reported as reached by the city, not measured",
            )
        return words.say("Noch kein Wert", "No value yet")
    how = PROVENANCE[state.provenance] if state.provenance else Localized("")
    return words.say(
        "{target}, {how} am {day}" if not state.sample else "{target}, Beispielwert vom {day}",
        "{target}, {how} on {day}" if not state.sample else "{target}, sample value of {day}",
        target=words.say("Ziel {t}", "Target {t}", t=words.amount(goal.target, goal.unit)),
        how=words.text(how),
        day=words.day(state.on),
    )


def _change(goal: Goal, state: GoalState, words: Words) -> str:
    parts = []
    quarter = change_of(goal, state, words)
    if quarter:
        parts.append(words.say("{c} zum Vorquartal", "{c} on the previous quarter", c=quarter))
    if state.change_year is not None and goal.unit is not Unit.YES_NO:
        year = words.change(state.change_year.difference, goal.unit)
        parts.append(words.say("{c} in einem Jahr", "{c} in a year", c=year))
    return ", ".join(parts)


def _measure(facts: MeasureFacts, words: Words) -> MeasureView:
    unit = facts.unit or Unit.COUNT
    return MeasureView(
        title=words.text(facts.title),
        reference=facts.reference,
        running=facts.running,
        value=words.amount(facts.value, unit),
        at=facts.at,
        provenance=_provenance(facts.provenance, words),
        sample=facts.provenance == "sample",
        row_count=facts.row_count,
        digest=facts.digest,
        reason=facts.reason,
        rows=tuple(
            SourceRowView(source, label, value, _provenance(provenance, words))
            for source, label, value, provenance in facts.rows
        ),
    )


def _provenance(value: str, words: Words) -> str:
    known = {each.value: told for each, told in PROVENANCE.items()}
    return words.text(known[value]) if value in known else value


def _awaiting(goal: Goal, trace: TraceFacts, words: Words) -> str:
    if not goal.formula or any(each.running for each in trace.measures):
        return ""
    return words.say(
        "Dieses Ziel wird gemessen, sobald {x} läuft. Bis dahin gibt es keinen gemessenen Wert.",
        "This goal is measured once {x} runs. Until then there is no measured value.",
        x=words.awaited(goal.awaits) if goal.awaits else goal.formula,
    )


def _claim(goal: Goal, words: Words) -> str:
    if goal.claim is None:
        return ""
    if goal.claim.on is None:
        return goal.claim.evidence
    return words.say("{e} ({d})", "{e} ({d})", e=goal.claim.evidence, d=words.day(goal.claim.on))


def _readings(goal: Goal, state: GoalState, words: Words) -> tuple[ReadingRow, ...]:
    return tuple(
        ReadingRow(
            words.day(each.on),
            words.amount(each.value, goal.unit, goal.target),
            words.text(PROVENANCE[each.provenance]),
            each.evidence or words.text(each.reason),
            each.provenance.value == "sample",
        )
        for each in reversed(state.readings[-_SHOWN_READINGS:])
    )


def _weights(goal: Goal, evaluation: Evaluation, index: Index, words: Words) -> list[WeightRow]:
    found: list[WeightRow] = []
    programme = index.programme(goal.programme, words)
    if programme is not None:
        found += _weight(goal, evaluation.programmes[goal.programme], programme, words)
    for key in goal.dimensions:
        dimension = index.dimension(key, words)
        if dimension is not None:
            found += _weight(goal, evaluation.dimensions[key], dimension, words)
    return found


def _weight(goal: Goal, roll_up: RollUp, link: Link, words: Words) -> list[WeightRow]:
    return [
        WeightRow(link.words, link.url, words.text(term.explanation))
        for term in roll_up.terms
        if term.goal == goal.id
    ]
