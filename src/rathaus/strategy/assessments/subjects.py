"""Subjects such as ``goal:fibre``: what they are called and where their pages are."""

from collections.abc import Iterable
from dataclasses import dataclass

from rathaus.kernel.text import Localized
from rathaus.strategy.models import ProjectRow
from rathaus.strategy.public.pages import addresses
from rathaus.strategy.store.structure import structure

KINDS = {
    "goal": ("goals", addresses.goal),
    "programme": ("programmes", addresses.programme),
    "plan": ("action_plans", addresses.plan),
    "dimension": ("dimensions", addresses.dimension),
}
"""Kinds of subject by their field in the strategy, with the page of one; projects besides."""


@dataclass(frozen=True, slots=True)
class Subject:
    """A part of the strategy that others point at."""

    id: str
    title: Localized
    url: str


def subjects(ids: Iterable[str]) -> dict[str, Subject]:
    """Return the parts that exist; what is gone is left out."""
    wanted = set(ids)
    found = {each.id: each for each in elements() if each.id in wanted}
    keys = [each.removeprefix("project:") for each in wanted if each.startswith("project:")]
    rows = ProjectRow.objects.filter(key__in=[key for key in keys if "\0" not in key])
    for key, title in rows.values_list("key", "title"):
        found[f"project:{key}"] = Subject(
            f"project:{key}", Localized(title), addresses.project(key)
        )
    return found


def subject(key: str) -> Subject | None:
    """Return one part, None if there is none."""
    return subjects([key]).get(key)


def elements() -> list[Subject]:
    """All parts but projects, in the order of the strategy."""
    strategy = structure()
    return [
        Subject(f"{kind}:{part.id}", part.title, address(part.id))
        for kind, (field, address) in KINDS.items()
        for part in getattr(strategy, field)
    ]
