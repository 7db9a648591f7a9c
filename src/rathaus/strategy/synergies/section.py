"""The section "similar projects" on the page of a project."""

from dataclasses import dataclass

from rathaus.strategy.document import Strategy
from rathaus.strategy.synergies.reading import similar_to
from rathaus.strategy.synergies.words import Reasons, level_words


@dataclass(frozen=True, slots=True)
class Line:
    """A similar project in words; ``german`` are the parts of the reasons written by people."""

    key: str
    title: str
    letter: str
    reasons: list[str]
    german: tuple[str, ...]
    level: str
    accepted: bool


def lines(project: str, strategy: Strategy) -> list[Line]:
    """Return the similar projects of one; none before they have been computed."""
    found = similar_to(project)
    told = Reasons(strategy, [each.reasons for each in found])
    return [
        Line(
            key=each.project,
            title=each.title,
            letter=each.category,
            reasons=told.sentences(each.reasons),
            german=told.german(each.reasons),
            level=level_words(each.level),
            accepted=each.accepted,
        )
        for each in found
    ]
