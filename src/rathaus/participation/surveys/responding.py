"""Answering: a response with its sections and entries, saved side by side, submitted as a whole."""

import hashlib
import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from rathaus.audit.api import Actor, Subject, record
from rathaus.kernel.time import now, today
from rathaus.participation.surveys.errors import (
    NoSuchSurvey,
    NotPossibleNow,
    StaleEdit,
    TooLate,
    Unfinished,
)
from rathaus.participation.surveys.models import (
    Invitation,
    QuestionnaireVersion,
    Response,
    SectionAnswers,
    Submission,
)
from rathaus.participation.surveys.rules.life import ResponseState, SurveyState
from rathaus.participation.surveys.rules.questionnaire import (
    MOST_ENTRIES,
    Questionnaire,
    from_json,
)
from rathaus.participation.surveys.rules.reading import canonical, unfinished
from rathaus.participation.surveys.values import SubmissionInfo, gate_of, submission_info

TRAIL = "participation.invitation"
Answers = Mapping[int, Mapping[str, Mapping[str, Any]]]
"""Answers by entry (0: the whole response), section and question."""


def begin(invitation: UUID) -> Response:
    """Return the response of a party; one that is not there begins with the newest version.

    Raises:
        NoSuchSurvey: there is no such invitation.
        NotPossibleNow: the survey was never opened.
    """
    found = _response(invitation)
    if found is not None:
        return found
    with transaction.atomic():
        # One at a time: two first saves must not begin twice, with two versions.
        asked = Invitation.objects.select_for_update(of=("self",)).filter(id=invitation).first()
        if asked is None:
            raise NoSuchSurvey(_("Diese Einladung gibt es nicht."))
        found = _response(invitation)
        if found is not None:
            return found
        version = newest_version(asked.survey_id)
        moment = now()
        return Response.objects.create(
            invitation=asked, version=version, begun_at=moment, changed_at=moment
        )


def newest_version(survey: UUID) -> QuestionnaireVersion:
    """Return the version that a response beginning now gets.

    Raises:
        NotPossibleNow: the survey was never opened.
    """
    version = QuestionnaireVersion.objects.filter(survey_id=survey).order_by("-number").first()
    if version is None:
        raise NotPossibleNow(_("Die Umfrage ist noch nicht geöffnet."))
    return version


def questionnaire_of(version: QuestionnaireVersion) -> Questionnaire:
    """Return the questionnaire of a version, read once in a process: versions never change."""
    key = (version.pk, version.published_at)
    found = _read.get(key)
    if found is None:
        found = from_json(version.document)
        if len(_read) >= MOST_READ:
            _read.clear()
        _read[key] = found
    return found


MOST_READ = 32
_read: dict[tuple[int, datetime], Questionnaire] = {}


def save_section(
    invitation: UUID,
    entry: int,
    section: str,
    answers: Mapping[str, Any],
    *,
    complete: bool,
    expected: int,
    by: str,
) -> int:
    """Keep the answers of a section, also unfinished ones and those after the deadline.

    Args:
        invitation: whose response.
        entry: number of the entry, 0 for a section that is asked once.
        section: its key.
        answers: what was answered or typed, by question.
        complete: whether nothing in it is missing or wrong.
        expected: the revision that the page was based on, 0 when nothing was saved yet.
        by: who saves, in words.

    Returns:
        The new revision.

    Raises:
        NoSuchSurvey: there is no such invitation, entry or section.
        StaleEdit: somebody else saved other answers meanwhile.
    """
    with transaction.atomic():
        response = begin(invitation)
        questionnaire = questionnaire_of(response.version)
        page = questionnaire.form.page(section)
        if page is None or (section in questionnaire.repeated) is (entry == 0):
            raise NoSuchSurvey(_("Diesen Abschnitt gibt es nicht."))
        if entry and entry not in _locked(invitation).entries:
            raise NoSuchSurvey(_("Diesen Eintrag gibt es nicht mehr."))
        row = (
            SectionAnswers.objects.select_for_update()
            .filter(response=response, entry=entry, section=section)
            .first()
        )
        if row is not None and row.answers == answers and row.complete == complete:
            return row.revision
        if (row.revision if row else 0) != expected:
            raise StaleEdit(_(_STALE))
        row = row or SectionAnswers(response=response, entry=entry, section=section, revision=0)
        row.answers, row.complete, row.revision = dict(answers), complete, expected + 1
        row.saved_at, row.saved_by = now(), by[:200]
        try:
            with transaction.atomic():
                row.save()
        except IntegrityError as error:  # the first save of somebody else came between
            raise StaleEdit(_(_STALE)) from error
        Response.objects.filter(pk=response.pk).update(changed_at=row.saved_at)
    return row.revision


_STALE = gettext_noop(
    "Jemand anderes hat diesen Abschnitt inzwischen gespeichert. Ihre Eingaben stehen noch hier. "
    "Vergleichen Sie und speichern Sie noch einmal."
)


def add_entry(invitation: UUID, number: int) -> int:
    """Begin an entry, such as another project; asking twice for one number begins one.

    Args:
        invitation: whose response.
        number: what the page said the next entry would be.

    Returns:
        The number of the entry.

    Raises:
        NoSuchSurvey: there is no such invitation.
        NotPossibleNow: there are too many.
    """
    with transaction.atomic():
        begin(invitation)
        response = _locked(invitation)
        if number < response.next_entry:
            return number if number in response.entries else response.next_entry - 1
        if len(response.entries) >= MOST_ENTRIES:
            raise NotPossibleNow(
                _("Mehr als %(most)s Einträge sind nicht möglich.") % {"most": MOST_ENTRIES}
            )
        added = response.next_entry
        response.entries = [*response.entries, added]
        response.next_entry, response.changed_at = added + 1, now()
        response.save(update_fields=["entries", "next_entry", "changed_at"])
    return added


