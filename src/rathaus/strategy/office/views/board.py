"""The category board: what the rules decided, where facts are missing, where they contradict."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from rathaus.strategy.document import Category, Project
from rathaus.strategy.models import ProjectRow
from rathaus.strategy.office.access import office
from rathaus.strategy.rules.decision import RuleId
from rathaus.strategy.store.projects import judge, read_projects
from rathaus.strategy.store.queries import ProjectFilter, counts, select
from rathaus.strategy.store.structure import structure

SHOWN = 60
DISPUTED = 200
NAMED = ("key", "number", "title", "category_rule", "conflict", "overridden")
RULES: dict[str, str | Promise] = {
    RuleId.RUNNING: _("lief schon, als die Strategie erschien"),
    RuleId.COMPELLED: _("gesetzlich oder technisch zwingend"),
    RuleId.ORDERED: _("angeordnet oder beschlossen"),
    RuleId.LEAD: _("Leitprojekt eines Fachdezernats"),
    RuleId.ALONE: _("das Amt kommt fast allein zurecht"),
    RuleId.REST: _("wartet auf freie zentrale Teams"),
}
"""The deciding rules in a few words."""


@office
@require_http_methods(["GET", "HEAD"])
def board(request: HttpRequest) -> HttpResponse:
    """Show the projects in four columns by deciding rule; contradictions and overrides on top."""
    query = dict(request.GET.lists())
    wanted = ProjectFilter.of({**query, "category": []})
    totals = counts("category", wanted)
    columns = []
    for category in Category:
        rows = select(ProjectFilter.of({**query, "category": [category.value]}), "number")
        shown = rows.only(*NAMED).order_by("category_rule", "number_order", "key")[:SHOWN]
        columns.append(
            {
                "category": category,
                "total": totals.get(category.value, 0),
                "conflicts": rows.filter(conflict=True).count(),
                "overridden": rows.filter(overridden=True).count(),
                "rules": _by_rule(list(shown)),
            }
        )
    context = {
        "columns": columns,
        "conflicts": list(_conflicts()),
        "overrides": _overrides(),
        "shown": SHOWN,
        "section": "board",
    }
    return render(request, "strategy/office/board.html", context)


def _by_rule(rows: list[ProjectRow]) -> list[dict[str, Any]]:
    """Put the rows of a column under the rule that decided; overridden ones under „von Hand“."""
    rows.sort(key=lambda row: not row.overridden)
    found = groupby(rows, key=lambda row: "" if row.overridden else row.category_rule)
    return [
        {"title": RULES.get(rule, rule) if rule else _("von Hand entschieden"), "rows": list(group)}
        for rule, group in found
    ]


def _disputed(**wanted: bool) -> tuple[Project, ...]:
    keys = ProjectRow.objects.filter(**wanted).values_list("key", flat=True)[:DISPUTED]
    return read_projects(keys)


def _conflicts() -> Iterator[dict[str, Any]]:
    """Tell each contradiction once, with every project that is part of it."""
    projects = _disputed(conflict=True)
    titles = {project.id: project.title for project in projects}
    told = set()
    for decision in judge(projects, structure()).values():
        for conflict in decision.conflicts:
            sides = frozenset(conflict.projects)
            if (conflict.kind, sides) in told:
                continue
            told.add((conflict.kind, sides))
            yield {
                "text": conflict.text,
                "sides": [(key, titles.get(key, key)) for key in conflict.projects],
            }


def _overrides() -> list[tuple[Project, Any]]:
    """List what people decided against the rule, with what the rule says."""
    projects = _disputed(overridden=True)
    decisions = judge(projects, structure())
    return [(project, decisions[project.id]) for project in projects]
