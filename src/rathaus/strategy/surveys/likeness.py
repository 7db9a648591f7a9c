"""Existing projects that a proposal resembles, with the reasons in words."""

from dataclasses import dataclass

from rathaus.strategy.document import Strategy
from rathaus.strategy.surveys.models import Proposal
from rathaus.strategy.surveys.proposals import facts_of
from rathaus.strategy.synergies.api import Reasons, level_words, similar_to_text

SHOWN = 8


@dataclass(frozen=True, slots=True)
class Likely:
    """A project that may be the same thing; how sure that is, and why."""

    key: str
    title: str
    level: str
    reasons: tuple[str, ...]


def likely_twins(row: Proposal, strategy: Strategy) -> list[Likely]:
    """Return the projects that a proposal resembles, the likeliest first, without its own."""
    proposed = facts_of(row)
    found = similar_to_text(
        proposed.title,
        proposed.description,
        proposed.systems,
        proposed.data,
        leave_out=row.project,
    )[:SHOWN]
    told = Reasons(strategy, [each.reasons for each in found])
    return [
        Likely(
            each.project,
            each.title,
            level_words(each.level),
            tuple(told.sentences(each.reasons)),
        )
        for each in found
    ]
