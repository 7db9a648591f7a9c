"""Small portfolios for the tests of the synergies."""

from rathaus.strategy.document import Project
from rathaus.strategy.synergies.rules.similar import Alike, Portfolio
from rathaus.strategy.synergies.vocabulary import general

FILLERS = (
    "Beete am Marktplatz bepflanzen",
    "Brunnen sanieren",
    "Zaun am Bauhof ersetzen",
    "Kantine neu möblieren",
    "Orgel stimmen",
    "Treppenhaus streichen",
)


def portfolio(*projects: Project) -> Portfolio:
    """Return projects among others that have nothing to do with them."""
    others = tuple(Project(f"filler-{n}", title) for n, title in enumerate(FILLERS))
    return Portfolio((*projects, *others), general())


def between(one: Project, other: Project) -> Alike | None:
    """Return what is found between two projects."""
    wanted = {one.id, other.id}
    found = portfolio(one, other).alike()
    return next((each for each in found if {each.one, each.other} == wanted), None)
