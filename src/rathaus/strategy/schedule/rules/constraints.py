"""The rules of the strategy as named constraints, with what relaxing each of them does."""

from dataclasses import dataclass

from rathaus.kernel.text import Localized
from rathaus.strategy.schedule.rules.settings import PlanSettings, Relaxation, RuleName


@dataclass(frozen=True, slots=True)
class Constraint:
    """A rule in words, and what happens when a person lets go of it."""

    name: RuleName
    text: Localized
    relaxing: Localized


CONSTRAINTS = (
    Constraint(
        RuleName.RUNNING_FIRST,
        Localized(
            "O: Was läuft, läuft mit Vorrang weiter.", "O: What is running goes on with priority."
        ),
        Localized(
            "Laufende Projekte dürfen ruhen und später weitergehen.",
            "Running projects may rest and go on later.",
        ),
    ),
    Constraint(
        RuleName.AT_ONCE,
        Localized("A und B dürfen sofort beginnen.", "A and B may start at once."),
        Localized(
            "A und B dürfen ungeplant bleiben und zählen nicht mehr als C.",
            "A and B may stay unplanned and count no more than C.",
        ),
    ),
    Constraint(
        RuleName.WHEN_FREE,
        Localized(
            "C beginnt, wenn zentrale Teams frei sind: erst werden O, A und B geplant, dann C in "
            "das, was bleibt.",
            "C starts when central teams are free: O, A and B are planned first, then C in what "
            "is left.",
        ),
        Localized(
            "Alle Projekte werden zusammen abgewogen; ein C-Projekt darf vor A und B beginnen.",
            "All projects are weighed together; a C project may start before A and B.",
        ),
    ),
)
"""In the order in which the strategy states them."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A constraint with the decisions of people about it."""

    constraint: Constraint
    relaxations: tuple[Relaxation, ...]

    @property
    def holds(self) -> bool:
        """Whether the rule holds for at least some projects."""
        return not any(not given.projects for given in self.relaxations)


def standing(settings: PlanSettings) -> tuple[Standing, ...]:
    """Return every rule with the relaxations that people have decided."""
    return tuple(
        Standing(constraint, tuple(r for r in settings.relaxations if r.rule is constraint.name))
        for constraint in CONSTRAINTS
    )