def remove_entry(invitation: UUID, number: int, *, actor: Actor) -> None:
    """Remove an entry with its answers; what was submitted keeps them."""
    with transaction.atomic():
        begin(invitation)
        response = _locked(invitation)
        if number not in response.entries:
            return
        response.entries = [each for each in response.entries if each != number]
        response.changed_at = now()
        response.save(update_fields=["entries", "changed_at"])
        SectionAnswers.objects.filter(response=response, entry=number).delete()
        record(
            actor,
            "participation.entry_removed",
            Subject(TRAIL, str(invitation)),
            {"entry": number},
        )


def answers_of(response: Response) -> dict[int, dict[str, dict[str, Any]]]:
    """Return everything that was saved, by entry and section."""
    found: dict[int, dict[str, dict[str, Any]]] = {entry: {} for entry in (0, *response.entries)}
    for row in SectionAnswers.objects.filter(response=response):
        if row.entry in found:
            found[row.entry][row.section] = row.answers
    return found


def submit(invitation: UUID, *, by: str, actor: Actor) -> tuple[SubmissionInfo, bool]:
    """Submit everything that was saved; the same answers twice are one submission.

    Returns:
        The submission, and whether it is new.

    Raises:
        NoSuchSurvey: there is no such invitation.
        TooLate: the deadline has passed or the survey is closed; the draft stays.
        Unfinished: sections miss answers.
    """
    with transaction.atomic():
        begin(invitation)
        response = _locked(invitation)
        asked = Invitation.objects.select_related("survey").get(id=invitation)
        if not gate_of(asked.survey, asked).takes_answers(now()):
            raise TooLate(too_late(asked))
        questionnaire, saved = questionnaire_of(response.version), answers_of(response)
        places = unfinished(questionnaire, saved, today())
        if places:
            raise Unfinished(_("In einigen Abschnitten fehlen noch Angaben."), tuple(places))
        answers = canonical(questionnaire, saved, today())
        if not answers:
            raise Unfinished(_("Es ist noch nichts beantwortet."), ())
        return _receive(response, answers, by, actor)


def _receive(
    response: Response, answers: dict[int, dict[str, Any]], by: str, actor: Actor
) -> tuple[SubmissionInfo, bool]:
    plain = {str(entry): values for entry, values in answers.items()}
    text = json.dumps(plain, sort_keys=True, ensure_ascii=False, default=str)
    digest = hashlib.sha256(text.encode()).hexdigest()
    last = response.submissions.order_by("-number").first()
    standing = last is not None and last.withdrawn_at is None
    if last is not None and standing and last.digest == digest:
        Response.objects.filter(pk=response.pk).update(submitted_at=now())
        return submission_info(last), False
    moment = now()
    row = Submission.objects.create(
        response=response,
        number=last.number + 1 if last else 1,
        answers=json.loads(text),
        digest=digest,
        submitted_at=moment,
        submitted_by=by[:200],
    )
    response.state, response.submitted_at = ResponseState.SUBMITTED.value, moment
    response.save(update_fields=["state", "submitted_at"])
    record(
        actor,
        "participation.response_submitted",
        Subject(TRAIL, str(response.pk)),
        None,
        {"number": row.number, "digest": digest},
    )
    return submission_info(row), True


def withdraw(invitation: UUID, *, actor: Actor) -> None:
    """Take a submission back before the deadline; the answers stay as a draft.

    Raises:
        NoSuchSurvey: there is no such invitation.
        NotPossibleNow: nothing is submitted.
        TooLate: the deadline has passed.
    """
    with transaction.atomic():
        response = _locked(invitation)
        asked = Invitation.objects.select_related("survey").get(id=invitation)
        if response.state != ResponseState.SUBMITTED:
            raise NotPossibleNow(_("Es ist nichts eingereicht, was Sie zurückziehen könnten."))
        if not gate_of(asked.survey, asked).takes_answers(now()):
            raise TooLate(_("Die Frist ist abgelaufen. Eingereichtes bleibt eingereicht."))
        response.submissions.filter(withdrawn_at=None).update(withdrawn_at=now())
        response.state, response.submitted_at = ResponseState.DRAFT.value, None
        response.save(update_fields=["state", "submitted_at"])
        record(actor, "participation.response_withdrawn", Subject(TRAIL, str(invitation)))


def too_late(asked: Invitation) -> str:
    """Say why nothing is taken any more, and that nothing is lost."""
    if asked.survey.state == SurveyState.DRAFT:
        return _("Die Umfrage ist noch nicht geöffnet.")
    if asked.survey.state == SurveyState.CLOSED:
        return _(
            "Die Umfrage ist geschlossen. Ihre Angaben sind als Entwurf gespeichert. Bitten Sie "
            "die einladende Stelle, die Umfrage für Sie wieder zu öffnen."
        )
    return _(
        "Die Frist ist abgelaufen. Ihre Angaben sind als Entwurf gespeichert. Bitten Sie die "
        "einladende Stelle, die Umfrage für Sie wieder zu öffnen."
    )


def _response(invitation: UUID) -> Response | None:
    return Response.objects.select_related("version").filter(pk=invitation).first()


def _locked(invitation: UUID) -> Response:
    row = (
        Response.objects.select_for_update(of=("self",))
        .select_related("version", "invitation")
        .filter(pk=invitation)
        .first()
    )
    if row is None:
        raise NoSuchSurvey(_("Es ist noch nichts beantwortet."))
    return row
