"""Surveys, invitations and delegations as others see them: plain values."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from rathaus.participation.surveys.links import Seat, token_of
from rathaus.participation.surveys.models import (
    Inquiry,
    Invitation,
    SectionDelegation,
    Submission,
    Survey,
)
from rathaus.participation.surveys.rules.life import Gate, SurveyState
from rathaus.participation.surveys.rules.questionnaire import Questionnaire, from_json


@dataclass(frozen=True, slots=True)
class SurveyInfo:
    """A survey with its questionnaire as it is designed now.

    ``revision`` is what an edit has to name; ``published`` the number of the newest version, 0
    before the first. ``site`` is how addresses in its letters begin.
    """

    id: UUID
    subject: str
    state: SurveyState
    revision: int
    published: int
    deadline: datetime | None
    remind_days: tuple[int, ...]
    site: str
    created_at: datetime
    opened_at: datetime | None
    closed_at: datetime | None
    questionnaire: Questionnaire


@dataclass(frozen=True, slots=True)
class InvitedInfo:
    """An invited party and how far it is.

    ``state`` is "" before the party began, else "draft" or "submitted"; ``token`` the secret part
    of its link; ``inquiries`` how many questions back wait for an answer.
    """

    id: UUID
    survey: UUID
    party: str
    name: str
    email: str
    language: str
    token: str
    invited_at: datetime
    opened_until: datetime | None
    reminded_on: date | None
    reminders: int
    state: str
    begun_at: datetime | None
    submitted_at: datetime | None
    inquiries: int


@dataclass(frozen=True, slots=True)
class DelegationInfo:
    """Sections that a colleague fills in; ``ready_at`` is when the colleague was done."""

    id: UUID
    sections: tuple[str, ...]
    name: str
    email: str
    note: str
    token: str
    delegated_at: datetime
    ready_at: datetime | None


@dataclass(frozen=True, slots=True)
class InquiryInfo:
    """A question back about an entry (0: about the whole response) and its answer."""

    id: int
    entry: int
    question: str
    asked_at: datetime
    answer: str
    answered_at: datetime | None


@dataclass(frozen=True, slots=True)
class SubmissionInfo:
    """What a party submitted: answers by entry (0 is the whole response), flat by question."""

    invitation: UUID
    party: str
    name: str
    number: int
    version: int
    submitted_at: datetime
    answers: Mapping[int, Mapping[str, Any]]


def survey_info(row: Survey) -> SurveyInfo:
    """Make the value of a survey's row."""
    return SurveyInfo(
        id=row.id,
        subject=row.subject,
        state=SurveyState(row.state),
        revision=row.revision,
        published=row.published,
        deadline=row.deadline,
        remind_days=tuple(row.remind_days),
        site=row.site,
        created_at=row.created_at,
        opened_at=row.opened_at,
        closed_at=row.closed_at,
        questionnaire=from_json(row.draft),
    )


def invited_info(row: Invitation, inquiries: int = 0) -> InvitedInfo:
    """Make the value of an invitation's row; its response should have been selected with it."""
    response = getattr(row, "response", None)
    return InvitedInfo(
        id=row.id,
        survey=row.survey_id,
        party=row.party,
        name=row.name,
        email=row.email,
        language=row.language,
        token=token_of(Seat.INVITED, row.id, row.link),
        invited_at=row.invited_at,
        opened_until=row.opened_until,
        reminded_on=row.reminded_on,
        reminders=row.reminders,
        state=response.state if response else "",
        begun_at=response.begun_at if response else None,
        submitted_at=response.submitted_at if response else None,
        inquiries=inquiries,
    )


def delegation_info(row: SectionDelegation) -> DelegationInfo:
    """Make the value of a delegation's row."""
    return DelegationInfo(
        id=row.id,
        sections=tuple(row.sections),
        name=row.name,
        email=row.email,
        note=row.note,
        token=token_of(Seat.DELEGATE, row.id),
        delegated_at=row.delegated_at,
        ready_at=row.ready_at,
    )


def inquiry_info(row: Inquiry) -> InquiryInfo:
    """Make the value of an inquiry's row."""
    return InquiryInfo(row.pk, row.entry, row.question, row.asked_at, row.answer, row.answered_at)


def submission_info(row: Submission) -> SubmissionInfo:
    """Make the value of a submission's row, selected with response, invitation and version."""
    invitation = row.response.invitation
    return SubmissionInfo(
        invitation=invitation.id,
        party=invitation.party,
        name=invitation.name,
        number=row.number,
        version=row.response.version.number,
        submitted_at=row.submitted_at,
        answers={int(entry): answers for entry, answers in row.answers.items()},
    )


def gate_of(survey: Survey, invitation: Invitation) -> Gate:
    """Return what decides whether this party may submit."""
    return Gate(SurveyState(survey.state), survey.deadline, invitation.opened_until)
