"""Capacity below what already runs: named, and lifted to the load so that planning goes on."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rathaus.kernel.text import Localized
from rathaus.kernel.time import Quarter
from rathaus.strategy.planning.model import Project
from rathaus.strategy.schedule.rules.finding import Code, Finding
from rathaus.strategy.schedule.rules.supply import person_months


@dataclass(frozen=True, slots=True)
class Lifted:
    """Capacity that holds at least what runs, and where it had to be lifted."""

    capacity: Mapping[str, tuple[int, ...]]
    findings: tuple[Finding, ...]


def fixed_load(projects: Iterable[Project], quarters: int) -> dict[str, list[int]]:
    """Return what projects that may not move need of each pool in each quarter."""
    load: dict[str, list[int]] = {}
    for project in projects:
        if project.fixed_start is None:
            continue
        for pool, need in project.modes[0].need.items():
            row = load.setdefault(pool, [0] * quarters)
            for place, amount in enumerate(need):
                row[project.fixed_start + place] += amount
    return load


def lift(
    capacity: Mapping[str, tuple[int, ...]],
    projects: Iterable[Project],
    titles: Mapping[str, Localized],
    first: Quarter,
) -> Lifted:
    """Lift each pool's capacity to the load of what runs, and name where that was needed."""
    quarters = max((len(row) for row in capacity.values()), default=0)
    load = fixed_load(projects, quarters)
    lifted, findings = {}, []
    for pool, row in capacity.items():
        needed = load.get(pool, [0] * quarters)
        short = [place for place in range(quarters) if needed[place] > row[place]]
        lifted[pool] = tuple(max(have, need) for have, need in zip(row, needed, strict=True))
        if short:
            worst = max(short, key=lambda place: needed[place] - row[place])
            amounts = needed[worst], row[worst]
            findings.append(_finding(Pool(pool, titles[pool]), first + worst, amounts, len(short)))
    return Lifted(lifted, tuple(findings))


@dataclass(frozen=True, slots=True)
class Pool:
    """A pool by id and title."""

    id: str
    title: Localized


def _finding(pool: Pool, quarter: Quarter, amounts: tuple[int, int], quarters: int) -> Finding:
    title = pool.title
    needed, given = (person_months(amount) for amount in amounts)
    german = f"{needed:f}".replace(".", ","), f"{given:f}".replace(".", ",")
    return Finding(
        Code.OVERLOADED,
        Localized(
            f"{title.de} hat in {quarter} {german[1]} Personenmonate, das Laufende braucht "
            f"{german[0]}; zu knapp in {quarters} Quartal{'en' if quarters > 1 else ''}.",
            f"{title.in_language('en')} has {given:f} person months in {quarter}, what runs needs "
            f"{needed:f}; too little in {quarters} quarter{'s' if quarters > 1 else ''}.",
        ),
        Localized(
            "Erhöhen Sie die Kapazität, strecken Sie laufende Projekte oder lassen Sie eines "
            "ruhen.",
            "Raise the capacity, stretch running projects, or let one of them rest.",
        ),
        Localized(
            "Das Laufende geht weiter; in diesen Quartalen kommt dort nichts hinzu.",
            "What runs goes on; nothing is added there in these quarters.",
        ),
        pool=pool.id,
    )
