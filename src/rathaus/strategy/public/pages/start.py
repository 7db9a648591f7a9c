"""The first page: what the city intends and how far it is."""

from collections import Counter
from dataclasses import dataclass

from rathaus.kernel.text import Localized
from rathaus.strategy.document import Category, Goal, PlanKind, Programme, Strategy
from rathaus.strategy.public.pages import addresses, goals
from rathaus.strategy.public.pages.goals import GoalRow, mark_of
from rathaus.strategy.public.pages.tallies import Tallies
from rathaus.strategy.public.pages.words import CATEGORY, Words
from rathaus.strategy.rules.evaluate import Evaluation
from rathaus.strategy.rules.state import StateKind
from rathaus.ui.marks import Dot, Quantity

PROJECT = Localized("Projekt", "project")
PROJECTS = Localized("Projekte", "projects")
PLAN = Localized("Aktionsplan", "action plan")
PLANS = Localized("Aktionspläne", "action plans")
UNDERTAKING = Localized("Vorhaben", "undertaking")
UNDERTAKINGS = Localized("Vorhaben", "undertakings")
_ORDER = ("reached", "on-track", "late", "at-risk", "expired", "past", "unknown")
_SUMMARY = {
    "reached": (Localized("ist erreicht", "is reached"), Localized("sind erreicht", "are reached")),
    "on-track": (
        Localized("ist im Plan", "is on track"),
        Localized("sind im Plan", "are on track"),
    ),
    "late": (Localized("kommt später", "is late"), Localized("kommen später", "are late")),
    "at-risk": (
        Localized("ist gefährdet", "is at risk"),
        Localized("sind gefährdet", "are at risk"),
    ),
    "expired": (Localized("ist verfehlt", "is missed"), Localized("sind verfehlt", "are missed")),
    "past": (
        Localized("ist abgelaufen und nicht festgestellt", "is past its date and not established"),
        Localized(
            "sind abgelaufen und nicht festgestellt", "are past their date and not established"
        ),
    ),
    "unknown": (
        Localized("ist noch nicht messbar", "is not yet measurable"),
        Localized("sind noch nicht messbar", "are not yet measurable"),
    ),
}
LEGEND = {
    "reached": Localized("erreicht", "reached"),
    "on-track": Localized("im Plan", "on track"),
    "late": Localized("kommt später", "late"),
    "at-risk": Localized("gefährdet", "at risk"),
    "expired": Localized("verfehlt", "missed"),
    "past": Localized("Termin abgelaufen", "due date passed"),
    "unknown": Localized("nicht messbar", "not measurable"),
}


@dataclass(frozen=True, slots=True)
class DotRow:
    """The goals of a year as dots, with the sum in words."""

    title: str
    rest: str
    dots: tuple[Dot, ...]


@dataclass(frozen=True, slots=True)
class ProgrammeBlock:
    """A programme with its goals."""

    id: str
    number: int
    url: str
    title: str
    claim: str
    size: str
    projects: str
    projects_url: str
    rows: tuple[GoalRow, ...]


@dataclass(frozen=True, slots=True)
class Start:
    """Everything the first page shows, without the news."""

    heading: tuple[str, str]
    lead: str
    vision: str
    dot_rows: tuple[DotRow, ...]
    legend: tuple[tuple[str, str], ...]
    project_count: str
    quantities: tuple[Quantity, ...]
    waiting: str
    waiting_url: str
    title: str
    blocks: tuple[ProgrammeBlock, ...]
    sample: bool
    all_samples: bool
    examples: tuple[tuple[str, str], ...]


