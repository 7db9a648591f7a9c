"""The page of a project: what it is, which category it has and why, what is still missing."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from rathaus.strategy.document import Effort, Origin, Project, Risk
from rathaus.strategy.public.pages import addresses, standing
from rathaus.strategy.public.pages.crumbs import Crumb, project_crumbs
from rathaus.strategy.public.pages.index import Index
from rathaus.strategy.public.pages.project_facts import Fact, facts
from rathaus.strategy.public.pages.words import CATEGORY, DASH, ORIGIN, Link, Words
from rathaus.strategy.rules.decision import Answer, Check, Decision
from rathaus.strategy.rules.effort import months
from rathaus.strategy.rules.quality import NEED_WORDS, missing

_SHORT_CHECK = {
    "O-running": "O",
    "A-compelled": "A",
    "A-ordered": "A",
    "A-lead": "A",
    "B-alone": "B",
    "C-rest": "C",
}


@dataclass(frozen=True, slots=True)
class CheckRow:
    """A question of the category rules with its answer."""

    letter: str
    question: str
    answer: str
    applies: bool
    unknown: bool
    evidence: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """What would change the category."""

    text: str
    letter: str
    after: str


@dataclass(frozen=True, slots=True)
class ConflictBlock:
    """A contradiction and the other projects that are part of it."""

    text: str
    others: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class EffortRow:
    """Work asked of a team."""

    pool: str
    central: bool
    amount: str
    how: str


@dataclass(frozen=True, slots=True)
class RiskRow:
    """A risk; likelihood and impact as told, a dash when not."""

    text: str
    likelihood: str
    impact: str
    response: str


@dataclass(frozen=True, slots=True)
class MissingRow:
    """A fact nobody has given yet."""

    question: str
    needed_for: str
    who: str


@dataclass(frozen=True, slots=True)
class OverrideBlock:
    """A person's decision against the rule."""

    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class ProjectPage:
    """Everything the page of a project shows."""

    crumbs: list[Crumb]
    kicker: str
    title: str
    description: str
    letter: str
    category: str
    status_mark: str
    status: str
    statement: str
    explanation: str
    facts: tuple[Fact, ...]
    why_title: str
    rule: str
    checks: tuple[CheckRow, ...]
    changes: tuple[ChangeRow, ...]
    uncertain: str
    conflicts: tuple[ConflictBlock, ...]
    override: OverrideBlock | None
    waiting: tuple[str, ...]
    efforts: tuple[EffortRow, ...]
    depends_on: tuple[Link, ...]
    dependents: tuple[Link, ...]
    risks: tuple[RiskRow, ...]
    benefits: str
    systems: tuple[str, ...]
    data: tuple[str, ...]
    remarks: str
    legal_basis: str
    missing: tuple[MissingRow, ...]
    origin: str
    source: str
    list_source: str
    sample: bool
    german: tuple[str, ...]


def project_page(
    project: Project,
    decision: Decision,
    index: Index,
    *,
    related: Mapping[str, str],
    dependents: tuple[str, ...],
    today: date,
    words: Words,
) -> ProjectPage:
    """Build the page of a project.

    Args:
        project: the project.
        decision: its category with checks and reasons.
        index: the strategy it belongs to.
        related: titles of other projects by id; those not in it are shown by their id.
        dependents: ids of projects that depend on this one.
        today: civil date in Berlin.
        words: language of the page.
    """
    programme = index.programme(project.programme, words)
    plan = index.plan(project.action_plan, words)
    gaps = missing(project, decision)
    fields = frozenset(gap.field for gap in gaps)
    return ProjectPage(
        crumbs=project_crumbs(words, programme, plan, Link(project.title, german=True)),
        kicker=words.say("Projekt {n}", "Project {n}", n=project.number or project.id),
        title=project.title,
        description=project.description,
        letter=decision.category.value,
        category=words.text(CATEGORY[decision.category]),
        status_mark=standing.mark(project),
        status=standing.status(project, decision, words),
        statement=standing.statement(project, decision, index, today, words),
        explanation=standing.explanation(project, decision, words),
        facts=tuple(facts(project, index, fields, words)),
        why_title=standing.why_title(project, decision, words),
        rule=words.text(decision.reason),
        checks=tuple(_check(check, words) for check in decision.checks),
        changes=tuple(
            ChangeRow(
                words.text(each.text), each.category.value, words.text(CATEGORY[each.category])
            )
            for each in decision.would_change
        ),
        uncertain=_uncertain(decision, words),
        conflicts=tuple(
            ConflictBlock(
                words.text(each.text),
                _projects([key for key in each.projects if key != project.id], related),
            )
            for each in decision.conflicts
        ),
        override=_override(decision, words),
        waiting=standing.waiting(project, decision, index, words),
        efforts=tuple(_effort(each, index, words) for each in project.efforts),
        depends_on=_projects(project.depends_on, related),
        dependents=_projects(dependents, related),
        risks=tuple(_risk(each, words) for each in project.risks),
        benefits=project.benefits,
        systems=project.systems,
        data=project.data,
        remarks=project.remarks,
        legal_basis=project.legal_basis,
        missing=tuple(
            MissingRow(
                words.text(gap.question),
                words.join([words.text(NEED_WORDS[need]) for need in gap.needed_for]),
                words.text(gap.who_can_say),
            )
            for gap in gaps
        ),
        origin=words.text(ORIGIN[project.origin]),
        source=index.source(project.source) if project.source else "",
        list_source=_list_source(project, words),
        sample=project.origin is Origin.SAMPLE,
        german=_german(project, related),
    )


