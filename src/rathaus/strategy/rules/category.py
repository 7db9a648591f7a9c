"""Categories O, A, B and C: asked in this order, the first yes decides.

Source: project categorisation of the strategy; the order and the readings that the source leaves
open are explained in docs/explanation/categories.md and ADR 0025.
"""

from collections.abc import Mapping
from dataclasses import replace

from rathaus.kernel.text import Localized
from rathaus.strategy.document import Project, Strategy
from rathaus.strategy.rules import changes, checks, wording
from rathaus.strategy.rules.decision import (
    Answer,
    Check,
    Conflict,
    ConflictKind,
    Decision,
    RuleId,
)
from rathaus.strategy.rules.effort import central_help
from rathaus.strategy.rules.facts import ENDED, Facts, gather

_SIDES = 20

_REASONS: Mapping[RuleId, Localized] = {
    RuleId.RUNNING: Localized(
        "Es lief schon, als die Strategie erschien, und wird vorrangig weitergeführt.",
        "It was running when the strategy was published and continues with priority.",
    ),
    RuleId.COMPELLED: Localized(
        "Es ist technisch oder rechtlich zwingend und kann sofort beginnen.",
        "It is technically or legally mandatory and can start at once.",
    ),
    RuleId.ORDERED: Localized(
        "Ein schriftlicher Auftrag der Stadtspitze oder ein Beschluss verlangt es; "
        "es kann sofort beginnen.",
        "A written order of the mayor or a resolution requires it; it can start at once.",
    ),
    RuleId.LEAD: Localized(
        "Es ist das Leitprojekt seines Dezernats und kann sofort beginnen.",
        "It is the lead project of its directorate and can start at once.",
    ),
    RuleId.ALONE: Localized(
        "Das Amt schafft es mit höchstens punktueller Hilfe; es kann sofort beginnen.",
        "The department can do it with occasional help at most; it can start at once.",
    ),
    RuleId.REST: Localized(
        "Keine frühere Frage trifft zu; es beginnt, sobald zentrale Teams frei sind.",
        "No earlier question applies; it starts as soon as central teams are free.",
    ),
}


def categorise(project: Project, facts: Facts) -> Decision:
    """Decide the category of one project.

    Args:
        project: the project with what is known of it.
        facts: its surroundings, see `facts.gather`.

    Returns:
        The decision. An override of a person changes ``category`` only; what the rules say stays
        in ``computed`` beside it. An override without reason or person does not count.
    """
    help_ = central_help(project, facts.pool_kinds, facts.size_months)
    asked = (
        checks.running(project, facts),
        checks.compelled(project),
        checks.ordered(project),
        checks.lead(project, facts),
        checks.alone(project, facts, help_),
        checks.rest(),
    )
    place = next(i for i, check in enumerate(asked) if check.answer is Answer.YES)
    decided = replace(asked[place], applies=True)
    told = (*asked[:place], decided, *asked[place + 1 :])
    override = project.override
    valid = override is not None and override.reason.strip() and override.person.strip()
    return Decision(
        project=project.id,
        category=override.category if override is not None and valid else decided.category,
        computed=decided.category,
        rule=decided.rule,
        reason=_REASONS[decided.rule],
        evidence=decided.evidence,
        checks=told,
        would_change=changes.would_change(project, facts, told, help_),
        conflicts=_conflicts(project, facts),
        overridden_by=override if valid else None,
        certain=_certain(asked[:place], decided),
        ended=project.status in ENDED,
        central_help=help_.months,
    )


def categorise_all(strategy: Strategy) -> dict[str, Decision]:
    """Decide the category of every project, by project id, in time linear in their number."""
    facts = gather(strategy)
    return {project.id: categorise(project, facts) for project in strategy.projects}


def _certain(before: tuple[Check, ...], decided: Check) -> bool:
    """Unknown earlier answers matter only when a yes would give another category."""
    return all(
        check.answer is not Answer.UNKNOWN or check.category is decided.category for check in before
    )


def _conflicts(project: Project, facts: Facts) -> tuple[Conflict, ...]:
    found = [_two_leads(project, facts), _running_against_start(project, facts)]
    return tuple(each for each in found if each is not None)


def _two_leads(project: Project, facts: Facts) -> Conflict | None:
    directorate = facts.directorate_of(project)
    if not project.lead_project or project.status in ENDED or directorate is None:
        return None
    named = facts.leads.get(directorate.id, ())
    if not directorate.specialist or len(named) < 2:
        return None
    titles = wording.named(each.title for each in named)
    title_en = directorate.title.in_language("en")
    return Conflict(
        ConflictKind.TWO_LEAD_PROJECTS,
        Localized(
            f"{directorate.title.de} hat mehr als ein Leitprojekt benannt: "
            f"{titles.de}. Es darf nur eines sein; bis zur Klärung zählt keines.",
            f"{title_en} has named more than one lead project: "
            f"{titles.en}. It may only be one; until this is settled none counts.",
        ),
        (project.id, *(each.id for each in named[:_SIDES] if each.id != project.id)),
        directorate.id,
    )


def _running_against_start(project: Project, facts: Facts) -> Conflict | None:
    start = project.start
    if not project.running_at_publication or start is None or start <= facts.published:
        return None
    begin = wording.day(start)
    return Conflict(
        ConflictKind.RUNNING_AGAINST_START,
        Localized(
            f"Es soll bei Erscheinen der Strategie gelaufen sein, beginnt aber am {begin.de}.",
            f"It is said to have been running at publication, but starts on {begin.en}.",
        ),
        (project.id,),
    )
