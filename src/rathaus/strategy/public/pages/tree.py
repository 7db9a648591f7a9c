"""The map of what belongs to what: parts of the strategy, what lies under them, what they touch."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rathaus.strategy.public.pages import addresses
from rathaus.strategy.public.pages.index import Index
from rathaus.strategy.public.pages.start import PROJECT, PROJECTS
from rathaus.strategy.public.pages.tallies import Tallies
from rathaus.strategy.public.pages.words import Words

SHOWN_PROJECTS = 12
"""Projects listed under a plan; the rest is one link to the list, so that the page stays small."""


@dataclass(frozen=True, slots=True)
class Node:
    """A part of the strategy in the tree.

    ``column`` places it in the drawing (empty: not drawn), ``relations`` are ids of nodes that
    it touches there.
    """

    id: str
    kind: str
    title: str
    url: str
    note: str = ""
    column: str = ""
    relations: tuple[str, ...] = ()
    children: tuple["Node", ...] = ()
    open: bool = False
    german: bool = False
    """The title exists in German only."""

    @property
    def related(self) -> str:
        """The relations as one attribute."""
        return " ".join(self.relations)


@dataclass(frozen=True, slots=True)
class Map:
    """The whole map: the tree, and how many parts it shows."""

    root: Node
    parts: int


Titles = Mapping[str, list[tuple[str, str]]]
"""First projects by action plan: id and title."""


def tree(index: Index, tallies: Tallies, projects: Titles, words: Words) -> Map:
    """Build the map.

    Args:
        index: the strategy.
        tallies: counts of projects.
        projects: first projects of each plan, at most `SHOWN_PROJECTS`.
        words: language of the page.
    """
    vision = index.strategy.vision
    clusters = tuple(_cluster(each.id, index, words) for each in index.strategy.clusters)
    programmes = tuple(
        _programme(each.id, index, tallies, projects, words) for each in index.strategy.programmes
    )
    root = Node(
        "vision",
        words.say("Vision", "Vision"),
        words.text(vision.title),
        addresses.VISION,
        children=(*clusters, *programmes),
        open=True,
    )
    return Map(root, _size(root))


def _size(node: Node) -> int:
    return 1 + sum(_size(child) for child in node.children)


def _cluster(key: str, index: Index, words: Words) -> Node:
    cluster = index.clusters[key]
    own = [each for each in index.strategy.dimensions if each.cluster == key]
    served: dict[str, list[str]] = defaultdict(list)
    for goal in index.strategy.goals:
        for name in goal.dimensions:
            served[name].append(f"ziel-{goal.id}")
    for plan in index.strategy.action_plans:
        for name in plan.dimensions:
            served[name].append(f"plan-{plan.id}")
    return Node(
        f"cluster-{key}",
        words.say("Cluster", "Cluster"),
        words.text(cluster.title),
        addresses.cluster(key),
        children=tuple(
            Node(
                f"dimension-{each.id}",
                words.say("Zieldimension", "Target dimension"),
                words.text(each.title),
                addresses.dimension(each.id),
                column="dimension",
                relations=tuple(served[each.id]),
            )
            for each in own
        ),
    )


def _programme(key: str, index: Index, tallies: Tallies, projects: Titles, words: Words) -> Node:
    programme = index.programmes[key]
    goals = [goal for goal in index.strategy.goals if goal.programme == key]
    plans = [plan for plan in index.strategy.action_plans if plan.programme == key]
    return Node(
        f"programm-{key}",
        words.say("Programm", "Programme"),
        words.text(programme.title),
        addresses.programme(key),
        note=words.counted(tallies.programmes.get(key, 0), PROJECT, PROJECTS),
        column="programme",
        relations=(*(f"ziel-{goal.id}" for goal in goals), *(f"plan-{plan.id}" for plan in plans)),
        children=(
            *(_goal(goal.id, index, words) for goal in sorted(goals, key=lambda g: g.year)),
            *(_plan(plan.id, index, tallies, projects, words) for plan in plans),
            *_unplanned(key, sum(tallies.plans.get(plan.id, 0) for plan in plans), tallies, words),
        ),
    )


def _unplanned(key: str, planned: int, tallies: Tallies, words: Words) -> Iterable[Node]:
    left = tallies.programmes.get(key, 0) - planned
    if left > 0:
        counted = words.counted(left, PROJECT, PROJECTS)
        title = words.say("{n} ohne Aktionsplan", "{n} without an action plan", n=counted)
        yield Node(f"ohne-{key}", "", title, addresses.projects(programme=key))


def _goal(key: str, index: Index, words: Words) -> Node:
    goal = index.goals[key]
    return Node(
        f"ziel-{key}",
        words.say("Ziel bis {y}", "Goal by {y}", y=goal.year),
        words.text(goal.title),
        addresses.goal(key),
        column="goal",
        relations=(
            f"programm-{goal.programme}",
            *(f"dimension-{name}" for name in goal.dimensions),
            *(f"plan-{name}" for name in goal.action_plans),
        ),
    )


def _plan(key: str, index: Index, tallies: Tallies, projects: Titles, words: Words) -> Node:
    plan = index.plans[key]
    count = tallies.plans.get(key, 0)
    kind = (
        words.say("Aktionsplan", "Action plan")
        if plan.kind.value == "action-plan"
        else words.say("Vorhaben", "Undertaking")
    )
    if plan.placeholder:
        kind = words.say("{k}, Platzhalter", "{k}, placeholder", k=kind)
    touched = [f"ziel-{goal.id}" for goal in index.strategy.goals if key in goal.action_plans]
    return Node(
        f"plan-{key}",
        kind,
        words.text(plan.title),
        addresses.plan(key),
        note=words.counted(count, PROJECT, PROJECTS) if count else "",
        column="plan",
        relations=(
            f"programm-{plan.programme}",
            *(f"dimension-{name}" for name in plan.dimensions),
            *touched,
        ),
        children=tuple(_projects(key, count, projects.get(key, []), words)),
    )


def _projects(plan: str, count: int, some: list[tuple[str, str]], words: Words) -> Iterable[Node]:
    kind = words.say("Projekt", "Project")
    for key, title in some[:SHOWN_PROJECTS]:
        yield Node(f"projekt-{key}", kind, title, addresses.project(key), german=True)
    if count > SHOWN_PROJECTS:
        yield Node(
            f"alle-{plan}",
            "",
            words.say("Alle {n} Projekte ansehen", "See all {n} projects", n=words.number(count)),
            addresses.projects(action_plan=plan),
        )
