"""From a project's document to the columns that lists filter and sort by."""

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal

from django.contrib.postgres.search import SearchVector
from django.db.models import Value

from rathaus.kernel.time import now
from rathaus.strategy.document import Project, Rules, Strategy
from rathaus.strategy.models import ProjectRow
from rathaus.strategy.rules.decision import Decision
from rathaus.strategy.rules.effort import months
from rathaus.strategy.rules.quality import missing
from rathaus.strategy.store.codec import to_json

PROJECTED = tuple(
    field.name for field in ProjectRow._meta.get_fields() if field.name not in ("key", "search")
)


def directorates(strategy: Strategy) -> Mapping[str, str]:
    """Map department ids to directorate ids."""
    return {department.id: department.directorate for department in strategy.departments}


def number_order(number: str) -> str:
    """Pad the digits of a number so that text order is the order people expect.

    >>> number_order("P-9") < number_order("P-10")
    True
    """
    return re.sub(r"\d+", lambda digits: digits[0].zfill(10), number)[:80]


def effort_months(project: Project, rules: Rules) -> Decimal | None:
    """Add up the person months of all efforts; None when nothing is known."""
    parts = [months(effort, rules.size_months) for effort in project.efforts]
    known = [part for part in parts if part is not None]
    return sum(known, Decimal(0)) if known else project.central_help


def row_of(
    project: Project, decision: Decision, strategy: Strategy, directorate: str, version: int
) -> ProjectRow:
    """Make the row of a project; `search` is filled by `index_search` afterwards."""
    source = project.list_source
    return ProjectRow(
        key=project.id,
        document=to_json(project),
        version=version,
        changed_at=now(),
        number=project.number,
        number_order=number_order(project.number),
        title=project.title,
        programme=project.programme,
        action_plan=project.action_plan,
        department=project.department,
        directorate=directorate,
        dimensions=list(project.dimensions),
        goals=list(project.goals),
        status=project.status.value,
        category=decision.category.value,
        category_rule=decision.rule.value,
        overridden=project.override is not None,
        conflict=bool(decision.conflicts),
        lead=project.lead,
        lead_project=project.lead_project,
        start=project.start,
        end=project.end,
        cost_cents=project.cost_cents,
        effort_months=effort_months(project, strategy.rules),
        missing=[item.field for item in missing(project, decision)],
        origin=project.origin.value,
        list_name=source.name if source else "",
        list_key=source.key if source else "",
    )


def index_search(keys: Iterable[str]) -> None:
    """Fill the search column of projects, German stems over the words people look for."""
    ProjectRow.objects.filter(key__in=list(keys)).update(
        search=SearchVector("title", config="german", weight="A")
        + SearchVector("number", config="simple", weight="A")
        + SearchVector("document__description", config="german", weight="B")
        + SearchVector("lead", config="simple", weight="C")
        + SearchVector(Value(""), config="german")
    )
