"""Why two projects are alike: what they share, the rarest first."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from rathaus.strategy.document import SynonymKind
from rathaus.strategy.synergies.rules.followup import builds_on, continues
from rathaus.strategy.synergies.rules.profile import Profile
from rathaus.strategy.synergies.rules.vocabulary import Vocabulary

if TYPE_CHECKING:  # a page that words reasons does not need the matrices
    from rathaus.strategy.synergies.rules.matrices import Space

MOST_TERMS = 3
RARE_TERM = 0.45
"""Words shown at most, and how rare one must be to be worth showing."""


class ReasonKind(StrEnum):
    """What two projects can share, in the order in which people read it."""

    BUILDS_ON = "builds-on"
    PARTS = "parts"
    SYSTEM = "system"
    DATA = "data"
    SUBJECT = "subject"
    COMPONENT = "component"
    VENDOR = "vendor"
    TERMS = "terms"
    GROUP = "group"
    ACTION_PLAN = "action-plan"
    GOALS = "goals"
    DEPARTMENT = "department"


@dataclass(frozen=True, slots=True)
class Reason:
    """Something shared; the values are names or ids, empty where the kind says it all."""

    kind: ReasonKind
    values: tuple[str, ...] = ()


_MEANT = {
    ReasonKind.SUBJECT: SynonymKind.SUBJECT,
    ReasonKind.COMPONENT: SynonymKind.COMPONENT,
    ReasonKind.VENDOR: SynonymKind.VENDOR,
    ReasonKind.GROUP: SynonymKind.GROUP,
}


def reasons(one: Profile, other: Profile, space: "Space", labels: Vocabulary) -> tuple[Reason, ...]:
    """Return what two projects share."""
    found: dict[ReasonKind, tuple[str, ...]] = {
        kind: _shared(space, meant, one.meanings[meant], other.meanings[meant], labels)
        for kind, meant in _MEANT.items()
    }
    found[ReasonKind.SYSTEM] = _names(one, other, one.systems, other.systems)
    data = _names(one, other, one.data, other.data)
    meant = SynonymKind.DATA
    named = _shared(space, meant, one.meanings[meant], other.meanings[meant], labels)
    found[ReasonKind.DATA] = data or named
    found[ReasonKind.TERMS] = _terms(one, other, space)
    found[ReasonKind.GOALS] = tuple(goal for goal in one.goals if goal in other.goals)
    for kind, left, right in (
        (ReasonKind.ACTION_PLAN, one.action_plan, other.action_plan),
        (ReasonKind.DEPARTMENT, one.department, other.department),
    ):
        found[kind] = (left,) if left and left == right else ()
    told = [Reason(kind, found[kind]) for kind in ReasonKind if found.get(kind)]
    return (*_order(one, other), *told)


def _order(one: Profile, other: Profile) -> Iterable[Reason]:
    if builds_on(one, other):
        needed = other if other.key in one.depends_on else one
        yield Reason(ReasonKind.BUILDS_ON, (needed.key,))
    elif continues(one, other):
        yield Reason(ReasonKind.PARTS)


def _shared(
    space: "Space",
    kind: SynonymKind,
    one: dict[str, float],
    other: dict[str, float],
    labels: Vocabulary,
) -> tuple[str, ...]:
    bag = space.bags[kind.value]
    both = sorted(set(one) & set(other), key=lambda key: (-bag.rarity(key), key))
    return tuple(labels.label(key) for key in both[:MOST_TERMS])


def _names(
    one: Profile, other: Profile, ones: Iterable[str], others: Iterable[str]
) -> tuple[str, ...]:
    both = sorted(set(ones) & set(others))
    return tuple(one.surface.get(key) or other.surface.get(key, key) for key in both)


def _terms(one: Profile, other: Profile, space: "Space") -> tuple[str, ...]:
    bag = space.bags["stems"]
    both = sorted(set(one.stems) & set(other.stems), key=lambda word: (-bag.rarity(word), word))
    shown = (
        min(one.surface[word], other.surface[word], key=len)
        for word in both
        if bag.rarity(word) >= RARE_TERM and not word.isdecimal()
    )
    return tuple(dict.fromkeys(shown))[:MOST_TERMS]
