"""The list of projects: what is asked for, which filters hold, and one row per project."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

from rathaus.kernel.time import Quarter
from rathaus.strategy.document import Category, Origin, Status
from rathaus.strategy.public.pages import addresses
from rathaus.strategy.public.pages.index import Index
from rathaus.strategy.public.pages.tallies import Tallies
from rathaus.strategy.public.pages.words import CATEGORY, ORIGIN, STATUS, Link, Words
from rathaus.ui.provenance import Chip

PAGE_SIZE = 25
FILTERS = ("programme", "action_plan", "category", "status", "department", "dimension")
HIDDEN_FILTERS = ("goal", "directorate", "origin")
ORDERS = (
    "number",
    "title",
    "programme",
    "department",
    "category",
    "status",
    "start",
    "end",
    "changed",
)
_MAX_QUERY = 200
_KNOWN = frozenset({*FILTERS, *HIDDEN_FILTERS, "q", "sortierung", "seite"})
_MOST_IGNORED = 20


@dataclass(frozen=True, slots=True)
class Wanted:
    """What an address asks for, with everything unknown taken out and named in ``ignored``."""

    filters: Mapping[str, tuple[str, ...]]
    q: str
    order: str
    page: int
    ignored: tuple[str, ...]

    def query(self, **changes: str | None) -> dict[str, list[str]]:
        """Return the address' query with changes; None takes a name out."""
        pairs: dict[str, list[str]] = {}
        if self.q:
            pairs["q"] = [self.q]
        for name, values in self.filters.items():
            pairs[name] = list(values)
        if self.order != "number":
            pairs["sortierung"] = [self.order]
        for name, value in changes.items():
            pairs.pop(name, None)
            if value:
                pairs[name] = [value]
        return pairs

    def without(self, name: str, value: str) -> dict[str, list[str]]:
        """Return the query without one value of a filter, back on the first page."""
        pairs = self.query()
        left = [each for each in pairs.get(name, []) if each != value]
        pairs.pop(name, None)
        if left:
            pairs[name] = left
        return pairs


@dataclass(frozen=True, slots=True)
class Option:
    """A choice of a filter."""

    value: str
    words: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Select:
    """A filter with its choices."""

    name: str
    label: str
    options: tuple[Option, ...]

    @property
    def html(self) -> str:
        """The choices as escaped HTML; a hundred of them would be slow in a template."""
        return "".join(
            f'<option value="{escape(each.value)}"{" selected" if each.chosen else ""}>'
            f"{escape(each.words)}</option>"
            for each in self.options
        )


@dataclass(frozen=True, slots=True)
class StoredProject:
    """The columns of a stored project that the list shows."""

    key: str
    number: str
    title: str
    programme: str
    department: str
    category: str
    status: str
    start: date | None
    end: date | None
    origin: str


@dataclass(frozen=True, slots=True)
class ProjectRow:
    """A project in the list."""

    url: str
    letter: str
    title: str
    number: str
    department: str
    programme: str
    mark: str
    status: str
    time: str
    sample: bool


_MARKS = {
    "idea": "waiting",
    "planned": "waiting",
    "running": "running",
    "done": "done",
    "stopped": "unknown",
}


def known(index: Index) -> dict[str, frozenset[str]]:
    """Return the values that each filter may have."""
    return {
        "programme": frozenset(index.programmes),
        "action_plan": frozenset(index.plans),
        "department": frozenset(index.departments),
        "directorate": frozenset(index.directorates),
        "dimension": frozenset(index.dimensions),
        "goal": frozenset(index.goals),
        "category": frozenset(category.value for category in Category),
        "status": frozenset(status.value for status in Status),
        "origin": frozenset(origin.value for origin in Origin),
    }


def read(query: Mapping[str, Sequence[str]], index: Index) -> Wanted:
    """Read an address; names and values that do not exist are left aside and named."""
    allowed, filters = known(index), {}
    ignored = [_shown(name, *values) for name, values in query.items() if name not in _KNOWN]
    for name in (*FILTERS, *HIDDEN_FILTERS):
        given = [value.strip() for value in query.get(name, ()) if value.strip()]
        kept = tuple(dict.fromkeys(value for value in given if value in allowed[name]))
        ignored += [_shown(name, value) for value in given if value not in allowed[name]]
        if kept:
            filters[name] = kept
    order = _last(query, "sortierung") or "number"
    if order.removeprefix("-") not in ORDERS:
        ignored.append(_shown("sortierung", order))
        order = "number"
    page = _last(query, "seite") or "1"
    if not page.isdecimal() or not int(page[:9]) > 0:
        ignored.append(_shown("seite", page))
        page = "1"
    q = " ".join(_last(query, "q").replace("\x00", " ").split())[:_MAX_QUERY]
    return Wanted(filters, q, order, int(page[:9]), tuple(ignored[:_MOST_IGNORED]))


def _shown(name: str, *values: str) -> str:
    """Write a part of an address so that people recognise it."""
    text = f"{name[:60]}={','.join(values)[:60]}"
    return "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in text)


