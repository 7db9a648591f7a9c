"""Facts of a project in words, to be compared by people."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from rathaus.strategy.document import Effort, Evidence, Risk, Strategy
from rathaus.strategy.rules.vocabulary import value_words

_KINDS = {
    "department": "departments",
    "programme": "programmes",
    "action_plan": "action_plans",
    "goals": "goals",
    "dimensions": "dimensions",
}


def words_of(value: Any, name: str, strategy: Strategy, language: str) -> str:
    """Return a fact of a project as people read it; several things stand on lines.

    Args:
        value: the fact.
        name: its field in the project document.
        strategy: for the titles of what is named by id.
        language: "de" or "en".
    """
    titles = (
        {each.id: each.title.in_language(language) for each in getattr(strategy, _KINDS[name])}
        if name in _KINDS
        else {pool.id: pool.title.in_language(language) for pool in strategy.pools}
    )
    if name == "cost_cents" and value is not None:
        return f"{Decimal(value) / 100:.2f} €".replace(".", ",")
    parts = value if isinstance(value, tuple) else (value,)
    return "\n".join(_one(part, titles, language) for part in parts)


def _one(value: Any, titles: Mapping[str, str], language: str) -> str:
    if value is None:
        return ""
    if isinstance(value, StrEnum):
        return value_words(value).in_language(language)
    if isinstance(value, date):
        return f"{value:%d.%m.%Y}"
    if isinstance(value, Decimal):
        return f"{value.normalize():f}".replace(".", ",")
    return _part(value, titles, language)


def _part(value: Any, titles: Mapping[str, str], language: str) -> str:
    if isinstance(value, Effort):
        amount = value.size.value if value.size else _one(value.total, titles, language)
        return f"{titles.get(value.pool, value.pool)}: {amount}"
    if isinstance(value, Evidence):
        return f"{value_words(value.mandate).in_language(language)}: {value.reference}"
    return value.text if isinstance(value, Risk) else titles.get(str(value), str(value))
