"""Letters of a survey: invitation, reminder, delegation; by e-mail, or as text to hand over."""

from collections.abc import Sequence
from uuid import UUID

from django.core.mail import send_mail
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from rathaus.identity.api import accounts_with_role
from rathaus.kernel.access import Role
from rathaus.kernel.jobs import job
from rathaus.participation.api import surveys


def addresses_of(invited: surveys.InvitedInfo) -> list[tuple[str, str]]:
    """Return who gets a party's letters, as address and language.

    An address that the office gave for the invitation counts alone; else all accounts of the
    department get the letter.
    """
    if invited.email:
        return [(invited.email, invited.language)]
    accounts = accounts_with_role(Role.DEPARTMENT, invited.party)
    return [(account.email, account.language) for account in accounts]


def letter(kind: str, invited: surveys.InvitedInfo, survey: surveys.SurveyInfo) -> tuple[str, str]:
    """Return subject and text of an invitation or a reminder in the active language.

    Args:
        kind: "invitation" or "reminder".
        invited: who is asked.
        survey: what they are asked.
    """
    form = survey.questionnaire.form
    title = form.title.de
    if kind == "reminder":
        subject = _("Erinnerung: %(title)s") % {"title": title}
        first = _("von Ihnen fehlt uns noch eine Antwort auf „%(title)s“.") % {"title": title}
    else:
        subject = _("Einladung: %(title)s") % {"title": title}
        first = _("wir bitten %(name)s um Antworten: „%(title)s“.") % {
            "name": invited.name,
            "title": title,
        }
    lines = [_("Guten Tag,"), "", first, ""]
    lines += [_("Ihr Link, nur für Sie:"), survey.site + link_path(invited.token), ""]
    if survey.deadline:
        day = timezone.localtime(survey.deadline)
        lines += [_("Sie können bis zum %(day)s antworten.") % {"day": f"{day:%d.%m.%Y, %H:%M}"}]
    lines += [
        _("Sie können jederzeit unterbrechen und Abschnitte an Kolleginnen und Kollegen abgeben."),
    ]
    return subject, "\n".join(lines)


def link_path(token: str) -> str:
    """Return the path that a link leads to."""
    return reverse("strategy:survey-answer", args=[token])


def send_invitations(invited: Sequence[surveys.InvitedInfo]) -> set[UUID]:
    """Enqueue the invitations; return whose party has an address."""
    return _send("invitation", invited)


def _send(kind: str, invited: Sequence[surveys.InvitedInfo]) -> set[UUID]:
    reached = set()
    for each in invited:
        for address, language in addresses_of(each):
            reached.add(each.id)
            send_letter.enqueue(kind=kind, invitation=str(each.id), to=address, language=language)
    return reached


def send_reminders(invited: Sequence[surveys.InvitedInfo]) -> set[UUID]:
    """Enqueue reminders; participation calls this for surveys of the strategy."""
    return _send("reminder", invited)


@job("strategy.send_survey_letter")
def send_letter(kind: str, invitation: str, to: str, language: str) -> None:
    """Send one letter of a survey."""
    invited = surveys.invitation(UUID(invitation))
    survey = surveys.survey(invited.survey)
    with override(language):
        subject, text = letter(kind, invited, survey)
    send_mail(subject, text, None, [to])


@job("strategy.send_survey_delegation")
def send_delegation(to: str, name: str, title: str, note: str, address: str) -> None:
    """Send a colleague the link to the sections that were handed over."""
    with override("de"):
        lines = [
            _("Guten Tag,"),
            "",
            _("%(name)s bittet Sie, Abschnitte der Umfrage „%(title)s“ auszufüllen.")
            % {"name": name, "title": title},
            "",
            note,
            "",
            _("Ihr Link, nur für Sie:"),
            address,
        ]
        send_mail(
            _("Bitte um Mithilfe: %(title)s") % {"title": title}, "\n".join(lines), None, [to]
        )