def start(
    strategy: Strategy, evaluation: Evaluation, tallies: Tallies, city: str, words: Words
) -> Start:
    """Build the first page.

    Args:
        strategy: the structure; its projects are not looked at.
        evaluation: states of all goals.
        tallies: counts of projects.
        city: short name of the city.
        words: language of the page.
    """
    blocks = tuple(
        block(each, strategy, evaluation, tallies, words) for each in strategy.programmes
    )
    samples = [state.sample for state in evaluation.goals.values()]
    dot_rows, marks = _dot_rows(strategy.goals, evaluation, words)
    return Start(
        heading=_heading(city, words),
        lead=_lead(strategy, tallies, words),
        vision=words.text(strategy.vision.title),
        dot_rows=dot_rows,
        legend=tuple((mark, words.text(LEGEND[mark])) for mark in _ORDER if mark in marks),
        project_count=words.counted(tallies.total, PROJECT, PROJECTS),
        quantities=quantities(tallies, words),
        waiting=_waiting(tallies, words),
        waiting_url=addresses.projects(category="C"),
        title=_goals_title(strategy, words),
        blocks=blocks,
        sample=any(samples),
        all_samples=bool(samples) and all(samples),
        examples=_examples(strategy, words),
    )


def _heading(city: str, words: Words) -> tuple[str, str]:
    return (
        words.say("Was {city} digital vorhat.", "What {city} plans to do digitally.", city=city),
        words.say("Und wie weit die Stadt ist.", "And how far the city is."),
    )


def _lead(strategy: Strategy, tallies: Tallies, words: Words) -> str:
    count = len(strategy.programmes)
    spelled = words.spelled(count)
    programmes = words.say(
        "{n} Programm" if count == 1 else "{n} Programme",
        "{n} programme" if count == 1 else "{n} programmes",
        n=spelled[:1].upper() + spelled[1:],
    )
    goal = words.counted(
        len(strategy.goals), Localized("Ziel", "goal"), Localized("Ziele", "goals")
    )
    return words.say(
        "{programmes}, {goals}, {projects}. Hier sehen Sie zu jedem Ziel den Stand, die Aussicht "
        "und was noch fehlt. Jede Zahl lässt sich bis zu ihrer Quelle öffnen.",
        "{programmes}, {goals}, {projects}. For each goal you see where it stands, the outlook "
        "and what is still missing. Every number can be opened down to its source.",
        programmes=programmes,
        goals=goal,
        projects=words.counted(tallies.total, PROJECT, PROJECTS),
    )


def _goals_title(strategy: Strategy, words: Words) -> str:
    return words.say(
        "{goals} Ziele in {programmes} Programmen",
        "{goals} goals in {programmes} programmes",
        goals=len(strategy.goals),
        programmes=words.spelled(len(strategy.programmes)),
    )


def _dot_rows(
    all_goals: tuple[Goal, ...], evaluation: Evaluation, words: Words
) -> tuple[tuple[DotRow, ...], set[str]]:
    years = sorted({goal.year for goal in all_goals})
    found = tuple(
        _dot_row(year, [goal for goal in all_goals if goal.year == year], evaluation, words)
        for year in years
    )
    return found, {dot.state for row in found for dot in row.dots}


def _dot_row(year: int, some: list[Goal], evaluation: Evaluation, words: Words) -> DotRow:
    marked = sorted(
        ((mark_of(evaluation.goals[goal.id]), goal) for goal in some),
        key=lambda pair: _ORDER.index(pair[0]),
    )
    counts = Counter(mark for mark, _ in marked)
    first = _foremost(counts, over=evaluation.on.year > year)
    title = _dot_title(first, counts[first], len(some), year, words)
    rest = [
        f"{words.number(counts[mark])} {words.text(_SUMMARY[mark][counts[mark] != 1])}"
        for mark in _ORDER
        if counts[mark] and mark != first
    ]
    dots = tuple(
        Dot(
            mark,
            f"{words.text(goal.title)}: {_label(mark, evaluation, goal, words)}",
            addresses.goal(goal.id),
        )
        for mark, goal in marked
    )
    return DotRow(title, f"{', '.join(rest)}." if rest else "", dots)


