"""Categories O, A, B and C: asked in this order, the first yes decides.

What decides is the city's decision model; here its answers become checks, and what people need
beside them is added: what would change the category, conflicts, a person's override.

Source: project categorisation of the strategy; the order and the readings that the source leaves
open are explained in docs/explanation/categories.md and ADR 0025.
"""

from collections.abc import Mapping
from typing import Any

from rathaus.kernel.text import Localized
from rathaus.strategy.document import Project, Strategy
from rathaus.strategy.rules import changes, wording
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
from rathaus.strategy.rules.given import given
from rathaus.strategy.rules.model import (
    ANSWERS,
    CATEGORIES,
    CLAIMS,
    QUESTIONS,
    RESULT,
    CategoryModel,
    category_model,
    unusable,
)
from rathaus.strategy.rules.told import Known, about, fill

_SIDES = 20


def categorise(project: Project, facts: Facts) -> Decision:
    """Decide the category of one project.

    Args:
        project: the project with what is known of it.
        facts: its surroundings, see `facts.gather`.

    Returns:
        The decision. An override of a person changes ``category`` only; what the rules say stays
        in ``computed`` beside it. An override without reason or person does not count.

    Raises:
        CategoryRulesError: the decision model is missing, or gives no category.
    """
    help_ = central_help(project, facts.pool_kinds, facts.size_months)
    rules = category_model(facts.category_rules)
    answers = rules.answer(given(project, facts, help_))
    rule = _rule(answers)
    told = tuple(
        _check(each, answers, rules, Known(project, facts, help_), applies=each is rule)
        for each in RuleId
    )
    place = next(i for i, check in enumerate(told) if check.applies)
    decided = told[place]
    override = project.override
    valid = override is not None and override.reason.strip() and override.person.strip()
    return Decision(
        project=project.id,
        category=override.category if override is not None and valid else decided.category,
        computed=decided.category,
        rule=decided.rule,
        reason=rules.reasons[decided.rule],
        evidence=decided.evidence,
        checks=told,
        would_change=changes.would_change(project, facts, told, help_),
        conflicts=_conflicts(project, facts),
        overridden_by=override if valid else None,
        certain=_certain(told[:place], decided),
        ended=project.status in ENDED,
        central_help=help_.months,
    )


def categorise_all(strategy: Strategy) -> dict[str, Decision]:
    """Decide the category of every project, by project id, in time linear in their number.

    Raises:
        CategoryRulesError: the decision model is missing, or gives no category.
    """
    facts = gather(strategy)
    return {project.id: categorise(project, facts) for project in strategy.projects}


def _rule(answers: Mapping[str, Any]) -> RuleId:
    result = answers.get(RESULT)
    try:
        return RuleId(result["Regel"])  # type: ignore[index]
    except (TypeError, KeyError, ValueError):
        raise unusable(f"„{RESULT}“ nennt keine Regel.") from None


def _check(
    rule: RuleId,
    answers: Mapping[str, Any],
    rules: CategoryModel,
    known: Known,
    *,
    applies: bool,
) -> Check:
    """Read one answer of the model. The last question is always answered with yes."""
    told = answers.get(QUESTIONS[rule])
    if not isinstance(told, dict):
        raise unusable(f"„{QUESTIONS[rule]}“ gibt keine Antwort.")
    answer = Answer.YES if rule is RuleId.REST else ANSWERS.get(told.get("Antwort"), Answer.UNKNOWN)
    if rule in CLAIMS:
        known = about(known, answers.get(CLAIMS[rule]))
    question = rules.questions[rule]
    return Check(
        rule,
        CATEGORIES[rule],
        fill(question.de, question.en, known),
        answer,
        fill(told.get("Erklärung") or "", told.get("Explanation") or "", known),
        applies,
        known.proven if answer is Answer.YES else (),
    )


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
