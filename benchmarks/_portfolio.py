"""A strategy of any size for benches: the demo city's structure, more projects, daily readings."""

import csv
import random
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

from rathaus.strategy.document import GoalReading, Provenance, Strategy

VERBS = "Aufbau Ausbau Einführung Erneuerung Erprobung Ablösung Öffnung Prüfung"
THINGS = (
    "Sensornetz Bürgerportal Aktenplan Terminbuchung Leitstelle Kartendienst Archivsystem "
    "Funknetz Datenkatalog Schulserver Bauakte Parkleitsystem Museumsführer Pegelmessung"
)
PLACES = "Altstadt Bilk Garath Eller Rath Benrath Kalkum Heerdt Hafen Stockum Lohausen"
HEADINGS = (
    "Kennung;Projektname;Beschreibung;Amt;Aktionsplan;Zieldimensionen;Status;Beginn;Ende;Kosten;"
    "Leitung"
)


def write_list(strategy: Strategy, count: int, file: Path, *, seed: int = 7) -> None:
    """Write a project list as a department would hand it in.

    Args:
        strategy: whose departments, plans and dimensions are named.
        count: number of rows.
        file: CSV with semicolons.
        seed: of the choice.
    """
    chance = random.Random(seed)
    with file.open("w", newline="", encoding="utf-8") as target:
        rows = csv.writer(target, delimiter=";")
        rows.writerow(HEADINGS.split(";"))
        for i in range(count):
            rows.writerow(_row(strategy, i, chance))


def _row(strategy: Strategy, i: int, chance: random.Random) -> list[str]:
    verb, thing, place = (chance.choice(words.split()) for words in (VERBS, THINGS, PLACES))
    start = date(2022, 1, 1) + timedelta(days=chance.randrange(2500))
    return [
        f"B-{i:05d}",
        f"{verb} {thing} {place} {i}",
        f"Das Projekt {i} bringt {place} ein neues {thing}.",
        chance.choice(strategy.departments).title.de,
        chance.choice(strategy.action_plans).title.de,
        chance.choice(strategy.dimensions).title.de,
        chance.choice(["geplant", "läuft", "fertig", "Idee"]),
        start.isoformat(),
        (start + timedelta(days=chance.randrange(90, 1200))).isoformat(),
        str(chance.randrange(10_000, 2_000_000)),
        chance.choice(["Yilmaz", "Schmitz", "Becker", "Nowak", ""]),
    ]


def daily_readings(strategy: Strategy, until: date, days: int) -> Iterator[GoalReading]:
    """Yield a reading for every goal and day, rising towards its target."""
    for goal in strategy.goals:
        for day in range(days):
            share = Decimal(day) / days * Decimal("0.9")
            yield GoalReading(
                goal=goal.id,
                on=until - timedelta(days=days - day),
                value=(goal.target * share).quantize(Decimal("0.01")),
                provenance=Provenance.MANUAL,
                evidence="Messreihe des Prüfstands",
            )
