"""The portfolio table as plain values: rows, groups, columns. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import groupby

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from rathaus.strategy.document import Origin, Status, Strategy
from rathaus.strategy.office.dates import short_quarter
from rathaus.strategy.office.edits import STATUS_LABELS
from rathaus.strategy.rules.quality import FACTS_NEEDED

FIRST_YEAR, LAST_YEAR = 2024, 2030
BAR_WIDTH = 112
MARKS = {
    Status.IDEA: "waiting",
    Status.PLANNED: "waiting",
    Status.RUNNING: "on-track",
    Status.DONE: "reached",
    Status.STOPPED: "unknown",
}
GROUPS = ("programme", "action_plan", "department", "category", "status")


@dataclass(frozen=True, slots=True)
class StoredRow:
    """The columns of a stored project that the table needs."""

    key: str
    version: int
    number: str
    title: str
    programme: str
    action_plan: str
    department: str
    category: str
    overridden: bool
    conflict: bool
    status: str
    start: date | None
    end: date | None
    effort_months: Decimal | None
    lead: str
    missing: Sequence[str]
    origin: str


@dataclass(frozen=True, slots=True)
class Bar:
    """A project's time in the table's strip as SVG numbers, and how much of it is past."""

    x: str
    width: str
    past: str


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table, every text ready."""

    stored: StoredRow
    plan: str
    department: str
    status_label: str | Promise
    mark: str
    start: str
    end: str
    bar: Bar | None
    late: bool
    given: int
    needed: int
    sample: bool


@dataclass(frozen=True, slots=True)
class Group:
    """Rows under one heading; `shown` of `total` are on this page."""

    key: str
    title: str
    rows: Sequence[Row]
    total: int


def _position(day: date) -> float:
    begin, end = date(FIRST_YEAR, 1, 1), date(LAST_YEAR + 1, 1, 1)
    share = (day - begin).days / (end - begin).days
    return round(min(max(share, 0.0), 1.0) * BAR_WIDTH, 1)


def bar(start: date | None, end: date | None, today: date) -> Bar | None:
    """Place a project in the strip; None when nothing of it is known or visible."""
    if start is None:
        return None
    left, right = _position(start), _position(end) if end else float(BAR_WIDTH)
    if right <= left:
        return None
    past = min(max(_position(today) - left, 0.0), right - left)
    return Bar(f"{left:.1f}", f"{right - left:.1f}", f"{past:.1f}")


def make_row(stored: StoredRow, strategy_titles: "Titles", today: date) -> Row:
    """Make a line of the table from stored columns."""
    status = Status(stored.status)
    late = (
        stored.end is not None
        and stored.end < today
        and status
        not in (
            Status.DONE,
            Status.STOPPED,
        )
    )
    return Row(
        stored=stored,
        plan=strategy_titles.plans.get(stored.action_plan, ""),
        department=strategy_titles.departments.get(stored.department, ""),
        status_label=_("verspätet") if late else STATUS_LABELS[status],
        mark="late" if late else MARKS[status],
        start=short_quarter(stored.start),
        end=short_quarter(stored.end),
        bar=bar(stored.start, stored.end, today),
        late=late,
        given=FACTS_NEEDED - len(stored.missing),
        needed=FACTS_NEEDED,
        sample=stored.origin == Origin.SAMPLE,
    )


@dataclass(frozen=True, slots=True)
class Titles:
    """Names of what projects refer to, in the reader's language."""

    programmes: Mapping[str, str]
    plans: Mapping[str, str]
    departments: Mapping[str, str]

    @classmethod
    def of(cls, strategy: Strategy, language: str) -> "Titles":
        """Collect the names from the strategy."""
        return cls(
            {p.id: p.title.in_language(language) for p in strategy.programmes},
            {p.id: p.title.in_language(language) for p in strategy.action_plans},
            {d.id: d.number or d.title.in_language(language) for d in strategy.departments},
        )

    def of_group(self, column: str, key: str) -> str:
        """Name the group of rows that share a value in a column."""
        if column == "status":
            return str(STATUS_LABELS[Status(key)])
        names = {
            "programme": self.programmes,
            "action_plan": self.plans,
            "department": self.departments,
        }.get(column, {})
        return names.get(key, key) or str(_("Ohne Angabe"))


def grouped(
    rows: Iterable[Row], column: str, totals: Mapping[str, int], titles: Titles
) -> list[Group]:
    """Put rows that come in the order of a column under one heading per value."""
    return [
        Group(key, titles.of_group(column, key), list(members), totals.get(key, 0))
        for key, members in groupby(rows, key=lambda row: getattr(row.stored, column))
    ]
