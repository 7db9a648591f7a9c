"""Weighted roll-up of goals to programme, dimension and strategy, every term explained."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from rathaus.kernel.text import Localized
from rathaus.strategy.document import Goal
from rathaus.strategy.rules import wording
from rathaus.strategy.rules.state import GoalState, Light, StateKind

_ZERO, _HUNDRED = Decimal(0), Decimal(100)


@dataclass(frozen=True, slots=True)
class Term:
    """A goal's part in a roll-up.

    ``share`` is its part of the known weight (0 to 1), 0 when it is not counted.
    """

    goal: str
    weight: Decimal
    progress: Decimal | None
    counted: bool
    share: Decimal
    explanation: Localized


@dataclass(frozen=True, slots=True)
class RollUp:
    """Progress of a group of goals.

    Args:
        subject: id of the programme or dimension, "" for the whole strategy.
        progress: weighted progress of the goals with a real value, 0 to 1; None without any.
        known_share: part of the whole weight that stands behind ``progress``, 0 to 1.
        goals: how many goals belong to it.
        counted: how many have a real value.
        sample: how many have only a sample value; they are not counted.
        unknown: how many have no value at all.
        sample_progress: what the progress would be with sample values in it, to be shown only
            marked as sample; None when no sample value is there.
        states: how many goals in each state.
        lights: how many goals with each light.
        terms: every goal's part.
        explanation: how the number came about, in a sentence.
    """

    subject: str
    progress: Decimal | None
    known_share: Decimal
    goals: int
    counted: int
    sample: int
    unknown: int
    sample_progress: Decimal | None
    states: dict[StateKind, int]
    lights: dict[Light, int]
    terms: tuple[Term, ...]
    explanation: Localized


def roll_up(subject: str, goals: Iterable[Goal], states: dict[str, GoalState]) -> RollUp:
    """Sum goals by weight: progress = sum of weight × progress over sum of weight, real only.

    Args:
        subject: id of what the goals belong to.
        goals: the goals of the group.
        states: state of each goal by id; one that is missing counts as unknown.
    """
    pairs = [(goal, states.get(goal.id)) for goal in goals]
    known = sum((goal.weight for goal, state in pairs if state and state.real), _ZERO)
    whole = sum((goal.weight for goal, _ in pairs), _ZERO)
    share = known / whole if whole else _ZERO
    terms = tuple(_term(goal, state, known) for goal, state in pairs)
    told = [state for _, state in pairs if state is not None]
    sample = sum(state.sample and state.progress is not None for state in told)
    counted = sum(term.counted for term in terms)
    progress = _weighted([term for term in terms if term.counted])
    return RollUp(
        subject=subject,
        progress=progress,
        known_share=share,
        goals=len(terms),
        counted=counted,
        sample=sample,
        unknown=len(terms) - counted - sample,
        sample_progress=_weighted([t for t in terms if t.progress is not None]) if sample else None,
        states={kind: sum(state.kind is kind for state in told) for kind in StateKind},
        lights={light: sum(state.light is light for state in told) for light in Light},
        terms=terms,
        explanation=_explain(progress, counted, len(terms), share, sample),
    )


def _weighted(terms: Sequence[Term]) -> Decimal | None:
    weight = sum((term.weight for term in terms), _ZERO)
    if not weight:
        return None
    return sum((term.weight * (term.progress or _ZERO) for term in terms), _ZERO) / weight


def _term(goal: Goal, state: GoalState | None, known: Decimal) -> Term:
    progress = state.progress if state else None
    weight = wording.number(goal.weight)
    if state is None or progress is None:
        text = Localized(
            f"Gewicht {weight.de}, zählt nicht: Es gibt keinen Wert.",
            f"Weight {weight.en}, not counted: there is no value.",
        )
        return Term(goal.id, goal.weight, None, False, _ZERO, text)
    if not state.real:
        text = Localized(
            f"Gewicht {weight.de}, zählt nicht: Der Wert ist ein Beispiel.",
            f"Weight {weight.en}, not counted: the value is a sample.",
        )
        return Term(goal.id, goal.weight, progress, False, _ZERO, text)
    share = goal.weight / known if known else _ZERO
    way = wording.number(progress * _HUNDRED, 1)
    part = wording.number(share * progress * _HUNDRED, 1)
    text = Localized(
        f"Gewicht {weight.de}, {way.de} % des Weges: trägt {part.de} Punkte bei.",
        f"Weight {weight.en}, {way.en} % of the way: contributes {part.en} points.",
    )
    return Term(goal.id, goal.weight, progress, True, share, text)


def _explain(
    progress: Decimal | None,
    counted: int,
    goals: int,
    share: Decimal,
    sample: int,
) -> Localized:
    marked = (
        Localized(
            f" {sample} mit Beispielwerten zählen nicht.",
            f" {sample} with sample values are not counted.",
        )
        if sample
        else Localized("")
    )
    if progress is None:
        return Localized(
            f"Für keines der {goals} Ziele gibt es einen echten Wert.{marked.de}",
            f"None of the {goals} goals has a real value.{marked.en}",
        )
    value = wording.number(progress * _HUNDRED, 1)
    behind = wording.number(share * _HUNDRED, 0)
    return Localized(
        f"{value.de} % des Weges, gewichtet aus {counted} von {goals} Zielen; "
        f"sie tragen {behind.de} % des Gewichts.{marked.de}",
        f"{value.en} % of the way, weighted from {counted} of {goals} goals; "
        f"they carry {behind.en} % of the weight.{marked.en}",
    )
