"""Checking everything, submitting, taking back, and answering questions back."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from rathaus.kernel.time import today
from rathaus.participation.api import surveys
from rathaus.strategy.surveys import proposals
from rathaus.strategy.surveys.seats import actor_at, answering, person_at, refuse_delegate
from rathaus.strategy.surveys.views.answer import name_of


@answering
@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest, seat: str, desk: surveys.Desk) -> HttpResponse:
    """Show all answers with what is missing; submit them."""
    refuse_delegate(desk)
    problem = ""
    if request.method == "POST":
        try:
            new = _submit(request, desk)
        except (surveys.TooLate, surveys.Unfinished) as error:
            problem = error.message
        else:
            messages.success(
                request,
                _("Eingereicht. Vielen Dank. Bis zur Frist können Sie noch ändern.")
                if new
                else _("Diese Antworten waren schon eingereicht."),
            )
            return redirect("strategy:survey-answer", seat=seat)
    context = {
        "desk": desk,
        "seat": seat,
        "missing": _missing(desk, seat),
        "parts": _parts(desk),
        "problem": problem,
        "has_errors": bool(problem),
    }
    return render(
        request, "strategy/surveys/answer/check.html", context, status=422 if problem else 200
    )


def _submit(request: HttpRequest, desk: surveys.Desk) -> bool:
    """Submit and make the proposals in one transaction: what is acknowledged is there."""
    with transaction.atomic():
        submission, new = surveys.submit(
            desk.invitation.id, by=person_at(request, desk), actor=actor_at(request, desk)
        )
        if new:
            proposals.take(submission, desk.questionnaire, desk.invitation.survey)
    return new


def _missing(desk: surveys.Desk, seat: str) -> list[tuple[str, str]]:
    language = get_language() or "de"
    found = []
    for entry, key in surveys.unfinished(desk.questionnaire, desk.answers, today()):
        title = desk.questionnaire.section(key).title.in_language(language)
        name = f"{name_of(desk, entry)}: {title}" if entry else title
        found.append((name, reverse("strategy:survey-answer-section", args=[seat, entry, key])))
    return found


def _parts(desk: surveys.Desk) -> list[tuple[str, list[surveys.Told]]]:
    """Return all answers in words: those given once, then project by project."""
    language = get_language() or "de"

    def told(entry: int) -> list[surveys.Told]:
        flat = {
            key: value
            for number in {0, entry}
            for part in desk.answers.get(number, {}).values()
            for key, value in part.items()
        }
        return surveys.told(
            desk.questionnaire, flat, today(), repeated=entry > 0, language=language
        )

    return [("", told(0)), *((name_of(desk, entry), told(entry)) for entry in desk.entries)]


@answering
@require_POST
def withdraw(request: HttpRequest, seat: str, desk: surveys.Desk) -> HttpResponse:
    """Take a submission back before the deadline; the answers stay as a draft."""
    refuse_delegate(desk)
    try:
        with transaction.atomic():
            surveys.withdraw(desk.invitation.id, actor=actor_at(request, desk))
            proposals.withdraw(desk.invitation.id)
    except (surveys.TooLate, surveys.NotPossibleNow) as error:
        messages.error(request, error.message)
    else:
        messages.success(request, _("Zurückgezogen. Ihre Antworten stehen noch als Entwurf hier."))
    return redirect("strategy:survey-answer", seat=seat)


@answering
@require_POST
def answer_back(request: HttpRequest, seat: str, desk: surveys.Desk, key: int) -> HttpResponse:
    """Answer a question of the office."""
    refuse_delegate(desk)
    try:
        surveys.answer(
            desk.invitation.id,
            key,
            request.POST.get("answer", ""),
            by=person_at(request, desk),
            actor=actor_at(request, desk),
        )
    except surveys.NoSuchSurvey:
        raise
    except surveys.ParticipationError as error:
        messages.error(request, error.message)
    else:
        messages.success(request, _("Ihre Antwort ist beim Strategiebüro."))
    return redirect("strategy:survey-answer", seat=seat)
