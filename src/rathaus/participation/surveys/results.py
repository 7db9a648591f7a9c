"""What a survey found: submissions as they stand, and answers by question for tables and charts."""

from collections.abc import Iterator
from uuid import UUID

from rathaus.participation.surveys.models import QuestionnaireVersion, Submission
from rathaus.participation.surveys.rules.questionnaire import Questionnaire, from_json
from rathaus.participation.surveys.values import SubmissionInfo, submission_info


def submissions(survey: UUID) -> list[SubmissionInfo]:
    """Return the submission of each party that stands: the newest, if it was not withdrawn."""
    rows = (
        Submission.objects.filter(response__invitation__survey_id=survey, withdrawn_at=None)
        .select_related("response__invitation", "response__version")
        .order_by("response__invitation__name", "response_id", "-number")
        .distinct("response__invitation__name", "response_id")
    )
    return [submission_info(row) for row in rows]


def versions(survey: UUID) -> Iterator[tuple[int, Questionnaire]]:
    """Return the published questionnaires of a survey with their numbers, newest first."""
    rows = QuestionnaireVersion.objects.filter(survey_id=survey).order_by("-number")
    for number, document in rows.values_list("number", "document"):
        yield number, from_json(document)
