"""The portfolio table as plain values: rows, groups, columns. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from itertools import groupby

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from rathaus.strategy.document import Origin, Status, Strategy
from rathaus.strategy.office.dates import short_quarter
from rathaus.strategy.office.edits import STATUS_LABELS
from rathaus.strategy.rules.quality import FACTS_NEEDED

FIRST_YEAR, LAST_YEAR = 2024, 2030
YEAR_WIDTH = 20
BAR_WIDTH = YEAR_WIDTH * (LAST_YEAR - FIRST_YEAR + 1)
"""Width of the time strip in CSS pixels."""
MARKS = {
    Status.IDEA: "waiting",
    Status.PLANNED: "waiting",
    Status.RUNNING: "on-track",
    Status.DONE: "reached",
    Status.STOPPED: "unknown",
}
GROUPS = ("programme", "action_plan", "department", "category", "status")


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the table; `order` is the name to sort by, `hint` the word in full."""

    name: str
    title: str | Promise
    order: str = ""
    numeric: bool = False
    usual: bool = True
    hint: str | Promise = ""


COLUMNS = (
    Column("number", _("Nr."), "number", numeric=True, hint=_("Nummer")),
    Column("programme", _("Programm"), "programme", usual=False),
    Column("action_plan", _("Aktionsplan"), "action_plan"),
    Column("department", _("Amt"), "department"),
    Column("category", _("Kat."), "category", hint=_("Kategorie")),
    Column("status", _("Zustand"), "status"),
    Column("start", _("Beginn"), "start", numeric=True),
    Column("end", _("Ende"), "end", numeric=True),
    Column("time", _("Zeit von 2024 bis 2030")),
    Column(
        "effort",
        pgettext_lazy("Personenmonate", "PM"),
        "effort",
        numeric=True,
        hint=_("Personenmonate"),
    ),
    Column("goals", _("Ziel")),
    Column("cost", _("Kosten in Euro"), "cost", numeric=True, usual=False),
    Column("lead", _("Leitung"), "lead"),
    Column("changed", _("Geändert"), "changed", numeric=True, usual=False),
    Column("given", _("Angab."), numeric=True, hint=_("Angaben, die vorliegen")),
)
"""Every column but the project's name, which always stands."""


def chosen_columns(names: Iterable[str]) -> list[Column]:
    """Return the columns of these names in the table's order; the usual ones for no known name."""
    wanted = set(names)
    return [c for c in COLUMNS if c.name in wanted] or [c for c in COLUMNS if c.usual]


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
    goals: Sequence[str]
    cost_cents: int | None
    changed_at: datetime


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
    programme: str
    plan: str
    department: str
    department_title: str
    goals: str
    status_label: str | Promise
    mark: str
    start: str
    end: str
    bar: Bar | None
    late: bool
    given: int
    needed: int
    sample: bool
    editable: bool


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


def now_line(today: date) -> str:
    """Place of today in the strip."""
    return f"{_position(today):.1f}"


def make_row(stored: StoredRow, titles: "Titles", today: date, *, editable: bool = True) -> Row:
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
        programme=titles.programmes.get(stored.programme, ""),
        plan=titles.plans.get(stored.action_plan, ""),
        department=titles.departments.get(stored.department, ""),
        department_title=titles.department_titles.get(stored.department, ""),
        goals=" ".join(titles.goals[key] for key in stored.goals if key in titles.goals),
        status_label=_("verspätet") if late else STATUS_LABELS[status],
        mark="late" if late else MARKS[status],
        start=short_quarter(stored.start),
        end=short_quarter(stored.end),
        bar=bar(stored.start, stored.end, today),
        late=late,
        given=FACTS_NEEDED - len(stored.missing),
        needed=FACTS_NEEDED,
        sample=stored.origin == Origin.SAMPLE,
        editable=editable,
    )


@dataclass(frozen=True, slots=True)
class Titles:
    """Names of what projects refer to, in the reader's language."""

    programmes: Mapping[str, str]
    plans: Mapping[str, str]
    departments: Mapping[str, str]
    department_titles: Mapping[str, str]
    goals: Mapping[str, str]

    @classmethod
    def of(cls, strategy: Strategy, language: str) -> "Titles":
        """Collect the names from the strategy."""
        return cls(
            {p.id: p.title.in_language(language) for p in strategy.programmes},
            {p.id: p.title.in_language(language) for p in strategy.action_plans},
            {d.id: d.number or d.title.in_language(language) for d in strategy.departments},
            {
                d.id: f"{d.number} {d.title.in_language(language)}".strip()
                for d in strategy.departments
            },
            {goal.id: goal.number for goal in strategy.goals},
        )

    def of_group(self, column: str, key: str) -> str:
        """Name the group of rows that share a value in a column."""
        if column == "status":
            return str(STATUS_LABELS[Status(key)])
        names = {
            "programme": self.programmes,
            "action_plan": self.plans,
            "department": self.department_titles,
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
