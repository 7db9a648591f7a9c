"""Designing a questionnaire, publishing it, and the life of a survey."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from rathaus.audit.api import Actor, Subject, record
from rathaus.kernel.ids import new_id
from rathaus.kernel.time import now
from rathaus.participation.surveys.checking import refuse_mistakes
from rathaus.participation.surveys.errors import (
    InvalidQuestionnaire,
    NoSuchSurvey,
    NotPossibleNow,
    StaleEdit,
)
from rathaus.participation.surveys.models import QuestionnaireVersion, Survey
from rathaus.participation.surveys.rules.life import SurveyState
from rathaus.participation.surveys.rules.questionnaire import Questionnaire, to_json
from rathaus.participation.surveys.values import SurveyInfo, survey_info

TRAIL = "participation.survey"
MOST_REMINDERS = 5


def create(subject: str, questionnaire: Questionnaire, *, actor: Actor) -> SurveyInfo:
    """Begin a survey with a questionnaire that may still change.

    Args:
        subject: what it is about, an id of the domain.
        questionnaire: to start from.
        actor: who begins it.
    """
    with transaction.atomic():
        row = Survey.objects.create(
            id=new_id(),
            subject=subject,
            draft=to_json(questionnaire),
            remind_days=[7, 1],
            created_by=actor.id,
            created_at=now(),
        )
        record(
            actor,
            "participation.survey_created",
            Subject(TRAIL, str(row.id)),
            None,
            {"title": questionnaire.form.title.de, "subject": subject},
        )
    return survey_info(row)


def surveys(subject: str) -> list[SurveyInfo]:
    """Return the surveys about a subject, newest first."""
    return [survey_info(row) for row in Survey.objects.filter(subject=subject)]


def survey(key: UUID) -> SurveyInfo:
    """Return one survey.

    Raises:
        NoSuchSurvey: there is none.
    """
    row = Survey.objects.filter(id=key).first()
    if row is None:
        raise NoSuchSurvey(_("Diese Umfrage gibt es nicht."))
    return survey_info(row)


def redesign(
    key: UUID,
    change: Callable[[Questionnaire], Questionnaire],
    *,
    expected: int,
    actor: Actor,
) -> SurveyInfo:
    """Change the questionnaire of a survey; an open one asks the new version from its next opening.

    Args:
        key: the survey.
        change: makes the new questionnaire of the present one.
        expected: the revision that the change is based on.
        actor: who does it.

    Raises:
        NoSuchSurvey: there is none.
        StaleEdit: somebody else changed it meanwhile.
        InvalidQuestionnaire: it has a mistake; ``field`` names where.
    """
    with transaction.atomic():
        row = locked_survey(key)
        if row.revision != expected:
            raise StaleEdit(
                _(
                    "Jemand anderes hat den Fragebogen inzwischen geändert. Laden Sie die Seite "
                    "neu und wiederholen Sie Ihre Änderung."
                )
            )
        changed = change(survey_info(row).questionnaire)
        refuse_mistakes(changed)
        before, row.draft = row.draft, to_json(changed)
        if before != row.draft:
            row.revision += 1
            row.save(update_fields=["draft", "revision"])
            record(
                actor,
                "participation.questionnaire_changed",
                Subject(TRAIL, str(key)),
                before,
                row.draft,
            )
    return survey_info(row)


def publish(
    key: UUID,
    deadline: datetime | None,
    remind_days: tuple[int, ...],
    *,
    site: str,
    actor: Actor,
) -> SurveyInfo:
    """Open a survey with the questionnaire as it is designed now.

    Responses that have begun keep the version they began with.

    Args:
        key: the survey.
        deadline: last moment for answers, aware; None without one.
        remind_days: how many days before the deadline it reminds by itself.
        site: how addresses in its letters begin, such as ``https://rathaus.example``.
        actor: who opens it.

    Raises:
        NoSuchSurvey: there is none.
        NotPossibleNow: it is closed; `reopen` it with a reason.
        InvalidQuestionnaire: nothing is asked, or a question has a mistake.
    """
    with transaction.atomic():
        row = locked_survey(key)
        if row.state == SurveyState.CLOSED:
            raise NotPossibleNow(_("Die Umfrage ist geschlossen. Öffnen Sie sie mit einem Grund."))
        row.site = site[:300]
        _open(row, deadline, remind_days)
        record(
            actor,
            "participation.survey_opened",
            Subject(TRAIL, str(key)),
            None,
            {"deadline": deadline, "version": row.published},
        )
    return survey_info(row)


def close(key: UUID, *, actor: Actor) -> SurveyInfo:
    """Close a survey: nothing more is taken, drafts stay.

    Raises:
        NoSuchSurvey: there is none.
        NotPossibleNow: it is not open.
    """
    with transaction.atomic():
        row = locked_survey(key)
        if row.state != SurveyState.OPEN:
            raise NotPossibleNow(_("Nur eine offene Umfrage lässt sich schließen."))
        row.state, row.closed_at = SurveyState.CLOSED.value, now()
        row.save(update_fields=["state", "closed_at"])
        record(actor, "participation.survey_closed", Subject(TRAIL, str(key)))
    return survey_info(row)


def reopen(key: UUID, deadline: datetime | None, reason: str, *, actor: Actor) -> SurveyInfo:
    """Open a closed survey again.

    Raises:
        NoSuchSurvey: there is none.
        NotPossibleNow: it is not closed, the deadline has passed, or no reason is given.
    """
    if not reason.strip():
        raise NotPossibleNow(
            _("Nennen Sie den Grund, aus dem die Umfrage wieder öffnet."), field="reason"
        )
    with transaction.atomic():
        row = locked_survey(key)
        if row.state != SurveyState.CLOSED:
            raise NotPossibleNow(_("Nur eine geschlossene Umfrage lässt sich wieder öffnen."))
        _open(row, deadline, tuple(row.remind_days))
        record(
            actor,
            "participation.survey_reopened",
            Subject(TRAIL, str(key)),
            None,
            {"deadline": deadline, "reason": reason.strip(), "version": row.published},
        )
    return survey_info(row)


def locked_survey(key: UUID) -> Survey:
    """Return the row of a survey, locked until the transaction ends.

    Raises:
        NoSuchSurvey: there is none.
    """
    row = Survey.objects.select_for_update().filter(id=key).first()
    if row is None:
        raise NoSuchSurvey(_("Diese Umfrage gibt es nicht."))
    return row


def _open(row: Survey, deadline: datetime | None, remind_days: tuple[int, ...]) -> None:
    if deadline is not None and deadline <= now():
        raise NotPossibleNow(
            _("Die Frist liegt in der Vergangenheit. Wählen Sie einen späteren Tag."),
            field="deadline",
        )
    questionnaire = survey_info(row).questionnaire
    if not any(True for _each in questionnaire.questions()):
        raise InvalidQuestionnaire(_("Der Fragebogen hat noch keine Frage."))
    refuse_mistakes(questionnaire)
    newest = row.versions.order_by("-number").first()
    if newest is None or newest.document != row.draft:
        row.published += 1
        QuestionnaireVersion.objects.create(
            survey=row, number=row.published, document=row.draft, published_at=now()
        )
    row.state, row.deadline, row.closed_at = SurveyState.OPEN.value, deadline, None
    row.remind_days = sorted({day for day in remind_days if 0 <= day <= 90})[:MOST_REMINDERS]
    row.opened_at = row.opened_at or now()
    row.save()
