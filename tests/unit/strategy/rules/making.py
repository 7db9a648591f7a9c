"""Small strategies for the tests of the rules."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from rathaus.kernel.text import Localized
from rathaus.kernel.units import Unit
from rathaus.strategy.document import (
    Category,
    Department,
    Directorate,
    Effort,
    Evidence,
    Goal,
    Mandate,
    Override,
    Pool,
    PoolKind,
    Programme,
    Project,
    Provenance,
    Rules,
    SizeClass,
    Strategy,
    Vision,
)
from rathaus.strategy.rules.reading import Reading
from tests.unit.strategy.city.folders import CATEGORY_RULES

PUBLISHED = date(2024, 2, 1)
TODAY = date(2026, 11, 20)


def project(key: str = "p", **facts: Any) -> Project:
    """A project of department 40, titled by its id."""
    return Project(key, f"Projekt {key}", **{"department": "40", **facts})


def strategy(*projects: Project, **parts: Any) -> Strategy:
    """One specialist directorate with two departments, one central directorate, three pools."""
    return Strategy(
        **{
            "title": Localized("Strategie"),
            "published": PUBLISHED,
            "vision": Vision(Localized("Vision"), Localized("")),
            "rules": Rules(
                Decimal(2), size_months={SizeClass.S: Decimal(1), SizeClass.M: Decimal(4)}
            ),
            "category_rules": CATEGORY_RULES,
            "programmes": (Programme("net", 1, Localized("Netze")),),
            "directorates": (
                Directorate("d3", "03", Localized("Schule")),
                Directorate("d0", "01", Localized("Stadtspitze"), specialist=False),
            ),
            "departments": (
                Department("40", "40", Localized("Schulamt"), "d3"),
                Department("41", "41", Localized("Kulturamt"), "d3"),
                Department("10", "10", Localized("Hauptamt"), "d0"),
            ),
            "pools": (
                Pool("online", Localized("Online-Dienste"), PoolKind.CENTRAL),
                Pool("netze", Localized("Netze"), PoolKind.CENTRAL),
                Pool("amt40", Localized("Schulamt"), PoolKind.DIRECTORATE),
            ),
            "projects": projects,
            **parts,
        }
    )


def law(reference: str = "§ 1 OZG") -> Evidence:
    """A legal mandate."""
    return Evidence(Mandate.LEGAL, reference)


def needs(months: str | None = None, pool: str = "online", **facts: Any) -> Effort:
    """Effort for a pool, in total."""
    return Effort(pool, total=None if months is None else Decimal(months), **facts)


def override(
    category: Category, reason: str = "Beschluss", person: str = "M. Beispiel"
) -> Override:
    """A person's decision."""
    return Override(category, reason, person, datetime(2026, 1, 1, tzinfo=UTC))


def goal(key: str = "g", **facts: Any) -> Goal:
    """A percent goal of 50 for 2030."""
    return Goal(
        **{
            "id": key,
            "number": "1.1",
            "programme": "net",
            "year": 2030,
            "title": Localized(f"Ziel {key}"),
            "text": Localized(""),
            "unit": Unit.PERCENT,
            "target": Decimal(50),
            **facts,
        }
    )


def quarterly(
    values: Sequence[float | str],
    last: date = date(2026, 9, 30),
    provenance: Provenance = Provenance.MEASURED,
) -> list[Reading]:
    """One reading a quarter, the last one on a date."""
    readings = []
    for back, value in enumerate(reversed(values)):
        months = last.year * 12 + last.month - 1 - 3 * back
        on = date(months // 12, months % 12 + 1, 28)
        readings.append(Reading(on, Decimal(str(value)), provenance))
    return readings[::-1]
