"""What the category rules need to know beside the project itself, gathered once."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from rathaus.strategy.document import (
    Directorate,
    PoolKind,
    Project,
    SizeClass,
    Status,
    Strategy,
)

ENDED = frozenset({Status.DONE, Status.STOPPED})


@dataclass(frozen=True, slots=True)
class Facts:
    """The surroundings of every project.

    ``category_rules`` is the decision model as text. ``leads`` are, by directorate, the lead
    projects that still hold its seat, in the order of the strategy: ended ones have given it back.
    """

    published: date
    help_limit: Decimal
    size_months: Mapping[SizeClass, Decimal] = field(default_factory=dict)
    directorates: Mapping[str, Directorate] = field(default_factory=dict)
    departments: Mapping[str, str] = field(default_factory=dict)
    pool_kinds: Mapping[str, PoolKind] = field(default_factory=dict)
    leads: Mapping[str, tuple[Project, ...]] = field(default_factory=dict)
    category_rules: str = field(default="", repr=False)

    def directorate_of(self, project: Project) -> Directorate | None:
        """Return the directorate of the project's department, None if it is not known."""
        return self.directorates.get(self.departments.get(project.department, ""))


def gather(strategy: Strategy) -> Facts:
    """Index a strategy for the category rules, in one pass over its projects."""
    departments = {each.id: each.directorate for each in strategy.departments}
    leads: dict[str, list[Project]] = defaultdict(list)
    for project in strategy.projects:
        directorate = departments.get(project.department, "")
        if project.lead_project and project.status not in ENDED and directorate:
            leads[directorate].append(project)
    return Facts(
        published=strategy.published,
        help_limit=strategy.rules.central_help_limit,
        size_months=strategy.rules.size_months,
        directorates={each.id: each for each in strategy.directorates},
        departments=departments,
        pool_kinds={each.id: each.kind for each in strategy.pools},
        leads={directorate: tuple(named) for directorate, named in leads.items()},
        category_rules=strategy.category_rules,
    )
