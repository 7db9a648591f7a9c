"""A list of any length for measuring the import, the same every time."""

import csv
import io
import random
from datetime import date, timedelta

_HEADINGS = (
    "Projekt-ID", "Projekttitel", "Beschreibung", "Federführendes Amt", "Projektleitung", "Status",
    "Beginn", "Ende", "Gesamtkosten (T€)", "Ist-Kosten (T€)", "Risiken", "Nutzen", "IT-Systeme",
    "Bemerkungen",
)  # fmt: skip
_THINGS = ("Digitale Akte", "Onlinedienst", "Sensornetz", "Datenplattform", "Terminbuchung",
           "Glasfaserausbau", "Chatbot", "Geoportal", "E-Rechnung", "Schulnetz")  # fmt: skip
_PLACES = ("Standesamt", "Bauaufsicht", "Ordnungsamt", "Schulverwaltung", "Stadtbücherei",
           "Feuerwehr", "Gartenamt", "Jugendamt", "Kämmerei", "Stadtarchiv")  # fmt: skip
_STATES = ("Idee", "geplant", "in Umsetzung", "abgeschlossen", "zurückgestellt")


def project_list(rows: int = 10_000, *, seed: int = 1, revision: int = 0) -> bytes:
    """Make a list of projects as CSV in Windows-1252 with semicolons.

    Args:
        rows: how many projects.
        seed: another seed gives another list.
        revision: a later revision changes the end and the cost of every tenth project.
    """
    chance = random.Random(seed)
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=";")
    writer.writerow(_HEADINGS)
    for number in range(1, rows + 1):
        start = date(2021, 1, 1) + timedelta(days=chance.randrange(2000))
        end = start + timedelta(days=chance.randrange(90, 1500))
        cost = chance.randrange(10, 5000)
        if revision and number % 10 == 0:
            end, cost = end + timedelta(days=30 * revision), cost + revision
        thing, place = chance.choice(_THINGS), chance.choice(_PLACES)
        writer.writerow(
            (
                f"P-{number:05d}",
                f"{thing} für: {place} ({number})",
                f"{thing} für „{place}“ einführen. " + "Die Bürger sparen Wege und Zeit. " * 4,
                f"Amt {chance.randrange(10, 80)}",
                f"Person {chance.randrange(500)}",
                chance.choice(_STATES),
                f"{start:%d.%m.%Y}",
                f"{end:%d.%m.%Y}",
                f"{cost:,}".replace(",", "."),
                f"{cost // 3:,}".replace(",", "."),
                "Personalmangel; Lieferverzug",
                "Weniger Wege für Bürger – schnellere Bescheide",
                "E-Akte; Portal",
                "",
            )
        )
    return stream.getvalue().encode("cp1252")
