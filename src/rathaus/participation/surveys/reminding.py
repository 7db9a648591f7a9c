"""Reminding those who have not answered, by hand and by the clock, never twice on one day."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.db.models import F, Q, QuerySet

from rathaus.audit.api import Actor, Subject, record
from rathaus.kernel.time import BERLIN, now, today
from rathaus.participation.surveys.models import Invitation, Survey
from rathaus.participation.surveys.rules.life import ResponseState, SurveyState, reminder_is_due
from rathaus.participation.surveys.values import InvitedInfo, gate_of, invited_info

Letter = Callable[[Sequence[InvitedInfo]], set[UUID]]
"""Sends reminders in words of the domain; returns the invitations that have an address.

It is called in the transaction that marks the parties as reminded, so it should enqueue jobs.
"""

_letters: dict[str, Letter] = {}


@dataclass(frozen=True, slots=True)
class Reminded:
    """How many parties a round of reminders reached, and the names of those without an address."""

    reached: int
    unreachable: tuple[str, ...]


def register_letter(prefix: str, letter: Letter) -> None:
    """Let a domain write the reminders of surveys whose subject begins with a prefix."""
    _letters[prefix] = letter


def remind(survey: UUID, *, actor: Actor, only: Sequence[UUID] | None = None) -> Reminded:
    """Remind the parties that may still answer and have not; those reminded today stay in peace.

    Args:
        survey: which one.
        actor: who reminds.
        only: these invitations alone, None for all.
    """
    with transaction.atomic():
        rows = _waiting(survey).select_for_update(of=("self",))
        if only is not None:
            rows = rows.filter(id__in=list(only))
        due = [row for row in rows if gate_of(row.survey, row).takes_answers(now())]
        found = _letter_for(due[0].survey)([invited_info(row) for row in due]) if due else set()
        Invitation.objects.filter(id__in=found).update(
            reminded_on=today(), reminders=F("reminders") + 1
        )
        if found:
            record(
                actor,
                "participation.reminded",
                Subject("participation.survey", str(survey)),
                None,
                {"parties": [row.party for row in due if row.id in found]},
            )
    return Reminded(len(found), tuple(row.name for row in due if row.id not in found))


def remind_by_the_clock() -> int:
    """Remind in all open surveys whose day of reminding is today; return how many letters."""
    letters = 0
    for survey in Survey.objects.filter(state=SurveyState.OPEN).exclude(deadline=None):
        deadline = survey.deadline.astimezone(BERLIN).date() if survey.deadline else today()
        if reminder_is_due(deadline, survey.remind_days, today()):
            letters += remind(survey.id, actor=Actor.system("reminders")).reached
    return letters


def _waiting(survey: UUID) -> QuerySet[Invitation]:
    return (
        Invitation.objects.filter(survey_id=survey)
        .filter(Q(response=None) | ~Q(response__state=ResponseState.SUBMITTED))
        .filter(Q(reminded_on=None) | Q(reminded_on__lt=today()))
        .select_related("survey")
        .order_by("id")
    )


def _letter_for(survey: Survey) -> Letter:
    for prefix, letter in _letters.items():
        if survey.subject.startswith(prefix):
            return letter
    raise LookupError(f"nobody writes letters for surveys about {survey.subject}")
