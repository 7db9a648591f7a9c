"""Which part of the strategy stands in which file of a city's folder."""

from typing import get_args, get_type_hints

from rathaus.strategy.document import Strategy

FILES: dict[str, tuple[str, ...]] = {
    "strategy.yaml": ("title", "published", "vision", "sources", "facts", "expected"),
    "dimensions.yaml": ("clusters", "dimensions"),
    "programmes.yaml": ("programmes",),
    "goals.yaml": ("goals",),
    "action_plans.yaml": ("action_plans",),
    "organisation.yaml": ("directorates", "departments", "pools"),
    "projects.yaml": ("projects",),
    "readings.yaml": ("readings",),
    "rules.yaml": ("rules",),
    "synonyms.yaml": ("synonyms",),
}

MODELS: dict[str, str] = {"category_rules": "categories.dmn"}
"""Parts that are a file of their own, kept as it is: decision models."""

PARTS: dict[str, object] = {
    part: hint
    for part, hint in get_type_hints(Strategy, include_extras=True).items()
    if part not in MODELS
}
"""Type of every other part of the strategy, by its name."""

LISTS: dict[str, type] = {
    name: get_args(hint)[0]
    for name, hint in PARTS.items()
    if getattr(hint, "__origin__", None) is tuple
}
"""Record type of every part that is a list."""

HOME: dict[str, str] = {part: file for file, parts in FILES.items() for part in parts}
"""Usual file of every part."""
