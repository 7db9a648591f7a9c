"""Handing sections of a response to colleagues, who get a link for these alone."""

from collections.abc import Sequence
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from rathaus.audit.api import Actor, Subject, record
from rathaus.kernel.ids import new_id
from rathaus.kernel.time import now
from rathaus.participation.surveys.errors import NoSuchSurvey, ParticipationError
from rathaus.participation.surveys.inviting import checked_address
from rathaus.participation.surveys.models import SectionDelegation
from rathaus.participation.surveys.responding import begin, questionnaire_of
from rathaus.participation.surveys.values import DelegationInfo, delegation_info

TRAIL = "participation.invitation"
MOST = 50


def delegate(
    invitation: UUID,
    sections: Sequence[str],
    name: str,
    *,
    email: str = "",
    note: str = "",
    actor: Actor,
) -> DelegationInfo:
    """Let a colleague fill in some sections; the one who was invited still sees and submits all.

    Raises:
        NoSuchSurvey: there is no such invitation.
        ParticipationError: no section or name is given, or the address cannot be one.
    """
    email = checked_address(email)
    if not name.strip():
        raise ParticipationError(_("Nennen Sie die Kollegin oder den Kollegen."), field="name")
    with transaction.atomic():
        response = begin(invitation)
        known = {page.key for page in questionnaire_of(response.version).form.pages}
        chosen = [key for key in dict.fromkeys(sections) if key in known]
        if not chosen:
            raise ParticipationError(_("Wählen Sie mindestens einen Abschnitt."), field="sections")
        if response.delegations.filter(ended_at=None).count() >= MOST:
            raise ParticipationError(_("Mehr als 50 Abgaben sind nicht möglich."))
        row = SectionDelegation.objects.create(
            id=new_id(),
            response=response,
            sections=chosen,
            name=name.strip()[:200],
            email=email,
            note=note.strip()[:2000],
            delegated_at=now(),
        )
        record(
            actor,
            "participation.sections_delegated",
            Subject(TRAIL, str(invitation)),
            None,
            {"delegation": str(row.id), "sections": chosen},
        )
    return delegation_info(row)


def delegations(invitation: UUID) -> list[DelegationInfo]:
    """Return the delegations of a response that still hold."""
    rows = SectionDelegation.objects.filter(response_id=invitation, ended_at=None)
    return [delegation_info(row) for row in rows]


def end_delegation(invitation: UUID, key: UUID, *, actor: Actor) -> None:
    """End a delegation: its link opens nothing any more; what was filled in stays.

    Raises:
        NoSuchSurvey: there is no such delegation of this response.
    """
    with transaction.atomic():
        found = SectionDelegation.objects.filter(id=key, response_id=invitation, ended_at=None)
        if not found.update(ended_at=now()):
            raise NoSuchSurvey(_("Diese Abgabe gibt es nicht."))
        record(
            actor,
            "participation.delegation_ended",
            Subject(TRAIL, str(invitation)),
            {"delegation": str(key)},
        )


def mark_ready(key: UUID, *, ready: bool) -> None:
    """Let a colleague say that the delegated sections are done, or not yet after all."""
    SectionDelegation.objects.filter(id=key).update(ready_at=now() if ready else None)
