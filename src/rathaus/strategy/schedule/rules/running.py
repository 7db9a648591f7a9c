"""The remaining part of a project that runs already."""

from dataclasses import dataclass

from rathaus.kernel.text import Localized
from rathaus.kernel.time import Quarter
from rathaus.strategy.document import Project
from rathaus.strategy.planning.model import Mode
from rathaus.strategy.schedule.rules.demand import Work, remaining
from rathaus.strategy.schedule.rules.finding import Code, Finding


@dataclass(frozen=True, slots=True)
class Remaining:
    """From which quarter on it is planned, and what it still needs; or what is missing."""

    begin: Quarter | None = None
    mode: Mode | None = None
    missing: tuple[Localized, ...] = ()
    findings: tuple[Finding, ...] = ()


def rest_of(project: Project, work: Work, first: Quarter, last: Quarter) -> Remaining:
    """Return what is left of a running project within a plan from ``first`` to ``last``."""
    started = Quarter.of(project.start) if project.start else work.first
    until = Quarter.of(project.end) if project.end else work.last
    if started is None or until is None or until < started:
        return Remaining(missing=_unknown_span(started, until))
    if until < first:
        return Remaining(
            missing=(Localized("ein neues Ende", "a new end"),),
            findings=(_overdue(project, until),),
        )
    begin = max(first, started)
    if begin > last:
        return Remaining(missing=(Localized("ein Beginn im Plan", "a start within the plan"),))
    mode = remaining(work, begin, min(until, last), started, until)
    return Remaining(begin, mode, findings=_outside(project, work, started, until))


def _unknown_span(started: Quarter | None, until: Quarter | None) -> tuple[Localized, ...]:
    if started is None:
        return (Localized("Beginn", "Start"),)
    if until is None:
        return (Localized("Ende", "End"),)
    return (Localized("ein Ende nach dem Beginn", "an end after the start"),)


def _overdue(project: Project, until: Quarter) -> Finding:
    return Finding(
        Code.OVERDUE,
        Localized(
            f"„{project.title}“ läuft noch, sollte aber in {until} enden.",
            f"“{project.title}” is still running but should have ended in {until}.",
        ),
        Localized(
            "Tragen Sie ein neues Ende ein oder setzen Sie das Projekt auf fertig.",
            "Enter a new end, or set the project to done.",
        ),
        Localized("Sein Bedarf zählt bis dahin nicht.", "Until then its need does not count."),
        project=project.id,
    )


def _outside(project: Project, work: Work, started: Quarter, until: Quarter) -> tuple[Finding, ...]:
    if work.first is None or work.last is None:
        return ()
    if started <= work.first and work.last <= until:
        return ()
    stray = work.first if work.first < started else work.last
    return (quarters_apart(project, stray, started, until),)


def quarters_apart(project: Project, stray: Quarter, started: Quarter, until: Quarter) -> Finding:
    """Name an effort in a quarter in which the project does not run."""
    return Finding(
        Code.QUARTERS,
        Localized(
            f"„{project.title}“ nennt Aufwand in {stray}, läuft aber von {started} bis {until}.",
            f"“{project.title}” states effort in {stray} but runs from {started} to {until}.",
        ),
        Localized(
            "Gleichen Sie die Quartale des Aufwands mit Beginn und Ende ab.",
            "Bring the quarters of the effort in line with start and end.",
        ),
        Localized(
            "Ein geplantes Projekt behält die Folge seines Aufwands; bei einem laufenden zählt nur "
            "der Aufwand bis zum Ende.",
            "A planned project keeps the sequence of its effort; of a running one only the effort "
            "up to its end counts.",
        ),
        project=project.id,
    )
