"""Forgetting answers and people a year after a survey was closed."""

from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import F

from rathaus.audit.api import Actor, Subject, record
from rathaus.kernel.time import now
from rathaus.participation.surveys.models import (
    Inquiry,
    Invitation,
    Response,
    SectionAnswers,
    SectionDelegation,
    Submission,
    Survey,
)
from rathaus.participation.surveys.rules.life import SurveyState

KEEP = timedelta(days=365)


def forget_old() -> int:
    """Remove what surveys closed a year ago know of people; return how many surveys that were.

    Who was invited stays as the party alone, so that counts stay right.
    """
    old = Survey.objects.filter(
        state=SurveyState.CLOSED, closed_at__lt=now() - KEEP, invitations__response__isnull=False
    )
    keys = list(old.values_list("id", flat=True).distinct())
    for key in keys:
        with transaction.atomic():
            _forget(key)
            record(
                Actor.system("retention"),
                "participation.answers_forgotten",
                Subject("participation.survey", str(key)),
            )
    return len(keys)


def _forget(key: UUID) -> None:
    responses = Response.objects.filter(invitation__survey_id=key)
    for model in (SectionAnswers, Submission, SectionDelegation, Inquiry):
        model.objects.filter(response__in=responses).delete()
    responses.delete()
    Invitation.objects.filter(survey_id=key).update(name=F("party"), email="")
