"""Questions back to a party about what it submitted, and their answers."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from rathaus.audit.api import Actor, Subject, record
from rathaus.kernel.time import now
from rathaus.participation.surveys.errors import NoSuchSurvey, ParticipationError
from rathaus.participation.surveys.inviting import invitation_row, open_for
from rathaus.participation.surveys.models import Inquiry
from rathaus.participation.surveys.values import InquiryInfo, gate_of, inquiry_info

TRAIL = "participation.invitation"
LONGEST = 4000


def ask(invitation: UUID, entry: int, question: str, until: datetime, *, actor: Actor) -> None:
    """Send an entry back with a question; the party may answer and correct until a moment.

    Args:
        invitation: who is asked.
        entry: number of the entry, 0 for the whole response.
        question: in words.
        until: how long the party may correct, if the survey itself takes no answers any more.
        actor: who asks.

    Raises:
        NoSuchSurvey: there is no such invitation.
        ParticipationError: nothing is asked.
    """
    question = _checked(question, _("Schreiben Sie die Frage auf."), "question")
    with transaction.atomic():
        row = invitation_row(invitation)
        Inquiry.objects.create(
            response_id=row.id,
            entry=entry,
            question=question,
            asked_at=now(),
            asked_by=actor.id,
        )
        if not gate_of(row.survey, row).takes_answers(until):
            open_for(invitation, until, actor=actor)
        record(
            actor,
            "participation.asked_back",
            Subject(TRAIL, str(invitation)),
            None,
            {"entry": entry, "question": question},
        )


def inquiries(invitation: UUID) -> list[InquiryInfo]:
    """Return the questions back to a party, oldest first."""
    return [inquiry_info(row) for row in Inquiry.objects.filter(response_id=invitation)]


def answer(invitation: UUID, key: int, text: str, *, by: str, actor: Actor) -> InquiryInfo:
    """Answer a question; answering again replaces the former answer, which the trail keeps.

    Raises:
        NoSuchSurvey: there is no such question to this party.
        ParticipationError: the answer is empty or too long.
    """
    text = _checked(text, _("Schreiben Sie eine Antwort."), "answer")
    with transaction.atomic():
        row = Inquiry.objects.select_for_update().filter(pk=key, response_id=invitation).first()
        if row is None:
            raise NoSuchSurvey(_("Diese Rückfrage gibt es nicht."))
        before = {"answer": row.answer} if row.answer else None
        row.answer, row.answered_at, row.answered_by = text, now(), by[:200]
        row.save(update_fields=["answer", "answered_at", "answered_by"])
        record(
            actor,
            "participation.answered_back",
            Subject(TRAIL, str(invitation)),
            before,
            {"inquiry": key, "answer": text},
        )
    return inquiry_info(row)


def _checked(text: str, empty: str, field: str) -> str:
    text = text.replace("\0", "").strip()
    if not text:
        raise ParticipationError(empty, field=field)
    if len(text) > LONGEST:
        raise ParticipationError(
            _("Der Text hat %(n)s Zeichen. Kürzen Sie ihn auf %(most)s.")
            % {"n": len(text), "most": LONGEST},
            field=field,
        )
    return text
