"""Pages of programmes, action plans, clusters, dimensions and the vision."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from rathaus.strategy.document import ActionPlan, Cluster, Dimension, PlanKind, Programme
from rathaus.strategy.public.pages import addresses, goals
from rathaus.strategy.public.pages.crumbs import Crumb, crumbs
from rathaus.strategy.public.pages.goals import GoalRow
from rathaus.strategy.public.pages.index import Index
from rathaus.strategy.public.pages.start import PROJECT, PROJECTS, plans_counted
from rathaus.strategy.public.pages.tallies import Tallies
from rathaus.strategy.public.pages.words import Link, Words
from rathaus.strategy.rules.evaluate import Evaluation
from rathaus.strategy.rules.rollup import RollUp
from rathaus.ui import format


@dataclass(frozen=True, slots=True)
class PlanRow:
    """An action plan or undertaking in a list; a placeholder has only its number."""

    url: str
    title: str
    kind: str
    placeholder: bool
    projects: str
    projects_url: str


@dataclass(frozen=True, slots=True)
class TermRow:
    """A goal's part in a roll-up, in words."""

    title: str
    url: str
    text: str
    sample: bool


@dataclass(frozen=True, slots=True)
class RollUpView:
    """How goals add up; ``progress`` is empty when no goal has a real value."""

    progress: str
    sample_progress: str
    explanation: str
    terms: tuple[TermRow, ...]


@dataclass(frozen=True, slots=True)
class PartPage:
    """A part of the strategy with what belongs to it."""

    crumbs: list[Crumb]
    kicker: str
    title: str
    lead: str
    text: str
    roll_up: RollUpView | None
    goals: tuple[GoalRow, ...]
    plans: tuple[PlanRow, ...]
    parts: tuple[tuple[Link, str], ...]
    links: tuple[tuple[str, tuple[Link, ...]], ...]
    projects: str
    projects_count: int
    projects_url: str
    placeholder: bool
    source: str
    sample: bool


def programme_page(
    programme: Programme, index: Index, evaluation: Evaluation, tallies: Tallies, words: Words
) -> PartPage:
    """Build the page of a programme."""
    strategy = index.strategy
    own = sorted(
        (goal for goal in strategy.goals if goal.programme == programme.id),
        key=lambda goal: goal.year,
    )
    plans = [plan for plan in strategy.action_plans if plan.programme == programme.id]
    count = tallies.programmes.get(programme.id, 0)
    title = words.text(programme.title)
    rows = goals.rows(own, evaluation, words)
    return PartPage(
        crumbs=crumbs(words, Link(title)),
        kicker=words.say("Programm {n}", "Programme {n}", n=programme.number)
        + (f", {size}" if (size := plans_counted(programme.id, strategy, words)) else ""),
        title=title,
        lead=words.text(programme.claim),
        text=words.text(programme.text),
        roll_up=_roll_up(evaluation.programmes[programme.id], index, words),
        goals=rows,
        plans=_plan_rows(plans, tallies, words),
        parts=(),
        links=(),
        projects=words.counted(count, PROJECT, PROJECTS),
        projects_count=count,
        projects_url=addresses.projects(programme=programme.id),
        placeholder=False,
        source=index.source(programme.source) if programme.source else "",
        sample=any(row.sample for row in rows),
    )


def plan_page(
    plan: ActionPlan, index: Index, evaluation: Evaluation, tallies: Tallies, words: Words
) -> PartPage:
    """Build the page of an action plan or undertaking; a placeholder says that it is one."""
    own = [goal for goal in index.strategy.goals if plan.id in goal.action_plans]
    count = tallies.plans.get(plan.id, 0)
    programme = index.programme(plan.programme, words)
    dimensions = _links(index.dimension(key, words) for key in plan.dimensions)
    title = words.text(plan.title)
    rows = goals.rows(own, evaluation, words)
    return PartPage(
        crumbs=crumbs(words, programme, Link(title)),
        kicker=words.say(
            "{kind} im Programm {p}",
            "{kind} of the programme {p}",
            kind=_kind(plan, words),
            p=programme.words if programme else "–",
        ),
        title=title,
        lead="",
        text=words.text(plan.text),
        roll_up=None,
        goals=rows,
        plans=(),
        parts=(),
        links=((words.say("Zieldimensionen", "Target dimensions"), dimensions),)
        if dimensions
        else (),
        projects=words.counted(count, PROJECT, PROJECTS),
        projects_count=count,
        projects_url=addresses.projects(action_plan=plan.id),
        placeholder=plan.placeholder,
        source=index.source(plan.source) if plan.source else "",
        sample=any(row.sample for row in rows),
    )


def dimension_page(
    dimension: Dimension, index: Index, evaluation: Evaluation, tallies: Tallies, words: Words
) -> PartPage:
    """Build the page of a target dimension."""
    strategy = index.strategy
    own = [goal for goal in strategy.goals if dimension.id in goal.dimensions]
    plans = [plan for plan in strategy.action_plans if dimension.id in plan.dimensions]
    cluster = index.clusters.get(dimension.cluster)
    above = Link(words.text(cluster.title), addresses.cluster(cluster.id)) if cluster else None
    count = tallies.dimensions.get(dimension.id, 0)
    rows = goals.rows(sorted(own, key=lambda goal: goal.year), evaluation, words)
    return PartPage(
        crumbs=crumbs(words, _vision(words), above, Link(words.text(dimension.title))),
        kicker=words.say(
            "Zieldimension im Cluster {c}",
            "Target dimension of the cluster {c}",
            c=above.words if above else "–",
        ),
        title=words.text(dimension.title),
        lead=words.text(dimension.text),
        text="",
        roll_up=_roll_up(evaluation.dimensions[dimension.id], index, words) if own else None,
        goals=rows,
        plans=_plan_rows(plans, tallies, words),
        parts=(),
        links=(),
        projects=words.counted(count, PROJECT, PROJECTS),
        projects_count=count,
        projects_url=addresses.projects(dimension=dimension.id),
        placeholder=False,
        source=index.source(dimension.source) if dimension.source else "",
        sample=any(row.sample for row in rows),
    )