def _last(query: Mapping[str, Sequence[str]], name: str) -> str:
    values = query.get(name, ())
    return values[-1].strip() if values else ""


def rows(stored: Sequence[StoredProject], index: Index, words: Words) -> tuple[ProjectRow, ...]:
    """Return the rows of the list."""
    return tuple(row(each, index, words) for each in stored)


def row(stored: StoredProject, index: Index, words: Words) -> ProjectRow:
    """Return the row of a project."""
    programme = index.programmes.get(stored.programme)
    waits = stored.category == "C" and stored.status in ("idea", "planned")
    status = words.say("wartet", "waiting") if waits else words.text(STATUS[Status(stored.status)])
    sample = stored.origin == Origin.SAMPLE.value
    return ProjectRow(
        url=addresses.project(stored.key),
        letter=stored.category,
        title=stored.title,
        number=stored.number,
        department=index.department(stored.department, words),
        programme=words.text(programme.title) if programme else "",
        mark="unknown" if sample and stored.status == "done" else _MARKS[stored.status],
        status=status,
        time=_time(stored, words),
        sample=sample,
    )


def _time(stored: StoredProject, words: Words) -> str:
    if stored.end is not None:
        return words.say("bis {q}", "until {q}", q=words.quarter(Quarter.of(stored.end)))
    if stored.start is not None:
        return words.say("ab {q}", "from {q}", q=words.quarter(Quarter.of(stored.start)))
    return ""


def selects(wanted: Wanted, index: Index, tallies: Tallies, words: Words) -> tuple[Select, ...]:
    """Return the filters with their choices; parts without a project are left out."""
    strategy = index.strategy
    choices: dict[str, list[tuple[str, str]]] = {
        "programme": [(each.id, words.text(each.title)) for each in strategy.programmes],
        "action_plan": [
            (each.id, words.text(each.title))
            for each in strategy.action_plans
            if tallies.plans.get(each.id)
        ],
        "category": [
            (each.value, f"{each.value}, {words.text(CATEGORY[each])}") for each in Category
        ],
        "status": [(each.value, words.text(STATUS[each])) for each in Status],
        "department": [
            (each.id, words.text(each.title))
            for each in strategy.departments
            if tallies.departments.get(each.id)
        ],
        "dimension": [(each.id, words.text(each.title)) for each in strategy.dimensions],
    }
    labels = _labels(words)
    return tuple(
        Select(
            name,
            labels[name],
            (
                Option("", words.say("alle", "all"), False),
                *(
                    Option(value, told, value in wanted.filters.get(name, ()))
                    for value, told in choices[name]
                ),
            ),
        )
        for name in FILTERS
    )


def _labels(words: Words) -> dict[str, str]:
    return {
        "programme": words.say("Programm", "Programme"),
        "action_plan": words.say("Aktionsplan", "Action plan"),
        "category": words.say("Kategorie", "Category"),
        "status": words.say("Stand", "Status"),
        "department": words.say("Amt", "Department"),
        "dimension": words.say("Zieldimension", "Target dimension"),
        "goal": words.say("Ziel", "Goal"),
        "directorate": words.say("Dezernat", "Directorate"),
        "origin": words.say("Herkunft", "Origin"),
    }


def chips(wanted: Wanted, index: Index, words: Words) -> list[Chip]:
    """Return the filters in force, each with the address without it."""
    labels, found = _labels(words), []
    if wanted.q:
        way = addresses.with_query(addresses.PROJECTS, wanted.query(q=None))
        found.append(Chip(words.say("Suche", "Search"), wanted.q, way))
    for name, values in wanted.filters.items():
        for value in values:
            way = addresses.with_query(addresses.PROJECTS, wanted.without(name, value))
            found.append(Chip(labels[name], _told(name, value, index, words), way))
    return found


def _told(name: str, value: str, index: Index, words: Words) -> str:
    by_name: dict[str, Link | None] = {
        "programme": index.programme(value, words),
        "action_plan": index.plan(value, words),
        "dimension": index.dimension(value, words),
        "goal": index.goal(value, words),
    }
    link = by_name.get(name)
    if link is not None:
        return link.words
    if name == "category":
        return f"{value}, {words.text(CATEGORY[Category(value)])}"
    if name == "status":
        return words.text(STATUS[Status(value)])
    if name == "origin":
        return words.text(ORIGIN[Origin(value)])
    if name == "directorate":
        return words.text(index.directorates[value].title)
    return index.department(value, words)


def order_options(wanted: Wanted, words: Words) -> tuple[Option, ...]:
    """Return the orders that the list offers."""
    told = {
        "number": words.say("Nummer", "Number"),
        "title": words.say("Titel", "Title"),
        "category": words.say("Kategorie", "Category"),
        "department": words.say("Amt", "Department"),
        "status": words.say("Stand", "Status"),
        "start": words.say("Beginn, frühester zuerst", "Start, earliest first"),
        "end": words.say("Ende, frühestes zuerst", "End, earliest first"),
        "-changed": words.say("Zuletzt geändert", "Changed last"),
    }
    return tuple(Option(value, label, value == wanted.order) for value, label in told.items())
