"""The timeline: rows of bars on a scale of quarters, as places in per cent. No inline styles."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from rathaus.kernel.time import Quarter
from rathaus.strategy.document import Status
from rathaus.strategy.planning.reasons.load import Cell
from rathaus.strategy.schedule.rules.supply import person_months
from rathaus.strategy.schedule.rules.task import Facts
from rathaus.strategy.schedule.showing.plan_view import PlanView

BACK = 8
"""Quarters before the plan that are shown at most, for what runs already."""


RUNNING_PART = 3
"""One row in so many is left to what runs already, when there is not room for all."""


@dataclass(frozen=True, slots=True)
class Scale:
    """Quarters from ``first`` to ``last`` over the width of a drawing, in per cent."""

    first: Quarter
    last: Quarter

    @property
    def quarters(self) -> int:
        """How many quarters are shown."""
        return self.last - self.first + 1

    def at(self, quarters: float) -> str:
        """Return the place of so many quarters after the first one."""
        return f"{max(0.0, min(100.0, 100 * quarters / self.quarters)):.3f}%"

    def place(self, quarter: Quarter) -> str:
        """Return the place where a quarter begins."""
        return self.at(quarter - self.first)

    def width(self, quarters: float) -> str:
        """Return the width of so many quarters."""
        return f"{100 * quarters / self.quarters:.3f}%"

    def day(self, day: date) -> str | None:
        """Return the place of a day; None outside."""
        quarter = Quarter.of(day)
        if not self.first <= quarter <= self.last:
            return None
        length = (quarter.end - quarter.start).days + 1
        return self.at(quarter - self.first + (day - quarter.start).days / length)

    @property
    def numbers(self) -> list[tuple[str, int]]:
        """Return the middle and the number of each quarter."""
        return [
            (self.at(place + 0.5), (self.first + place).number) for place in range(self.quarters)
        ]

    @property
    def years(self) -> list[tuple[str, int]]:
        """Return the beginning of each year that is shown, and the year."""
        return [
            (self.at(place), (self.first + place).year)
            for place in range(self.quarters)
            if place == 0 or (self.first + place).number == 1
        ]


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch of a row: its kind (`past`, `plan`, `waits`, `wish`), place and width."""

    kind: str
    x: str
    width: str
    end: str


@dataclass(frozen=True, slots=True)
class Row:
    """A project in the timeline. Quarters are None for what is not planned."""

    key: str
    facts: Facts
    bars: tuple[Bar, ...]
    begin: Quarter | None
    end: Quarter | None
    wished: Quarter | None
    waits: int


@dataclass(frozen=True, slots=True)
class Group:
    """Rows under one heading; ``shown`` of ``of`` projects."""

    key: str
    title: str
    rows: tuple[Row, ...]
    of: int


def scale_of(*plans: PlanView) -> Scale:
    """Return the scale that holds all plans: from what runs longest to the last end."""
    first = min(plan.task.first for plan in plans)
    began = [facts.began for plan in plans for facts in plan.task.projects.values() if facts.began]
    earliest = max(first + -BACK, min([first, *began]))
    ends = [plan.quarter(plan.end(name)) for plan in plans for name in plan.starts]
    last = max([first + 7, *ends])
    return Scale(Quarter(earliest.year, 1), Quarter(last.year, 4))


def row(plan: PlanView, name: str, scale: Scale) -> Row:
    """Draw one project."""
    facts, project = plan.task.projects[name], plan.projects[name]
    start = plan.starts.get(name)
    wished = plan.quarter(project.earliest)
    if start is None:
        never = _bar("wish", scale, wished, scale.last)
        return Row(name, facts, (never,), None, None, wished, 0)
    begin, end = plan.quarter(start.quarter), plan.quarter(plan.end(name))
    if facts.status is Status.RUNNING:
        both = _running(facts, scale, begin, end)
        return Row(name, facts, both, facts.began or begin, end, None, 0)
    waits = start.quarter - project.earliest
    if waits > 0:
        until = _bar("wish", scale, wished, begin + -1)
        waited = (until, _bar("waits", scale, begin, end))
        return Row(name, facts, waited, begin, end, wished, waits)
    return Row(name, facts, (_bar("plan", scale, begin, end),), begin, end, wished, 0)


def _running(facts: Facts, scale: Scale, begin: Quarter, end: Quarter) -> tuple[Bar, ...]:
    began = max(scale.first, facts.began or begin)
    past = (_bar("past", scale, began, begin + -1),) if began < begin else ()
    return (*past, _bar("plan", scale, begin, end))


