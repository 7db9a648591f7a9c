"""The labelled pairs of projects: reading them, and which half a cluster belongs to.

Projects are written in clusters that share no project; a cluster is wholly in the half for tuning
or wholly in the one held back. Which one is drawn once from a stated seed over the sorted names,
and checked here whenever the set is read.
"""

import random
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from rathaus.strategy.document import Project

FOLDER = Path(__file__).parent / "data" / "synergies"
SEED = 2026
TUNING, HELD_BACK = "tuning", "held-back"


class SetError(Exception):
    """The labelled set contradicts itself; the message names the cluster."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A pair of projects and what people say of it: a synergy, or not, and of which kind."""

    one: str
    other: str
    synergy: bool
    kind: str


@dataclass(frozen=True, slots=True)
class Half:
    """One half of the set: all its projects, as one portfolio, and the labelled pairs."""

    projects: tuple[Project, ...]
    pairs: tuple[Labelled, ...]


def read_half(name: str) -> Half:
    """Return ``tuning`` or ``held-back``.

    Raises:
        SetError: a cluster stands in the wrong half, or a pair names an unknown project.
    """
    clusters = {half: _clusters(half) for half in (TUNING, HELD_BACK)}
    expected = _drawn([each["cluster"] for half in clusters.values() for each in half])
    for half, entries in clusters.items():
        for entry in entries:
            if expected[entry["cluster"]] != half:
                raise SetError(f"{entry['cluster']} belongs to the other half than {half}")
    return Half(
        projects=tuple(_project(e, key) for e in clusters[name] for key in e["projects"]),
        pairs=tuple(_pair(e, row) for e in clusters[name] for row in e["pairs"]),
    )


def _clusters(name: str) -> list[dict[str, Any]]:
    loaded: list[dict[str, Any]] = YAML(typ="safe", pure=True).load(FOLDER / f"{name}.yaml")
    return loaded


def _drawn(names: list[str]) -> dict[str, str]:
    if len(set(names)) != len(names):
        raise SetError("a cluster stands twice in the set")
    order = sorted(names)
    random.Random(SEED).shuffle(order)
    tuning = set(order[: (len(order) + 1) // 2])
    return {name: TUNING if name in tuning else HELD_BACK for name in names}


def _key(entry: dict[str, Any], short: str) -> str:
    if short not in entry["projects"]:
        raise SetError(f"{entry['cluster']} has no project {short}")
    return f"{entry['cluster']}-{short}"


def _project(entry: dict[str, Any], short: str) -> Project:
    facts = dict(entry["projects"][short])
    lists: dict[str, Any] = {
        name: tuple(facts.pop(name, ())) for name in ("systems", "data", "dimensions", "goals")
    }
    depends_on = tuple(_key(entry, each) for each in facts.pop("depends_on", ()))
    return Project(id=_key(entry, short), depends_on=depends_on, **lists, **facts)


def _pair(entry: dict[str, Any], row: list[str]) -> Labelled:
    one, other, label, kind = row
    if label not in ("synergy", "different"):
        raise SetError(f"{entry['cluster']}: {label} is no label")
    return Labelled(_key(entry, one), _key(entry, other), label == "synergy", kind)
