"""Filters that name parts of the strategy: what does not exist is refused, not found nowhere."""

from collections.abc import Callable, Iterable, Mapping

from django.utils.translation import gettext as _
from pydantic import BaseModel

from rathaus.kernel.problems import FieldError, Problem
from rathaus.strategy.document import Strategy
from rathaus.strategy.rules.quality import QUESTIONS

_UNASSIGNED = ""
"""In these filters the empty value asks for what belongs nowhere."""
_MAY_BE_EMPTY = frozenset({"programme", "action_plan", "department", "directorate"})

_PARTS: Mapping[str, Callable[[Strategy], Iterable[str]]] = {
    "cluster": lambda strategy: (each.id for each in strategy.clusters),
    "dimension": lambda strategy: (each.id for each in strategy.dimensions),
    "programme": lambda strategy: (each.id for each in strategy.programmes),
    "action_plan": lambda strategy: (each.id for each in strategy.action_plans),
    "goal": lambda strategy: (each.id for each in strategy.goals),
    "directorate": lambda strategy: (each.id for each in strategy.directorates),
    "department": lambda strategy: (each.id for each in strategy.departments),
    "missing": lambda _strategy: ("any", *QUESTIONS),
}


def existing_only(query: BaseModel, present: Callable[[], Strategy]) -> None:
    """Refuse a filter by something that the strategy does not have.

    Args:
        query: what was asked for.
        present: reads the strategy; asked only when a filter names a part of it.

    Raises:
        Problem: 422, names each filter and value.
    """
    named = [name for name in _PARTS if getattr(query, name, ())]
    strategy = present() if named else None
    errors = [
        FieldError(name, _("„%(value)s“ gibt es hier nicht.") % {"value": value})
        for name in named
        if strategy
        for value in _unknown(name, getattr(query, name), set(_PARTS[name](strategy)))
    ]
    if errors:
        raise Problem(422, _("Die Anfrage nennt etwas, das es nicht gibt."), errors=errors)


def _unknown(name: str, given: Iterable[str], existing: set[str]) -> list[str]:
    if name in _MAY_BE_EMPTY:
        existing.add(_UNASSIGNED)
    return [value for value in given if value not in existing]