def _bar(kind: str, scale: Scale, first: Quarter, last: Quarter) -> Bar:
    return Bar(kind, scale.place(first), scale.width(last - first + 1), scale.place(last + 1))


def groups(
    plan: PlanView,
    scale: Scale,
    group_of: Callable[[Facts], str],
    headings: Iterable[tuple[str, str]],
    most: int,
) -> list[Group]:
    """Put projects under their headings, by start within each.

    Args:
        plan: the plan.
        scale: the scale of the drawing.
        group_of: key of the group of a project.
        headings: keys and titles, in order; projects of no heading come last under "".
        most: rows of a group that are shown.
    """
    members: dict[str, list[str]] = {key: [] for key, _ in headings}
    titles = dict(headings)
    for name, facts in plan.task.projects.items():
        key = group_of(facts)
        members.setdefault(key if key in titles else "", []).append(name)
    found = []
    for key, names in members.items():
        if not names:
            continue
        shown = sorted(_picked(plan, names, most), key=lambda name: _order(plan, name))
        rows = tuple(row(plan, name, scale) for name in shown)
        found.append(Group(key, titles.get(key, ""), rows, len(names)))
    return found


def _picked(plan: PlanView, names: list[str], most: int) -> list[str]:
    """Choose the rows to show: what waits longest first, then what starts first, then what runs."""
    if len(names) <= most:
        return names

    def interest(name: str) -> tuple[bool, int, int]:
        start, project = plan.starts.get(name), plan.projects[name]
        if start is None:
            return (False, -plan.task.instance.quarters, 0)
        waits = start.quarter - project.earliest
        return (project.fixed_start is not None, -waits, start.quarter)

    running = [name for name in names if plan.projects[name].fixed_start is not None]
    kept = sorted(running, key=plan.end)[-(most // RUNNING_PART) :]
    others = sorted((name for name in names if name not in kept), key=interest)
    return [*others[: most - len(kept)], *kept]


def _order(plan: PlanView, name: str) -> tuple[int, int, str]:
    start = plan.starts.get(name)
    facts = plan.task.projects[name]
    if start is None:
        return (1, 0, facts.title)
    began = facts.began - plan.task.first if facts.began else start.quarter
    return (0, began, facts.title)


@dataclass(frozen=True, slots=True)
class Column:
    """One quarter of a pool: place, height of what is taken, and what is too much."""

    x: str
    width: str
    y: str
    height: str
    over: str
    over_x: str
    cell: Cell
    quarter: Quarter
    stated: int
    line_y: str
    line_end: str


@dataclass(frozen=True, slots=True)
class Strip:
    """The load of a pool over the plan."""

    key: str
    title: str
    low: str
    high: str
    columns: tuple[Column, ...]
    over: tuple[Column, ...]
    sample: bool


ROOM = 20.0
"""Height of a strip above the highest bar, for the words of an overload, in pixels."""
HEIGHT = 32.0


def strip(
    plan: PlanView, pool: str, scale: Scale, title: str, write: Callable[[float], str]
) -> Strip:
    """Draw the load of a pool: bars per quarter, a line for what was stated.

    Args:
        plan: the plan.
        pool: id of the pool.
        scale: the scale of the drawing.
        title: name of the pool.
        write: writes person months in the language of the reader.
    """
    stated = plan.task.pools[pool].stated
    used = plan.load.used[pool]
    top = max([1, *stated, *used])
    columns = []
    for place, amount in enumerate(used):
        quarter = plan.quarter(place)
        if quarter > scale.last:
            break
        height = HEIGHT * amount / top
        excess = amount - stated[place]
        columns.append(
            Column(
                x=scale.at(quarter - scale.first + 0.04),
                width=scale.width(0.92),
                y=f"{ROOM + HEIGHT - height:.1f}",
                height=f"{height:.1f}",
                over=f"+{write(float(person_months(excess)))}" if excess > 0 else "",
                over_x=scale.at(quarter - scale.first + 0.5),
                cell=plan.load.at(pool, place),
                quarter=quarter,
                stated=stated[place],
                line_y=f"{ROOM + HEIGHT - HEIGHT * stated[place] / top:.1f}",
                line_end=scale.at(quarter - scale.first + 1),
            )
        )
    return Strip(
        pool,
        title,
        write(float(person_months(min(stated)))),
        write(float(person_months(max(stated)))),
        tuple(columns),
        tuple(column for column in columns if column.over),
        plan.task.pools[pool].sample,
    )
