"""The phases of an assessment, and what each demands before it may be left.

The four phases are those that the strategy names for its lasting evaluation: first assessment,
concept, consolidation, finalisation (Ersteinschätzung, Konzeption, Konsolidierung, Finalisierung).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from rathaus.kernel.text import Localized


class Phase(StrEnum):
    """Where an assessment stands: before, in one of four phases, or done."""

    PLANNED = "planned"
    FIRST = "first"
    CONCEPT = "concept"
    CONSOLIDATION = "consolidation"
    FINALISATION = "finalisation"
    DONE = "done"


ORDER = tuple(Phase)
WORKING = (Phase.FIRST, Phase.CONCEPT, Phase.CONSOLIDATION, Phase.FINALISATION)
"""The phases that have dates and people."""
TITLES = {
    Phase.PLANNED: Localized("Geplant", "Planned"),
    Phase.FIRST: Localized("Ersteinschätzung", "First assessment"),
    Phase.CONCEPT: Localized("Konzeption", "Concept"),
    Phase.CONSOLIDATION: Localized("Konsolidierung", "Consolidation"),
    Phase.FINALISATION: Localized("Finalisierung", "Finalisation"),
    Phase.DONE: Localized("Abgeschlossen", "Finished"),
}
PURPOSES = {
    Phase.FIRST: Localized(
        "Was hat sich in Technik und Gesellschaft getan, wo stehen die Ziele, was sagen die "
        "Menschen?",
        "What happened in technology and society, where do the goals stand, what do people say?",
    ),
    Phase.CONCEPT: Localized(
        "Was folgt daraus? Jede Erkenntnis bekommt einen Vorschlag.",
        "What follows from it? Every finding gets a proposal.",
    ),
    Phase.CONSOLIDATION: Localized(
        "Die Vorschläge werden abgestimmt: beschlossen oder verworfen.",
        "The proposals are settled: agreed or dropped.",
    ),
    Phase.FINALISATION: Localized(
        "Das Beschlossene wird umgesetzt und als neue Fassung festgehalten.",
        "What was agreed is applied and frozen as a new version.",
    ),
}
USUAL_LENGTH = timedelta(days=28)


@dataclass(frozen=True, slots=True)
class Span:
    """First and last day of a phase, both included, and whether somebody looks after it."""

    starts: date
    ends: date
    owned: bool = True


@dataclass(frozen=True, slots=True)
class State:
    """What is known of an assessment when somebody wants to move it on.

    Args:
        owned: whether the assessment has an owner.
        spans: dates of the phases.
        unrated: titles of watch entries that nobody has rated.
        findings: titles of all findings.
        unanswered: titles of findings that no decision answers.
        undecided: titles of decisions that are neither agreed nor dropped.
        unapplied: titles of agreed decisions that are not applied yet.
    """

    owned: bool = True
    spans: Mapping[Phase, Span] = field(default_factory=dict)
    unrated: tuple[str, ...] = ()
    findings: tuple[str, ...] = ()
    unanswered: tuple[str, ...] = ()
    undecided: tuple[str, ...] = ()
    unapplied: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Demand:
    """One thing that a phase demands; ``open`` names what is still missing."""

    text: Localized
    met: bool
    open: tuple[str, ...] = ()


def following(phase: Phase) -> Phase | None:
    """The next phase, None after the last."""
    return None if phase is Phase.DONE else ORDER[ORDER.index(phase) + 1]


def earlier(phase: Phase) -> tuple[Phase, ...]:
    """The phases one may go back to; a finished assessment stays finished."""
    if phase is Phase.DONE:
        return ()
    return ORDER[1 : max(ORDER.index(phase), 1)]


def demands(phase: Phase, state: State) -> tuple[Demand, ...]:
    """What the phase demands before it may be left, met or not."""
    if phase is Phase.PLANNED:
        return _of_plan(state)
    if phase is Phase.FIRST:
        return (
            _nothing_left(
                Localized(
                    "Jede Beobachtung ist eingeschätzt.", "Every watched matter has been rated."
                ),
                state.unrated,
            ),
            Demand(
                Localized(
                    "Mindestens eine Erkenntnis ist festgehalten.",
                    "At least one finding has been written down.",
                ),
                bool(state.findings),
            ),
        )
    if phase is Phase.CONCEPT:
        text = Localized(
            "Jede Erkenntnis hat eine Entscheidung, und sei es die, nichts zu ändern.",
            "Every finding has a decision, if only the one to change nothing.",
        )
        return (_nothing_left(text, state.unanswered),)
    if phase is Phase.CONSOLIDATION:
        text = Localized(
            "Jeder Vorschlag ist beschlossen oder mit Grund verworfen.",
            "Every proposal is agreed, or dropped with a reason.",
        )
        return (_nothing_left(text, state.undecided),)
    if phase is Phase.FINALISATION:
        return (
            _nothing_left(
                Localized("Nichts ist mehr offen.", "Nothing is undecided."), state.undecided
            ),
            _nothing_left(
                Localized("Alles Beschlossene ist umgesetzt.", "All that was agreed is applied."),
                state.unapplied,
            ),
        )
    return ()


def _nothing_left(text: Localized, left: Iterable[str]) -> Demand:
    names = tuple(left)
    return Demand(text, not names, names)


def _of_plan(state: State) -> tuple[Demand, ...]:
    missing = tuple(TITLES[phase].de for phase in WORKING if phase not in state.spans)
    unowned = tuple(
        TITLES[phase].de
        for phase in WORKING
        if phase in state.spans and not state.spans[phase].owned
    )
    return (
        Demand(Localized("Jemand ist verantwortlich.", "Somebody is responsible."), state.owned),
        _nothing_left(
            Localized("Jede Phase hat Anfang und Ende.", "Every phase has its dates."), missing
        ),
        _nothing_left(
            Localized("Für jede Phase sorgt jemand.", "Somebody looks after every phase."),
            unowned,
        ),
    )


def disorder(spans: Mapping[Phase, Span]) -> tuple[Phase, Localized] | None:
    """Return the first phase whose dates do not fit, and what is wrong; None if all do.

    >>> spans = {Phase.FIRST: Span(date(2027, 2, 1), date(2027, 1, 1))}
    >>> disorder(spans)[1].en
    'First assessment ends before it begins.'
    """
    last: tuple[Phase, Span] | None = None
    for phase in WORKING:
        span = spans.get(phase)
        if span is None:
            continue
        title = TITLES[phase]
        if span.ends < span.starts:
            return phase, Localized(
                f"{title.de} endet, bevor sie beginnt.", f"{title.en} ends before it begins."
            )
        if last is not None and span.starts < last[1].starts:
            before = TITLES[last[0]]
            return phase, Localized(
                f"{title.de} beginnt vor {before.de}.", f"{title.en} begins before {before.en}."
            )
        last = phase, span
    return None


def proposed(begin: date) -> dict[Phase, Span]:
    """Propose dates: four weeks for each phase, one after the other."""
    spans = {}
    for number, phase in enumerate(WORKING):
        starts = begin + number * USUAL_LENGTH
        spans[phase] = Span(starts, starts + USUAL_LENGTH - timedelta(days=1))
    return spans
