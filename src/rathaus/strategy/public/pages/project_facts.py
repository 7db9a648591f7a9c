"""The facts beside a project's title: who, where, when, how much; gaps stay visible."""

from dataclasses import dataclass
from decimal import Decimal

from rathaus.strategy.document import Project
from rathaus.strategy.public.pages.index import Index
from rathaus.strategy.public.pages.words import Link, Words
from rathaus.strategy.rules.effort import months


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of facts: links or words; ``missing`` shows the gap mark."""

    label: str
    links: tuple[Link, ...] = ()
    missing: bool = False


def facts(project: Project, index: Index, gaps: frozenset[str], words: Words) -> list[Fact]:
    """Return the facts in their order; ``gaps`` are fields that somebody has to fill."""
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
