"""Dependencies between projects lead forwards: no project waits for itself."""

from rathaus.kernel.text import Localized
from rathaus.strategy.city.checks.context import Context


def check(context: Context) -> None:
    """Name every circle of dependencies once, at its first project in the files."""
    waits = {project.id: project.depends_on for project in context.strategy.projects}
    places = context.ids("projects")
    for circle in circles(waits):
        shown = " → ".join((*circle, circle[0]))
        context.note(
            (*places[circle[0]], "depends_on"),
            Localized(
                f"Projekte warten im Kreis: {shown}.", f"Projects wait in a circle: {shown}."
            ),
            Localized("Löschen Sie eine dieser Abhängigkeiten.", "Delete one of the dependencies."),
        )


def circles(waits: dict[str, tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Return one circle for every tangle of projects that wait for one another.

    Walks depth first without recursion, so that a chain of 10,000 projects is no danger.

    >>> circles({"a": ("b",), "b": ("a",), "c": ("a",)})
    [('a', 'b')]
    """
    found: list[tuple[str, ...]] = []
    done: set[str] = set()
    for root, first in waits.items():
        if root in done:
            continue
        trail: list[str] = [root]
        position = {root: 0}
        pending = [iter(first)]
        while pending:
            following = next(pending[-1], None)
            if following is None:
                done.add(trail[-1])
                del position[trail.pop()]
                pending.pop()
            elif following in position:
                found.append(tuple(trail[position[following] :]))
            elif following in waits and following not in done:
                position[following] = len(trail)
                trail.append(following)
                pending.append(iter(waits[following]))
    return found
