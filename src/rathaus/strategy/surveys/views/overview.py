"""Surveys and their life: list, one survey with who has answered, open, close, reopen."""

from datetime import datetime, time
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from rathaus.audit.api import actor_of
from rathaus.kernel.text import Localized
from rathaus.kernel.time import BERLIN
from rathaus.participation.api import surveys
from rathaus.strategy.errors import InvalidChange
from rathaus.strategy.office.dates import parse_day
from rathaus.strategy.store.structure import structure
from rathaus.strategy.surveys.access import surveying
from rathaus.strategy.surveys.facts import renewed
from rathaus.strategy.surveys.letters import send_invitations
from rathaus.strategy.surveys.models import Proposal
from rathaus.strategy.surveys.proposals import WAITING
from rathaus.strategy.surveys.subjects import PORTFOLIO
from rathaus.strategy.surveys.template import empty_survey, project_survey


class NewSurveyForm(forms.Form):
    """A survey to begin: from the template or empty."""

    title = forms.CharField(
        label=gettext_lazy("Titel"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("Leer: der Titel der Vorlage"),
    )
    start = forms.ChoiceField(
        label=gettext_lazy("Womit beginnen?"),
        choices=[
            ("template", gettext_lazy("Erhebung der Projekte, eine fertige Vorlage")),
            ("empty", gettext_lazy("Ein leerer Fragebogen")),
        ],
        widget=forms.RadioSelect,
        initial="template",
    )


class DeadlineField(forms.CharField):
    """A day until whose end answers are taken; empty means no deadline."""

    def clean(self, value: Any) -> datetime | None:
        """Return the last minute of the day."""
        try:
            day = parse_day(super().clean(value), end=True, field="deadline")
        except InvalidChange as error:
            raise forms.ValidationError(error.message) from None
        return datetime.combine(day, time(23, 59, 59), BERLIN) if day else None


class OpenForm(forms.Form):
    """Until when a survey takes answers, when it reminds, and why it opens again."""

    deadline = DeadlineField(
        label=gettext_lazy("Frist"),
        max_length=20,
        required=False,
        help_text=gettext_lazy("Ein Tag wie 30.6.2029; er zählt bis zu seinem Ende"),
        widget=forms.TextInput(attrs={"class": "width-10"}),
    )
    remind_days = forms.RegexField(
        r"^\s*(\d{1,2}(\s*,\s*\d{1,2})*)?\s*$",
        label=gettext_lazy("Erinnern, so viele Tage vor der Frist"),
        max_length=30,
        required=False,
        help_text=gettext_lazy("Zum Beispiel: 7, 1"),
        widget=forms.TextInput(attrs={"class": "width-10"}),
        error_messages={"invalid": gettext_lazy("Schreiben Sie Zahlen mit Komma, etwa 7, 1.")},
    )
    reason = forms.CharField(
        label=gettext_lazy("Grund, wieder zu öffnen"), max_length=500, required=False
    )

    def __init__(self, *args: Any, again: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not again:
            del self.fields["reason"]

    def days(self) -> tuple[int, ...]:
        """Return the days before the deadline on which to remind."""
        return tuple(int(day) for day in self.cleaned_data["remind_days"].split(",") if day.strip())


@surveying
@require_http_methods(["GET", "HEAD"])
def listing(request: HttpRequest) -> HttpResponse:
    """List the surveys with how many have answered."""
    rows = []
    for survey in surveys.surveys(PORTFOLIO):
        invited = surveys.invited(survey.id)
        rows.append(
            {
                "survey": survey,
                "invited": len(invited),
                "answered": sum(each.state == "submitted" for each in invited),
                "proposals": Proposal.objects.filter(survey=survey.id, state__in=WAITING).count(),
            }
        )
    return render(
        request,
        "strategy/surveys/list.html",
        {"rows": rows, "form": NewSurveyForm(auto_id="neu_%s")},
    )


@surveying
@require_POST
def create(request: HttpRequest) -> HttpResponse:
    """Begin a survey and go to its designer."""
    form = NewSurveyForm(request.POST)
    title = request.POST.get("title", "").replace("\0", "").strip()[:200]
    if form.is_valid() and form.cleaned_data["start"] == "empty":
        questionnaire = empty_survey(Localized(title or _("Umfrage")))
    else:
        questionnaire = project_survey(structure())
        if title:
            questionnaire = surveys.editing.titled(questionnaire, Localized(title))
    made = surveys.create(PORTFOLIO, questionnaire, actor=actor_of(request.user))
    messages.success(request, _("Die Umfrage ist angelegt. Noch sieht sie niemand sonst."))
    return redirect("strategy:office:survey-design", key=made.id)


@surveying
@require_http_methods(["GET", "HEAD"])
def survey(request: HttpRequest, key: UUID) -> HttpResponse:
    """Show a survey: its state, who is invited, who has answered, what can be done."""
    return _page(request, surveys.survey(key))


def _page(
    request: HttpRequest, survey: surveys.SurveyInfo, form: OpenForm | None = None
) -> HttpResponse:
    invited = surveys.invited(survey.id)
    deadline = survey.deadline.astimezone(BERLIN) if survey.deadline else None
    initial = {
        "deadline": f"{deadline:%d.%m.%Y}" if deadline else "",
        "remind_days": ", ".join(map(str, sorted(survey.remind_days, reverse=True))),
    }
    again = survey.state is surveys.SurveyState.CLOSED
    context = {
        "survey": survey,
        "invited": invited,
        "answered": sum(each.state == "submitted" for each in invited),
        "waiting": [each for each in invited if each.state != "submitted"],
        "form": form or OpenForm(initial=initial, again=again),
        "proposals": Proposal.objects.filter(survey=survey.id, state__in=WAITING).count(),
        "newer": _has_newer(survey),
    }
    return render(
        request, "strategy/surveys/survey.html", context, status=422 if form is not None else 200
    )


def _has_newer(survey: surveys.SurveyInfo) -> bool:
    """Tell whether the questionnaire was changed after it was last published."""
    newest = next(iter(surveys.versions(survey.id)), None)
    return newest is not None and surveys.to_json(newest[1]) != surveys.to_json(
        survey.questionnaire
    )


@surveying
@require_POST
def publish(request: HttpRequest, key: UUID) -> HttpResponse:
    """Open a survey, publish a new version of it, or open it again with a reason."""
    survey, actor = surveys.survey(key), actor_of(request.user)
    again = survey.state is surveys.SurveyState.CLOSED
    form = OpenForm(request.POST, again=again)
    if not form.is_valid():
        return _page(request, survey, form)
    deadline = form.cleaned_data["deadline"]
    try:
        surveys.redesign(
            key,
            lambda now: renewed(now, structure()),
            expected=survey.revision,
            actor=actor,
        )
        if again:
            surveys.reopen(key, deadline, form.cleaned_data["reason"], actor=actor)
        else:
            site = request.build_absolute_uri("/").rstrip("/")
            surveys.publish(key, deadline, form.days(), site=site, actor=actor)
            if survey.opened_at is None:
                send_invitations(surveys.invited(key))
    except surveys.NoSuchSurvey:
        raise
    except surveys.ParticipationError as error:
        form.add_error(error.field if error.field in form.fields else None, error.message)
        return _page(request, survey, form)
    messages.success(request, _("Die Umfrage ist offen."))
    return redirect("strategy:office:survey", key=key)


@surveying
@require_POST
def close(request: HttpRequest, key: UUID) -> HttpResponse:
    """Close a survey."""
    try:
        surveys.close(key, actor=actor_of(request.user))
    except surveys.NotPossibleNow as error:
        messages.error(request, error.message)
    else:
        messages.success(request, _("Die Umfrage ist geschlossen. Entwürfe bleiben stehen."))
    return redirect("strategy:office:survey", key=key)
