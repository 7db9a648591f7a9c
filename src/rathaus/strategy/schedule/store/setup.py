"""The settings of the plan: read, and saved only on the version that was read."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from rathaus.audit.api import Actor, Subject, record
from rathaus.identity.api import names_of
from rathaus.kernel.time import now
from rathaus.strategy.schedule.errors import EditConflict
from rathaus.strategy.schedule.models import PlanSetup
from rathaus.strategy.schedule.rules.settings import PlanSettings
from rathaus.strategy.schedule.store.codec import settings_from_json, settings_to_json


@dataclass(frozen=True, slots=True)
class Setup:
    """The settings with the version that an edit has to name."""

    settings: PlanSettings
    version: int
    changed_at: datetime | None


def setup() -> Setup:
    """Return the present settings; the defaults before anybody has changed them."""
    row = PlanSetup.objects.filter(id=1).first()
    if row is None:
        return Setup(PlanSettings(), 0, None)
    return Setup(settings_from_json(row.settings), row.version, row.changed_at)


def save(settings: PlanSettings, *, expected: int, actor: Actor, action: str) -> int:
    """Replace the settings that were read at version ``expected``; return the new version.

    Raises:
        EditConflict: if somebody changed them meanwhile; says what, by whom and when.
    """
    with transaction.atomic():
        PlanSetup.objects.get_or_create(id=1)
        row = PlanSetup.objects.select_for_update().get(id=1)
        if row.version != expected:
            raise EditConflict(_conflict(row))
        before = settings_to_json(settings_from_json(row.settings))
        after = settings_to_json(settings)
        if before == after:
            return row.version
        row.settings, row.version = after, row.version + 1
        row.changed_by, row.changed_at = actor.id, now()
        row.save()
        changed = [name for name in after if after[name] != before.get(name)]
        record(
            actor,
            action,
            Subject("strategy.plan_settings", "1"),
            {name: before.get(name) for name in changed},
            {name: after[name] for name in changed},
        )
        return row.version


def _conflict(row: PlanSetup) -> str:
    who = names_of([row.changed_by]).get(row.changed_by, _("jemand anderem"))
    return _(
        "Die Einstellungen wurden inzwischen von %(who)s geändert. Ihre Eingaben stehen noch da; "
        "laden Sie die Seite neu, sehen Sie den neuen Stand an und speichern Sie dann."
    ) % {"who": who}
