"""The lists of the strategy as rows with plain cells, for downloads.

A value that is only an example says so in its own column, in every file.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from rathaus.strategy.document import Goal
from rathaus.strategy.models import Version
from rathaus.strategy.public.pages.projects import StoredProject
from rathaus.strategy.public.pages.words import Words
from rathaus.strategy.public.site import Site
from rathaus.strategy.rules.state import GoalState, Light

Row = dict[str, Any]


def goals(shown: Site, words: Words) -> Iterator[Row]:
    """Return the goals with value and state; a sample has no light."""
    for goal in shown.strategy.goals:
        yield _goal(goal, shown.evaluation.goals[goal.id], words)


def _goal(goal: Goal, state: GoalState, words: Words) -> Row:
    likely = state.outlook.target.likely if state.outlook.target else None
    return {
        "id": goal.id,
        "number": goal.number,
        "programme": goal.programme,
        "year": goal.year,
        "title": words.text(goal.title),
        "unit": goal.unit.value,
        "target": _plain(goal.target),
        "value": _plain(state.value),
        "on": state.on.isoformat() if state.on else None,
        "provenance": state.provenance.value if state.provenance and state.on else None,
        "sample": state.sample,
        "state": state.kind.value,
        "light": None if state.light is Light.NONE else state.light.value,
        "rule": state.rule.value,
        "reason": words.text(state.reason),
        "expected": str(likely) if likely else None,
        "awaits": goal.awaits or None,
        "to_establish": words.text(goal.manual) or None,
        "dimensions": list(goal.dimensions),
        "action_plans": list(goal.action_plans),
        "source": goal.source,
    }


def _plain(value: Any) -> float | int | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def programmes(shown: Site, words: Words) -> Iterator[Row]:
    """Return the programmes with their counts and roll-up."""
    for each in shown.strategy.programmes:
        roll_up = shown.evaluation.programmes[each.id]
        yield {
            "id": each.id,
            "number": each.number,
            "title": words.text(each.title),
            "claim": words.text(each.claim),
            "progress": None if roll_up.progress is None else float(roll_up.progress),
            "explanation": words.text(roll_up.explanation),
            "projects": shown.tallies.programmes.get(each.id, 0),
            "source": each.source,
        }


def plans(shown: Site, words: Words) -> Iterator[Row]:
    """Return action plans and undertakings, placeholders included."""
    for each in shown.strategy.action_plans:
        yield {
            "id": each.id,
            "programme": each.programme,
            "kind": each.kind.value,
            "title": words.text(each.title),
            "text": words.text(each.text),
            "placeholder": each.placeholder,
            "dimensions": list(each.dimensions),
            "projects": shown.tallies.plans.get(each.id, 0),
            "source": each.source,
        }


def clusters(shown: Site, words: Words) -> Iterator[Row]:
    """Return the clusters of target dimensions."""
    for each in shown.strategy.clusters:
        yield {
            "id": each.id,
            "number": each.number,
            "title": words.text(each.title),
            "text": words.text(each.text),
            "source": each.source,
        }


def dimensions(shown: Site, words: Words) -> Iterator[Row]:
    """Return the target dimensions."""
    for each in shown.strategy.dimensions:
        yield {
            "id": each.id,
            "cluster": each.cluster,
            "number": each.number,
            "title": words.text(each.title),
            "text": words.text(each.text),
            "projects": shown.tallies.dimensions.get(each.id, 0),
            "source": each.source,
        }


def readings(shown: Site, words: Words) -> Iterator[Row]:
    """Return the readings of all goals that count, each with its provenance."""
    for goal in shown.strategy.goals:
        for reading in shown.evaluation.goals[goal.id].readings:
            yield {
                "goal": goal.id,
                "on": reading.on.isoformat(),
                "value": _plain(reading.value),
                "unit": goal.unit.value,
                "provenance": reading.provenance.value,
                "evidence": reading.evidence or words.text(reading.reason),
            }


def versions(shown: Site, words: Words) -> Iterator[Row]:
    """Return the frozen versions."""
    columns = ("slug", "name", "remark", "frozen_at", "revision", "digest")
    for row in Version.objects.values(*columns):
        yield {**row, "frozen_at": row["frozen_at"].isoformat()}


def projects(stored: Iterable[StoredProject], shown: Site, words: Words) -> Iterator[Row]:
    """Return projects as the public list shows them."""
    index = shown.index
    for each in stored:
        programme = index.programmes.get(each.programme)
        yield {
            "id": each.key,
            "number": each.number,
            "title": each.title,
            "programme": words.text(programme.title) if programme else "",
            "department": index.department(each.department, words),
            "category": each.category,
            "status": each.status,
            "start": each.start.isoformat() if each.start else None,
            "end": each.end.isoformat() if each.end else None,
            "origin": each.origin,
        }


LISTS: Mapping[str, Callable[[Site, Words], Iterator[Row]]] = {
    "ziele": goals,
    "programme": programmes,
    "aktionsplaene": plans,
    "cluster": clusters,
    "dimensionen": dimensions,
    "messwerte": readings,
    "fassungen": versions,
}
