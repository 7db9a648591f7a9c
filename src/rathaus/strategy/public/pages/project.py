"""The page of a project: what it is, which category it has and why, what is still missing."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from rathaus.kernel.time import Quarter
from rathaus.strategy.document import Category, Effort, Origin, Project, Risk, Status
from rathaus.strategy.public.pages import addresses
from rathaus.strategy.public.pages.crumbs import Crumb, project_crumbs
from rathaus.strategy.public.pages.index import Index
from rathaus.strategy.public.pages.words import CATEGORY, DASH, ORIGIN, STATUS, Link, Words
from rathaus.strategy.rules.decision import Answer, Check, Decision
from rathaus.strategy.rules.effort import months
from rathaus.strategy.rules.facts import ENDED
from rathaus.strategy.rules.quality import NEED_WORDS, missing

_STATUS_MARKS = {
    Status.IDEA: "waiting",
    Status.PLANNED: "waiting",
    Status.RUNNING: "running",
    Status.DONE: "done",
    Status.STOPPED: "unknown",
}
_SHORT_CHECK = {
    "O-running": "O",
    "A-compelled": "A",
    "A-ordered": "A",
    "A-lead": "A",
    "B-alone": "B",
    "C-rest": "C",
}


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of facts: links or words; ``missing`` shows the gap mark."""

    label: str
    links: tuple[Link, ...] = ()
    missing: bool = False


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
        crumbs=project_crumbs(words, programme, plan, Link(project.title)),
        kicker=words.say("Projekt {n}", "Project {n}", n=project.number or project.id),
        title=project.title,
        description=project.description,
        letter=decision.category.value,
        category=words.text(CATEGORY[decision.category]),
        status_mark=_mark(project),
        status=_status(project, decision, words),
        statement=_statement(project, decision, index, today, words),
        explanation=_explanation(project, decision, words),
        facts=tuple(_facts(project, index, fields, words)),
        why_title=_why_title(project, decision, words),
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
        waiting=_waiting(project, decision, index, words),
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
    )


def _mark(project: Project) -> str:
    if project.origin is Origin.SAMPLE and project.status is Status.DONE:
        return "unknown"
    return _STATUS_MARKS[project.status]


def _status(project: Project, decision: Decision, words: Words) -> str:
    if waits(project, decision):
        return words.say("Wartet", "Waiting")
    written = words.text(STATUS[project.status])
    return written[:1].upper() + written[1:]


def waits(project: Project, decision: Decision) -> bool:
    """Whether a project waits for central teams: category C and not begun."""
    return decision.category is Category.C and project.status in (Status.IDEA, Status.PLANNED)


def _statement(  # noqa: PLR0911 one line a status
    project: Project, decision: Decision, index: Index, today: date, words: Words
) -> str:
    """Say in one sentence what holds about the beginning or the end."""
    if waits(project, decision):
        return _waits_until(project, index, today, words)
    if project.status is Status.DONE:
        return _ended(project, words.say("Fertig", "Done"), words)
    if project.status is Status.STOPPED:
        return _ended(project, words.say("Abgebrochen", "Stopped"), words)
    if project.status is Status.RUNNING:
        if project.end is None:
            return words.say("Es läuft; das Ende ist offen.", "It is running; its end is open.")
        if project.end < today:
            return words.say(
                "Es läuft noch; geplant war ein Ende im {q}.",
                "It is still running; its end was planned for the {q}.",
                q=words.quarter(Quarter.of(project.end)),
            )
        return words.say(
            "Es läuft, bis {q}.",
            "It is running, until {q}.",
            q=words.quarter(Quarter.of(project.end)),
        )
    if project.start is not None and project.start >= today:
        return words.say(
            "Beginn im {q}.", "Starts in the {q}.", q=words.quarter(Quarter.of(project.start))
        )
    return words.say("Es kann sofort beginnen.", "It can start at once.")


def _waits_until(project: Project, index: Index, today: date, words: Words) -> str:
    """Say only what somebody has stated: when capacity is free, or when the start is planned."""
    free = index.strategy.rules.central_capacity_free_from
    if free is not None and free > Quarter.of(today):
        return words.say("Frühestens im {q}.", "Not before the {q}.", q=words.quarter(free))
    if project.start is not None and project.start > today:
        return words.say(
            "Gewünscht ist ein Beginn im {q}.",
            "A start in the {q} is wanted.",
            q=words.quarter(Quarter.of(project.start)),
        )
    return words.say("Wann es beginnen kann, ist offen.", "When it can start is open.")


def _ended(project: Project, done: str, words: Words) -> str:
    if project.end is None:
        return words.say("{done}; das Datum fehlt.", "{done}; the date is missing.", done=done)
    return words.say(
        "{done} seit {q}.", "{done} since {q}.", done=done, q=words.quarter(Quarter.of(project.end))
    )