def cluster_page(cluster: Cluster, index: Index, words: Words) -> PartPage:
    """Build the page of a cluster with its dimensions."""
    own = [each for each in index.strategy.dimensions if each.cluster == cluster.id]
    title = words.text(cluster.title)
    return _overview(
        crumbs(words, _vision(words), Link(title)),
        words.say("Cluster {n}", "Cluster {n}", n=cluster.number),
        title,
        text=words.text(cluster.text),
        parts=tuple(_dimension(each, words) for each in own),
        source=index.source(cluster.source) if cluster.source else "",
    )


def vision_page(index: Index, words: Words) -> PartPage:
    """Build the page of the vision with the clusters."""
    vision = index.strategy.vision
    return _overview(
        crumbs(words, _vision(words)),
        words.say("Vision", "Vision"),
        words.text(vision.title),
        text=words.text(vision.text),
        parts=tuple(
            (Link(words.text(each.title), addresses.cluster(each.id)), words.text(each.text))
            for each in index.strategy.clusters
        ),
        source=index.source(vision.source) if vision.source else "",
    )


def _overview(
    way: list[Crumb],
    kicker: str,
    title: str,
    *,
    text: str,
    parts: tuple[tuple[Link, str], ...],
    source: str,
) -> PartPage:
    return PartPage(
        way, kicker, title, "", text, None, (), (), parts, (), "", 0, "", False, source, False
    )


def _vision(words: Words) -> Link:
    return Link(words.say("Vision", "Vision"), addresses.VISION)


def _dimension(dimension: Dimension, words: Words) -> tuple[Link, str]:
    link = Link(words.text(dimension.title), addresses.dimension(dimension.id))
    return link, words.text(dimension.text)


def _kind(plan: ActionPlan, words: Words) -> str:
    if plan.kind is PlanKind.UNDERTAKING:
        return words.say("Separates Vorhaben", "Separate undertaking")
    return words.say("Aktionsplan", "Action plan")


def _plan_rows(plans: Iterable[ActionPlan], tallies: Tallies, words: Words) -> tuple[PlanRow, ...]:
    return tuple(
        PlanRow(
            url=addresses.plan(plan.id),
            title=words.text(plan.title),
            kind=_kind(plan, words),
            placeholder=plan.placeholder,
            projects=words.counted(tallies.plans.get(plan.id, 0), PROJECT, PROJECTS)
            if tallies.plans.get(plan.id)
            else "",
            projects_url=addresses.projects(action_plan=plan.id),
        )
        for plan in plans
    )


def _links(found: Iterable[Link | None]) -> tuple[Link, ...]:
    return tuple(link for link in found if link is not None)


def _roll_up(roll_up: RollUp, index: Index, words: Words) -> RollUpView:
    return RollUpView(
        progress=_percent(roll_up.progress, words),
        sample_progress=_percent(roll_up.sample_progress, words),
        explanation=words.text(roll_up.explanation),
        terms=tuple(
            TermRow(
                words.text(index.goals[term.goal].title),
                addresses.goal(term.goal),
                words.text(term.explanation),
                not term.counted and term.progress is not None,
            )
            for term in roll_up.terms
        ),
    )


def _percent(share: Decimal | None, words: Words) -> str:
    return "" if share is None else format.percent(share * 100, words.language, 0)


@dataclass(frozen=True, slots=True)
class PlanGroup:
    """A programme with its plans."""

    link: Link
    size: str
    rows: tuple[PlanRow, ...]


@dataclass(frozen=True, slots=True)
class DimensionGroup:
    """A cluster with its dimensions: title and way, text, projects."""

    link: Link
    text: str
    rows: tuple[tuple[Link, str, str], ...]


def plan_groups(index: Index, tallies: Tallies, words: Words) -> tuple[PlanGroup, ...]:
    """Return all action plans and undertakings by programme."""
    strategy = index.strategy
    return tuple(
        PlanGroup(
            Link(words.text(each.title), addresses.programme(each.id)),
            plans_counted(each.id, strategy, words),
            _plan_rows(
                [plan for plan in strategy.action_plans if plan.programme == each.id],
                tallies,
                words,
            ),
        )
        for each in strategy.programmes
    )


def dimension_groups(index: Index, tallies: Tallies, words: Words) -> tuple[DimensionGroup, ...]:
    """Return all target dimensions by cluster."""
    strategy = index.strategy
    return tuple(
        DimensionGroup(
            Link(words.text(cluster.title), addresses.cluster(cluster.id)),
            words.text(cluster.text),
            tuple(
                (
                    *_dimension(each, words),
                    words.counted(tallies.dimensions.get(each.id, 0), PROJECT, PROJECTS),
                )
                for each in strategy.dimensions
                if each.cluster == cluster.id
            ),
        )
        for cluster in strategy.clusters
    )
