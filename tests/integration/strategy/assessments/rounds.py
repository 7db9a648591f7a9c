"""An assessment in a test, planned by one person for the small city."""

from datetime import date

from rathaus.audit.api import Actor
from rathaus.kernel.time import today
from rathaus.strategy.assessments import cycle, decisions, findings, watch
from rathaus.strategy.assessments.cycle import Planned
from rathaus.strategy.assessments.models import Assessment, Decision
from rathaus.strategy.assessments.rules.effects import Effect, EffectKind
from rathaus.strategy.assessments.rules.phases import Phase, proposed

OFFICE = Actor("office", "strategy_office")
NOTHING = Effect(EffectKind.NONE)


def planned(title: str = "Bewertung 2027", begin: date | None = None) -> Planned:
    spans = proposed(begin or today())
    return Planned(
        title, "Jährlich", "office", {phase: (span, "office") for phase, span in spans.items()}
    )


def plan(title: str = "Bewertung 2027", *, previous: int | None = None) -> Assessment:
    return cycle.plan(planned(title), actor=OFFICE, previous=previous)


def fresh(row: Assessment) -> Assessment:
    return Assessment.objects.get(pk=row.pk)


def move(row: Assessment) -> Phase:
    version = fresh(row).version
    return cycle.move_on(row.pk, expected=version, actor=OFFICE, person="Ada")


def seen(title: str, *touches: str) -> watch.Watched:
    return watch.Watched(
        watch.WatchKind.TECHNOLOGY, title, "", "Fachpresse", "", date(2026, 6, 1), touches
    )


def until_concept() -> tuple[Assessment, int]:
    """An assessment in its concept phase with one finding."""
    row = plan()
    move(row)
    found = findings.add(row.pk, "Das Ziel ist zu hoch", "", ["goal:fibre"], actor=OFFICE)
    move(row)
    return row, found.pk


def decide(row: Assessment, finding: int, effect: Effect, title: str = "Ändern") -> Decision:
    proposal = decisions.Proposal(title, "Weil es so ist.", (finding,), effect)
    return decisions.propose(row.pk, proposal, actor=OFFICE)


def agree(decision: Decision) -> None:
    version = Decision.objects.get(pk=decision.pk).version
    decisions.settle(decision.pk, agreed=True, note="", expected=version, actor=OFFICE)


def apply(decision: Decision) -> None:
    version = Decision.objects.get(pk=decision.pk).version
    decisions.apply(decision.pk, expected=version, actor=OFFICE, person="Ada")


def until_finalisation(effect: Effect) -> tuple[Assessment, Decision]:
    """An assessment in its last phase with one agreed decision."""
    row, finding = until_concept()
    decision = decide(row, finding, effect)
    move(row)
    agree(decision)
    move(row)
    return row, decision


def finish(row: Assessment, name: str = "Fassung 2027") -> Assessment:
    version = fresh(row).version
    return cycle.finish(row.pk, name, "Gut.", expected=version, actor=OFFICE, person="Ada")
