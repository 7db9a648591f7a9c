"""Edits of single project facts, from the text of a cell to a new project value. Pure."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from enum import Enum

from django.utils.functional import Promise
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from rathaus.strategy.document import Project, Status, Strategy
from rathaus.strategy.errors import InvalidChange
from rathaus.strategy.office.dates import parse_day, short_quarter

TITLE_LIMIT = 500


class Kind(Enum):
    """How a fact is entered."""

    TEXT = "text"
    CHOICE = "choice"
    QUARTER = "quarter"
    MONTHS = "months"


@dataclass(frozen=True, slots=True)
class Choice:
    """One possible value and its text."""

    value: str
    label: str | Promise


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact of a project that can be edited in a cell or for many projects at once."""

    name: str
    label: str | Promise
    kind: Kind
    read: Callable[[Project], str]
    write: Callable[[Project, str], Project]
    choices: Callable[[Strategy], list[Choice]] | None = None
    bulk: bool = True


STATUS_LABELS = {
    Status.IDEA: _("Idee"),
    Status.PLANNED: _("geplant"),
    Status.RUNNING: _("läuft"),
    Status.DONE: _("fertig"),
    Status.STOPPED: _("abgebrochen"),
}


def _title(project: Project, text: str) -> Project:
    if not text:
        raise InvalidChange(gettext("Geben Sie dem Projekt einen Namen."), field="title")
    if len(text) > TITLE_LIMIT:
        raise InvalidChange(
            gettext("Der Name hat %(n)s Zeichen. Kürzen Sie ihn auf %(most)s.")
            % {"n": len(text), "most": TITLE_LIMIT},
            field="title",
        )
    return replace(project, title=text)


def _start(project: Project, text: str) -> Project:
    return _in_order(replace(project, start=parse_day(text, end=False, field="start")), "start")


def _end(project: Project, text: str) -> Project:
    return _in_order(replace(project, end=parse_day(text, end=True, field="end")), "end")


def _in_order(project: Project, field: str) -> Project:
    if project.start and project.end and project.end < project.start:
        raise InvalidChange(
            gettext("Das Ende %(end)s liegt vor dem Beginn %(start)s.")
            % {"end": f"{project.end:%d.%m.%Y}", "start": f"{project.start:%d.%m.%Y}"},
            field=field,
        )
    return project


def parse_months(text: str, field: str) -> Decimal | None:
    """Read person months, comma or point; empty means unknown.

    Raises:
        InvalidChange: if it is no number from 0 to 100,000.
    """
    text = text.strip().replace(",", ".")
    if not text:
        return None
    try:
        months = Decimal(text)
    except InvalidOperation:
        months = Decimal(-1)
    if not (months.is_finite() and 0 <= months <= 100_000):
        raise InvalidChange(
            gettext(
                "„%(text)s“ ist keine Zahl von Personenmonaten. Schreiben Sie zum Beispiel 4,5."
            )
            % {"text": text[:40]},
            field=field,
        )
    return months


def _central_help(project: Project, text: str) -> Project:
    return replace(project, central_help=parse_months(text, "central_help"))


def _lead(project: Project, text: str) -> Project:
    if len(text) > 200:
        raise InvalidChange(
            gettext("Kürzen Sie den Namen der Leitung auf 200 Zeichen."), field="lead"
        )
    return replace(project, lead=text)


def _status(project: Project, text: str) -> Project:
    try:
        return replace(project, status=Status(text))
    except ValueError:
        raise InvalidChange(
            gettext("Wählen Sie einen Zustand aus der Liste."), field="status"
        ) from None


def _titled(items: object) -> list[Choice]:
    language = get_language() or "de"
    return [
        Choice(item.id, item.title.in_language(language))
        for item in items  # type: ignore[attr-defined]
    ]


def _departments(strategy: Strategy) -> list[Choice]:
    language = get_language() or "de"
    return [
        Choice(item.id, f"{item.number} {item.title.in_language(language)}".strip())
        for item in strategy.departments
    ]


def _number(value: Decimal | None) -> str:
    return "" if value is None else f"{value.normalize():f}".replace(".", ",")


FACTS: dict[str, Fact] = {
    fact.name: fact
    for fact in (
        Fact("title", _("Projekt"), Kind.TEXT, lambda p: p.title, _title, bulk=False),
        Fact(
            "action_plan",
            _("Aktionsplan"),
            Kind.CHOICE,
            lambda p: p.action_plan,
            lambda p, text: replace(p, action_plan=text),
            lambda s: _titled(s.action_plans),
        ),
        Fact(
            "department",
            _("Amt"),
            Kind.CHOICE,
            lambda p: p.department,
            lambda p, text: replace(p, department=text),
            _departments,
        ),
        Fact(
            "status",
            _("Zustand"),
            Kind.CHOICE,
            lambda p: p.status.value,
            _status,
            lambda s: [Choice(status.value, label) for status, label in STATUS_LABELS.items()],
        ),
        Fact("start", _("Beginn"), Kind.QUARTER, lambda p: short_quarter(p.start), _start),
        Fact("end", _("Ende"), Kind.QUARTER, lambda p: short_quarter(p.end), _end),
        Fact(
            "central_help",
            _("Hilfe zentraler Teams (PM)"),
            Kind.MONTHS,
            lambda p: _number(p.central_help),
            _central_help,
        ),
        Fact("lead", _("Leitung"), Kind.TEXT, lambda p: p.lead, _lead),
    )
}


def apply(project: Project, name: str, text: str, strategy: Strategy) -> Project:
    """Return the project with one fact set from the text a person typed or chose.

    Raises:
        InvalidChange: if there is no such fact or the text does not fit it.
    """
    fact = FACTS.get(name)
    if fact is None:
        raise InvalidChange(gettext("Diese Angabe lässt sich hier nicht ändern."), field=name)
    text = text.strip()
    if "\x00" in text:
        raise InvalidChange(gettext("Entfernen Sie die unsichtbaren Steuerzeichen."), field=name)
    if fact.choices is not None and text:
        allowed = {choice.value for choice in fact.choices(strategy)}
        if text not in allowed:
            raise InvalidChange(
                gettext("Wählen Sie %(label)s aus der Liste.") % {"label": fact.label}, field=name
            )
    changed = fact.write(project, text)
    if name == "action_plan" and text:
        programme = {plan.id: plan.programme for plan in strategy.action_plans}[text]
        changed = replace(changed, programme=programme)
    return changed
