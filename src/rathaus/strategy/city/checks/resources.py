"""Pools and the numbers of the rules: capacity in order, sizes growing."""

from decimal import Decimal
from itertools import pairwise

from rathaus.kernel.text import Localized
from rathaus.strategy.city.checks.context import Context
from rathaus.strategy.document import SizeClass


def check(context: Context) -> None:
    """Check capacities, the limit of central help, and the months of size classes."""
    for path, pool in context.records("pools"):
        for number, entry in enumerate(pool.capacity):
            place = (*path, "capacity", number)
            if entry.person_months < 0:
                context.note(
                    (*place, "person_months"),
                    Localized(
                        f"{entry.person_months} ist kleiner als 0.",
                        f"{entry.person_months} is below 0.",
                    ),
                    Localized("Schreiben Sie eine Zahl ab 0.", "Write a number from 0."),
                )
            if number and entry.quarter <= pool.capacity[number - 1].quarter:
                before = pool.capacity[number - 1].quarter
                context.note(
                    (*place, "quarter"),
                    Localized(
                        f"{entry.quarter} steht nicht nach {before}.",
                        f"{entry.quarter} does not follow {before}.",
                    ),
                    Localized(
                        "Ordnen Sie die Quartale, jedes nur einmal.",
                        "Sort the quarters, each once.",
                    ),
                )
    _check_rules(context)


def _check_rules(context: Context) -> None:
    rules = context.strategy.rules
    if rules.central_help_limit < 0:
        context.note(
            ("rules", "central_help_limit"),
            Localized("Die Grenze ist kleiner als 0.", "The limit is below 0."),
            Localized("Schreiben Sie eine Zahl ab 0.", "Write a number from 0."),
        )
    given = [
        (str(size), rules.size_months[size]) for size in SizeClass if size in rules.size_months
    ]
    nothing = ("0 PM", Decimal(0))
    for (small, less), (large, more) in pairwise([nothing, *given]):
        if more <= less:
            context.note(
                ("rules", "size_months", large),
                Localized(
                    f"{large} muss mehr Personenmonate haben als {small}.",
                    f"{large} needs more person months than {small}.",
                ),
                Localized("Ordnen Sie die Größen.", "Put the sizes in order."),
            )
