"""Project facts that are more than one answer: efforts, proofs, risks. Pure."""

from types import MappingProxyType

from rathaus.forms.api import Element, Field, Option, Repeat
from rathaus.kernel.text import Localized
from rathaus.strategy.document import Mandate, SizeClass, Strategy
from rathaus.strategy.rules.vocabulary import value_words

PREFIX = "projekt_"
"""Before the names of facts in conditions: ``projekt_kosten > 100000``."""


def _sizes(strategy: Strategy) -> tuple[Option, ...]:
    months = strategy.rules.size_months
    return tuple(
        Option(
            size.value,
            Localized(
                f"{size.value}, etwa {months[size]} Personenmonate".replace(".", ","),
                f"{size.value}, about {months[size]} person months",
            )
            if size in months
            else Localized(size.value),
        )
        for size in SizeClass
    )


def efforts(strategy: Strategy) -> Element:
    """Ask for the work by team, as a size class or in person months."""
    return Repeat(
        PREFIX + "aufwand",
        Localized("Aufwand je Team", "Effort by team"),
        (
            Field(
                "team",
                "choice",
                Localized("Team", "Team"),
                options=tuple(Option(pool.id, pool.title) for pool in strategy.pools),
            ),
            Field(
                "groesse",
                "choice",
                Localized("Größe", "Size"),
                hint=Localized("Wenn Sie keine Zahl nennen können", "If you cannot name a number"),
                required=False,
                options=_sizes(strategy),
            ),
            Field(
                "monate",
                "decimal",
                Localized("Personenmonate", "Person months"),
                required=False,
                settings=MappingProxyType({"minimum": 0, "maximum": 100_000, "places": 2}),
            ),
        ),
        row_title=Localized("Team", "Team"),
        hint=Localized(
            "Nennen Sie eine Größe oder die Personenmonate.", "Give a size or the person months."
        ),
    )


def mandates(_strategy: Strategy) -> Element:
    """Ask for the proofs that a project cannot be refused."""
    grounds = tuple(Option(each.value, value_words(each)) for each in Mandate)
    return Repeat(
        PREFIX + "belege",
        Localized("Warum sich das Projekt nicht ablehnen lässt", "Why it cannot be refused"),
        (
            Field("grund", "choice", Localized("Grund", "Ground"), options=grounds),
            Field(
                "beleg",
                "text",
                Localized("Beleg", "Reference"),
                hint=Localized(
                    "Paragraf, Nummer des Beschlusses oder Datum des Schreibens",
                    "Section of law, number of the resolution or date of the letter",
                ),
            ),
            Field("datum", "date", Localized("Datum", "Date"), required=False),
        ),
        row_title=Localized("Beleg", "Reference"),
        hint=Localized("Nur, wenn es einen gibt.", "Only if there is one."),
    )


def risks(_strategy: Strategy) -> Element:
    """Ask for what may go wrong."""
    scale = MappingProxyType({"minimum": 1, "maximum": 5, "width": "4"})
    return Repeat(
        PREFIX + "risiken",
        Localized("Risiken", "Risks"),
        (
            Field("was", "text", Localized("Was kann schiefgehen?", "What may go wrong?")),
            Field(
                "wahrscheinlichkeit",
                "whole",
                Localized("Wahrscheinlichkeit von 1 bis 5", "Likelihood from 1 to 5"),
                required=False,
                settings=scale,
            ),
            Field(
                "auswirkung",
                "whole",
                Localized("Auswirkung von 1 bis 5", "Impact from 1 to 5"),
                required=False,
                settings=scale,
            ),
            Field(
                "antwort",
                "text",
                Localized("Was tun Sie dagegen?", "What do you do about it?"),
                required=False,
            ),
        ),
        row_title=Localized("Risiko", "Risk"),
    )