def _german(project: Project, related: Mapping[str, str]) -> tuple[str, ...]:
    """Return what people wrote, in German only, and what sentences of this page may quote."""
    quoted = {project.title, project.legal_basis, *related.values()}
    quoted |= {each.reference.strip() for each in project.mandates}
    quoted |= {project.list_source.name} if project.list_source else set()
    return tuple(sorted(quoted - {""}))


def _check(check: Check, words: Words) -> CheckRow:
    return CheckRow(
        letter=_SHORT_CHECK[check.rule.value],
        question=words.text(check.question),
        answer=words.text(check.explanation),
        applies=check.applies,
        unknown=check.answer is Answer.UNKNOWN,
        evidence=tuple(
            Link(each.reference, each.url if each.url.startswith(("https://", "http://")) else "")
            for each in check.evidence
            if each.url
        ),
    )


def _uncertain(decision: Decision, words: Words) -> str:
    if decision.certain:
        return ""
    return words.say(
        "Vorläufig: Eine unbekannte Angabe könnte das Projekt in eine frühere Kategorie bringen.",
        "Provisional: a fact that is not known could put the project into an earlier category.",
    )


def _override(decision: Decision, words: Words) -> OverrideBlock | None:
    given = decision.overridden_by
    if given is None:
        return None
    text = words.say(
        "{person} hat am {day} Kategorie {new} festgelegt. Nach der Regel wäre es {old}.",
        "{person} set category {new} on {day}. By the rule it would be {old}.",
        person=given.person,
        day=words.day(given.at),
        new=decision.category.value,
        old=decision.computed.value,
    )
    return OverrideBlock(text, given.reason)


def _effort(effort: Effort, index: Index, words: Words) -> EffortRow:
    pool = index.pools.get(effort.pool)
    amount = months(effort, index.strategy.rules.size_months)
    if effort.quarters:
        how = ", ".join(
            f"{words.quarter(part.quarter)}: {words.number(part.person_months, 1)}"
            for part in effort.quarters
        )
    elif effort.total is not None:
        how = words.say("als Summe angegeben", "given as a total")
    elif effort.size is not None:
        how = words.say("nach Größe {s}", "by size {s}", s=effort.size.value)
    else:
        how = ""
    return EffortRow(
        pool=words.text(pool.title) if pool else effort.pool,
        central=pool is not None and pool.kind.value == "central",
        amount="" if amount is None else words.months(amount),
        how=how,
    )


def _risk(risk: Risk, words: Words) -> RiskRow:
    return RiskRow(
        risk.text,
        words.say("{n} von 5", "{n} of 5", n=risk.likelihood) if risk.likelihood else DASH,
        words.say("{n} von 5", "{n} of 5", n=risk.impact) if risk.impact else DASH,
        risk.response,
    )


def _projects(keys: tuple[str, ...] | list[str], related: Mapping[str, str]) -> tuple[Link, ...]:
    return tuple(
        Link(related[key], addresses.project(key)) if key in related else Link(key) for key in keys
    )


def _list_source(project: Project, words: Words) -> str:
    source = project.list_source
    if source is None:
        return ""
    return words.say(
        "Liste „{name}“, Zeile {row}", "List “{name}”, row {row}", name=source.name, row=source.row
    )