def _explanation(project: Project, decision: Decision, words: Words) -> str:
    if waits(project, decision):
        return words.say(
            "Projekte der Kategorie C beginnen, sobald zentrale Teams frei sind.",
            "Projects of category C start as soon as central teams are free.",
        )
    if project.status in ENDED:
        return ""
    return words.text(decision.reason)


def _why_title(project: Project, decision: Decision, words: Words) -> str:
    if waits(project, decision):
        return words.say("Warum wartet dieses Projekt?", "Why does this project wait?")
    return words.say("Warum Kategorie {c}?", "Why category {c}?", c=decision.category.value)


def _facts(project: Project, index: Index, gaps: frozenset[str], words: Words) -> list[Fact]:
    return [
        Fact(
            words.say("Amt", "Department"),
            _one(index.department(project.department, words)),
            "department" in gaps,
        ),
        Fact(
            words.say("Programm", "Programme"),
            _known([index.programme(project.programme, words)]),
            "programme" in gaps,
        ),
        Fact(
            words.say("Aktionsplan", "Action plan"),
            _known([index.plan(project.action_plan, words)]),
        ),
        Fact(
            words.say("Dient den Zielen", "Serves the goals"),
            _known([index.goal(key, words) for key in project.goals]),
            "goals" in gaps,
        ),
        Fact(
            words.say("Zieldimensionen", "Target dimensions"),
            _known([index.dimension(key, words) for key in project.dimensions]),
            "dimensions" in gaps,
        ),
        Fact(
            words.say("Zeit", "Time"),
            _one(_time(project, words)),
            project.start is None and project.end is None,
        ),
        Fact(
            words.say("Bedarf", "Effort"), _one(_demand(project, index, words)), "efforts" in gaps
        ),
        Fact(words.say("Kosten", "Cost"), _one(_cost(project, words)), "cost_cents" in gaps),
    ]


def _one(text: str) -> tuple[Link, ...]:
    return (Link(text),) if text else ()


def _known(links: list[Link | None]) -> tuple[Link, ...]:
    return tuple(link for link in links if link is not None)


def _time(project: Project, words: Words) -> str:
    if project.start is None and project.end is None:
        return ""
    start = words.day_short(project.start) if project.start else words.say("offen", "open")
    end = words.day_short(project.end) if project.end else words.say("offen", "open")
    return words.say("{a} bis {b}", "{a} to {b}", a=start, b=end)


def _demand(project: Project, index: Index, words: Words) -> str:
    sizes = index.strategy.rules.size_months
    known = [months(each, sizes) for each in project.efforts]
    told = [part for part in known if part is not None]
    if told:
        written = words.months(sum(told, Decimal(0)))
        if len(told) < len(known):
            written = words.say("mindestens {n}", "at least {n}", n=written)
        return written
    if project.central_help is not None:
        return words.say(
            "{n} zentral", "{n} of central teams", n=words.months(project.central_help)
        )
    return ""


def _cost(project: Project, words: Words) -> str:
    if project.cost_cents is None:
        return ""
    cost = words.money(project.cost_cents, project.currency)
    if project.spent_cents is None:
        return cost
    spent = words.money(project.spent_cents, project.currency)
    return words.say("{c}, davon ausgegeben {s}", "{c}, spent {s}", c=cost, s=spent)


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


def _waiting(project: Project, decision: Decision, index: Index, words: Words) -> tuple[str, ...]:
    """Say what is known about the waiting, and what is not yet computed."""
    if not waits(project, decision):
        return ()
    free = index.strategy.rules.central_capacity_free_from
    asked = decision.central_help
    parts = [
        words.say(
            "Erst laufende Projekte (O), dann unabweisbare (A) und begleitete (B) bekommen "
            "Zeit der zentralen Teams.",
            "First running projects (O), then those that cannot be refused (A) and accompanied "
            "ones (B) get time of the central teams.",
        )
    ]
    if asked is not None:
        parts.append(
            words.say(
                "Dieses Projekt braucht {n} aus zentralen Teams.",
                "This project needs {n} of central teams.",
                n=words.months(asked),
            )
        )
    else:
        parts.append(
            words.say(
                "Wie viel Zeit zentraler Teams es braucht, hat noch niemand vollständig geschätzt.",
                "Nobody has fully estimated how much time of central teams it needs.",
            )
        )
    if free is not None:
        parts.append(
            words.say(
                "Nach der Angabe der Strategie waren zentrale Teams bis dahin ausgelastet: frei ab "
                "dem {q}.",
                "By the strategy's own statement central teams were full until then: free from "
                "the {q}.",
                q=words.quarter(free),
            )
        )
    parts.append(
        words.say(
            "Welches Team in welchem Quartal frei ist, hat noch niemand gerechnet.",
            "Which team is free in which quarter has not been computed yet.",
        )
    )
    return tuple(parts)


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
