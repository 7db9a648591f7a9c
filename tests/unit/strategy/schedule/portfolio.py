"""Small portfolios to plan in tests."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from rathaus.kernel.text import Localized
from rathaus.kernel.time import Quarter
from rathaus.strategy.document import (
    Capacity,
    Category,
    Effort,
    Pool,
    PoolKind,
    Project,
    QuarterEffort,
    Rules,
    SizeClass,
    Status,
    Strategy,
    Vision,
)
from rathaus.strategy.schedule.rules.build import build
from rathaus.strategy.schedule.rules.settings import PlanSettings
from rathaus.strategy.schedule.rules.task import Task

DAY = date(2026, 11, 20)
FIRST = Quarter(2026, 4)
POOL = Pool(
    "it",
    Localized("Zentrale IT", "Central IT"),
    PoolKind.CENTRAL,
    capacity=(Capacity(Quarter(2022, 1), Decimal(10)),),
)
SETTINGS = PlanSettings(quarters=12)


def total(amount: str, pool: str = "it") -> tuple[Effort, ...]:
    """Effort as a total."""
    return (Effort(pool, total=Decimal(amount)),)


def by_quarter(*parts: tuple[str, str], pool: str = "it") -> tuple[Effort, ...]:
    """Effort by quarter."""
    return (
        Effort(
            pool,
            quarters=tuple(QuarterEffort(Quarter.parse(q), Decimal(pm)) for q, pm in parts),
        ),
    )


def project(name: str, **facts: Any) -> Project:
    """A planned project of three person months, unless told otherwise."""
    given = {"title": name.upper(), "status": Status.PLANNED, "efforts": total("3"), **facts}
    return Project(id=name, **given)


def strategy(*projects: Project, pools: tuple[Pool, ...] = (POOL,)) -> Strategy:
    """A strategy of these projects."""
    return Strategy(
        title=Localized("Plan"),
        published=date(2024, 1, 1),
        vision=Vision(Localized("V"), Localized("V")),
        rules=Rules(size_months={SizeClass.M: Decimal(3)}),
        pools=pools,
        projects=projects,
    )


def task(
    *projects: Project,
    settings: PlanSettings = SETTINGS,
    categories: Mapping[str, Category] | None = None,
    pools: tuple[Pool, ...] = (POOL,),
    previous: Mapping[str, Quarter] | None = None,
) -> Task:
    """The planning task of these projects; category C unless told otherwise."""
    judged = {p.id: Category.C for p in projects} | dict(categories or {})
    return build(strategy(*projects, pools=pools), judged, settings, DAY, previous)


def relaxed(settings: PlanSettings, *relaxations: Any) -> PlanSettings:
    """The same settings with rules let go."""
    return replace(settings, relaxations=relaxations)
