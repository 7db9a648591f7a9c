"""A city of nobody, small enough to see through in a test."""

from datetime import date
from decimal import Decimal

from rathaus.audit.api import Actor
from rathaus.kernel.text import Localized
from rathaus.kernel.units import Unit
from rathaus.strategy import evaluation
from rathaus.strategy.document import (
    ActionPlan,
    Claim,
    Cluster,
    Department,
    Dimension,
    Directorate,
    Effort,
    Evidence,
    Goal,
    Mandate,
    Origin,
    PlanKind,
    Pool,
    PoolKind,
    Programme,
    Project,
    Status,
    Strategy,
    Vision,
)
from rathaus.strategy.store import structure
from rathaus.strategy.store.whole import load
from tests.unit.strategy.city.folders import CATEGORY_RULES

OFFICE = Actor("office", "strategy_office")

GOALS = (
    Goal(
        id="fibre",
        number="1",
        programme="networks",
        year=2030,
        title=Localized("Glasfaser überall", "Fibre everywhere"),
        text=Localized("Alle Projekte sind fertig."),
        unit=Unit.PERCENT,
        target=Decimal(100),
        formula="strategy.action_plan.projects_done_share[cables]",
        dimensions=("access",),
        action_plans=("cables",),
    ),
    Goal(
        id="sensors",
        number="2",
        programme="networks",
        year=2030,
        title=Localized("Sensoren", "Sensors"),
        text=Localized("Die Stadt misst."),
        unit=Unit.COUNT,
        target=Decimal(50),
        formula="citydata.streams.live",
        awaits="citydata",
    ),
    Goal(
        id="office-paperless",
        number="3",
        programme="working",
        year=2025,
        title=Localized("Papierlos", "Paperless"),
        text=Localized("Kein Papier."),
        unit=Unit.YES_NO,
        target=Decimal(1),
        manual=Localized("Ob alle Ämter ohne Papier arbeiten.", "Whether all do without paper."),
        claim=Claim("Die Webseite meldet das Ziel als erreicht."),
    ),
)

PROJECTS = (
    Project(
        id="p-1",
        number="1",
        title="Leerrohre",
        department="streets",
        lead="Erika Muster",
        programme="networks",
        action_plan="cables",
        dimensions=("access",),
        goals=("fibre",),
        status=Status.RUNNING,
        running_at_publication=True,
    ),
    Project(
        id="p-2",
        number="2",
        title="Glasfaser für Schulen",
        description="Jede Schule bekommt einen Anschluss.",
        department="streets",
        programme="networks",
        action_plan="cables",
        dimensions=("access",),
        status=Status.PLANNED,
        running_at_publication=False,
        mandates=(Evidence(Mandate.LEGAL, "§ 1 Muster-Gesetz"),),
    ),
    Project(
        id="p-3",
        number="3",
        title="=HYPERLINK(Sammlung)",
        department="archive",
        programme="working",
        dimensions=("access", "culture"),
        status=Status.IDEA,
        running_at_publication=False,
        efforts=(Effort("central-it", total=Decimal("12.5")),),
    ),
)

SMALL = Strategy(
    title=Localized("Musterstrategie", "Sample strategy"),
    published=date(2024, 1, 1),
    vision=Vision(Localized("Vision"), Localized("Alles ist gut.")),
    category_rules=CATEGORY_RULES,
    clusters=(Cluster("service", 1, Localized("Dienst")),),
    dimensions=(
        Dimension("access", "service", 1, Localized("Zugang")),
        Dimension("culture", "service", 2, Localized("Kultur")),
    ),
    programmes=(
        Programme("networks", 1, Localized("Netze")),
        Programme("working", 2, Localized("Arbeiten")),
    ),
    goals=GOALS,
    action_plans=(
        ActionPlan(
            "cables", "networks", PlanKind.ACTION_PLAN, Localized("Kabel"), placeholder=True
        ),
        ActionPlan("moving", "working", PlanKind.UNDERTAKING, Localized("Umzug")),
    ),
    directorates=(Directorate("d-1", "1", Localized("Bauen")),),
    departments=(
        Department("streets", "66", Localized("Amt für Straßen"), "d-1"),
        Department("archive", "41", Localized("Archiv"), "d-1"),
    ),
    pools=(Pool("central-it", Localized("Zentrale IT"), PoolKind.CENTRAL),),
    projects=PROJECTS,
)

SAMPLE = Origin.SAMPLE


def load_small() -> None:
    """Make the small city the present strategy, in place of what a test before had kept."""
    structure.forget()
    evaluation.forget()
    load(SMALL, actor=OFFICE)
