"""The small city with projects that resemble each other, and some that only share words."""

from dataclasses import replace

from rathaus.audit.api import Actor
from rathaus.strategy.document import Project, Synonym, SynonymKind
from rathaus.strategy.store.whole import load
from rathaus.strategy.synergies.computing import compare
from tests.integration.strategy.small_city import SMALL

OFFICE = Actor("office", "strategy_office")

ALIKE = (
    Project("dog-tax", "Hundesteueranmeldung online", systems=("Steuerwerk",)),
    Project("dog-tag", "Anmeldung der Hundesteuer mit digitaler Marke", systems=("Steuerwerk",)),
    Project("dog-register", "Hundebestand und Hundesteuer abgleichen", systems=("Steuerwerk",)),
    Project("booking-a", "Online-Terminvergabe im Bürgerbüro"),
    Project("booking-b", "Termine der Ausländerbehörde im Netz buchen"),
    Project("playground", "App für Spielplätze"),
    Project("fire", "App für Feuerwehrkräfte"),
    Project("hostile", "<script>alert(1)</script> Zwergenwerk %s {0} \u202e"),
    Project("hostile-2", "Zwergenwerk <b>fett</b> {{ 7 }}"),
)


def load_alike() -> None:
    """Load the city and compare its projects."""
    own = Synonym("own-dwarfs", SynonymKind.SUBJECT, ("Zwergenwerk",))
    load(replace(SMALL, projects=(*SMALL.projects, *ALIKE), synonyms=(own,)), actor=OFFICE)
    compare()
