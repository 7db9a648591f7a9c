"""The head of the strategy: its title, vision and the numbers of its rules."""

import hashlib
from typing import Any

from rathaus.audit.api import Actor, Subject, record
from rathaus.strategy.document import Strategy
from rathaus.strategy.errors import EditConflict
from rathaus.strategy.models import StrategyState
from rathaus.strategy.store.codec import HEADER_FIELDS, to_json
from rathaus.strategy.store.state import changing, revision


def head_version() -> int:
    """Return the number that an edit of the head has to name."""
    return revision().structure


def save_head(changed: Strategy, *, expected: int, actor: Actor) -> None:
    """Replace the head of the strategy by that of another value; all else stays.

    Raises:
        EditConflict: if the structure was changed since `expected` was read.
    """
    with changing(structure=True):
        state = StrategyState.objects.get(id=1)
        if state.structure_revision != expected:
            raise EditConflict(
                "Die Strategie wurde inzwischen geändert. Laden Sie die Seite neu und "
                "wiederholen Sie Ihre Änderung."
            )
        before = state.header
        after = {key: value for key, value in to_json(changed).items() if key in HEADER_FIELDS}
        if before == after:
            return
        StrategyState.objects.filter(id=1).update(header=after)
        _record(actor, before, after)


def take_category_rules(text: str, *, actor: Actor) -> bool:
    """Make this decision model the one that categories follow; the caller judges anew.

    Returns:
        False when it is so already.
    """
    with changing(structure=True):
        state = StrategyState.objects.get(id=1)
        before = state.header
        after = {**before, "category_rules": text}
        if before == after:
            return False
        StrategyState.objects.filter(id=1).update(header=after)
        _record(actor, before, after)
    return True


def _record(actor: Actor, before: dict[str, Any], after: dict[str, Any]) -> None:
    subject = Subject("strategy", "head")
    record(actor, "strategy.head_changed", subject, _traced(before), _traced(after))


def _traced(header: dict[str, Any]) -> dict[str, Any]:
    """Name the decision model by its digest: the trail shall tell that it changed, and no more."""
    model = header.get("category_rules")
    if not model:
        return header
    return {**header, "category_rules": f"sha256:{hashlib.sha256(model.encode()).hexdigest()}"}
