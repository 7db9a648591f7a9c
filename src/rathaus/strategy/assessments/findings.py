"""Findings: what the assessment makes of its inputs."""

from django.db import transaction
from django.utils.translation import gettext as _

from rathaus.audit.api import Actor
from rathaus.kernel.time import now
from rathaus.strategy.assessments.guarding import in_phase, locked, trace, worded
from rathaus.strategy.assessments.models import Assessment, Finding
from rathaus.strategy.assessments.rules.phases import WORKING
from rathaus.strategy.errors import InvalidChange


def add(assessment: int, title: str, text: str, inputs: list[str], *, actor: Actor) -> Finding:
    """Write down a finding.

    Raises:
        InvalidChange: the title is missing, or the assessment has not begun or is over.
    """
    with transaction.atomic():
        home = locked(Assessment, assessment, None)
        in_phase(home, WORKING)
        row = Finding(assessment=home)
        _fill(row, title, text, inputs, actor)
        row.save()
        trace(actor, "finding_added", row, None, {"title": row.title, "inputs": row.inputs})
    return row


def change(
    key: int, title: str, text: str, inputs: list[str], *, expected: int, actor: Actor
) -> None:
    """Change a finding.

    Raises:
        InvalidChange: the title is missing, or the assessment is over.
        EditConflict: somebody changed it meanwhile.
    """
    with transaction.atomic():
        row = locked(Finding, key, expected)
        in_phase(row.assessment, WORKING)
        before = {"title": row.title, "inputs": row.inputs}
        _fill(row, title, text, inputs, actor)
        row.version += 1
        row.save()
        trace(actor, "finding_changed", row, before, {"title": row.title, "inputs": row.inputs})


def _fill(row: Finding, title: str, text: str, inputs: list[str], actor: Actor) -> None:
    row.title = worded(title, "title", _("Sagen Sie in einem Satz, was Sie erkannt haben."))
    row.text, row.inputs = text.replace("\0", "").strip(), inputs
    row.person, row.changed_at = actor.id, now()


def remove(key: int, *, expected: int, actor: Actor) -> None:
    """Remove a finding that no decision answers.

    Raises:
        InvalidChange: a decision answers it, or the assessment is over.
        EditConflict: somebody changed it meanwhile.
    """
    with transaction.atomic():
        row = locked(Finding, key, expected)
        in_phase(row.assessment, WORKING)
        if row.decisions.exists():
            raise InvalidChange(_("Eine Entscheidung beruht auf dieser Erkenntnis."))
        trace(actor, "finding_removed", row, {"title": row.title, "text": row.text}, None)
        row.delete()
