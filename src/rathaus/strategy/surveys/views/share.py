"""Handing sections to colleagues, and a colleague who is done."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from rathaus.participation.api import surveys
from rathaus.strategy.surveys.letters import link_path, send_delegation
from rathaus.strategy.surveys.seats import actor_at, answering, person_at, refuse_delegate


@answering
@require_http_methods(["GET", "HEAD", "POST"])
def delegate(request: HttpRequest, seat: str, desk: surveys.Desk) -> HttpResponse:
    """Choose sections and name a colleague, who gets a link for these alone."""
    refuse_delegate(desk)
    problem, field = "", ""
    if request.method == "POST":
        try:
            made = surveys.delegate(
                desk.invitation.id,
                request.POST.getlist("sections"),
                request.POST.get("name", "").replace("\0", ""),
                email=request.POST.get("email", "").replace("\0", ""),
                note=request.POST.get("note", "").replace("\0", ""),
                actor=actor_at(request, desk),
            )
        except surveys.NoSuchSurvey:
            raise
        except surveys.ParticipationError as error:
            problem, field = error.message, error.field or ""
        else:
            _tell(request, desk, made)
            return redirect("strategy:survey-answer-share", seat=seat)
    language = get_language() or "de"
    delegations = [
        (each, request.build_absolute_uri(link_path(each.token)), _titles(desk, each, language))
        for each in surveys.delegations(desk.invitation.id)
    ]
    context = {
        "desk": desk,
        "seat": seat,
        "sections": [
            (page.key, page.title.in_language(language)) for page in desk.questionnaire.form.pages
        ],
        "chosen": request.POST.getlist("sections"),
        "given": request.POST,
        "delegations": delegations,
        "problem": problem,
        "field": field,
        "has_errors": bool(problem),
    }
    return render(
        request, "strategy/surveys/answer/share.html", context, status=422 if problem else 200
    )


def _titles(desk: surveys.Desk, made: surveys.DelegationInfo, language: str) -> str:
    pages = (desk.questionnaire.form.page(key) for key in made.sections)
    return ", ".join(page.title.in_language(language) for page in pages if page)


def _tell(request: HttpRequest, desk: surveys.Desk, made: surveys.DelegationInfo) -> None:
    if not made.email:
        messages.success(request, _("Geben Sie den Link weiter; er steht unten."))
        return
    send_delegation.enqueue(
        to=made.email,
        name=person_at(request, desk),
        title=desk.questionnaire.form.title.de,
        note=made.note,
        address=request.build_absolute_uri(link_path(made.token)),
    )
    messages.success(request, _("Der Link ist unterwegs an %(name)s.") % {"name": made.name})


@answering
@require_POST
def end(request: HttpRequest, seat: str, desk: surveys.Desk, key: UUID) -> HttpResponse:
    """Take sections back: the colleague's link ends, the answers stay."""
    refuse_delegate(desk)
    surveys.end_delegation(desk.invitation.id, key, actor=actor_at(request, desk))
    messages.success(request, _("Der Link gilt nicht mehr. Die Antworten bleiben stehen."))
    return redirect("strategy:survey-answer-share", seat=seat)


@answering
@require_POST
def ready(request: HttpRequest, seat: str, desk: surveys.Desk) -> HttpResponse:
    """Let a colleague say that the delegated sections are done, or take that back."""
    if desk.delegate is None:
        raise surveys.NoSuchSurvey(_("Sie reichen selbst ein und müssen nichts melden."))
    done = desk.delegate.ready_at is None
    surveys.mark_ready(desk.delegate.id, ready=done)
    messages.success(
        request,
        _("Danke. %(name)s sieht, dass Sie fertig sind.") % {"name": desk.invitation.name}
        if done
        else _("Sie können weiter ändern."),
    )
    return redirect("strategy:survey-answer", seat=seat)
