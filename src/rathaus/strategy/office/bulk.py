"""Changes of many projects at once, worked out before anything is written. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext

from rathaus.strategy.document import Category, Project, Strategy
from rathaus.strategy.errors import InvalidChange
from rathaus.strategy.office.dates import FIRST_YEAR, LAST_YEAR, shift_quarters, short_quarter
from rathaus.strategy.office.edits import FACTS, apply
from rathaus.strategy.rules.decision import Decision

SHIFT = "shift"
MOST_QUARTERS = 40


@dataclass(frozen=True, slots=True)
class Consequence:
    """What a bulk change does to one project; `problem` says why it cannot be done."""

    project: Project
    changed: Project | None
    before: str
    after: str
    problem: str = ""
    category_before: Category | None = None
    category_after: Category | None = None

    @property
    def differs(self) -> bool:
        """Whether anything would be written."""
        return self.changed is not None and self.changed != self.project


def work_out(
    projects: Iterable[Project], action: str, value: str, strategy: Strategy
) -> list[Consequence]:
    """Say for each project what setting a fact, or shifting it in time, would do.

    Args:
        projects: the chosen projects.
        action: name of a fact in `FACTS` with ``bulk``, or ``shift``.
        value: text of the fact, or a number of quarters.
        strategy: for the allowed choices.

    Raises:
        InvalidChange: if the action itself makes no sense, whatever the project.
    """
    if action == SHIFT:
        quarters = _quarters(value)
        return [_shifted(project, quarters) for project in projects]
    fact = FACTS.get(action)
    if fact is None or not fact.bulk:
        raise InvalidChange(gettext("Wählen Sie, was geändert werden soll."), field="action")
    found = []
    for project in projects:
        try:
            changed = apply(project, action, value, strategy)
        except InvalidChange as error:
            found.append(Consequence(project, None, fact.read(project), value, error.message))
        else:
            found.append(Consequence(project, changed, fact.read(project), fact.read(changed)))
    return found


def _quarters(value: str) -> int:
    try:
        quarters = int(value)
    except ValueError:
        quarters = 0
    if not quarters or abs(quarters) > MOST_QUARTERS:
        raise InvalidChange(
            gettext(
                "Geben Sie an, um wie viele Quartale verschoben wird: 1 bis %(most)s, "
                "oder mit Minus nach vorn."
            )
            % {"most": MOST_QUARTERS},
            field="value",
        )
    return quarters


def _shifted(project: Project, quarters: int) -> Consequence:
    before = _span(project)
    if project.start is None and project.end is None:
        return Consequence(
            project, None, before, "", gettext("Das Projekt hat noch keine Termine.")
        )
    changed = replace(
        project,
        start=project.start and shift_quarters(project.start, quarters),
        end=project.end and shift_quarters(project.end, quarters),
    )
    if any(day and not FIRST_YEAR <= day.year <= LAST_YEAR for day in (changed.start, changed.end)):
        problem = gettext("So weit lässt sich das Projekt nicht verschieben.")
        return Consequence(project, None, before, "", problem)
    return Consequence(project, changed, before, _span(changed))


def _span(project: Project) -> str:
    return f"{short_quarter(project.start) or '?'} – {short_quarter(project.end) or '?'}"


def with_categories(
    consequences: Sequence[Consequence],
    before: Mapping[str, Decision],
    after: Mapping[str, Decision],
) -> list[Consequence]:
    """Add to each consequence the category it had and would have."""
    return [
        replace(
            item,
            category_before=before[item.project.id].category,
            category_after=after[item.project.id].category if item.project.id in after else None,
        )
        for item in consequences
    ]
