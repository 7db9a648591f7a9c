"""What an editor of a cell proposes, each proposal with where it comes from. Pure."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median_low

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from rathaus.strategy.document import Project, Strategy
from rathaus.strategy.office.dates import shift_quarters, short_quarter
from rathaus.strategy.office.edits import Fact, Kind

ENOUGH = 3
"""Projects of an action plan from which a usual duration can be told."""
MOST_LEADS = 6


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Another project of the same action plan or the same department."""

    key: str
    title: str
    action_plan: str
    department: str
    start: date | None
    end: date | None
    lead: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A value as the cell takes it, its text, and where it comes from."""

    value: str
    label: str | Promise
    origin: str | Promise = ""


def suggestions(
    fact: Fact,
    project: Project,
    strategy: Strategy,
    neighbours: Sequence[Neighbour],
    today: date,
) -> list[Suggestion]:
    """Return proposals for a fact of a project, the best founded first."""
    if fact.choices is not None:
        return [Suggestion(choice.value, choice.label) for choice in fact.choices(strategy)]
    if fact.name == "start":
        return _quarters(_starts(project, neighbours, today))
    if fact.name == "end":
        return _quarters(_ends(project, neighbours, today))
    if fact.name == "lead":
        return _leads(project, neighbours)
    return []


def is_closed(fact: Fact) -> bool:
    """Tell whether only the proposed values are possible."""
    return fact.kind is Kind.CHOICE


Dated = tuple[date, str | Promise]


def _quarters(found: Iterable[Dated]) -> list[Suggestion]:
    unique: dict[str, Suggestion] = {}
    for day, origin in found:
        text = short_quarter(day)
        unique.setdefault(text, Suggestion(text, text, origin))
    return list(unique.values())


def _starts(project: Project, neighbours: Sequence[Neighbour], today: date) -> list[Dated]:
    before = [n for n in neighbours if n.key in project.depends_on and n.end is not None]
    found: list[Dated] = []
    if before:
        last = max(before, key=lambda n: n.end or today)
        assert last.end is not None
        found.append(
            (last.end + timedelta(days=1), format_lazy(_("wenn „{title}“ endet"), title=last.title))
        )
    base = project.start or today
    found += [
        (shift_quarters(base, 1), _("ein Quartal später") if project.start else _("als Nächstes")),
        (shift_quarters(base, 2), ""),
    ]
    return found


def _ends(project: Project, neighbours: Sequence[Neighbour], today: date) -> list[Dated]:
    found: list[Dated] = []
    durations = [
        (n.end - n.start).days
        for n in neighbours
        if n.start and n.end and n.action_plan and n.action_plan == project.action_plan
    ]
    if project.start and len(durations) >= ENOUGH:
        usual = timedelta(days=median_low(durations))
        origin = format_lazy(
            _("so lange dauern Projekte dieses Aktionsplans (Mitte von {n})"), n=len(durations)
        )
        if project.start + usual > today:
            found.append((project.start + usual, origin))
    base = project.end or max(project.start or today, today)
    return [
        *found,
        (shift_quarters(base, 1), _("ein Quartal später") if project.end else ""),
        (shift_quarters(base, 2), ""),
    ]


def _leads(project: Project, neighbours: Sequence[Neighbour]) -> list[Suggestion]:
    names = Counter(
        n.lead
        for n in neighbours
        if n.lead and n.department == project.department and n.lead != project.lead
    )
    return [
        Suggestion(
            name,
            name,
            format_lazy(_("leitet {n} Projekte im selben Amt"), n=count)
            if count > 1
            else _("leitet ein Projekt im selben Amt"),
        )
        for name, count in names.most_common(MOST_LEADS)
    ]
