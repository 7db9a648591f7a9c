"""The revision of the strategy: every change takes the lock and leaves a higher number.

Readers use the revision as the key of whatever they keep, so nothing stale is ever shown.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import F

from rathaus.kernel.time import now
from rathaus.strategy.models import StrategyState


@dataclass(frozen=True, slots=True)
class Revision:
    """What has changed so far: anything (`number`), the structure, and when."""

    number: int
    structure: int
    changed_at: datetime | None


def revision() -> Revision:
    """Read the present revision; zero before the first load."""
    row = (
        StrategyState.objects.filter(id=1)
        .values_list("revision", "structure_revision", "changed_at")
        .first()
    )
    return Revision(*row) if row else Revision(0, 0, None)


@contextmanager
def changing(*, structure: bool = False) -> Iterator[None]:
    """Run a change of the strategy: one writer at a time, and a new revision at its end.

    Args:
        structure: whether anything but projects and readings changes.
    """
    with transaction.atomic():
        StrategyState.objects.get_or_create(id=1)
        StrategyState.objects.select_for_update().get(id=1)
        yield
        fields = {"revision": F("revision") + 1, "changed_at": now()}
        if structure:
            fields["structure_revision"] = F("structure_revision") + 1
        StrategyState.objects.filter(id=1).update(**fields)


def settle() -> None:
    """Wait until every change that had begun is finished, and so visible to us."""
    with transaction.atomic():
        StrategyState.objects.select_for_update().filter(id=1).first()
