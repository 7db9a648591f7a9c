"""Filters of the portfolio table: what there is to choose, and which are in force."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from rathaus.strategy.document import Category, Strategy
from rathaus.strategy.office.edits import STATUS_LABELS
from rathaus.strategy.office.table import Titles
from rathaus.strategy.rules.quality import QUESTIONS
from rathaus.strategy.store.queries import ProjectFilter
from rathaus.ui.provenance import Chip

YES_NO = ("conflict", "overridden")
FILTERS = ("programme", "action_plan", "department", "category", "status", "missing", *YES_NO)
"""Names in the address that the filter panel sets."""
PAGE = "seite"


def filter_choices(
    strategy: Strategy, titles: Titles, wanted: ProjectFilter
) -> list[dict[str, Any]]:
    """List what the table can be filtered by, the texts of the values, and what is in force."""
    language = get_language() or "de"
    yes = [("1", _("ja"))]
    questions = [(name, asked.question.in_language(language)) for name, asked in QUESTIONS.items()]
    found = [
        ("programme", _("Programm"), list(titles.programmes.items())),
        ("action_plan", _("Aktionsplan"), list(titles.plans.items())),
        ("department", _("Amt"), list(titles.department_titles.items())),
        ("category", _("Kategorie"), [(category.value, category.value) for category in Category]),
        ("status", _("Zustand"), [(s.value, str(label)) for s, label in STATUS_LABELS.items()]),
        ("missing", _("Fehlende Angabe"), [("any", _("irgendeine")), *questions]),
        ("conflict", _("Mit Widerspruch"), yes),
        ("overridden", _("Von Hand entschieden"), yes),
    ]
    return [
        {"name": name, "label": label, "options": options, "chosen": _chosen(wanted, name)}
        for name, label, options in found
    ]


def _chosen(wanted: ProjectFilter, name: str) -> tuple[str, ...]:
    value = getattr(wanted, name)
    if isinstance(value, tuple):
        return value
    return ("1",) if value else ()


def chips(request: HttpRequest, choices: Iterable[dict[str, Any]]) -> list[Chip]:
    """Name each filter in force with the address that takes it away."""
    labels = {choice["name"]: (choice["label"], dict(choice["options"])) for choice in choices}
    found = []
    for name, values in request.GET.lists():
        for value in filter(None, values):
            if name in labels:
                label, options = labels[name]
                words = (str(label), str(options.get(value, value)))
            elif name == "q":
                words = (_("Suche"), value)
            else:
                continue
            found.append(Chip(*words, _without(request, name, value)))
    return found


def _without(request: HttpRequest, name: str, value: str) -> str:
    query = request.GET.copy()
    query.setlist(name, [other for other in query.getlist(name) if other != value])
    query.pop(PAGE, None)
    return f"?{query.urlencode()}"


def kept(request: HttpRequest, *changed: str) -> list[tuple[str, str]]:
    """Return the parts of the address that a form which sets ``changed`` must carry along."""
    return [
        (name, value)
        for name, values in request.GET.lists()
        if name != PAGE and name not in changed
        for value in values
    ]
