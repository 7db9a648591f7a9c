"""Variants: „what if“ as changes to the task of a plan, edited on the version that was read."""

from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from rathaus.audit.api import Actor, Subject, record
from rathaus.kernel.time import now
from rathaus.strategy.planning.reasons.change import Change
from rathaus.strategy.planning.reasons.change_json import from_json, to_json
from rathaus.strategy.schedule.errors import EditConflict, InvalidChange, NotFound, PlanRefused
from rathaus.strategy.schedule.models import PlanRun, PlanVariant
from rathaus.strategy.schedule.rules.task import Task
from rathaus.strategy.schedule.rules.variant import changed_task
from rathaus.strategy.schedule.store.codec import unpack_task
from rathaus.strategy.schedule.store.runs import open_runs

MOST = 20
"""Variants that may stand side by side."""


def variant(key: int) -> PlanVariant:
    """Return one variant.

    Raises:
        NotFound: if there is none.
    """
    found = PlanVariant.objects.select_related("base").filter(pk=key).first()
    if found is None:
        raise NotFound(_("Diese Variante gibt es nicht."))
    return found


def changes_of(row: PlanVariant) -> tuple[Change, ...]:
    """Return a variant's changes in their order."""
    return tuple(from_json(plain) for plain in row.changes)


def task_of(row: PlanVariant) -> Task:
    """Return the task of the variant's base with its changes made.

    Raises:
        ChangesRefused: if the changes do not fit together.
    """
    return changed_task(unpack_task(row.base.task), changes_of(row))


def create(
    name: str, base: PlanRun, changes: Sequence[Change] = (), *, actor: Actor
) -> PlanVariant:
    """Create a variant of a plan.

    Raises:
        InvalidChange: if it has no name or the name is taken.
        PlanRefused: if there are too many variants.
        ChangesRefused: if the changes do not fit the plan's task.
    """
    name = name.strip()
    if not name:
        raise InvalidChange(_("Geben Sie der Variante einen Namen."), field="name")
    if PlanVariant.objects.filter(name__iexact=name).exists():
        raise InvalidChange(_("Diesen Namen trägt schon eine Variante."), field="name")
    if PlanVariant.objects.count() >= MOST:
        raise PlanRefused(_("Es gibt schon 20 Varianten. Löschen Sie zuerst eine."))
    changed_task(unpack_task(base.task), changes)
    with transaction.atomic():
        row = PlanVariant.objects.create(
            name=name,
            base=base,
            changes=[to_json(change) for change in changes],
            created_by=actor.id,
            created_at=now(),
        )
        record(actor, "strategy.plan_variant_added", _subject(row), None, {"name": name})
    return row


def _subject(row: PlanVariant) -> Subject:
    return Subject("strategy.plan_variant", str(row.pk))


def save(key: int, changes: Sequence[Change], *, expected: int, actor: Actor) -> PlanVariant:
    """Replace the changes of a variant that was read at version ``expected``.

    Raises:
        NotFound: if there is none.
        EditConflict: if somebody changed it meanwhile.
        ChangesRefused: if the changes do not fit the plan's task.
    """
    with transaction.atomic():
        row = PlanVariant.objects.select_for_update().filter(pk=key).first()
        if row is None:
            raise NotFound(_("Diese Variante gibt es nicht mehr."))
        if row.version != expected:
            raise EditConflict(
                _(
                    "Die Variante „%(name)s“ wurde inzwischen geändert. Sehen Sie den neuen "
                    "Stand an."
                )
                % {"name": row.name}
            )
        changed_task(unpack_task(row.base.task), changes)
        before, row.changes = row.changes, [to_json(change) for change in changes]
        row.version += 1
        row.save(update_fields=["changes", "version"])
        record(actor, "strategy.plan_variant_changed", _subject(row), before, row.changes)
        return row


def remove(key: int, *, actor: Actor) -> None:
    """Remove a variant with its runs.

    Raises:
        NotFound: if there is none.
        PlanRefused: if one of its plans was released, or is being computed.
    """
    with transaction.atomic():
        row = PlanVariant.objects.select_for_update().filter(pk=key).first()
        if row is None:
            raise NotFound(_("Diese Variante gibt es nicht mehr."))
        if row.runs.filter(agreements__isnull=False).exists():
            raise PlanRefused(_("Ein Plan dieser Variante ist freigegeben; sie bleibt."))
        if PlanVariant.objects.filter(base__variant=row).exists():
            raise PlanRefused(_("Andere Varianten beruhen auf ihr. Löschen Sie zuerst diese."))
        if open_runs().filter(variant=row).exists():
            raise PlanRefused(_("Sie wird gerade gerechnet. Halten Sie zuerst an."))
        record(actor, "strategy.plan_variant_removed", _subject(row), {"name": row.name}, None)
        row.delete()
