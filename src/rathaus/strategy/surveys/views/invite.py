"""Inviting departments, reminding them, and one invitation with its letter and link."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from rathaus.audit.api import actor_of
from rathaus.participation.api import surveys
from rathaus.strategy.store.structure import structure
from rathaus.strategy.surveys.access import surveying
from rathaus.strategy.surveys.letters import addresses_of, letter, link_path, send_invitations
from rathaus.strategy.surveys.views.overview import DeadlineField


@surveying
@require_http_methods(["GET", "HEAD", "POST"])
def invite(request: HttpRequest, key: UUID) -> HttpResponse:
    """Choose departments, with an address each if the letter shall go elsewhere."""
    survey = surveys.survey(key)
    known = {each.party for each in surveys.invited(key)}
    language = get_language() or "de"
    departments = [each for each in structure().departments if each.id not in known]
    problem, field = "", ""
    if request.method == "POST":
        chosen = set(request.POST.getlist("party"))
        guests = [
            surveys.Guest(
                each.id,
                f"{each.number} {each.title.de}".strip(),
                request.POST.get(f"email_{each.id}", ""),
            )
            for each in departments
            if each.id in chosen
        ]
        try:
            if not guests:
                raise surveys.NotPossibleNow(_("Wählen Sie mindestens ein Amt."))
            new = surveys.invite(key, guests, actor=actor_of(request.user))
        except surveys.NoSuchSurvey:
            raise
        except surveys.ParticipationError as error:
            problem, field = error.message, error.field or ""
        else:
            _tell(request, survey, new)
            return redirect("strategy:office:survey", key=key)
    rows = [
        {
            "id": each.id,
            "title": f"{each.number} {each.title.in_language(language)}".strip(),
            "chosen": each.id in request.POST.getlist("party"),
            "email": request.POST.get(f"email_{each.id}", ""),
        }
        for each in departments
    ]
    context = {"survey": survey, "rows": rows, "problem": problem, "field": field}
    return render(request, "strategy/surveys/invite.html", context, status=422 if problem else 200)


def _tell(request: HttpRequest, survey: surveys.SurveyInfo, new: list[surveys.InvitedInfo]) -> None:
    """Send the letters of an open survey and say who has to be told in another way."""
    messages.success(
        request,
        ngettext("%(n)s Amt ist eingeladen.", "%(n)s Ämter sind eingeladen.", len(new))
        % {"n": len(new)},
    )
    if survey.state is not surveys.SurveyState.OPEN:
        messages.info(request, _("Die Briefe gehen hinaus, sobald Sie die Umfrage öffnen."))
        return
    reached = send_invitations(new)
    lost = [each.name for each in new if each.id not in reached]
    if lost:
        messages.warning(
            request,
            _(
                "Keine Adresse haben: %(names)s. Öffnen Sie die Einladung und geben Sie den Link "
                "weiter."
            )
            % {"names": ", ".join(lost)},
        )


@surveying
@require_POST
def remind(request: HttpRequest, key: UUID) -> HttpResponse:
    """Remind all that have not answered, or one."""
    only = [UUID(value) for value in request.POST.getlist("only") if _is_uuid(value)]
    done = surveys.remind(key, actor=actor_of(request.user), only=only or None)
    if done.reached:
        messages.success(
            request,
            ngettext("%(n)s Amt wird erinnert.", "%(n)s Ämter werden erinnert.", done.reached)
            % {"n": done.reached},
        )
    else:
        messages.info(
            request,
            _("Niemand war zu erinnern: Alle haben geantwortet oder wurden heute schon erinnert."),
        )
    if done.unreachable:
        messages.warning(
            request, _("Keine Adresse haben: %(names)s.") % {"names": ", ".join(done.unreachable)}
        )
    return redirect("strategy:office:survey", key=key)


def _is_uuid(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True


class ReopenForm(forms.Form):
    """Until when one party may answer."""

    until = DeadlineField(
        label=gettext_lazy("Für dieses Amt offen bis"),
        max_length=20,
        help_text=gettext_lazy("Ein Tag wie 30.6.2029; er zählt bis zu seinem Ende"),
        widget=forms.TextInput(attrs={"class": "width-10"}),
    )


@surveying
@require_http_methods(["GET", "HEAD", "POST"])
def one(request: HttpRequest, key: UUID, invitation: UUID) -> HttpResponse:
    """Show an invitation with its letter; open it again, replace its link, send its letter."""
    survey, invited = surveys.survey(key), surveys.invitation(invitation)
    if invited.survey != key:
        raise surveys.NoSuchSurvey(_("Diese Einladung gibt es nicht."))
    actor = actor_of(request.user)
    form = ReopenForm(request.POST if request.POST.get("act") == "open" else None)
    if request.method == "POST":
        act = request.POST.get("act")
        if act == "link":
            surveys.renew_link(invitation, actor=actor)
            messages.success(request, _("Der frühere Link gilt nicht mehr. Hier ist der neue."))
            return redirect(request.path)
        if act == "send" and send_invitations([invited]):
            messages.success(request, _("Der Brief ist unterwegs."))
            return redirect(request.path)
        if act == "open" and form.is_valid() and _open(form, invitation, request):
            return redirect(request.path)
    subject, text = letter("invitation", invited, survey)
    context = {
        "survey": survey,
        "invited": invited,
        "form": form,
        "subject": subject,
        "text": text,
        "link": survey.site + link_path(invited.token),
        "addresses": [address for address, _language in addresses_of(invited)],
        "delegations": surveys.delegations(invitation),
        "inquiries": surveys.inquiries(invitation),
    }
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "strategy/surveys/invitation.html", context, status=status)


def _open(form: ReopenForm, invitation: UUID, request: HttpRequest) -> bool:
    try:
        surveys.open_for(invitation, form.cleaned_data["until"], actor=actor_of(request.user))
    except surveys.NotPossibleNow as error:
        form.add_error("until", error.message)
        return False
    messages.success(request, _("Dieses Amt kann wieder antworten."))
    return True
