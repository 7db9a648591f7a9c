"""What a person who answers has before them: by link, by login, or as a delegate."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from rathaus.kernel.time import now
from rathaus.participation.surveys.errors import NoSuchSurvey
from rathaus.participation.surveys.links import Seat, holds, read_token
from rathaus.participation.surveys.models import Invitation, Response, SectionDelegation
from rathaus.participation.surveys.responding import (
    answers_of,
    newest_version,
    questionnaire_of,
    too_late,
)
from rathaus.participation.surveys.rules.life import SurveyState
from rathaus.participation.surveys.rules.questionnaire import Questionnaire
from rathaus.participation.surveys.values import (
    DelegationInfo,
    InvitedInfo,
    delegation_info,
    gate_of,
    invited_info,
)


@dataclass(frozen=True, slots=True)
class Saved:
    """How a section was last saved."""

    revision: int
    complete: bool
    at: datetime
    by: str


@dataclass(frozen=True)
class Desk:
    """A response as one person sees it.

    ``allowed`` are the sections this person may see and fill in. ``refusal`` says why nothing can
    be submitted now; "" when it can. ``changed`` tells that something was saved after the last
    submission.
    """

    invitation: InvitedInfo
    subject: str
    questionnaire: Questionnaire
    allowed: frozenset[str]
    delegate: DelegationInfo | None
    entries: tuple[int, ...]
    next_entry: int
    answers: Mapping[int, Mapping[str, Mapping[str, Any]]]
    saved: Mapping[tuple[int, str], Saved]
    changed: bool
    refusal: str
    ends: datetime | None


def desk_by_token(token: str) -> Desk:
    """Return what a link opens.

    Raises:
        NoSuchSurvey: the link is unknown, was replaced, or its delegation has ended.
    """
    read = read_token(token)
    if read is None:
        raise NoSuchSurvey(_gone())
    seat, key = read
    if seat is Seat.DELEGATE:
        row = (
            SectionDelegation.objects.filter(id=key, ended_at=None)
            .select_related("response")
            .first()
        )
        if row is None or not holds(token, seat, key):
            raise NoSuchSurvey(_gone())
        return _desk(_invitation(row.response_id), delegation_info(row))
    asked = _invitation(key)
    if not holds(token, seat, key, asked.link):
        raise NoSuchSurvey(_gone())
    return _desk(asked)


def desk_of(invitation: UUID) -> Desk:
    """Return the whole response of a party; the caller has checked who asks.

    Raises:
        NoSuchSurvey: there is no such invitation, or its survey was never opened.
    """
    return _desk(_invitation(invitation))


def _gone() -> str:
    return _("Dieser Link gilt nicht oder nicht mehr. Fragen Sie die Person, die ihn Ihnen gab.")


def _invitation(key: UUID) -> Invitation:
    row = Invitation.objects.select_related("survey", "response__version").filter(id=key).first()
    if row is None or row.survey.state == SurveyState.DRAFT:
        raise NoSuchSurvey(_gone())
    return row


def _desk(asked: Invitation, delegate: DelegationInfo | None = None) -> Desk:
    response: Response | None = getattr(asked, "response", None)
    version = response.version if response else newest_version(asked.survey_id)
    questionnaire = questionnaire_of(version)
    keys = frozenset(page.key for page in questionnaire.form.pages)
    allowed = keys & frozenset(delegate.sections) if delegate else keys
    gate = gate_of(asked.survey, asked)
    submitted = response.submitted_at if response else None
    return Desk(
        invitation=invited_info(asked),
        subject=asked.survey.subject,
        questionnaire=questionnaire,
        allowed=allowed,
        delegate=delegate,
        entries=tuple(response.entries) if response else (),
        next_entry=response.next_entry if response else 1,
        answers=answers_of(response) if response else {0: {}},
        saved=_saved(response) if response else {},
        changed=bool(submitted and response and response.changed_at > submitted),
        refusal="" if gate.takes_answers(now()) else too_late(asked),
        ends=gate.ends(),
    )


def _saved(response: Response) -> dict[tuple[int, str], Saved]:
    return {
        (row.entry, row.section): Saved(row.revision, row.complete, row.saved_at, row.saved_by)
        for row in response.sections.defer("answers")
    }
