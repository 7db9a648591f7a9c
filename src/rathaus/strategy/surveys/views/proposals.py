"""Reviewing proposals: the list, one beside similar projects, and what is decided."""

from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from rathaus.audit.api import actor_of
from rathaus.participation.api import surveys
from rathaus.strategy.document import Project
from rathaus.strategy.errors import NotFound, StrategyError
from rathaus.strategy.office.access import stated_version
from rathaus.strategy.rules.vocabulary import FIELDS
from rathaus.strategy.store.projects import get
from rathaus.strategy.store.structure import structure
from rathaus.strategy.surveys.access import surveying
from rathaus.strategy.surveys.likeness import likely_twins
from rathaus.strategy.surveys.models import Proposal
from rathaus.strategy.surveys.projects import resolve_dependencies
from rathaus.strategy.surveys.proposals import (
    WAITING,
    accept,
    differences,
    facts_of,
    known_projects,
    merge_into,
    reject,
    send_back,
)
from rathaus.strategy.surveys.wording import words_of

PAGE = 50
STATES = ("open", "returned", "accepted", "merged", "rejected", "withdrawn")


@dataclass(frozen=True, slots=True)
class Difference:
    """A fact in which proposal and project differ, in words."""

    name: str
    title: str
    proposed: str
    stored: str


@surveying
@require_http_methods(["GET", "HEAD"])
def listing(request: HttpRequest, key: UUID) -> HttpResponse:
    """List proposals, those that wait for a decision first."""
    survey = surveys.survey(key)
    state = request.GET.get("zustand", "")
    rows = Proposal.objects.filter(survey=key)
    if state in STATES:
        rows = rows.filter(state=state)
    ordered = sorted(rows, key=lambda row: (row.state not in WAITING, row.received_at, row.pk))
    names = {each.party: each.name for each in surveys.invited(key)}
    page = Paginator(ordered, PAGE).get_page(request.GET.get("seite"))
    context = {
        "survey": survey,
        "page": page,
        "rows": [(row, names.get(row.party, row.party)) for row in page.object_list],
        "states": STATES,
        "state": state,
    }
    return render(request, "strategy/surveys/proposals.html", context)


@surveying
@require_http_methods(["GET", "HEAD", "POST"])
def one(request: HttpRequest, key: UUID, number: int) -> HttpResponse:
    """Show a proposal beside similar projects, and decide on it."""
    survey, row = surveys.survey(key), _row(key, number)
    problem, field = "", ""
    if request.method == "POST":
        try:
            return _decide(request, survey, row)
        except (StrategyError, surveys.ParticipationError) as error:
            if isinstance(error, NotFound | surveys.NoSuchSurvey):
                raise
            problem, field = error.message, error.field or ""
            row.refresh_from_db()
    language = get_language() or "de"
    inquiries = [each for each in surveys.inquiries(row.invitation) if each.entry in (0, row.entry)]
    context = {
        "survey": survey,
        "row": row,
        "party": surveys.invitation(row.invitation).name,
        "waits": row.state in WAITING,
        "changed_since": row.decided is not None and row.decided != row.facts,
        "similar": likely_twins(row, structure()),
        "inquiries": inquiries,
        "problem": problem,
        "field": field,
        "question": request.POST.get("question", ""),
        "reason": request.POST.get("reason", ""),
        "language": language,
    }
    status = 409 if problem and not field else (422 if problem else 200)
    return render(request, "strategy/surveys/proposal.html", context, status=status)


def _decide(request: HttpRequest, survey: surveys.SurveyInfo, row: Proposal) -> HttpResponse:
    actor, expected = actor_of(request.user), stated_version(request)
    act = request.POST.get("act")
    if act == "accept":
        project = accept(
            row.pk,
            expected=expected,
            survey_title=survey.questionnaire.form.title.de,
            actor=actor,
        )
        messages.success(request, _("Der Vorschlag ist als Projekt im Portfolio."))
        return redirect("strategy:office:project", key=project)
    if act == "ask":
        send_back(row.pk, request.POST.get("question", ""), expected=expected, actor=actor)
        messages.success(
            request, _("Die Frage ist gestellt. Das Amt sieht sie bei seinen Antworten.")
        )
    elif act == "reject":
        reject(row.pk, request.POST.get("reason", ""), expected=expected, actor=actor)
        messages.success(request, _("Der Vorschlag ist abgelehnt; das Amt sieht den Grund."))
    return redirect("strategy:office:survey-proposals", key=survey.id)


@surveying
@require_http_methods(["GET", "HEAD", "POST"])
def merge(request: HttpRequest, key: UUID, number: int) -> HttpResponse:
    """Choose fact by fact what of a proposal goes into an existing project."""
    survey, row = surveys.survey(key), _row(key, number)
    given = request.POST if request.method == "POST" else request.GET
    stored = get(given.get("projekt", "").replace("\0", ""))
    problem = ""
    if request.method == "POST":
        try:
            merge_into(
                row.pk,
                stored.project.id,
                request.POST.getlist("take"),
                expected=stated_version(request),
                version=_number(request.POST.get("project_version", "")),
                actor=actor_of(request.user),
            )
        except StrategyError as error:
            if isinstance(error, NotFound):
                raise
            problem = error.message
            row.refresh_from_db()
            stored = get(stored.project.id)
        else:
            messages.success(request, _("Die gewählten Angaben stehen jetzt im Projekt."))
            return redirect("strategy:office:project", key=stored.project.id)
    context = {
        "survey": survey,
        "row": row,
        "stored": stored,
        "differences": _differences(row, stored.project),
        "waits": row.state in WAITING,
        "problem": problem,
        "taken": request.POST.getlist("take"),
    }
    return render(request, "strategy/surveys/merge.html", context, status=409 if problem else 200)


def _differences(row: Proposal, stored: Project) -> list[Difference]:
    strategy, language = structure(), get_language() or "de"
    proposed = resolve_dependencies(facts_of(row), known_projects())
    return [
        Difference(
            name,
            FIELDS[name].in_language(language),
            words_of(getattr(proposed, name), name, strategy, language),
            words_of(getattr(stored, name), name, strategy, language),
        )
        for name in differences(proposed, stored)
    ]


def _row(key: UUID, number: int) -> Proposal:
    row = Proposal.objects.filter(survey=key, pk=number).first()
    if row is None:
        raise NotFound(_("Diesen Vorschlag gibt es nicht."))
    return row


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else -1
