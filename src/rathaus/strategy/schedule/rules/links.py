"""Dependencies between projects, made sound: circles named, lost ends named, the rest kept."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rathaus.kernel.text import Localized
from rathaus.strategy.city.checks.dependencies import circles
from rathaus.strategy.document import Project, Status
from rathaus.strategy.schedule.rules.finding import Code, Finding


@dataclass(frozen=True, slots=True)
class Links:
    """What each project waits for among those still open, and what was wrong on the way."""

    after: Mapping[str, tuple[str, ...]]
    circular: frozenset[str]
    findings: tuple[Finding, ...]


def links(projects: Iterable[Project]) -> Links:
    """Read the dependencies of a portfolio.

    A finished predecessor holds nothing up. One that was stopped, or does not exist, is left out
    and named. Projects of a circle are named with the circle, and cannot be planned.
    """
    known = {project.id: project for project in projects}
    after: dict[str, tuple[str, ...]] = {}
    findings: list[Finding] = []
    for project in known.values():
        kept = []
        for name in dict.fromkeys(project.depends_on):
            other = known.get(name)
            if other is None or other.status is Status.STOPPED:
                findings.append(_lost(project, name, other))
            elif other.status is not Status.DONE:
                kept.append(name)
        after[project.id] = tuple(kept)
    circular: set[str] = set()
    while found := circles(_without(after, circular)):
        for circle in found:
            circular.update(circle)
            findings.append(_circle([known[name].title for name in circle], circle[0]))
    return Links(after, frozenset(circular), tuple(findings))


def _without(after: dict[str, tuple[str, ...]], gone: set[str]) -> dict[str, tuple[str, ...]]:
    return {
        name: tuple(other for other in others if other not in gone)
        for name, others in after.items()
        if name not in gone
    }


def _circle(titles: list[str], first: str) -> Finding:
    shown = " → ".join([*titles, titles[0]])
    return Finding(
        Code.CIRCLE,
        Localized(f"Projekte warten im Kreis: {shown}.", f"Projects wait in a circle: {shown}."),
        Localized("Entfernen Sie eine dieser Abhängigkeiten.", "Remove one of these dependencies."),
        Localized("Diese Projekte bleiben bis dahin ungeplant.", "Until then they stay unplanned."),
        project=first,
    )


def _lost(project: Project, name: str, other: Project | None) -> Finding:
    if other is None:
        code = Code.DEPENDS_ON_UNKNOWN
        text = Localized(
            f"„{project.title}“ wartet auf „{name}“; das gibt es nicht.",
            f"“{project.title}” waits for “{name}”, which does not exist.",
        )
    else:
        code = Code.DEPENDS_ON_STOPPED
        text = Localized(
            f"„{project.title}“ wartet auf „{other.title}“; das wurde eingestellt.",
            f"“{project.title}” waits for “{other.title}”, which was stopped.",
        )
    return Finding(
        code,
        text,
        Localized(
            "Prüfen Sie, ob das Projekt ohne diesen Vorgänger beginnen kann.",
            "Check whether the project can start without this predecessor.",
        ),
        Localized("Die Abhängigkeit zählt nicht.", "The dependency does not count."),
        project=project.id,
    )
