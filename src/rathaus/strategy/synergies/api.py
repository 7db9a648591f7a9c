"""The face of the synergies within the strategy."""

from rathaus.strategy.document import Project
from rathaus.strategy.synergies.computing import portfolio
from rathaus.strategy.synergies.reading import Similar, similar_to, titles
from rathaus.strategy.synergies.rules.level import Level
from rathaus.strategy.synergies.rules.reasons import Reason, ReasonKind
from rathaus.strategy.synergies.words import Reasons, level_words

__all__ = [
    "Level",
    "Reason",
    "ReasonKind",
    "Reasons",
    "Similar",
    "level_words",
    "similar_to",
    "similar_to_text",
]


def similar_to_text(
    title: str,
    description: str = "",
    systems: tuple[str, ...] = (),
    data: tuple[str, ...] = (),
    *,
    leave_out: str = "",
) -> tuple[Similar, ...]:
    """Return the projects that something not yet a project resembles, the likeliest first.

    The first call after a change takes the portfolio apart anew (about a second for 330 projects,
    some ten for 10,000).

    Args:
        title: what it is to be called.
        description: what it is about.
        systems: names of applications.
        data: names of data.
        leave_out: id of a project that shall not be among them.

    Raises:
        NotFound: before a city has been loaded.
    """
    asked = Project(id="", title=title, description=description, systems=systems, data=data)
    found = [each for each in portfolio().like(asked) if each.other != leave_out]
    known = titles(each.other for each in found)
    return tuple(
        Similar(
            project=each.other,
            title=known[each.other][0],
            category=known[each.other][1],
            likelihood=each.likelihood,
            level=each.level,
            reasons=each.reasons,
        )
        for each in found
        if each.other in known
    )