def _foremost(counts: Counter[str], *, over: bool) -> str:
    """Say which state the title counts: reached once the year is over, else what there is."""
    if over or counts["reached"]:
        return "reached"
    if counts["on-track"] or counts.total() > counts["unknown"]:
        return "on-track"
    return "unknown"


def _dot_title(mark: str, count: int, goals: int, year: int, words: Words) -> str:
    if mark == "unknown":
        return words.say(
            "Von {n} Zielen für {y} ist noch keines messbar",
            "Of {n} goals for {y}, none can be measured yet",
            n=goals,
            y=year,
        )
    state = words.text(LEGEND[mark])
    if not count:
        return words.say(
            "Von {n} Zielen für {y} ist keines {s}",
            "Of {n} goals for {y}, none is {s}",
            n=goals,
            y=year,
            s=state,
        )
    return words.say(
        "Von {n} Zielen für {y} {are} {c} {s}",
        "Of {n} goals for {y}, {c} {are} {s}",
        n=goals,
        y=year,
        c=words.number(count),
        are=words.say("ist", "is") if count == 1 else words.say("sind", "are"),
        s=state,
    )


def _label(mark: str, evaluation: Evaluation, goal: Goal, words: Words) -> str:
    state = evaluation.goals[goal.id]
    return words.text(LEGEND[mark] if mark == "past" else state.label)


def quantities(tallies: Tallies, words: Words) -> tuple[Quantity, ...]:
    """Return the four categories with their counts, each leading to its projects."""
    return tuple(
        Quantity(
            category.value,
            tallies.category(category),
            words.text(CATEGORY[category]),
            addresses.projects(category=category.value),
        )
        for category in Category
    )


def _waiting(tallies: Tallies, words: Words) -> str:
    count = tallies.waiting
    if not count:
        return ""
    if count == 1:
        return words.say(
            "1 Projekt wartet auf freie zentrale Teams.", "1 project waits for free central teams."
        )
    return words.say(
        "{n} Projekte warten auf freie zentrale Teams.",
        "{n} projects wait for free central teams.",
        n=words.number(count),
    )


def block(
    programme: Programme,
    strategy: Strategy,
    evaluation: Evaluation,
    tallies: Tallies,
    words: Words,
) -> ProgrammeBlock:
    """Build a programme with its goals, earlier years first."""
    own = [goal for goal in strategy.goals if goal.programme == programme.id]
    return ProgrammeBlock(
        id=programme.id,
        number=programme.number,
        url=addresses.programme(programme.id),
        title=words.text(programme.title),
        claim=words.text(programme.claim),
        size=plans_counted(programme.id, strategy, words),
        projects=words.counted(tallies.programmes.get(programme.id, 0), PROJECT, PROJECTS),
        projects_url=addresses.projects(programme=programme.id),
        rows=goals.rows(sorted(own, key=lambda goal: goal.year), evaluation, words),
    )


def plans_counted(programme: str, strategy: Strategy, words: Words) -> str:
    """Say how many action plans and undertakings a programme has."""
    kinds = Counter(plan.kind for plan in strategy.action_plans if plan.programme == programme)
    parts = []
    if kinds[PlanKind.ACTION_PLAN]:
        parts.append(words.counted(kinds[PlanKind.ACTION_PLAN], PLAN, PLANS))
    if kinds[PlanKind.UNDERTAKING]:
        parts.append(words.counted(kinds[PlanKind.UNDERTAKING], UNDERTAKING, UNDERTAKINGS))
    return ", ".join(parts)


def _examples(strategy: Strategy, words: Words) -> tuple[tuple[str, str], ...]:
    """Return three searches that lead somewhere in any city."""
    found = [
        (words.text(plan.title), addresses.projects(action_plan=plan.id))
        for plan in strategy.action_plans
        if not plan.placeholder
    ][:2]
    waiting = words.say("was auf freie Teams wartet", "what waits for free teams")
    return (*found, (waiting, addresses.projects(category="C")))


__all__ = ["DotRow", "ProgrammeBlock", "Start", "StateKind", "block", "quantities", "start"]
