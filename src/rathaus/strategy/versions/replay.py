"""Replaying a version: do the present rules still say what was frozen? Pure."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from rathaus.strategy.versions.content import Content, evaluate, results


@dataclass(frozen=True, slots=True)
class Difference:
    """A result that the present rules give otherwise; fields that differ, as frozen and now."""

    kind: str
    id: str
    frozen: dict[str, Any]
    now: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Replay:
    """The outcome of a replay. What was frozen stays what is shown, whatever differs."""

    on: date
    projects: int
    goals: int
    differences: tuple[Difference, ...]

    @property
    def exact(self) -> bool:
        """The present rules give exactly what was frozen."""
        return not self.differences


def replay(content: Content, category_rules: str = "") -> Replay:
    """Judge the frozen document at its date anew and compare the results.

    Categories are judged by the decision model that was frozen with it, whatever has become of
    the city's since.

    Args:
        content: the version.
        category_rules: the present model, for a version from the time before models were kept.
    """
    strategy = content.strategy
    if not strategy.category_rules:
        strategy = replace(strategy, category_rules=category_rules)
    evaluation = evaluate(strategy, content.series, content.on)
    fresh = results(strategy, evaluation)
    frozen = content.results
    found = [
        *_differences("project", frozen["decisions"], fresh["decisions"]),
        *_differences("goal", frozen["evaluation"]["goals"], fresh["evaluation"]["goals"]),
    ]
    for group in ("programmes", "dimensions"):
        then, anew = frozen["evaluation"][group], fresh["evaluation"][group]
        found += _differences(group.removesuffix("s"), then, anew)
    return Replay(
        on=content.on,
        projects=len(frozen["decisions"]),
        goals=len(frozen["evaluation"]["goals"]),
        differences=tuple(found),
    )


def _differences(
    kind: str, frozen: dict[str, dict[str, Any]], fresh: dict[str, dict[str, Any]]
) -> list[Difference]:
    found = []
    for key in sorted({*frozen, *fresh}):
        then, anew = frozen.get(key, {}), fresh.get(key, {})
        differing = [name for name in {**then, **anew} if then.get(name) != anew.get(name)]
        if differing:
            found.append(
                Difference(
                    kind,
                    key,
                    {name: then.get(name) for name in differing},
                    {name: anew.get(name) for name in differing},
                )
            )
    return found
