"""The small city with a team that has capacity, and work for it: one O, one A, two C."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from rathaus.kernel.text import Localized
from rathaus.kernel.time import Quarter, today
from rathaus.strategy.document import Capacity, Effort, Pool, PoolKind, Project, Status
from rathaus.strategy.schedule.models import PlanRun
from rathaus.strategy.schedule.rules.settings import PlanSettings
from rathaus.strategy.schedule.store import runs
from rathaus.strategy.store.whole import load
from tests.integration.strategy.small_city import OFFICE, PROJECTS, SMALL

SETTINGS = PlanSettings(quarters=12, seconds=5)


def _in_quarters(number: int) -> date:
    return (Quarter.of(today()) + number).end


def _projects() -> tuple[Project, ...]:
    work = {"efforts": (Effort("central-it", total=Decimal(9)),)}
    running, mandated, third = PROJECTS
    return (
        replace(running, start=date(2024, 1, 1), end=_in_quarters(1), **work),
        replace(mandated, **work),
        replace(third, efforts=(Effort("central-it", total=Decimal(9)),)),
        replace(third, id="p-4", number="4", title="Archiv öffnen", **work),
        replace(third, id="p-5", number="5", title="Ohne Angaben", efforts=()),
        replace(third, id="p-6", number="6", title="Fertig", status=Status.DONE),
    )


def load_planned() -> None:
    """Make the small city with a team of six person months the present strategy."""
    pool = Pool(
        "central-it",
        Localized("Zentrale IT", "Central IT"),
        PoolKind.CENTRAL,
        capacity=(Capacity(Quarter(2022, 1), Decimal(6)),),
    )
    load(replace(SMALL, pools=(pool,), projects=_projects()), actor=OFFICE)


def planned_run(settings: PlanSettings = SETTINGS) -> PlanRun:
    """Ask for a plan of the present strategy, without searching."""
    return runs.ask(runs.present_task(settings), settings, actor=OFFICE)
