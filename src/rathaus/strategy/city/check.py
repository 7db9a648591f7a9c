"""Checking a strategy, and the whole folder of a city."""

from collections.abc import Mapping
from pathlib import Path as FilePath

from rathaus.kernel.text import Localized
from rathaus.strategy.city.checks import (
    counts,
    dependencies,
    goals,
    identity,
    portfolio,
    references,
    resources,
    rules,
    synonyms,
)
from rathaus.strategy.city.checks.context import Context
from rathaus.strategy.city.finding import Finding, Path, Place
from rathaus.strategy.city.read import Reading, city_folders, read_folders
from rathaus.strategy.document import Origin, Provenance, Strategy

CHECKS = (identity, references, counts, goals, portfolio, dependencies, resources, rules, synonyms)


def check_strategy(strategy: Strategy, places: Mapping[Path, Place] | None = None) -> list[Finding]:
    """Return every mistake of meaning in a strategy, in the order of the files.

    Args:
        strategy: what to check.
        places: where its fields stand, from `read.Reading`; without it findings have no line.
    """
    context = Context(strategy, places or {})
    for module in CHECKS:
        module.check(context)
    return sorted(context.findings, key=lambda finding: finding.place)


def check_city(city: FilePath) -> list[Finding]:
    """Return every mistake in a city's folder: first of form, else of meaning."""
    if not (city / "strategy").is_dir():
        return [
            Finding(
                Place(str(city)),
                "",
                Localized("Der Ordner „strategy“ fehlt.", "The folder “strategy” is missing."),
                Localized(
                    "Legen Sie ihn an, siehe docs/how-to/add-a-city.md.",
                    "Make it, see docs/how-to/add-a-city.md.",
                ),
            )
        ]
    folders = city_folders(city, demo=True)
    findings = [finding for folder in folders for finding in _check_names(folder)]
    plain = read_folders(folders[:1])
    if plain.strategy is None:
        return findings + list(plain.findings)
    findings += check_strategy(plain.strategy, plain.places) + _check_sample(plain, demo=False)
    if len(folders) == 1 or findings:
        return findings
    reading = read_folders(folders)
    if reading.strategy is None:
        return list(reading.findings)
    return check_strategy(reading.strategy, reading.places) + _check_sample(reading, demo=True)


def _check_names(folder: FilePath) -> list[Finding]:
    return [
        Finding(
            Place(str(path)),
            "",
            Localized("Diese Datei wird nicht gelesen.", "This file is not read."),
            Localized(f"Nennen Sie sie „{path.stem}.yaml“.", f"Name it “{path.stem}.yaml”."),
        )
        for path in sorted(folder.iterdir())
        if path.suffix.lower() in (".yml", ".json") or path.suffix in (".YAML", ".Yaml")
    ]


def _check_sample(reading: Reading, *, demo: bool) -> list[Finding]:
    """Sample data stand in ``demo`` and nothing else does, so that nobody mistakes them."""
    strategy = reading.strategy
    assert strategy is not None, "only a strategy without mistakes of form is checked"
    context = Context(strategy, reading.places)
    for part in ("directorates", "departments", "pools", "projects", "readings"):
        for path, record in context.records(part):
            origin = getattr(record, "origin", None) or getattr(record, "provenance", None)
            is_sample = origin in (Origin.SAMPLE, Provenance.SAMPLE)
            in_demo = demo and FilePath(context.place(path).file).parent.name == "demo"
            field = "provenance" if part == "readings" else "origin"
            if is_sample and not in_demo:
                context.note(
                    (*path, field),
                    Localized(
                        "Beispieldaten stehen im falschen Ordner.", "Sample data, misplaced."
                    ),
                    Localized("Verschieben Sie den Eintrag nach „demo“.", "Move it to “demo”."),
                )
            elif in_demo and not is_sample:
                context.note(
                    (*path, field),
                    Localized(
                        "Im Ordner „demo“ steht ein Eintrag, der kein Beispiel ist.",
                        "The folder “demo” holds an entry that is no sample.",
                    ),
                    Localized(f"Ergänzen Sie „{field}: sample“.", f"Add “{field}: sample”."),
                )
    # Without the demo folder its places do not exist, so nothing is noted twice.
    return context.findings
