"""One project of the strategy as a project of the planner, or what keeps it from being one."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from rathaus.kernel.text import Localized
from rathaus.kernel.time import Quarter
from rathaus.strategy import document as d
from rathaus.strategy.planning.model import Mode, Project
from rathaus.strategy.schedule.rules import efforts
from rathaus.strategy.schedule.rules.demand import (
    Work,
    durations,
    fits,
    mode,
    read_work,
    shortest,
)
from rathaus.strategy.schedule.rules.finding import Code, Finding, Unready
from rathaus.strategy.schedule.rules.running import quarters_apart, rest_of
from rathaus.strategy.schedule.rules.settings import PlanSettings, RuleName
from rathaus.strategy.schedule.rules.weights import Weights


@dataclass(frozen=True, slots=True)
class Frame:
    """What every project is judged against."""

    strategy: d.Strategy
    settings: PlanSettings
    first: Quarter
    pools: Mapping[str, Localized]
    capacity: Mapping[str, tuple[int, ...]]
    weights: Weights

    @property
    def last(self) -> Quarter:
        """Last quarter of the plan."""
        return self.first + (self.settings.quarters - 1)

    def offset(self, quarter: Quarter) -> int:
        """Return the place of a quarter in the plan, at least 0."""
        return max(0, quarter - self.first)


@dataclass(frozen=True, slots=True)
class Judged:
    """The answer: ready to be planned, or not yet; with what was noticed."""

    ready: Project | None = None
    unready: Unready | None = None
    findings: tuple[Finding, ...] = ()


def judge(project: d.Project, category: d.Category, after: tuple[str, ...], frame: Frame) -> Judged:
    """Turn an open project into one that can be planned."""
    sizes = frame.strategy.rules.size_months
    work, missing = read_work(project, sizes, frame.pools)
    missing += _unstaffed(work, frame)
    running = project.status is d.Status.RUNNING
    findings = efforts.findings(project, sizes, frame.pools)
    if missing:
        return Judged(unready=Unready(project.id, missing, running), findings=findings)
    if running:
        return _running(project, work, category, frame)
    judged = _planned(project, work, category, frame)
    if judged.ready is None:
        return judged
    return replace(judged, ready=replace(judged.ready, after=after))


def _unstaffed(work: Work, frame: Frame) -> tuple[Localized, ...]:
    named = {*work.profiles, *(pool for pool, total in work.totals.items() if total)}
    titles = (frame.pools[pool] for pool in sorted(named - frame.capacity.keys()))
    return tuple(
        Localized(f"Kapazität von {t.de}", f"Capacity of {t.in_language('en')}") for t in titles
    )


def _running(project: d.Project, work: Work, category: d.Category, frame: Frame) -> Judged:
    rest = rest_of(project, work, frame.first, frame.last)
    if rest.begin is None or rest.mode is None:
        return Judged(
            unready=Unready(project.id, rest.missing, running=True), findings=rest.findings
        )
    start = frame.offset(rest.begin)
    stays = not frame.settings.relaxed(RuleName.RUNNING_FIRST, project.id)
    ready = Project(
        project.id,
        frame.weights.of(project, category),
        (rest.mode,),
        earliest=start,
        fixed_start=start if stays else None,
        required=True,
    )
    return Judged(ready, findings=rest.findings)


def _planned(project: d.Project, work: Work, category: d.Category, frame: Frame) -> Judged:
    begin = Quarter.of(project.start) if project.start else None
    end = Quarter.of(project.end) if project.end else None
    if begin is not None and end is not None and end < begin:
        missing = Localized("ein Ende nach dem Beginn", "an end after the start")
        return Judged(unready=Unready(project.id, (missing,)))
    if begin is not None and begin > frame.last:
        missing = Localized("ein Beginn im Plan", "a start within the plan")
        return Judged(unready=Unready(project.id, (missing,)))
    earliest = frame.offset(begin) if begin else 0
    stated = end - begin + 1 if begin is not None and end is not None else None
    least = shortest(work, stated, frame.settings.most_per_quarter)
    modes = _modes(work, least, earliest, frame)
    findings = _profile_findings(project, work, begin, end)
    if not modes:
        never = _never_fits(project)
        missing = Localized("genug Kapazität in einem Quartal", "enough capacity in a quarter")
        return Judged(unready=Unready(project.id, (missing,)), findings=(*findings, never))
    bound = project.mandates or category is d.Category.A
    ready = Project(
        project.id,
        frame.weights.of(project, category),
        modes,
        earliest=earliest,
        deadline=frame.offset(end) if end is not None and bound else None,
        required=category in (d.Category.A, d.Category.B)
        and not frame.settings.relaxed(RuleName.AT_ONCE, project.id),
    )
    return Judged(ready, findings=findings)


def _modes(work: Work, least: int, earliest: int, frame: Frame) -> tuple[Mode, ...]:
    """Offer the durations that fit into the capacity at all; if none does, look for a longer."""
    span = frame.settings.quarters - earliest
    offered = [mode(work, n) for n in durations(work, least, span)]
    fitting = tuple(m for m in offered if fits(m, frame.capacity, earliest))
    if fitting or work.profiles:
        return fitting
    longer = (mode(work, n) for n in range(least + 1, span + 1))
    found = next((m for m in longer if fits(m, frame.capacity, earliest)), None)
    return (found,) if found else ()


def _profile_findings(
    project: d.Project, work: Work, begin: Quarter | None, end: Quarter | None
) -> tuple[Finding, ...]:
    if work.first is None or work.last is None or begin is None or end is None:
        return ()
    if begin <= work.first and work.last <= end:
        return ()
    stray = work.first if work.first < begin else work.last
    return (quarters_apart(project, stray, begin, end),)


def _never_fits(project: d.Project) -> Finding:
    return Finding(
        Code.NEVER_FITS,
        Localized(
            f"„{project.title}“ braucht in jedem Quartal mehr, als ein Team je hat.",
            f"“{project.title}” needs more in every quarter than a team ever has.",
        ),
        Localized(
            "Verteilen Sie den Aufwand auf mehr Quartale oder erhöhen Sie die Kapazität.",
            "Spread the effort over more quarters, or raise the capacity.",
        ),
        Localized("Das Projekt bleibt ungeplant.", "The project stays unplanned."),
        project=project.id,
    )
