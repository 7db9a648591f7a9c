"""A large portfolio for timing: made of words, from a stated seed; its pairs mean nothing."""

import random

from rathaus.strategy.document import Project
from rathaus.strategy.synergies.vocabulary import general

SEED = 11
PLACES = (
    "Nord", "Süd", "West", "Ost", "Altstadt", "Hafen", "Bahnhof", "Rathaus", "Neustadt", "Zentrum",
)  # fmt: skip
VERBS = (
    "einführen", "digitalisieren", "ausbauen", "erneuern", "online anbieten", "vernetzen",
    "im Internet zeigen", "automatisieren", "zusammenführen", "ablösen",
)  # fmt: skip
SENTENCES = (
    "Das Amt will {0} und {1} in einem Ablauf bearbeiten.",
    "Bisher läuft {0} auf Papier; Beschäftigte übertragen die Angaben nach {1}.",
    "Grundlage sind die Daten aus {0}, dazu kommt {1}.",
    "Beteiligt sind {2}, die Stelle für {0} und ein Dienstleister.",
    "Im ersten Schritt wird {0} erprobt, danach folgt {1} in {2}.",
)


def many(count: int) -> tuple[Project, ...]:
    """Return so many projects; titles are short, two of three have a description."""
    dice = random.Random(SEED)
    terms = [term for each in general().synonyms for term in each.terms]
    systems = [f"{dice.choice(terms).split()[0]} {dice.randrange(2, 99)}" for _ in range(300)]
    return tuple(_project(dice, number, terms, systems) for number in range(count))


def _project(dice: random.Random, number: int, terms: list[str], systems: list[str]) -> Project:
    place = dice.choice(PLACES)
    told = dice.sample(SENTENCES, dice.choice((0, 1, 3)))
    sentences = (each.format(dice.choice(terms), dice.choice(terms), place) for each in told)
    return Project(
        id=f"many-{number:05}",
        title=f"{dice.choice(terms)} {place} {dice.choice(VERBS)} {number % 997}",
        description=" ".join(sentences),
        systems=(dice.choice(systems),) if dice.random() < 0.4 else (),
        data=(dice.choice(terms),) if dice.random() < 0.2 else (),
        department=f"amt-{dice.randrange(60)}",
    )
