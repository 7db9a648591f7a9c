"""References: whatever names another record names one that exists."""

from collections.abc import Iterable
from typing import Any

from rathaus.kernel.text import Localized
from rathaus.strategy.city.checks.context import Context
from rathaus.strategy.city.finding import Path, did_you_mean
from rathaus.strategy.document import Origin

# part -> field -> part it refers to, and whether the field may be empty
SINGLE: dict[str, dict[str, tuple[str, bool]]] = {
    "dimensions": {"cluster": ("clusters", False)},
    "goals": {"programme": ("programmes", False)},
    "action_plans": {"programme": ("programmes", False)},
    "departments": {"directorate": ("directorates", True)},
    "pools": {"directorate": ("directorates", True), "department": ("departments", True)},
    "projects": {
        "department": ("departments", True),
        "programme": ("programmes", True),
        "action_plan": ("action_plans", True),
    },
    "readings": {"goal": ("goals", False)},
}
MANY: dict[str, dict[str, str]] = {
    "goals": {"dimensions": "dimensions", "action_plans": "action_plans"},
    "action_plans": {"dimensions": "dimensions"},
    "projects": {"dimensions": "dimensions", "goals": "goals", "depends_on": "projects"},
}
SOURCED = (
    "facts",
    "clusters",
    "dimensions",
    "programmes",
    "goals",
    "action_plans",
    "directorates",
    "departments",
    "pools",
    "projects",
)


def check(context: Context) -> None:
    """Check every reference of the strategy."""
    known = {part: context.ids(part) for part in (*SOURCED,)}
    for part, singles in SINGLE.items():
        for path, record in context.records(part):
            for field, (target, optional) in singles.items():
                word = getattr(record, field)
                if word or not optional:
                    _check_word(context, (*path, field), word, known[target])
    for part, many in MANY.items():
        for path, record in context.records(part):
            for field, target in many.items():
                _check_words(context, (*path, field), getattr(record, field), known[target])
    for path, project in context.records("projects"):
        for number, effort in enumerate(project.efforts):
            place = (*path, "efforts", number, "pool")
            _check_word(context, place, effort.pool, known["pools"])
        _check_programme(context, path, project)
    _check_sources(context)


def _check_words(context: Context, path: Path, words: Iterable[str], known: Iterable[str]) -> None:
    seen = set()
    for number, word in enumerate(words):
        _check_word(context, (*path, number), word, known)
        if word in seen:
            context.note(
                (*path, number),
                Localized(f"„{word}“ steht doppelt in der Liste.", f"“{word}” is listed twice."),
                Localized("Löschen Sie einen der Einträge.", "Delete one of them."),
            )
        seen.add(word)


def _check_word(context: Context, path: Path, word: str, known: Iterable[str]) -> None:
    if word not in known:
        context.note(
            path,
            Localized(f"„{word}“ gibt es nicht.", f"There is no “{word}”."),
            did_you_mean(word, known),
        )


def _check_programme(context: Context, path: Path, project: Any) -> None:
    plans = {plan.id: plan.programme for plan in context.strategy.action_plans}
    expected = plans.get(project.action_plan)
    if expected is not None and project.programme != expected:
        context.note(
            (*path, "programme"),
            Localized(
                f"Der Aktionsplan „{project.action_plan}“ gehört zum Programm „{expected}“.",
                f"The action plan “{project.action_plan}” belongs to programme “{expected}”.",
            ),
            Localized(f"Schreiben Sie „programme: {expected}“.", f"Write “programme: {expected}”."),
        )


def _check_sources(context: Context) -> None:
    known = context.strategy.sources
    records = [pair for part in SOURCED for pair in context.records(part)]
    for path, record in [(("vision",), context.strategy.vision), *records]:
        if record.source:
            _check_word(context, (*path, "source"), record.source, known)
        elif getattr(record, "origin", None) is Origin.SOURCE:
            context.note(
                (*path, "origin"),
                Localized("Die Quelle fehlt.", "The source is missing."),
                Localized(
                    "Ergänzen Sie „source: …“ mit einer Kennung aus „sources“.",
                    "Add “source: …” with an id from “sources”.",
                ),
            )
