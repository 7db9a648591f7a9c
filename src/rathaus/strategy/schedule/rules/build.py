"""From the strategy to a planning task: what can be planned, what cannot yet, and why.

Quarters count from the first quarter of the plan. Amounts are hundredths of person months.
Running projects stay where they are, with the part that is left; finished and stopped ones are
out. What nobody has stated is never guessed: such projects are listed with what is missing.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from rathaus.kernel.text import Localized
from rathaus.kernel.time import Quarter
from rathaus.strategy import document as d
from rathaus.strategy.planning.model import Instance, Pool, Project, Start
from rathaus.strategy.schedule.rules.finding import Finding, Unready
from rathaus.strategy.schedule.rules.lifting import lift
from rathaus.strategy.schedule.rules.links import links
from rathaus.strategy.schedule.rules.ready import Frame, judge
from rathaus.strategy.schedule.rules.settings import PlanSettings
from rathaus.strategy.schedule.rules.stages import early_projects
from rathaus.strategy.schedule.rules.supply import capacity, misstated
from rathaus.strategy.schedule.rules.task import Facts, PoolFacts, Task
from rathaus.strategy.schedule.rules.weights import Weights

LATE_PER_QUARTER = 3
"""How many quarters of delay a quarter behind a mandate's date counts for."""

UNPLANNED_AFTER = 8
"""An unplanned project counts as ended this many quarters after the plan."""

CLOSED = (d.Status.DONE, d.Status.STOPPED)


def build(
    strategy: d.Strategy,
    categories: Mapping[str, d.Category],
    settings: PlanSettings,
    day: date,
    previous: Mapping[str, Quarter] | None = None,
) -> Task:
    """Turn the strategy into a planning task.

    Args:
        strategy: the whole strategy.
        categories: category of each project.
        settings: what a person set.
        day: the civil date on which the plan is made.
        previous: quarters in which projects start in the agreed plan; moving them costs.
    """
    frame = _frame(strategy, settings, settings.begins(day))
    found = links(strategy.projects)
    projects: dict[str, Project] = {}
    unready: dict[str, Unready] = {}
    findings = [*(f for pool in strategy.pools for f in misstated(pool)), *found.findings]
    for project in strategy.projects:
        if project.status in CLOSED:
            continue
        judged = judge(project, categories[project.id], found.after[project.id], frame)
        findings += judged.findings
        if project.id in found.circular:
            unready[project.id] = Unready(project.id, (_NO_CIRCLE,))
        elif judged.ready is not None:
            projects[project.id] = judged.ready
        elif judged.unready is not None:
            unready[project.id] = judged.unready
    _follow(projects, unready, {p.id: p.title for p in strategy.projects})
    found_here = _Found(projects, unready, findings, categories)
    return _task(frame, found_here, previous or {})


_NO_CIRCLE = Localized("eine Reihenfolge ohne Kreis", "an order without a circle")


def _frame(strategy: d.Strategy, settings: PlanSettings, first: Quarter) -> Frame:
    given = {pool.id: capacity(pool, first, settings) for pool in strategy.pools}
    return Frame(
        strategy,
        settings,
        first,
        {pool.id: pool.title for pool in strategy.pools},
        {name: row for name, row in given.items() if row is not None},
        Weights(strategy, settings),
    )


def _follow(
    projects: dict[str, Project], unready: dict[str, Unready], titles: Mapping[str, str]
) -> None:
    """Whatever waits for a project that cannot be planned cannot be planned either."""
    pending = True
    while pending:
        pending = False
        for project in list(projects.values()):
            blocker = next((name for name in project.after if name in unready), None)
            if blocker is not None:
                title = titles[blocker]
                text = Localized(
                    f"der Vorgänger „{title}“ im Plan", f"the predecessor “{title}” in the plan"
                )
                unready[project.id] = Unready(project.id, (text,))
                del projects[project.id]
                pending = True


@dataclass(frozen=True, slots=True)
class _Found:
    projects: Mapping[str, Project]
    unready: Mapping[str, Unready]
    findings: list[Finding]
    categories: Mapping[str, d.Category]


def _task(frame: Frame, found: _Found, previous: Mapping[str, Quarter]) -> Task:
    settings, strategy, projects = frame.settings, frame.strategy, found.projects
    lifted = lift(frame.capacity, projects.values(), frame.pools, frame.first)
    central = {pool.id for pool in strategy.pools if pool.kind is d.PoolKind.CENTRAL}
    instance = Instance(
        name=strategy.title.de,
        quarters=settings.quarters,
        unplanned_end=settings.quarters + UNPLANNED_AFTER,
        late_per_quarter=LATE_PER_QUARTER,
        pools=tuple(Pool(name, row, name in central) for name, row in lifted.capacity.items()),
        projects=tuple(projects.values()),
        previous={
            name: Start(quarter - frame.first)
            for name, quarter in previous.items()
            if _comparable(projects.get(name), quarter, frame)
        },
        stability=settings.stability,
    )
    early, pulled = early_projects(projects, found.categories, settings)
    return Task(
        frame.first,
        instance,
        {name: facts for name, facts in _facts(frame, found.categories) if name in projects},
        {
            pool.id: PoolFacts(
                pool.title,
                pool.id in central,
                frame.capacity[pool.id],
                pool.origin is d.Origin.SAMPLE,
            )
            for pool in strategy.pools
            if pool.id in frame.capacity
        },
        early,
        tuple(found.unready.values()),
        (*found.findings, *lifted.findings, *pulled(strategy)),
        {project.id: project.title for project in strategy.projects},
    )


def _comparable(project: Project | None, quarter: Quarter, frame: Frame) -> bool:
    """A running project does not move; what should have started before the plan cannot stay."""
    return (
        project is not None and project.fixed_start is None and frame.first <= quarter <= frame.last
    )


def _facts(frame: Frame, categories: Mapping[str, d.Category]) -> Iterable[tuple[str, Facts]]:
    homes = {part.id: part.directorate for part in frame.strategy.departments}
    for project in frame.strategy.projects:
        begin = Quarter.of(project.start) if project.start else None
        running = project.status is d.Status.RUNNING
        facts = Facts(
            project.title,
            categories[project.id],
            project.status,
            project.number,
            project.programme,
            project.department,
            homes.get(project.department, ""),
            wish=None if running else begin,
            began=begin if running else None,
            sample=project.origin is d.Origin.SAMPLE,
        )
        yield project.id, facts
