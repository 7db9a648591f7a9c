"""The project form shows everything of a project and gives it back unchanged."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.forms import BaseFormSet

from rathaus.strategy.city.read import read_city
from rathaus.strategy.document import Project, Strategy
from rathaus.strategy.office.element_form import element_of, form_for, shown
from rathaus.strategy.office.forms import (
    EvidenceFormSet,
    ProjectForm,
    RiskFormSet,
    effort_formset,
)
from rathaus.strategy.office.project_values import initial, initial_parts, merge, merge_parts
from rathaus.strategy.store.codec import KINDS

CITY = Path(__file__).parents[4] / "cities" / "duesseldorf"


@pytest.fixture(scope="module")
def strategy() -> Strategy:
    return read_city(CITY, demo=True)


def _posted(formset: type[BaseFormSet[Any]], prefix: str, rows: list[dict[str, Any]]) -> Any:
    data: dict[str, Any] = {
        f"{prefix}-TOTAL_FORMS": len(rows),
        f"{prefix}-INITIAL_FORMS": len(rows),
    }
    for i, row in enumerate(rows):
        data |= {f"{prefix}-{i}-{k}": "" if v is None else v for k, v in row.items()}
    return formset(data, prefix=prefix, initial=rows)


def _round_trip(project: Project, strategy: Strategy) -> Project:
    form = ProjectForm(initial(project), strategy=strategy)
    assert form.is_valid(), (project.id, form.errors)
    parts = initial_parts(project)
    sets = [
        _posted(EvidenceFormSet, "mandates", parts["mandates"]),
        _posted(effort_formset(strategy), "efforts", parts["efforts"]),
        _posted(RiskFormSet, "risks", parts["risks"]),
    ]
    for part in sets:
        assert part.is_valid(), (project.id, part.errors)
    return merge_parts(merge(project, form.cleaned_data), *sets)


def test_saving_an_unchanged_form_changes_nothing(strategy: Strategy) -> None:
    projects = [project for project in strategy.projects if project.dimensions]
    assert len(projects) > 300
    for project in projects:
        assert _round_trip(project, strategy) == project


@pytest.mark.parametrize("kind", list(KINDS))
def test_every_element_survives_its_form(kind: str, strategy: Strategy) -> None:
    form_class = form_for(KINDS[kind], strategy, new=False)
    for element in getattr(strategy, kind):
        values = {k: "" if v is None else v for k, v in shown(element).items()}
        form = form_class(values)
        assert form.is_valid(), (element.id, form.errors)
        assert element_of(KINDS[kind], form.cleaned_data, element.id) == element


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ({"pool": "x"}, "gültige Auswahl"),
        ({"size": "M", "total": "3"}, "nur auf eine"),
        ({"quarters": "1/27 1,5"}, "Doppelpunkt"),
        ({"total": "-2"}, "Personenmonat"),
    ],
)
def test_wrong_effort_is_named(row: dict[str, str], words: str, strategy: Strategy) -> None:
    pool = strategy.pools[0].id
    formset = _posted(effort_formset(strategy), "efforts", [{"pool": pool, **row}])
    assert not formset.is_valid()
    assert words in str(formset.errors)


def test_a_project_needs_a_target_dimension(strategy: Strategy) -> None:
    form = ProjectForm({"title": "Neu", "status": "idea"}, strategy=strategy)
    assert not form.is_valid()
    assert set(form.errors) == {"dimensions"}
