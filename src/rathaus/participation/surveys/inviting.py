"""Who is asked: invitations, their links, and opening for one party again."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Count, Q
from django.utils.translation import gettext as _

from rathaus.audit.api import Actor, Change, Subject, record, record_many
from rathaus.kernel.ids import new_id
from rathaus.kernel.time import now
from rathaus.participation.surveys.designing import locked_survey
from rathaus.participation.surveys.errors import NoSuchSurvey, NotPossibleNow, ParticipationError
from rathaus.participation.surveys.models import Invitation
from rathaus.participation.surveys.rules.life import SurveyState
from rathaus.participation.surveys.values import InvitedInfo, invited_info

ADDRESS = re.compile(r"[^\s@<>\"',;]+@[^\s@<>\"',;]+\.[^\s@<>\"',;]+")
TRAIL = "participation.invitation"


@dataclass(frozen=True, slots=True)
class Guest:
    """A party to invite: its id and name in the domain, an address for letters or none."""

    party: str
    name: str
    email: str = ""
    language: str = "de"


def checked_address(text: str, field: str = "email") -> str:
    """Return an e-mail address without surrounding blanks; empty stays empty.

    Raises:
        ParticipationError: it cannot be one.
    """
    text = text.strip()
    if text and (len(text) > 254 or not ADDRESS.fullmatch(text)):
        raise ParticipationError(
            _("„%(text)s“ ist keine E-Mail-Adresse. Schreiben Sie zum Beispiel name@stadt.de.")
            % {"text": text[:60]},
            field=field,
        )
    return text


def invite(survey: UUID, guests: Sequence[Guest], *, actor: Actor) -> list[InvitedInfo]:
    """Invite parties that are not invited yet; the others stay as they are.

    Returns:
        The new invitations.

    Raises:
        NoSuchSurvey: there is none.
        NotPossibleNow: the survey is closed.
        ParticipationError: an address cannot be one.
    """
    checked = [(guest, checked_address(guest.email)) for guest in guests]
    with transaction.atomic():
        row = locked_survey(survey)
        if row.state == SurveyState.CLOSED:
            raise NotPossibleNow(_("Die Umfrage ist geschlossen. Öffnen Sie sie zuerst wieder."))
        known = set(row.invitations.values_list("party", flat=True))
        new = [
            Invitation(
                id=new_id(),
                survey=row,
                party=guest.party,
                name=guest.name[:200],
                email=email,
                language=guest.language,
                invited_at=now(),
            )
            for guest, email in {each[0].party: each for each in checked}.values()
            if guest.party not in known
        ]
        Invitation.objects.bulk_create(new)
        record_many(
            actor,
            "participation.invited",
            [
                Change(
                    Subject(TRAIL, str(each.id)), None, {"party": each.party, "survey": str(survey)}
                )
                for each in new
            ],
        )
    return [invited_info(each) for each in new]


def invited(survey: UUID) -> list[InvitedInfo]:
    """Return all invited parties by name, with how far each is."""
    rows = (
        Invitation.objects.filter(survey_id=survey)
        .select_related("response")
        .annotate(
            waiting=Count("response__inquiries", filter=Q(response__inquiries__answered_at=None))
        )
        .order_by("name", "id")
    )
    return [invited_info(row, row.waiting) for row in rows]


def invitation(key: UUID) -> InvitedInfo:
    """Return one invitation.

    Raises:
        NoSuchSurvey: there is none.
    """
    return invited_info(invitation_row(key))


def invitations_of(parties: Iterable[str]) -> list[InvitedInfo]:
    """Return the invitations of parties to surveys that were opened, newest first."""
    rows = (
        Invitation.objects.filter(party__in=list(parties))
        .exclude(survey__state=SurveyState.DRAFT)
        .select_related("response", "survey")
        .order_by("-invited_at", "id")
    )
    return [invited_info(row) for row in rows]


def open_for(key: UUID, until: datetime, *, actor: Actor) -> None:
    """Take answers of one party until a moment, whatever the deadline for all says.

    Raises:
        NoSuchSurvey: there is no such invitation.
        NotPossibleNow: the moment has passed, or the survey was never opened.
    """
    with transaction.atomic():
        row = invitation_row(key)
        if row.survey.state == SurveyState.DRAFT:
            raise NotPossibleNow(_("Die Umfrage ist noch nicht geöffnet."))
        if until <= now():
            raise NotPossibleNow(
                _("Der Tag liegt in der Vergangenheit. Wählen Sie einen späteren."), field="until"
            )
        before, row.opened_until = row.opened_until, until
        row.save(update_fields=["opened_until"])
        record(
            actor,
            "participation.opened_for_one",
            Subject(TRAIL, str(key)),
            {"until": before},
            {"until": until},
        )


def renew_link(key: UUID, *, actor: Actor) -> InvitedInfo:
    """Give an invitation a new link; the former one ends.

    Raises:
        NoSuchSurvey: there is no such invitation.
    """
    with transaction.atomic():
        row = Invitation.objects.select_for_update().get(id=invitation_row(key).id)
        row.link += 1
        row.save(update_fields=["link"])
        record(actor, "participation.link_renewed", Subject(TRAIL, str(key)))
    return invited_info(row)


def invitation_row(key: UUID) -> Invitation:
    """Return the row of an invitation with its survey and response.

    Raises:
        NoSuchSurvey: there is none.
    """
    row = Invitation.objects.select_related("survey", "response").filter(id=key).first()
    if row is None:
        raise NoSuchSurvey(_("Diese Einladung gibt es nicht."))
    return row
