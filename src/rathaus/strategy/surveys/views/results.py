"""Results of a survey: charts by question for the office, and all answers as CSV."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from rathaus.kernel.time import BERLIN, today
from rathaus.participation.api import surveys
from rathaus.strategy.lists.export import write_csv
from rathaus.strategy.surveys.access import surveying
from rathaus.strategy.surveys.charts import results_of


@surveying
@require_http_methods(["GET", "HEAD"])
def results(request: HttpRequest, key: UUID) -> HttpResponse:
    """Show what was answered by question; texts that people wrote are for the office alone."""
    survey = surveys.survey(key)
    received = surveys.submissions(key)
    invited = surveys.invited(key)
    context = {
        "survey": survey,
        "invited": len(invited),
        "answered": len(received),
        "begun": sum(each.state == "draft" for each in invited),
        "entries": sum(len([n for n in each.answers if n]) for each in received),
        "results": results_of(survey.questionnaire, received, get_language() or "de"),
    }
    return render(request, "strategy/surveys/results.html", context)


@surveying
@require_http_methods(["GET", "HEAD"])
def results_csv(request: HttpRequest, key: UUID) -> HttpResponse:
    """Hand out all answers: a row for each project, or for each department without one."""
    survey = surveys.survey(key)
    versions = dict(surveys.versions(key))
    questions = {
        element.key: element.title.de
        for _number, each in sorted(versions.items())
        for _page, element in each.questions()
    }
    headings = [
        _("Amt"),
        _("Eingereicht am"),
        survey.questionnaire.entry_name.de,
        *questions.values(),
    ]
    rows = [
        row
        for each in surveys.submissions(key)
        for row in _rows(each, versions[each.version], list(questions))
    ]
    response = HttpResponse(write_csv(headings, rows), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="umfrage-{today()}.csv"'
    return response


def _rows(
    each: surveys.SubmissionInfo, questionnaire: surveys.Questionnaire, keys: list[str]
) -> list[list[str]]:
    moment = f"{each.submitted_at.astimezone(BERLIN):%d.%m.%Y %H:%M}"
    whole = dict(each.answers.get(0, {}))
    once = _told(questionnaire, whole, repeated=False)
    entries = [number for number in sorted(each.answers) if number] or [0]
    return [
        [
            each.name,
            moment,
            str(number or ""),
            *(
                {
                    **once,
                    **(
                        _told(questionnaire, {**whole, **each.answers[number]}, repeated=True)
                        if number
                        else {}
                    ),
                }.get(key, "")
                for key in keys
            ),
        ]
        for number in entries
    ]


def _told(
    questionnaire: surveys.Questionnaire, answers: dict[str, object], *, repeated: bool
) -> dict[str, str]:
    return {
        told.key: told.answer
        for told in surveys.told(questionnaire, answers, today(), repeated=repeated)
    }
