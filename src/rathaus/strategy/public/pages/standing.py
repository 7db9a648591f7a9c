"""What a project's page says about its standing: status, beginning, end, waiting."""

from datetime import date

from rathaus.kernel.time import Quarter
from rathaus.strategy.document import Category, Origin, Project, Status
from rathaus.strategy.public.pages.index import Index
from rathaus.strategy.public.pages.words import STATUS, Words
from rathaus.strategy.rules.decision import Decision
from rathaus.strategy.rules.facts import ENDED

_STATUS_MARKS = {
    Status.IDEA: "waiting",
    Status.PLANNED: "waiting",
    Status.RUNNING: "running",
    Status.DONE: "done",
    Status.STOPPED: "unknown",
}


def mark(project: Project) -> str:
    """Return the shape for a status; a sample is never shown as done."""
    if project.origin is Origin.SAMPLE and project.status is Status.DONE:
        return "unknown"
    return _STATUS_MARKS[project.status]


def status(project: Project, decision: Decision, words: Words) -> str:
    """Name the status, "waiting" before all others."""
    if waits(project, decision):
        return words.say("Wartet", "Waiting")
    written = words.text(STATUS[project.status])
    return written[:1].upper() + written[1:]


def waits(project: Project, decision: Decision) -> bool:
    """Whether a project waits for central teams: category C and not begun."""
    return decision.category is Category.C and project.status in (Status.IDEA, Status.PLANNED)


def statement(  # noqa: PLR0911 one line a status
    project: Project, decision: Decision, index: Index, today: date, words: Words
) -> str:
    """Say in one sentence what holds about the beginning or the end."""
    if waits(project, decision):
        return _waits_until(project, index, today, words)
    if project.status is Status.DONE:
        return _ended(project, words.say("Fertig", "Done"), words)
    if project.status is Status.STOPPED:
        return _ended(project, words.say("Abgebrochen", "Stopped"), words)
    if project.status is Status.RUNNING:
        if project.end is None:
            return words.say("Es läuft; das Ende ist offen.", "It is running; its end is open.")
        if project.end < today:
            return words.say(
                "Es läuft noch; geplant war ein Ende im {q}.",
                "It is still running; its end was planned for the {q}.",
                q=words.quarter(Quarter.of(project.end)),
            )
        return words.say(
            "Es läuft, bis {q}.",
            "It is running, until {q}.",
            q=words.quarter(Quarter.of(project.end)),
        )
    if project.start is not None and project.start >= today:
        return words.say(
            "Beginn im {q}.", "Starts in the {q}.", q=words.quarter(Quarter.of(project.start))
        )
    return words.say("Es kann sofort beginnen.", "It can start at once.")


def _waits_until(project: Project, index: Index, today: date, words: Words) -> str:
    """Say only what somebody has stated: when capacity is free, or when the start is planned."""
    free = index.strategy.rules.central_capacity_free_from
    if free is not None and free > Quarter.of(today):
        return words.say("Frühestens im {q}.", "Not before the {q}.", q=words.quarter(free))
    if project.start is not None and project.start > today:
        return words.say(
            "Gewünscht ist ein Beginn im {q}.",
            "A start in the {q} is wanted.",
            q=words.quarter(Quarter.of(project.start)),
        )
    return words.say("Wann es beginnen kann, ist offen.", "When it can start is open.")


def _ended(project: Project, done: str, words: Words) -> str:
    if project.end is None:
        return words.say("{done}; das Datum fehlt.", "{done}; the date is missing.", done=done)
    return words.say(
        "{done} seit {q}.", "{done} since {q}.", done=done, q=words.quarter(Quarter.of(project.end))
    )


def explanation(project: Project, decision: Decision, words: Words) -> str:
    """Add the reason to the statement, in one sentence."""
    if waits(project, decision):
        return words.say(
            "Projekte der Kategorie C beginnen, sobald zentrale Teams frei sind.",
            "Projects of category C start as soon as central teams are free.",
        )
    if project.status in ENDED:
        return ""
    return words.text(decision.reason)


def why_title(project: Project, decision: Decision, words: Words) -> str:
    """Ask the question that the checks answer."""
    if waits(project, decision):
        return words.say("Warum wartet dieses Projekt?", "Why does this project wait?")
    return words.say("Warum Kategorie {c}?", "Why category {c}?", c=decision.category.value)


def waiting(project: Project, decision: Decision, index: Index, words: Words) -> tuple[str, ...]:
    """Say what is known about the waiting, and what is not yet computed."""
    if not waits(project, decision):
        return ()
    free = index.strategy.rules.central_capacity_free_from
    asked = decision.central_help
    parts = [
        words.say(
            "Erst laufende Projekte (O), dann unabweisbare (A) und begleitete (B) bekommen "
            "Zeit der zentralen Teams.",
            "First running projects (O), then those that cannot be refused (A) and accompanied "
            "ones (B) get time of the central teams.",
        )
    ]
    if asked is not None:
        parts.append(
            words.say(
                "Dieses Projekt braucht {n} aus zentralen Teams.",
                "This project needs {n} of central teams.",
                n=words.months(asked),
            )
        )
    else:
        parts.append(
            words.say(
                "Wie viel Zeit zentraler Teams es braucht, hat noch niemand vollständig geschätzt.",
                "Nobody has fully estimated how much time of central teams it needs.",
            )
        )
    if free is not None:
        parts.append(
            words.say(
                "Nach der Angabe der Strategie waren zentrale Teams bis dahin ausgelastet: frei ab "
                "dem {q}.",
                "By the strategy's own statement central teams were full until then: free from "
                "the {q}.",
                q=words.quarter(free),
            )
        )
    parts.append(
        words.say(
            "Welches Team in welchem Quartal frei ist, hat noch niemand gerechnet.",
            "Which team is free in which quarter has not been computed yet.",
        )
    )
    return tuple(parts)
